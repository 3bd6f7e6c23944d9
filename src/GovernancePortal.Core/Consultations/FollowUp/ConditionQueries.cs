using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.FollowUp;

/// <summary>Conditions of the list; null means any.</summary>
public sealed record ConditionFilter
{
    public string? Text { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    public DueGate? Gate { get; init; }
    /// <summary>Null: what is not yet confirmed as met.</summary>
    public ConditionState? State { get; init; }
    /// <summary>Its day has passed and it is not met.</summary>
    public bool Overdue { get; init; }
    /// <summary>Only of cases I review.</summary>
    public bool Mine { get; init; }
    /// <summary>Only of cases about this system of the ledger.</summary>
    public Guid? SystemId { get; init; }
}

/// <summary>One condition with the case it belongs to.</summary>
public sealed record ConditionLine
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public string? CaseNumber { get; init; }
    public required string CaseTitle { get; init; }
    public required Stage Stage { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public string? ReviewerName { get; init; }
    public required int Number { get; init; }
    /// <summary>A code of list ConditionKind.</summary>
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public required DueGate Gate { get; init; }
    public int? Years { get; init; }
    public required string Owner { get; init; }
    public DateOnly? DueOn { get; init; }
    public required ConditionState State { get; init; }
    public string? Report { get; init; }
    public int Files { get; init; }

    public bool IsOverdue(DateOnly today) => State != ConditionState.Fulfilled && DueOn < today;
}

/// <summary>Conditions of every case that the person sees whole: they are no part of the summary (decision 20).</summary>
public sealed class ConditionQueries(PortalDb db)
{
    public const int PageSize = 50;
    private static readonly DateOnly FarDay = new(2999, 12, 31);
    // Of a decision no longer in force nothing is owed.
    private static readonly ConsultationState[] Void = [ConsultationState.Superseded, ConsultationState.Expired];

    /// <summary>In the order of their days, those without one last; one command.</summary>
    public async Task<Page<ConditionLine>> PageAsync(ConditionFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => (r.DueOn ?? FarDay).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r => r.Id);
    }

    public Task<int> CountAsync(ConditionFilter filter, Actor actor, CancellationToken ct = default) => Rows(filter, actor).CountAsync(ct);

    public IAsyncEnumerable<ConditionLine> AllAsync(ConditionFilter filter, Actor actor) => Ordered(filter, null, actor).AsAsyncEnumerable();

    /// <summary>Not yet met ones about a system, for its karte.</summary>
    public async Task<IReadOnlyList<ConditionLine>> OfSystemAsync(Guid systemId, Actor actor, CancellationToken ct = default) =>
        await Ordered(new ConditionFilter { SystemId = systemId }, null, actor).Take(PageSize).ToListAsync(ct);

    private IQueryable<ConditionLine> Ordered(ConditionFilter filter, Cursor? at, Actor actor) => Keyset.Beside(Rows(filter, actor), r => r.DueOn ?? FarDay, r => r.Id, at,
        text => (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day), day), descending: false);

    private IQueryable<ConditionLine> Rows(ConditionFilter filter, Actor actor)
    {
        var cases = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).Where(c => !Void.Contains(c.State));
        if (filter.BureauId is { } bureau)
        {
            cases = cases.Where(c => c.BureauId == bureau);
        }
        if (filter.SectionId is { } section)
        {
            cases = cases.Where(c => c.SectionId == section);
        }
        if (filter.SystemId is { } system)
        {
            cases = cases.Where(c => c.SystemId == system);
        }
        if (filter.Mine)
        {
            cases = cases.Where(c => c.ReviewerId == actor.UserId);
        }
        var today = actor.Today;
        var rows = from c in cases
                   join k in db.Set<ApprovalCondition>().AsNoTracking() on c.Id equals k.ConsultationId
                   where (filter.State == null ? k.State != ConditionState.Fulfilled : k.State == filter.State) && (filter.Gate == null || k.Gate == filter.Gate)
                       && (!filter.Overdue || (k.State != ConditionState.Fulfilled && k.DueOn < today))
                   select new ConditionLine
                   {
                       Id = k.Id, CaseId = c.Id, CaseNumber = c.Number, CaseTitle = c.Title, Stage = c.Stage, SectionId = c.SectionId, ReviewerName = c.ReviewerName,
                       SectionName = db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), BureauName = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
                       Number = k.Number, Kind = k.Kind, Text = k.Text, Gate = k.Gate, Years = k.Years, Owner = k.Owner, DueOn = k.DueOn, State = k.State, Report = k.Report,
                       Files = db.Set<Attachment>().Count(a => a.ConditionId == k.Id && a.RemovedAt == null),
                   };
        if (string.IsNullOrWhiteSpace(filter.Text))
        {
            return rows;
        }
        var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
        return rows.Where(r => EF.Functions.ILike(r.CaseTitle, like) || EF.Functions.ILike(r.Text, like) || EF.Functions.ILike(r.CaseNumber!, like));
    }
}
