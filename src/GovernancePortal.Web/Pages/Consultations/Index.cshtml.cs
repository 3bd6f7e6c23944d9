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
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Consultations;

/// <summary>Consultations the person may know of, under conditions that are all part of the address.</summary>
public sealed class IndexModel(ConsultationQueries consultations, ConsultationCaseService cases, SystemWordsSource source, Core.Platform.Codes.CodeQueries codes, CurrentActor current, IStringLocalizer<Texts> texts, Formats formats)
    : ListPage<ConsultationFilter, ConsultationLine>(current, source, texts, formats)
{
    private const int YearsBack = 3;

    private Core.Platform.Codes.CodeBook book = null!;

    // Most rows of a page share one.
    private readonly Dictionary<(FiscalYear, BudgetKind, bool), HardGate?> gates = [];

    public OfficeCalendar Calendar { get; private set; } = null!;
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

    /// <param name="form">xlsx; everything else is CSV.</param>
    public async Task<IActionResult> OnGetCsvAsync(string? form, CancellationToken ct)
    {
        await ReadAsync(ct);
        await cases.RecordExportAsync(Chosen(), Actor, ct);
        return ListFile.Of(form, Texts["Navigation.Consultations"], Actor.Today, Columns(), consultations.AllAsync(Filter, Actor));
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
        Holder.SectionHead => Texts["Consultations.HeadOf", line.SectionName],
        Holder.Reviewer when line.ReviewerName is not null => line.ReviewerName,
        { } holder => Formats.Name(holder),
    };

    /// <summary>契約方式 on two levels: a first level, and the methods below it.</summary>
    public IReadOnlyList<(string Code, string Name, IReadOnlyList<(string Code, string Name)> Methods)> MethodGroups =>
        [.. book.Choices(ConsultationCodes.ProcurementMethod, Actor.Today).GroupBy(m => ConsultationCodes.MethodGroup(m.Code))
            .Select(g => (g.Key, book.Name(ConsultationCodes.ProcurementGroup, g.Key), (IReadOnlyList<(string, string)>)[.. g.Select(m => (m.Code, book.Name(ConsultationCodes.ProcurementMethod, m.Code)))]))];

    private string MethodName(string code) => ConsultationCodes.IsMethodGroup(code) ? Texts["Consultations.WholeGroup", book.Name(ConsultationCodes.ProcurementGroup, code)] : book.Name(ConsultationCodes.ProcurementMethod, code);

    public IReadOnlyList<SelectListItem> Years()
    {
        var next = FiscalYear.Of(Actor.Today).Next;
        return YearChoices(Enumerable.Range(0, YearsBack + 1).Select(n => next.Plus(-n)), Filter.TargetFy);
    }

    public override string Address(ConsultationFilter filter, string? at = null, string? handler = null, string? form = null) => Url.Page("/Consultations/Index", handler, new
    {
        filter.Text, filter.Stage, filter.State, filter.Kind, filter.BudgetKind, filter.BureauId, filter.SectionId, filter.Holder,
        TargetFy = Number(filter.TargetFy),
        filter.Reason, filter.Check, filter.Method,
        Mine = Yes(filter.Mine),
        Proxy = Yes(filter.Proxy),
        Sort = filter.Sort == ConsultationSort.Since ? null : (ConsultationSort?)filter.Sort,
        Descending = filter.Descending ? null : "false",
        At = at, form,
    })!;

    public string SortAddress(ConsultationSort sort) => Address(Filter with { Sort = sort, Descending = Filter.Sort == sort ? !Filter.Descending : sort is ConsultationSort.Since or ConsultationSort.Total });

    public string? SortState(ConsultationSort sort) => Filter.Sort != sort ? null : Filter.Descending ? "descending" : "ascending";

    protected override ConsultationFilter Cleared => new ConsultationFilter { Sort = Filter.Sort, Descending = Filter.Descending };

    protected override IReadOnlyList<Condition> Conditions() =>
    [
        new(Filter.Text, f => f with { Text = null }),
        new(Filter.Stage is { } stage ? Formats.Name(stage) : null, f => f with { Stage = null }),
        new(Filter.State is { } state ? Formats.Name(state) : null, f => f with { State = null }),
        new(Filter.Kind is { } kind ? Formats.Name(kind) : null, f => f with { Kind = null }),
        new(Filter.TargetFy is { } year ? Formats.Year(year) : null, f => f with { TargetFy = null }),
        new(Filter.BudgetKind is { } budget ? Formats.Name(budget) : null, f => f with { BudgetKind = null }),
        new(BureauOf(Filter.BureauId), f => f with { BureauId = null }),
        new(SectionOf(Filter.SectionId), f => f with { SectionId = null }),
        new(Filter.Method is { } method ? MethodName(method) : null, f => f with { Method = null }),
        new(Filter.Holder is { } holder ? Texts["Consultations.HeldBy", Formats.Name(holder)].Value : null, f => f with { Holder = null }),
        new(Filter.Proxy ? Texts["Proxy.Mark"].Value : null, f => f with { Proxy = false }),
        new(Filter.Reason is { } reason ? Texts["Consultations.ReasonChip", reason].Value : null, f => f with { Reason = null }),
        new(Filter.Check is { } check ? Texts["Consultations.CheckChip", check].Value : null, f => f with { Check = null }),
        new(Filter.Mine ? Texts["Consultations.Mine"].Value : null, f => f with { Mine = false }),
    ];

    public Pager Pager() => PagerOf(ConsultationQueries.PageSize, IsMore ? null : Total);

    protected override async Task ReadAsync(CancellationToken ct)
    {
        await base.ReadAsync(ct);
        Calendar = await cases.CalendarAsync(ct);
        book = await codes.BookAsync(ct);
    }

    private CsvColumn<ConsultationLine>[] Columns() =>
    [
        new(Texts["Consultations.Number"], r => r.Number), new(Texts["Consultations.Stage"], r => Formats.Name(r.Stage)), new(Texts["Consultations.Title"], r => r.Title),
        new(Texts["Field.A2"], r => Formats.Name(r.Kind)), new(Texts["Field.A3"], r => r.TargetFy), new(Texts["Field.A4"], r => Formats.Name(r.BudgetKind)),
        new(Texts["InformationSystem.Bureau"], r => r.BureauName), new(Texts["Consultations.Section"], r => r.SectionName), new(Texts["Consultations.State"], r => Formats.Name(r.State)),
        new(Texts["Consultations.TotalYen"], r => r.TotalYen), new(Texts["Consultations.HeldByHead"], r => Held(r)), new(Texts["Consultations.Since"], r => OfficeTime.DayOf(r.Since)),
        new(Texts["Consultations.DueOn"], r => r.DueOn), new(Texts["Consultations.Late"], r => Texts[r.IsLate ? "Form.Yes" : "Form.No"].Value), new(Texts["Consultations.Supplier"], r => r.Supplier), new(Texts["Proxy.Mark"], r => Texts[r.IsProxy ? "Form.Yes" : "Form.No"].Value),
        new(Texts["Forwarding.BureauPriority"], r => r.BureauPriority), new(Texts["Forwarding.BureauOpinion"], r => r.BureauOpinion),
    ];
}
