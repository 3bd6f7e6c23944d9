using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>新規: a system that the ledger does not have.</summary>
public sealed class NewRowModel(SurveyAnswerQueries answers, SurveyAnswerService service, CodeQueries codes, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts)
    : RowFormPage(answers, service, codes, source, current, texts)
{
    protected override bool IsNew => true;

    protected override Task SaveAsync(SurveyRowAnswer given, CancellationToken ct) => Service.AddRowAsync(Id, given, Me, ct);
}
