using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Pages.Systems;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Consultations the person may know of, under conditions that are all part of the address.</summary>
public sealed class IndexModel(ConsultationQueries consultations, ConsultationCaseService cases, SystemWordsSource source, Core.Platform.Codes.CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats) : PageModel
{
    private const int YearsBack = 3;

    private Core.Platform.Codes.CodeBook book = null!;

    // Most rows of a page share one.
    private readonly Dictionary<(FiscalYear, BudgetKind, bool), HardGate?> gates = [];

    [BindProperty(SupportsGet = true)]
    public ConsultationFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? At { get; set; }

    public Actor Actor { get; private set; } = null!;
    public SystemWords Words { get; private set; } = null!;
    public OfficeCalendar Calendar { get; private set; } = null!;
    public Page<ConsultationLine> Lines { get; private set; } = Page<ConsultationLine>.Empty;
    /// <summary>Counted up to the limit: one more than it means at least that many.</summary>
    public int Total { get; private set; }
    public bool IsMore => Total > ConsultationQueries.CountLimit;
    public bool MayStart => Actor.May(Permission.ConsultationDraft);

    public async Task OnGetAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        Lines = await consultations.ListAsync(Filter, At, Actor, ct: ct);
        Total = await consultations.CountAsync(Filter, Actor, ct);
    }

    public async Task<IActionResult> OnGetCsvAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        var conditions = Chips().Items.Select(chip => chip.Label).ToList();
        await cases.RecordExportAsync(conditions.Count == 0 ? texts["Systems.AllRows"] : string.Join(texts["Systems.ConditionSeparator"], conditions), Actor, ct);
        return new CsvResult<ConsultationLine>(texts["Navigation.Consultations"], Actor.Today, Columns(), consultations.AllAsync(Filter, Actor));
    }

    public HardGate? Gate(ConsultationLine line)
    {
        if (line.Stage != Stage.PreBudget || line.State.IsDecided() || line.IsSummary)
        {
            return null;
        }
        var asked = (line.TargetFy, line.BudgetKind, line.NeedsCommittee);
        return gates.TryGetValue(asked, out var known) ? known : gates[asked] = Calendar.NextHardGate(line.TargetFy, line.BudgetKind, Actor.Today, line.NeedsCommittee);
    }

    /// <summary>Open days to what comes first: the step's own day or the gate.</summary>
    public int? DaysLeft(ConsultationLine line)
    {
        var gate = Gate(line)?.Day;
        var day = line.DueOn is { } due && (gate is null || due < gate) ? due : gate;
        return day is { } next ? Calendar.BusinessDays.Between(Actor.Today, next) : null;
    }

    public string Held(ConsultationLine line) => line.Holder switch
    {
        null or Holder.Nobody => "",
        Holder.Section => line.SectionName,
        Holder.SectionHead => texts["Consultations.HeadOf", line.SectionName],
        Holder.Reviewer when line.ReviewerName is not null => line.ReviewerName,
        { } holder => formats.Name(holder),
    };

    /// <summary>契約方式 on two levels: a first level, and the methods below it.</summary>
    public IReadOnlyList<(string Code, string Name, IReadOnlyList<(string Code, string Name)> Methods)> MethodGroups =>
        [.. book.Choices(ConsultationCodes.ProcurementMethod, Actor.Today).GroupBy(m => ConsultationCodes.MethodGroup(m.Code))
            .Select(g => (g.Key, book.Name(ConsultationCodes.ProcurementGroup, g.Key), (IReadOnlyList<(string, string)>)[.. g.Select(m => (m.Code, book.Name(ConsultationCodes.ProcurementMethod, m.Code)))]))];

    private string MethodName(string code) => ConsultationCodes.IsMethodGroup(code) ? texts["Consultations.WholeGroup", book.Name(ConsultationCodes.ProcurementGroup, code)] : book.Name(ConsultationCodes.ProcurementMethod, code);

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Actor.Today).Next;
        return [.. Enumerable.Range(0, YearsBack + 1).Select(n => next.Plus(-n)).Select(y => new SelectListItem(formats.Year(y), y.Year.ToString(CultureInfo.InvariantCulture), y == Filter.TargetFy))];
    }

    public IReadOnlyList<SelectListItem> Names<T>(T? chosen) where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new SelectListItem(formats.Name(value), value.ToString(), chosen is { } c && c.Equals(value)))];

    /// <summary>The list's address with other conditions; a new condition begins at the first page.</summary>
    public string Address(ConsultationFilter filter, string? at = null, string? handler = null) => Url.Page("/Consultations/Index", handler, new
    {
        filter.Text, filter.Stage, filter.State, filter.Kind, filter.BudgetKind, filter.BureauId, filter.SectionId, filter.Holder,
        TargetFy = filter.TargetFy is { } year ? year.Year.ToString(CultureInfo.InvariantCulture) : null,
        filter.Reason, filter.Check, filter.Method,
        Mine = filter.Mine ? "true" : null,
        Proxy = filter.Proxy ? "true" : null,
        Sort = filter.Sort == ConsultationSort.Since ? null : (ConsultationSort?)filter.Sort,
        Descending = filter.Descending ? null : "false",
        At = at,
    })!;

    public string SortAddress(ConsultationSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort ? !Filter.Descending : sort is ConsultationSort.Since or ConsultationSort.Total });

    public string? SortState(ConsultationSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    public Chips Chips()
    {
        var chips = new List<Chip>();
        Add(Filter.Text, f => f with { Text = null });
        Add(Filter.Stage is { } stage ? formats.Name(stage) : null, f => f with { Stage = null });
        Add(Filter.State is { } state ? formats.Name(state) : null, f => f with { State = null });
        Add(Filter.Kind is { } kind ? formats.Name(kind) : null, f => f with { Kind = null });
        Add(Filter.TargetFy is { } year ? formats.Year(year) : null, f => f with { TargetFy = null });
        Add(Filter.BudgetKind is { } budget ? formats.Name(budget) : null, f => f with { BudgetKind = null });
        Add(Filter.BureauId is { } bureau ? Words.BureauName(bureau) ?? texts["Systems.FormerSection"].Value : null, f => f with { BureauId = null });
        Add(Filter.SectionId is { } section ? Words.SectionName(section) ?? texts["Systems.FormerSection"].Value : null, f => f with { SectionId = null });
        Add(Filter.Method is { } method ? MethodName(method) : null, f => f with { Method = null });
        Add(Filter.Holder is { } holder ? texts["Consultations.HeldBy", formats.Name(holder)].Value : null, f => f with { Holder = null });
        Add(Filter.Proxy ? texts["Proxy.Mark"].Value : null, f => f with { Proxy = false });
        Add(Filter.Reason is { } reason ? texts["Consultations.ReasonChip", reason].Value : null, f => f with { Reason = null });
        Add(Filter.Check is { } check ? texts["Consultations.CheckChip", check].Value : null, f => f with { Check = null });
        Add(Filter.Mine ? texts["Consultations.Mine"].Value : null, f => f with { Mine = false });
        return new Chips(chips, Address(new ConsultationFilter { Sort = Filter.Sort, Descending = Filter.Descending }));

        void Add(string? label, Func<ConsultationFilter, ConsultationFilter> without)
        {
            if (label is not null)
            {
                chips.Add(new Chip(label, Address(without(Filter))));
            }
        }
    }

    public Pager Pager() => new(Lines.Items.Count, ConsultationQueries.PageSize,
        Lines.Next is { } next ? Address(Filter, next) : null, Lines.Previous is { } previous ? Address(Filter, previous) : null, IsMore ? null : Total);

    private async Task ReadAsync(CancellationToken ct)
    {
        Actor = await current.GetAsync(ct);
        Words = await source.ReadAsync(Actor.Today, ct);
        Calendar = await cases.CalendarAsync(ct);
        book = await codes.BookAsync(ct);
    }

    private CsvColumn<ConsultationLine>[] Columns() =>
    [
        new(texts["Consultations.Number"], r => r.Number), new(texts["Consultations.Stage"], r => formats.Name(r.Stage)), new(texts["Consultations.Title"], r => r.Title),
        new(texts["Field.A2"], r => formats.Name(r.Kind)), new(texts["Field.A3"], r => r.TargetFy), new(texts["Field.A4"], r => formats.Name(r.BudgetKind)),
        new(texts["InformationSystem.Bureau"], r => r.BureauName), new(texts["Consultations.Section"], r => r.SectionName), new(texts["Consultations.State"], r => formats.Name(r.State)),
        new(texts["Consultations.TotalYen"], r => r.TotalYen), new(texts["Consultations.HeldByHead"], r => Held(r)), new(texts["Consultations.Since"], r => OfficeTime.DayOf(r.Since)),
        new(texts["Consultations.DueOn"], r => r.DueOn), new(texts["Consultations.Late"], r => texts[r.IsLate ? "Form.Yes" : "Form.No"].Value), new(texts["Consultations.Supplier"], r => r.Supplier), new(texts["Proxy.Mark"], r => texts[r.IsProxy ? "Form.Yes" : "Form.No"].Value),
        new(texts["Forwarding.BureauPriority"], r => r.BureauPriority), new(texts["Forwarding.BureauOpinion"], r => r.BureauOpinion),
    ];
}
