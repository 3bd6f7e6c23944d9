using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations.Advice;

/// <summary>相談 (G0): one's own section's, for the policy office everybody's.</summary>
public sealed class IndexModel(AdviceQueries queries, ConsultationCaseService cases, SystemQueries systems, CurrentActor current, Formats formats, IStringLocalizer<Texts> texts) : PageModel, ILoadsDisplay
{
    [BindProperty(SupportsGet = true)]
    public AdviceFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Page<AdviceLine> Lines { get; private set; } = Page<AdviceLine>.Empty;
    public int Total { get; private set; }
    public IReadOnlyList<SelectListItem> Sections { get; private set; } = [];
    public bool MayAsk => actor.May(Permission.ConsultationDraft);
    private Actor actor = null!;

    public async Task LoadAsync(CancellationToken ct)
    {
        actor = await current.GetAsync(ct);
        var own = actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit)).ToHashSet();
        Sections = [.. (await systems.OwnersAsync(actor.Today, ct)).Where(s => AdviceCase.IsOffice(actor) || own.Contains(s.SectionId)).Select(s => new SelectListItem(s.Section, s.SectionId.ToString(), s.SectionId == Filter.SectionId))];
        Lines = await queries.PageAsync(Filter, Cursor.Read(At), actor, ct);
        Total = await queries.CountAsync(Filter, actor, ct);
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnGetFileAsync(string? kind, CancellationToken ct)
    {
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), actor, ct);
        SheetField<AdviceLine>[] fields =
        [
            new(texts["PriorAdvice.Number"], l => l.Number, Width: 14), new(texts["PriorAdvice.Subject"], l => l.Title, Width: 40), new(texts["Migrated.Section"], l => l.SectionName, Width: 24),
            new(texts["PriorAdvice.PlannedFy"], l => l.PlannedFy is { } year ? formats.ShortYear(year) : null), new(texts["PriorAdvice.RoughYen"], l => l.RoughYen, SheetLook.Number, 16), new(texts["PriorAdvice.State"], l => formats.Name(l.State)),
            new(texts["PriorAdvice.AskedOn"], l => OfficeTime.DayOf(l.AskedAt), SheetLook.Day, 13), new(texts["PriorAdvice.Since"], l => OfficeTime.DayOf(l.Since), SheetLook.Day, 13), new(texts["PriorAdvice.Entries"], l => l.Entries, SheetLook.Number, 10),
        ];
        return SheetResult.Of(kind, texts["PriorAdvice.FileName"], actor.Today, fields, queries.Export(Filter, actor));
    }

    public IReadOnlyList<SelectListItem> States => [.. Enum.GetValues<PriorAdviceState>().Select(s => new SelectListItem(formats.Name(s), s.ToString(), Filter.State == s))];

    public static Tone ToneOf(PriorAdviceState state) => state switch { PriorAdviceState.Open => Tone.Caution, PriorAdviceState.Answered => Tone.Good, PriorAdviceState.Closed => Tone.Off };

    public string Address(AdviceFilter filter, string? at = null, string? handler = null, string? kind = null) => Url.Page("/Consultations/Advice/Index", handler, new { filter.Text, filter.State, filter.SectionId, filter.PlannedFy, At = at, kind })!;

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.SectionId is { } section ? Sections.FirstOrDefault(s => s.Value == section.ToString())?.Text ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.PlannedFy is { } year ? formats.Year(year) : null, f => f with { PlannedFy = null });
        return new Chips(chips, Address(new AdviceFilter()));

        void Add(string? label, Func<AdviceFilter, AdviceFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, AdviceQueries.PageSize, Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, Total);
}
