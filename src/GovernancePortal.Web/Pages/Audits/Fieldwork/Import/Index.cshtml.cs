using GovernancePortal.Core.Audits.Answers.Sheets;
using GovernancePortal.Web.Imports;
using GovernancePortal.Web.Security;
using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Audits.Fieldwork.Import;

/// <summary>Takes a file into the register.</summary>
public sealed class IndexModel(CurrentActor current, AuditAnswerImportService imports, ImportWork work, IStringLocalizer<Texts> texts) : ImportIndexModel<AuditAnswerImportService>(current, imports, work, texts)
{
    internal static readonly ImportPlace Register = new("Audits", "Navigation.Audits", "/Audits/Index", Key: "AuditChecks.LineKey", Name: "AuditChecks.LineName");

    public override ImportPlace Place => Register;
}
