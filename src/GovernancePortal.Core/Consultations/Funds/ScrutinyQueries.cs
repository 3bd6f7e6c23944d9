using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>A price of a past case; only of cases whose prices the reader may see.</summary>
public sealed record PastPrice(Guid CaseId, string? Number, string Title, string Item, string Unit, long Yen);

/// <summary>A case with its scrutiny and, per kind and unit, what past cases paid.</summary>
public sealed record ScrutinyView(Consultation Case, Scrutiny? Scrutiny, ILookup<(string Item, string Unit), PastPrice> Past)
{
    public PriceStatistics? Statistics(string item, string unit) => PriceStatistics.Of([.. Past[(item, unit)].Select(p => (p.CaseId, p.Yen))]);

    public IEnumerable<(PastPrice Case, int Lines)> Cases(string item, string unit) => Past[(item, unit)].GroupBy(p => p.CaseId).Select(g => (g.First(), g.Count()));
}

/// <summary>Savings of one bureau in one fiscal year, whole yen.</summary>
public sealed record SavingLine(FiscalYear Year, Guid BureauId, string BureauName, string? BureauNameEn, int Cases, long BeforeYen, long AfterYen)
{
    public long SavedYen => BeforeYen - AfterYen;
}

/// <summary>Reads scrutinies and their sums. Whose prices one may not see are in no figure: not in a list, a statistic or a sum.</summary>
public sealed class ScrutinyQueries(PortalDb db)
{
    /// <summary>Prices of one comparison, the newest first.</summary>
    private const int MostPrices = 5_000;

    /// <summary>NotFound where the case is not known to the person, Forbidden where its prices are not theirs.</summary>
    public async Task<ScrutinyView> ViewAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        if (c is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary))
        {
            throw new NotFound("Consultation " + id);
        }
        if (!ConsultationAccess.SeesPrices(actor, c))
        {
            throw new Forbidden("Prices of this case are not open to you.");
        }
        var scrutiny = await db.Set<Scrutiny>().AsNoTracking().Include(s => s.Lines.OrderBy(l => l.Place)).SingleOrDefaultAsync(s => s.Id == id, ct);
        var items = scrutiny?.Lines.Select(l => l.Item).Distinct().ToArray() ?? [];
        var past = items.Length == 0 ? [] : await (
            from other in db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.PricesFor(actor))
            where other.CaseId != c.CaseId
            join s in db.Set<Scrutiny>().AsNoTracking() on other.Id equals s.Id
            join l in db.Set<UnitPriceLine>().AsNoTracking() on s.Id equals l.ConsultationId
            where items.Contains(l.Item)
            orderby s.On descending, l.Id
            select new PastPrice(other.Id, other.Number, other.Title, l.Item, l.Unit, l.AcceptedYen ?? l.RequestedYen)).Take(MostPrices).ToListAsync(ct);
        return new ScrutinyView(c, scrutiny, past.ToLookup(p => (p.Item, p.Unit)));
    }

    /// <summary>By fiscal year and bureau, the newest year first; one command.</summary>
    public async Task<IReadOnlyList<SavingLine>> SavingsAsync(FiscalYear? year, Actor actor, CancellationToken ct = default)
    {
        var cases = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.PricesFor(actor));
        if (year is { } fy)
        {
            cases = cases.Where(c => c.TargetFy == fy);
        }
        var grouped = from c in cases
                      join s in db.Set<Scrutiny>().AsNoTracking() on c.Id equals s.Id
                      group s by new { c.TargetFy, c.BureauId } into g
                      select new { g.Key.TargetFy, g.Key.BureauId, Cases = g.Count(), Before = g.Sum(s => s.BeforeYen), After = g.Sum(s => s.AfterYen) };
        var sums = await (from g in grouped join b in db.Set<Bureau>().AsNoTracking() on g.BureauId equals b.Id select new { g.TargetFy, b.Id, b.Name, b.NameEn, g.Cases, g.Before, g.After }).ToListAsync(ct);
        return [.. sums.OrderByDescending(s => s.TargetFy.Year).ThenBy(s => s.Name, StringComparer.Ordinal).Select(s => new SavingLine(s.TargetFy, s.Id, s.Name, s.NameEn, s.Cases, s.Before, s.After))];
    }

    /// <summary>What was saved on the consultations of a chain whose prices the person may see; null: none of them was scrutinised.</summary>
    public async Task<long?> SavedAsync(Guid caseId, Actor actor, CancellationToken ct = default)
    {
        var saved = await (from c in db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.PricesFor(actor))
                           where c.CaseId == caseId
                           join s in db.Set<Scrutiny>().AsNoTracking() on c.Id equals s.Id
                           select s.BeforeYen - s.AfterYen).ToListAsync(ct);
        return saved.Count == 0 ? null : saved.Sum();
    }
}
