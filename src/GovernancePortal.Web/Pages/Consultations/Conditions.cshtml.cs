using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.FollowUp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Conditions that decisions were given under, in the order of their days, until they are confirmed as met.</summary>
public sealed class ConditionsModel(ConditionQueries conditions, ConsultationCaseService cases, SystemWordsSource source, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ConditionFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public Page<ConditionLine> Lines { get; private set; } = Page<ConditionLine>.Empty;
    public int Total { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await conditions.PageAsync(Filter, At, Actor, ct);
        Total = await conditions.CountAsync(Filter, Actor, ct);
    }

    /// <param name="kind">xlsx or csv.</param>
    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        await ReadAsync(ct);
        var chosen = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(texts["Conditions.Title"] + texts["Systems.ConditionSeparator"] + (chosen.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], chosen)), Actor, ct);
        return SheetResult.Of(kind, texts["Conditions.FileName"], Actor.Today, Fields(), conditions.AllAsync(Filter, Actor));
    }

    private IReadOnlyList<SheetField<ConditionLine>> Fields() =>
    [
        new(texts["Consultations.Number"], l => l.CaseNumber, Width: 14), new(texts["Consultations.Title"], l => l.CaseTitle, Width: 36), new(texts["Consultations.Stage"], l => formats.Name(l.Stage)),
        new(texts["InformationSystem.Bureau"], l => l.BureauName), new(texts["Consultations.Section"], l => l.SectionName), new(texts["Conditions.Number"], l => l.Number, SheetLook.Number, 8),
        new(texts["Conditions.Kind"], l => Words.Code(ConsultationCodes.ConditionKind, l.Kind)), new(texts["Conditions.Text"], l => l.Text, Width: 50), new(texts["Conditions.Gate"], Gate),
        new(texts["Conditions.DueOn"], l => l.DueOn, SheetLook.Day, 13), new(texts["Conditions.Owner"], l => l.Owner), new(texts["Conditions.State"], l => formats.Name(l.State)),
        new(texts["Conditions.Report"], l => l.Report, Width: 40), new(texts["Conditions.Files"], l => l.Files, SheetLook.Number, 8), new(texts["Conditions.Reviewer"], l => l.ReviewerName),
    ];

    public string Gate(ConditionLine line) => line.Gate == DueGate.Operation ? texts["Conditions.OperationYears", line.Years ?? 1] : formats.Name(line.Gate);

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    public string Address(ConditionFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Conditions", handler, new
    {
        filter.Text, filter.BureauId, filter.SectionId, filter.Gate, filter.State, Overdue = Yes(filter.Overdue), Mine = Yes(filter.Mine), filter.SystemId, At = at, kind,
    })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Gate is { } gate ? formats.Name(gate) : null, f => f with { Gate = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.SystemId is not null ? texts["Conditions.OneSystem"].Value : null, f => f with { SystemId = null });
        Add(Filter.Overdue ? texts["Conditions.OnlyOverdue"].Value : null, f => f with { Overdue = false });
        Add(Filter.Mine ? texts["Consultations.Mine"].Value : null, f => f with { Mine = false });
        return new Chips(chips, Address(new ConditionFilter()));

        void Add(string? label, Func<ConditionFilter, ConditionFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, ConditionQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
    }

    private static string? Yes(bool on) => on ? "true" : null;
}
