using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Forwarding;

/// <summary>A case on the coordinator's desk.</summary>
public sealed record ForwardingCase(Guid Id, uint CaseVersion, Stage Stage, string Title, ConsultationKind Kind, FiscalYear TargetFy, Calendar.BudgetKind BudgetKind, Guid BureauId, string BureauName, string SectionName, long? TotalYen, DateTimeOffset ReceivedAt, DateOnly? DueOn,
    bool IsLate, int? Priority, string? Opinion, uint Version);

/// <summary>A joint filing with what went with it.</summary>
public sealed record BatchLine(BureauBatch Batch, string BureauName, IReadOnlyList<BatchCase> Cases);

public sealed record BatchCase(Guid Id, string? Number, string Title, ConsultationState State, int? Priority);

/// <summary>What 部局主管課 said of a case, as the review page shows it.</summary>
public sealed record ForwardingView(BureauForwarding Forwarding, BureauBatch? Batch);

public sealed class ForwardingQueries(PortalDb db)
{
    public const int Most = 200;
    public const int RecentBatches = 20;

    /// <summary>What waits for the coordinator, in the order given so far, then by the deadline; one command.</summary>
    public async Task<IReadOnlyList<ForwardingCase>> DeskAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationForward)];
        return await (from c in db.Set<Consultation>().AsNoTracking()
                      join f in db.Set<BureauForwarding>() on c.Id equals f.ConsultationId
                      where c.State == ConsultationState.BureauReview && bureaus.Contains(c.BureauId)
                      orderby c.BureauId, f.Priority == null, f.Priority, c.DueOn, c.Id
                      select new ForwardingCase(c.Id, c.Version, c.Stage, c.Title, c.Kind, c.TargetFy, c.BudgetKind, c.BureauId, db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
                          db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), c.TotalYen, f.ReceivedAt, c.DueOn, f.IsLate, f.Priority, f.Opinion, f.Version)).Take(Most).ToListAsync(ct);
    }

    /// <summary>The last joint filings of the bureaus a person coordinates, or of all for the office; two commands.</summary>
    public async Task<IReadOnlyList<BatchLine>> BatchesAsync(Actor actor, CancellationToken ct = default)
    {
        Guid[] bureaus = [.. actor.BureausWhere(Permission.ConsultationForward)];
        var all = actor.IsOperator || actor.May(Permission.ConsultationReadAll);
        var batches = await db.Set<BureauBatch>().AsNoTracking().Where(b => all || bureaus.Contains(b.BureauId)).OrderByDescending(b => b.At).ThenBy(b => b.Id).Take(RecentBatches)
            .Select(b => new { Batch = b, Bureau = db.Set<Bureau>().Where(x => x.Id == b.BureauId).Select(x => x.Name).First() }).ToListAsync(ct);
        var ids = batches.Select(b => b.Batch.Id).ToList();
        var cases = ids.Count == 0 ? [] : await (from f in db.Set<BureauForwarding>().AsNoTracking()
                                                 join c in db.Set<Consultation>() on f.ConsultationId equals c.Id
                                                 where f.BatchId != null && ids.Contains(f.BatchId.Value)
                                                 orderby f.Priority == null, f.Priority, c.Id
                                                 select new { f.BatchId, Case = new BatchCase(c.Id, c.Number, c.Title, c.State, f.Priority) }).ToListAsync(ct);
        return [.. batches.Select(b => new BatchLine(b.Batch, b.Bureau, [.. cases.Where(c => c.BatchId == b.Batch.Id).Select(c => c.Case)]))];
    }

    /// <summary>Null for a case that did not go through a bureau; the caller has shown that the person sees the case whole.</summary>
    public async Task<ForwardingView?> OfAsync(Guid consultationId, CancellationToken ct = default) =>
        await db.Set<BureauForwarding>().AsNoTracking().Where(f => f.ConsultationId == consultationId)
            .Select(f => new ForwardingView(f, db.Set<BureauBatch>().FirstOrDefault(b => b.Id == f.BatchId))).FirstOrDefaultAsync(ct);
}
