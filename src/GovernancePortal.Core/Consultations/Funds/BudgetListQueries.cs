using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>One pile of a match report.</summary>
public sealed record PileCount(MatchPile Pile, int Rows);

/// <summary>An agreed case that waits for its budget result and has no row in the list.</summary>
public sealed record CaseWithoutRow(Guid Id, string? Number, string Title, FiscalYear TargetFy, string SectionName, long? TotalYen);

/// <summary>Every row of the file in one pile, and the cases that no row is about.</summary>
public sealed record MatchReport(IReadOnlyList<PileCount> Piles, IReadOnlyList<CaseWithoutRow> WithoutRow, int WithoutRowCount);

/// <summary>What the rows of a list met and what they left out.</summary>
public sealed class BudgetListQueries(PortalDb db)
{
    public const int MostShown = 100;

    /// <summary>The piles of a run; without rows yet an empty report.</summary>
    public async Task<MatchReport> ReportAsync(ImportRun run, Actor actor, CancellationToken ct = default)
    {
        var outcomes = (await db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == run.Id && x.Sheet == null).Select(x => x.Outcomes).ToListAsync(ct)).SelectMany(x => x).ToList();
        string[] codes = [BudgetListImportService.NoCase, BudgetListImportService.ManyCases];
        var kinds = await db.Set<ImportFault>().AsNoTracking().Where(f => f.RunId == run.Id && codes.Contains(f.Code)).Select(f => new { f.Row, f.Code }).ToListAsync(ct);
        var faults = kinds.DistinctBy(f => f.Row).ToDictionary(f => f.Row, f => f.Code);
        var piles = Enum.GetValues<MatchPile>().Select(pile => new PileCount(pile, outcomes.Count(o => PileOf(o.Outcome, faults.GetValueOrDefault(o.Number)) == pile))).ToList();
        var met = outcomes.Where(o => o.RecordId is not null).Select(o => o.RecordId!.Value).Distinct().ToList();
        var years = await db.Set<Consultation>().AsNoTracking().Where(c => met.Contains(c.Id)).Select(c => c.TargetFy).Distinct().ToListAsync(ct);
        var missing = db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor))
            .Where(c => c.Stage == Stage.PreBudget && ConsultationStates.Agreed.Contains(c.State) && c.Budget == null && years.Contains(c.TargetFy) && !met.Contains(c.Id));
        var shown = await missing.OrderBy(c => c.Number).ThenBy(c => c.Id).Take(MostShown)
            .Select(c => new CaseWithoutRow(c.Id, c.Number, c.Title, c.TargetFy, db.Set<People.Section>().Where(s => s.Id == c.SectionId).Select(s => s.Name).First(), c.TotalYen)).ToListAsync(ct);
        return new MatchReport(piles, shown, shown.Count < MostShown ? shown.Count : await missing.CountAsync(ct));
    }

    /// <summary>Every row belongs to exactly one pile.</summary>
    public static MatchPile PileOf(ImportOutcome outcome, string? faultCode) => outcome switch
    {
        ImportOutcome.Created => MatchPile.New,
        ImportOutcome.Updated => MatchPile.Different,
        ImportOutcome.Unchanged => MatchPile.Same,
        ImportOutcome.Failed => faultCode switch
        {
            BudgetListImportService.NoCase => MatchPile.Unmatched,
            BudgetListImportService.ManyCases => MatchPile.Ambiguous,
            _ => MatchPile.Faulty,
        },
    };
}
