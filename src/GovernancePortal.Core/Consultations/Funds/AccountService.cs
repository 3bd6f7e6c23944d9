using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>Matches lines of the accounts with chains and keeps the 決算額 of their cases the sum of their lines.</summary>
public sealed class AccountService(PortalDb db, ConsultationCaseService cases, SystemRegister register)
{
    private static readonly ConsultationState[] NotCounted = [ConsultationState.Withdrawn, ConsultationState.Rejected, ConsultationState.Superseded, ConsultationState.Expired];

    public async Task<AccountMatching> MatchingAsync(CancellationToken ct = default)
    {
        var known = await db.Set<Consultation>().AsNoTracking().Where(c => c.Number != null && c.DecidedAt != null && !NotCounted.Contains(c.State))
            .Select(c => new { c.Id, c.CaseId, c.Stage, c.Number, c.TargetFy, Code = c.Budget == null ? null : c.Budget.ProjectCode, Contract = c.Contract == null ? null : c.Contract.ContractNumber, To = c.Contract == null ? (DateOnly?)null : c.Contract.TermTo, c.DecidedAt }).ToListAsync(ct);
        return new AccountMatching(known.GroupBy(c => c.CaseId).Select(g =>
        {
            var kept = g.Where(c => c.To is not null).MaxBy(c => c.DecidedAt) ?? g.OrderBy(c => c.Stage).ThenByDescending(c => c.DecidedAt).First();
            var from = g.Min(c => c.TargetFy);
            return new AccountChain(kept.Id, [.. g.Select(c => c.Number!)], kept.Contract, g.Where(c => c.Code is not null).MaxBy(c => c.DecidedAt)?.Code, from, kept.To is { } end ? FiscalYear.Of(end) : from);
        }));
    }

    /// <summary>決算額 of a case with a contract: what its lines of all years sum up to, recorded by the act that records it by hand. Adds to the save of the caller.</summary>
    internal async Task SettleAsync(Guid consultationId, IEnumerable<AccountLine> lines, Actor actor, CancellationToken ct)
    {
        var own = lines.Where(l => l.ConsultationId == consultationId).ToList();
        var total = own.Sum(l => l.SettledYen);
        var c = await cases.LoadAsync(consultationId, actor, ct);
        if (c.Contract is null || c.State != ConsultationState.Closed)
        {
            return;
        }
        // The years of the ledger even where the sum stays: an amount may move from one year to another.
        if (c.SystemId is { } system)
        {
            await register.SettleCaseAsync(new SettledCase(system, c.Id, c.Number, own.GroupBy(l => l.Fy).ToDictionary(g => g.Key, g => g.Sum(l => l.SettledYen))), actor, ct);
        }
        if (c.SettledYen == total)
        {
            return;
        }
        c.RecordSettlement(total, actor, await cases.ContextAsync(c, actor, ct));
        db.Entry(c).Property(x => x.Holder).IsModified = true;
        db.Note(c.Subject, string.Join(", ", own.Select(l => l.Fy.Short).Distinct()));
    }

    /// <summary>Tries the lines without a case again, now that contracts or numbers may have come; returns how many were found.</summary>
    public async Task<int> RetryAsync(Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.BudgetResultRecord))
        {
            throw new Forbidden("Accounts are kept by finance and the policy office.");
        }
        var (lines, matching, found) = (await db.Set<AccountLine>().ToListAsync(ct), await MatchingAsync(ct), 0);
        foreach (var line in lines.Where(l => l.ConsultationId is null))
        {
            if (matching.Of(line.Fy, line.CaseNumber, line.ContractNumber, line.ProjectCode) is [var chain])
            {
                line.MatchWith(chain.Id);
                found++;
                await SettleAsync(chain.Id, lines, actor, ct);
            }
        }
        if (found > 0)
        {
            db.Act(actor, "AccountsTaken");
            await db.SaveChangesAsync(ct);
        }
        return found;
    }
}
