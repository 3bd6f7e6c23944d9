using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

public sealed record AuthorityFilter
{
    public FiscalYear? Fy { get; init; }
    public AuthorityKind? Kind { get; init; }
    public Guid? BureauId { get; init; }
}

/// <summary>One year of one authority, whole yen.</summary>
public sealed record AuthorityLine
{
    public required Guid Id { get; init; }
    public required Guid AuthorityId { get; init; }
    public required Guid CaseId { get; init; }
    public string? Number { get; init; }
    public required string Title { get; init; }
    public required string SectionName { get; init; }
    public required string BureauName { get; init; }
    public required AuthorityKind Kind { get; init; }
    public required FiscalYear FromFy { get; init; }
    public required FiscalYear ToFy { get; init; }
    public required FiscalYear Fy { get; init; }
    public required long CeilingYen { get; init; }
    public required long UsedYen { get; init; }
    public bool CarriesOver { get; init; }
    public long RemainingYen => CeilingYen - UsedYen;
}

/// <summary>What future years are bound to, year by year, of the cases that the person sees whole.</summary>
public sealed class AuthorityQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyList<SpendingAuthority>> OfCaseAsync(Guid caseId, CancellationToken ct = default) =>
        await db.Set<SpendingAuthority>().AsNoTracking().Include(a => a.Years.OrderBy(y => y.Fy)).Where(a => a.CaseId == caseId).OrderBy(a => a.FromFy).ThenBy(a => a.Id).ToListAsync(ct);

    /// <summary>With the case it was entered on; NotFound where that is not the person's to see.</summary>
    public async Task<(SpendingAuthority Authority, Consultation Case)> FindAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var known = await db.Set<SpendingAuthority>().AsNoTracking().Include(a => a.Years).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound("Authority " + id);
        return (known, await CaseAsync(known.ConsultationId, actor, ct));
    }

    /// <summary>The case an authority is to be entered on; Forbidden where the person does not keep it.</summary>
    public async Task<Consultation> CaseAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary) ? throw new NotFound("Consultation " + id)
            : AuthorityService.MayKeep(c, actor) ? c : throw new Forbidden("The authority is kept by the filing section, finance and the policy office.");
    }

    public async Task<Page<AuthorityLine>> PageAsync(AuthorityFilter filter, string? cursor, Actor actor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at, actor).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => r.Number ?? "", r => r.Id);
    }

    /// <summary>How many, what they allow and what is used, in one command.</summary>
    public async Task<(int Count, long CeilingYen, long UsedYen)> TotalsAsync(AuthorityFilter filter, Actor actor, CancellationToken ct = default)
    {
        var total = await Rows(filter, actor).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Ceiling = g.Sum(r => r.CeilingYen), Used = g.Sum(r => r.UsedYen) }).SingleOrDefaultAsync(ct);
        return total is null ? default : (total.Count, total.Ceiling, total.Used);
    }

    public IAsyncEnumerable<AuthorityLine> AllAsync(AuthorityFilter filter, Actor actor) => Ordered(filter, null, actor).AsAsyncEnumerable();

    private IQueryable<AuthorityLine> Ordered(AuthorityFilter filter, Cursor? at, Actor actor) =>
        Keyset.Beside(Rows(filter, actor), r => r.Number ?? "", r => r.Id, at, text => (true, text), descending: false);

    private IQueryable<AuthorityLine> Rows(AuthorityFilter filter, Actor actor)
    {
        var cases = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor));
        if (filter.BureauId is { } bureau)
        {
            cases = cases.Where(c => c.BureauId == bureau);
        }
        var years = db.Set<AuthorityYear>().AsNoTracking();
        if (filter.Fy is { } fy)
        {
            years = years.Where(y => y.Fy == fy);
        }
        return from c in cases
               join a in db.Set<SpendingAuthority>().AsNoTracking() on c.Id equals a.ConsultationId
               join y in years on a.Id equals y.AuthorityId
               where filter.Kind == null || a.Kind == filter.Kind
               select new AuthorityLine
               {
                   Id = y.Id, AuthorityId = a.Id, CaseId = c.Id, Number = c.Number, Title = c.Title, Kind = a.Kind, FromFy = a.FromFy, ToFy = a.ToFy, Fy = y.Fy, CeilingYen = y.CeilingYen, UsedYen = y.UsedYen,
                   CarriesOver = a.CarriesOver, SectionName = c.SectionNameThen ?? db.Set<Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(),
                   BureauName = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(),
               };
    }
}
