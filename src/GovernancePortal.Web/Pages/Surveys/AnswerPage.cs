using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>A page about one section's answer.</summary>
public abstract class AnswerPage(SurveyAnswerQueries answers, SystemWordsSource source, CurrentActor current) : SurveyPage(current)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public SurveyAnswerView Shown { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;

    protected SurveyAnswerQueries Answers => answers;

    public string Link => Url.Page("/Surveys/Answer", new { id = Shown.Answer.Id })!;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        Shown = await answers.ViewAsync(await AnswerIdAsync(ct), Me, ct);
        Words = await source.ReadAsync(Me.Today, ct);
    }

    protected virtual Task<Guid> AnswerIdAsync(CancellationToken ct) => Task.FromResult(Id);

    protected void NeedToWrite()
    {
        if (!Shown.MayWrite)
        {
            throw new Forbidden("Writing this survey answer.");
        }
    }

    /// <summary>A stored value as words.</summary>
    public string? Say(string column, string? stored) => stored is null ? null : Words.Value(nameof(InformationSystem) + "." + column, stored);
}

/// <summary>One row beside its difference; what the partial _SurveyRow shows.</summary>
/// <param name="Level">Of the heading.</param>
public sealed record RowView(SurveyRow Row, SurveyAnswerView View, Func<string, string?, string?> Say, SystemWords Words, bool Advising = false);
