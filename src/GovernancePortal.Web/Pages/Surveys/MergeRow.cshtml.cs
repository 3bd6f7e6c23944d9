using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Surveys;

/// <summary>One system: the ledger now beside the answer, column by column; a conflict is decided here.</summary>
public sealed class MergeRowModel(SurveyAnswerQueries answers, SurveyMergeService service, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts) : SurveyPage(current)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>By the name of the column: true takes the answer.</summary>
    [BindProperty]
    public Dictionary<string, bool> Take { get; set; } = [];

    [BindProperty]
    public uint Version { get; set; }

    [BindProperty]
    public uint Ledger { get; set; }

    public MergeView Shown { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public bool IsOpen => Shown.Scene.Answer.State == SurveyAnswerState.Fixed && Shown.Row.Merge != MergeState.Merged;

    protected override async Task LoadPageAsync(CancellationToken ct)
    {
        if (!Manages)
        {
            throw new Forbidden("Merging a survey.");
        }
        Shown = await answers.MergeAsync(Id, Me, ct);
        Words = await source.ReadAsync(Me.Today, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.MergeAsync(Id, Version, Ledger, Take, Me, ct);
        this.FlashMessage(texts["Surveys.RowMerged", Shown.Row.Name]);
        return RedirectToPage("/Surveys/Merge", new { id = Shown.Scene.Campaign.Id });
    }

    public string? Say(string column, string? stored) => stored is null ? null : Words.Value(nameof(InformationSystem) + "." + column, stored);
}
