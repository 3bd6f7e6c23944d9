using System.Linq.Expressions;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Bcp;

public enum PlanSort
{
    Title,
    NextReview,
    Approved,
}

/// <summary>The conditions of the list of plans; every one is part of its address.</summary>
public sealed record PlanFilter
{
    public string? Text { get; init; }
    public PlanScope? Scope { get; init; }
    public PlanStatus? Status { get; init; }
    public Guid? BureauId { get; init; }
    public Guid? SectionId { get; init; }
    /// <summary>Only those whose review was due before today.</summary>
    public bool Overdue { get; init; }
    public PlanSort Sort { get; init; }
    public bool Descending { get; init; }
}

public sealed record PlanLine(Guid Id, PlanScope Scope, string Title, string? SystemCode, Guid? SystemId, Guid SectionId, string SectionName, Guid BureauId, string BureauName, PlanStatus Status, int? ApprovedNumber,
    DateOnly? ApprovedOn, DateOnly? ReviewedOn, DateOnly? NextReviewOn, int StepCount, int RebuildCount);

/// <summary>One plan as its page shows it; without the right its telephone numbers are gone.</summary>
public sealed record PlanView(ContinuityPlan Plan, string SectionName, string BureauName, SystemContinuity? System, bool MayWrite, bool MayApprove, bool MayReadPhones)
{
    /// <summary>The version asked for, else the one in force, else the one being written.</summary>
    public PlanVersion Shown(int? number) => number is { } n
        ? Plan.Versions.SingleOrDefault(v => v.Number == n) ?? throw new NotFound($"Version {n}.")
        : Plan.InForce ?? Plan.Open!;
}

public sealed record PlanChoice(Guid Id, string Title);

/// <summary>Plans are read in-house; telephone numbers leave here only for those who may read them.</summary>
public sealed class PlanQueries(PortalDb db, SystemContinuityQueries systems)
{
    public const int PageSize = 50;

    public async Task<Page<PlanLine>> PageAsync(PlanFilter filter, DateOnly today, Cursor? at, CancellationToken ct = default)
    {
        var rows = await Ordered(filter, today, at).Take(PageSize + 1).Select(ToLine).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, line => KeyOf(line, filter), line => line.Id);
    }

    public Task<int> CountAsync(PlanFilter filter, DateOnly today, CancellationToken ct = default) => Filtered(filter, today).CountAsync(ct);

    public IAsyncEnumerable<PlanLine> Export(PlanFilter filter, DateOnly today) => Ordered(filter, today, null).Select(ToLine).AsAsyncEnumerable();

    /// <summary>With versions and reviews, three commands and one for the system; null for an unknown id.</summary>
    public async Task<PlanView?> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var plan = await db.Set<ContinuityPlan>().AsNoTracking().Include(p => p.Versions).Include(p => p.Reviews).AsSplitQuery().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (plan is null)
        {
            return null;
        }
        // A system plan goes with the owner of today.
        var system = plan.SystemId is { } systemId ? await systems.OfAsync(systemId, ct) : null;
        var sectionId = system?.OwnerSectionId ?? plan.SectionId;
        var section = await db.Set<Section>().AsNoTracking().Where(s => s.Id == sectionId).Select(s => new { s.Name, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var phones = ContinuityAccess.MayReadPhones(actor, sectionId);
        foreach (var version in plan.Versions.Where(_ => !phones))
        {
            version.HidePhones();
        }
        return new PlanView(plan, section.Name, section.Bureau, system, ContinuityAccess.MayWrite(actor, sectionId), ContinuityAccess.MayApprove(actor, sectionId), phones);
    }

    /// <summary>What a drill may follow: every plan, by title.</summary>
    public async Task<IReadOnlyList<PlanChoice>> ChoicesAsync(CancellationToken ct = default) =>
        await db.Set<ContinuityPlan>().AsNoTracking().OrderBy(p => p.Title).ThenBy(p => p.Id).Select(p => new PlanChoice(p.Id, p.Title)).ToListAsync(ct);

    /// <summary>The plan of a system, where it has one.</summary>
    public Task<Guid?> OfSystemAsync(Guid systemId, CancellationToken ct = default) =>
        db.Set<ContinuityPlan>().Where(p => p.SystemId == systemId).Select(p => (Guid?)p.Id).SingleOrDefaultAsync(ct);

    private IQueryable<PlanRow> Filtered(PlanFilter filter, DateOnly today)
    {
        var rows = from p in db.Set<ContinuityPlan>().AsNoTracking() join s in db.Set<Section>() on p.SectionId equals s.Id select new PlanRow { Plan = p, Section = s };
        foreach (var word in CharacterWidth.SearchKey(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(10))
        {
            rows = rows.Where(r => r.Plan.Title.ToLower().Contains(word) || (r.Plan.SystemCode != null && r.Plan.SystemCode.ToLower().Contains(word)));
        }
        rows = filter.Scope is { } scope ? rows.Where(r => r.Plan.Scope == scope) : rows;
        rows = filter.Status is { } status ? rows.Where(r => r.Plan.Status == status) : rows;
        rows = filter.SectionId is { } section ? rows.Where(r => r.Plan.SectionId == section) : rows;
        rows = filter.BureauId is { } bureau ? rows.Where(r => r.Section.BureauId == bureau) : rows;
        return filter.Overdue ? rows.Where(r => r.Plan.NextReviewOn < today) : rows;
    }

    private IQueryable<PlanRow> Ordered(PlanFilter filter, DateOnly today, Cursor? at)
    {
        var rows = Filtered(filter, today);
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            PlanSort.Title => Keyset.Beside(rows, r => r.Plan.Title, r => r.Plan.Id, at, text => (true, text), filter.Descending),
            PlanSort.NextReview => Keyset.Beside(rows, r => r.Plan.NextReviewOn ?? day, r => r.Plan.Id, at, Keyset.ReadDay, filter.Descending),
            PlanSort.Approved => Keyset.Beside(rows, r => r.Plan.ApprovedOn ?? day, r => r.Plan.Id, at, Keyset.ReadDay, filter.Descending),
        };
    }

    private static string KeyOf(PlanLine line, PlanFilter filter)
    {
        var day = Keyset.LastDay(filter.Descending);
        return filter.Sort switch
        {
            PlanSort.Title => line.Title,
            PlanSort.NextReview => Keyset.DayKey(line.NextReviewOn ?? day),
            PlanSort.Approved => Keyset.DayKey(line.ApprovedOn ?? day),
        };
    }

    private static readonly Expression<Func<PlanRow, PlanLine>> ToLine = r => new PlanLine(r.Plan.Id, r.Plan.Scope, r.Plan.Title, r.Plan.SystemCode, r.Plan.SystemId, r.Plan.SectionId, r.Section.Name, r.Section.BureauId,
        r.Section.Bureau.Name, r.Plan.Status, r.Plan.ApprovedNumber, r.Plan.ApprovedOn, r.Plan.ReviewedOn, r.Plan.NextReviewOn, r.Plan.StepCount, r.Plan.RebuildCount);

    private sealed class PlanRow
    {
        public required ContinuityPlan Plan { get; init; }
        public required Section Section { get; init; }
    }
}
