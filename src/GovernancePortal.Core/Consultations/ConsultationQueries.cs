using System.Globalization;
using System.Linq.Expressions;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

public enum ConsultationSort
{
    Since,
    Number,
    Title,
    Total,
    Due,
}

/// <summary>Conditions of the list; null means any.</summary>
public sealed record ConsultationFilter
{
    public string? Text { get; init; }
    public Stage? Stage { get; init; }
    public ConsultationState? State { get; init; }
    public ConsultationKind? Kind { get; init; }
    public FiscalYear? TargetFy { get; init; }
    public BudgetKind? BudgetKind { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public Holder? Holder { get; init; }
    /// <summary>Only cases about this system of the ledger.</summary>
    public Guid? SystemId { get; init; }
    /// <summary>Only cases returned for this code of list ReturnReason.</summary>
    public string? Reason { get; init; }
    /// <summary>Only cases in which this line of the checklist was judged △ or ✕; for those who see reviews.</summary>
    public int? Check { get; init; }
    /// <summary>契約方式, planned or as contracted: a first level (Open, Negotiated …) or one method.</summary>
    public string? Method { get; init; }
    /// <summary>Only cases I review.</summary>
    public bool Mine { get; init; }
    /// <summary>Only cases taken in for bodies off the network (代理登録).</summary>
    public bool Proxy { get; init; }
    public ConsultationSort Sort { get; init; } = ConsultationSort.Since;
    public bool Descending { get; init; } = true;
}

/// <summary>
/// A row of the list. Of a case of which the person sees only the summary, amount, holder and due day are left out; a
/// second stage's amount is restricted and never in a list.
/// </summary>
public sealed record ConsultationLine(Guid Id, Stage Stage, string? Number, string Title, ConsultationKind Kind, ConsultationState State, FiscalYear TargetFy, BudgetKind BudgetKind,
    string SectionName, string BureauName, long? TotalYen, Holder? Holder, string? ReviewerName, DateTimeOffset Since, DateOnly? DueOn, bool IsLate, bool NeedsCommittee, string? Supplier, bool IsSummary)
{
    /// <summary>代理登録.</summary>
    public bool IsProxy { get; init; }
    /// <summary>優先順位 and opinion of 部局主管課, for those who see the case whole.</summary>
    public int? BureauPriority { get; init; }
    public string? BureauOpinion { get; init; }
}

public sealed class ConsultationQueries(PortalDb db)
{
    public const int PageSize = 50;
    public const int CountLimit = 1_000;

    /// <summary>One page of what the person may see, in one command whatever the page.</summary>
    public async Task<Page<ConsultationLine>> ListAsync(ConsultationFilter filter, string? cursor, Actor actor, int size = PageSize, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(Filtered(filter, actor), filter, at, actor).Select(Line(actor)).Take(size + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, size, at, r => KeyOf(r, filter.Sort), r => r.Id);
    }

    /// <summary>How many there are, counted no further than one past <see cref="CountLimit"/>: beyond it nobody needs the number, and counting would read every row.</summary>
    public Task<int> CountAsync(ConsultationFilter filter, Actor actor, CancellationToken ct = default) => Filtered(filter, actor).Take(CountLimit + 1).CountAsync(ct);

    /// <summary>All rows of the filter for an export, streamed in the list's order.</summary>
    public IAsyncEnumerable<ConsultationLine> AllAsync(ConsultationFilter filter, Actor actor) =>
        Ordered(Filtered(filter, actor), filter, null, actor).Select(Line(actor)).AsAsyncEnumerable();

    private IQueryable<Consultation> Filtered(ConsultationFilter filter, Actor actor)
    {
        var cases = db.Set<Consultation>().AsNoTracking().VisibleTo(actor, filter.State);
        // As constants, for most cases are closed and few open: a plan made for any value would read the whole table.
        if (filter.Stage is { } stage)
        {
            cases = cases.Where(c => c.Stage == EF.Constant(stage));
        }
        if (filter.State is { } state)
        {
            cases = cases.Where(c => c.State == EF.Constant(state));
        }
        if (filter.Kind is { } kind)
        {
            cases = cases.Where(c => c.Kind == EF.Constant(kind));
        }
        if (filter.TargetFy is { } year)
        {
            cases = cases.Where(c => c.TargetFy == year);
        }
        if (filter.BudgetKind is { } budget)
        {
            cases = cases.Where(c => c.BudgetKind == EF.Constant(budget));
        }
        if (filter.BureauId is { } bureau)
        {
            cases = cases.Where(c => c.BureauId == bureau);
        }
        if (filter.SectionId is { } section)
        {
            cases = cases.Where(c => c.SectionId == section);
        }
        if (filter.Holder is { } holder)
        {
            // Who holds a case is not part of the summary: cases seen only so do not answer to it.
            cases = cases.Where(ConsultationAccess.FullFor(actor)).Where(c => c.Holder == holder);
        }
        if (filter.Method is { Length: > 0 } method)
        {
            // The method is no part of the summary either.
            cases = cases.Where(ConsultationAccess.FullFor(actor));
            cases = !ConsultationCodes.IsMethodGroup(method) ? cases.Where(c => c.Method == method)
                : method == "Other" ? cases.Where(c => c.Method != null && !c.Method.StartsWith("Open") && !c.Method.StartsWith("Designated") && !c.Method.StartsWith("Negotiated") && !c.Method.StartsWith("Joint"))
                : cases.Where(c => c.Method != null && c.Method.StartsWith(method));
        }
        if (filter.Reason is { } reason)
        {
            cases = cases.Where(ConsultationAccess.FullFor(actor)).Where(c => c.Acts.Any(a => (a.Act == ConsultationAct.Return || a.Act == ConsultationAct.ReturnAtReception) && a.ReasonCodes.Contains(reason)));
        }
        if (filter.Check is { } check)
        {
            var reads = actor.IsOperator || actor.May(Permission.ConsultationReadAll);
            cases = cases.Where(c => reads && c.Checklist.Any(l => l.Number == check && (l.Verdict == Verdict.Improve || l.Verdict == Verdict.Bad)));
        }
        if (filter.SystemId is { } system)
        {
            cases = cases.Where(c => c.SystemId == system);
        }
        if (filter.Proxy)
        {
            cases = cases.Where(c => c.Proxy != null);
        }
        if (filter.Mine)
        {
            cases = cases.Where(c => c.ReviewerId == actor.UserId);
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            cases = cases.Where(c => EF.Functions.ILike(c.Title, like) || EF.Functions.ILike(c.Number!, like));
        }
        return cases;
    }

