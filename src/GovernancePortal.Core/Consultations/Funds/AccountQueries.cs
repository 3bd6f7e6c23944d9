using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

public sealed record AccountFilter
{
    public FiscalYear? Fy { get; init; }
    /// <summary>Only lines without a case.</summary>
    public bool Unmatched { get; init; }
}

/// <summary>A line of the accounts with its case, whole yen.</summary>
public sealed record AccountView
{
    public required Guid Id { get; init; }
    public required FiscalYear Fy { get; init; }
    public required string CaseNumber { get; init; }
    public required string ContractNumber { get; init; }
    public required string ProjectCode { get; init; }
    public string? Name { get; init; }
    public long? BudgetYen { get; init; }
    public long SettledYen { get; init; }
    public long CarriedYen { get; init; }
    public Guid? CaseId { get; init; }
    public string? Number { get; init; }
    public string? Title { get; init; }

    public long? UnusedYen => BudgetYen - SettledYen - CarriedYen;
    public decimal? UnusedRate => AccountLine.Rate(UnusedYen, BudgetYen);
}

public sealed record AccountTotals(int Count, long BudgetYen, long SettledYen, long CarriedYen);

/// <summary>The accounts taken in: for those who keep them, and the lines of one case for whoever sees it whole.</summary>
public sealed class AccountQueries(PortalDb db)
{
    public const int PageSize = 50;

    public async Task<Page<AccountView>> PageAsync(AccountFilter filter, string? cursor, CancellationToken ct = default)
    {
        var at = Cursor.Read(cursor);
        var rows = await Ordered(filter, at).Take(PageSize + 1).ToListAsync(ct);
        return Cursor.PageOf(rows, PageSize, at, r => KeyOf(r.Fy), r => r.Id);
    }

    /// <summary>Sums of the lines that have a budget, and of all settled amounts, in one command.</summary>
    public async Task<AccountTotals> TotalsAsync(AccountFilter filter, CancellationToken ct = default)
    {
        var total = await Lines(filter).GroupBy(_ => 1).Select(g => new { Count = g.Count(), Budget = g.Sum(l => l.BudgetYen ?? 0), Settled = g.Sum(l => l.SettledYen), Carried = g.Sum(l => l.CarriedYen) }).SingleOrDefaultAsync(ct);
        return total is null ? new AccountTotals(0, 0, 0, 0) : new AccountTotals(total.Count, total.Budget, total.Settled, total.Carried);
    }

    public IAsyncEnumerable<AccountView> AllAsync(AccountFilter filter) => Ordered(filter, null).AsAsyncEnumerable();

    /// <summary>Of every case of a chain, by year.</summary>
    public async Task<IReadOnlyList<AccountView>> OfChainAsync(Guid caseId, CancellationToken ct = default) =>
        await Views(db.Set<AccountLine>().AsNoTracking().Where(l => db.Set<Consultation>().Any(c => c.Id == l.ConsultationId && c.CaseId == caseId)).OrderBy(l => l.Fy).ThenBy(l => l.Id)).ToListAsync(ct);

    /// <summary>Every row of the file in one pile.</summary>
    public async Task<IReadOnlyList<PileCount>> ReportAsync(ImportRun run, CancellationToken ct = default)
    {
        var outcomes = (await db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == run.Id && x.Sheet == null).Select(x => x.Outcomes).ToListAsync(ct)).SelectMany(x => x).ToList();
        string[] codes = [AccountImportService.NoCase, AccountImportService.ManyCases];
        var kinds = await db.Set<ImportFault>().AsNoTracking().Where(f => f.RunId == run.Id && codes.Contains(f.Code)).Select(f => new { f.Row, f.Code }).ToListAsync(ct);
        var faults = kinds.DistinctBy(f => f.Row).ToDictionary(f => f.Row, f => f.Code);
        return [.. Enum.GetValues<MatchPile>().Select(pile => new PileCount(pile, outcomes.Count(o => PileOf(o.Outcome, faults.GetValueOrDefault(o.Number)) == pile)))];
    }

    public static MatchPile PileOf(ImportOutcome outcome, string? code) => (outcome, code) switch
    {
        (ImportOutcome.Failed, _) => MatchPile.Faulty,
        (_, AccountImportService.NoCase) => MatchPile.Unmatched,
        (_, AccountImportService.ManyCases) => MatchPile.Ambiguous,
        (ImportOutcome.Created, _) => MatchPile.New,
        (ImportOutcome.Updated, _) => MatchPile.Different,
        _ => MatchPile.Same,
    };

    // The newest year first: FiscalYear is a number in the database, the cursor carries its first day.
    private IQueryable<AccountView> Ordered(AccountFilter filter, Cursor? at) =>
        Views(Keyset.Beside(Lines(filter), l => l.Fy, l => l.Id, at, text => (FiscalYear.TryParse(text, out var year), year), descending: true));

    private static string KeyOf(FiscalYear year) => year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private IQueryable<AccountView> Views(IQueryable<AccountLine> lines) => lines.Select(l => new AccountView
    {
        Id = l.Id, Fy = l.Fy, CaseNumber = l.CaseNumber, ContractNumber = l.ContractNumber, ProjectCode = l.ProjectCode, Name = l.Name, BudgetYen = l.BudgetYen, SettledYen = l.SettledYen, CarriedYen = l.CarriedYen, CaseId = l.ConsultationId,
        Number = db.Set<Consultation>().Where(c => c.Id == l.ConsultationId).Select(c => c.Number).FirstOrDefault(), Title = db.Set<Consultation>().Where(c => c.Id == l.ConsultationId).Select(c => c.Title).FirstOrDefault(),
    });

    private IQueryable<AccountLine> Lines(AccountFilter filter)
    {
        var lines = db.Set<AccountLine>().AsNoTracking();
        if (filter.Fy is { } fy)
        {
            lines = lines.Where(l => l.Fy == fy);
        }
        return filter.Unmatched ? lines.Where(l => l.ConsultationId == null) : lines;
    }
}