    private Expression<Func<Consultation, ConsultationLine>> Line(Actor actor)
    {
        var everything = actor.IsOperator || actor.May(Permission.ConsultationReadAll);
        Guid[] sections = [.. actor.SectionsWhere(Permission.ConsultationDraft).Union(actor.SectionsWhere(Permission.ConsultationSubmit))];
        Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationReadBureau)];
        return c => new ConsultationLine(c.Id, c.Stage, c.Number, c.Title, c.Kind, c.State, c.TargetFy, c.BudgetKind,
            c.SectionNameThen ?? db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
            everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)) ? c.TotalYen : null,
            everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)) ? c.Holder : null,
            everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)) ? c.ReviewerName : null,
            c.Since,
            everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)) ? c.DueOn : null,
            c.IsLate, c.NeedsCommittee, c.Supplier,
            !(everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId) || c.AskedSectionIds.Any(id => sections.Contains(id)))) {
                IsProxy = c.Proxy != null,
                BureauPriority = db.Set<Forwarding.BureauForwarding>().Where(f => f.ConsultationId == c.Id && (everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId))).Select(f => f.Priority).FirstOrDefault(),
                BureauOpinion = db.Set<Forwarding.BureauForwarding>().Where(f => f.ConsultationId == c.Id && (everything || sections.Contains(c.SectionId) || bureaus.Contains(c.BureauId))).Select(f => f.Opinion).FirstOrDefault(),
            };
    }

    private static IQueryable<Consultation> Ordered(IQueryable<Consultation> cases, ConsultationFilter filter, Cursor? at, Actor actor) => filter.Sort switch
    {
        ConsultationSort.Number => Keyset.Beside(cases, c => c.Number ?? "", c => c.Id, at, text => (true, text), filter.Descending),
        ConsultationSort.Title => Keyset.Beside(cases, c => c.Title, c => c.Id, at, text => (true, text), filter.Descending),
        // Amounts and due days that the row does not show must not be told by its place either.
        ConsultationSort.Total => Keyset.Beside(cases, ShownOr(actor, c => c.TotalYen ?? -1, -1), c => c.Id, at, text => (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var yen), yen), filter.Descending),
        ConsultationSort.Due => Keyset.Beside(cases, ShownOr(actor, c => c.DueOn ?? Keyset.FarDay, Keyset.FarDay), c => c.Id, at, Keyset.ReadDay, filter.Descending),
        ConsultationSort.Since => Keyset.Beside(cases, c => c.Since, c => c.Id, at, text => (DateTimeOffset.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var since), since.ToUniversalTime()), filter.Descending),
    };

    private static Expression<Func<Consultation, T>> ShownOr<T>(Actor actor, Expression<Func<Consultation, T>> value, T hidden)
    {
        var full = ConsultationAccess.FullFor(actor);
        var row = value.Parameters[0];
        return full.Body is ConstantExpression ? value
            : Expression.Lambda<Func<Consultation, T>>(Expression.Condition(new Swap(full.Parameters[0], row).Visit(full.Body), value.Body, Expression.Constant(hidden, typeof(T))), row);
    }

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }

    private static string? KeyOf(ConsultationLine row, ConsultationSort sort) => sort switch
    {
        ConsultationSort.Number => row.Number ?? "",
        ConsultationSort.Title => row.Title,
        ConsultationSort.Total => (row.TotalYen ?? -1).ToString(CultureInfo.InvariantCulture),
        ConsultationSort.Due => Keyset.DayKey(row.DueOn ?? Keyset.FarDay),
        ConsultationSort.Since => row.Since.ToString("O", CultureInfo.InvariantCulture),
    };
}
