using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Calendar;

internal static class CalendarActs
{
    public const string Propose = "CalendarProposed";
    public const string Approve = "CalendarApproved";
    public const string Decline = "CalendarDeclined";
    public const string Withdraw = "CalendarWithdrawn";
}

/// <summary>
/// What is proposed takes effect here, all rows chosen or none. The row replaced is superseded in the same save; what
/// holds is read afresh at once.
/// </summary>
public sealed class CalendarApprovalService(PortalDb db, CalendarQueries queries)
{
    public async Task ApproveAsync<T>(IReadOnlyCollection<ProposalChoice> chosen, Actor actor, CancellationToken ct = default)
        where T : OfficeProposal
    {
        var rows = await ChosenAsync<T>(chosen, ct);
        var inForce = await db.Set<T>().Where(x => x.Status == ProposalStatus.Approved).ToListAsync(ct);
        foreach (var row in rows)
        {
            row.Approve(actor);
            inForce.Where(row.Replaces).ToList().ForEach(old => old.Supersede());
        }

        await SaveAsync(rows, CalendarActs.Approve, null, actor, ct);
        queries.Forget();
    }

    /// <summary>Declining says why (Calendar.ReasonMissing).</summary>
    public async Task DeclineAsync<T>(IReadOnlyCollection<ProposalChoice> chosen, string? reason, Actor actor, CancellationToken ct = default)
        where T : OfficeProposal
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new RuleViolation("Calendar.ReasonMissing", "DeclineReason");
        }

        var rows = await ChosenAsync<T>(chosen, ct);
        rows.ForEach(row => row.Decline(actor));
        await SaveAsync(rows, CalendarActs.Decline, reason, actor, ct);
    }

    public async Task WithdrawAsync<T>(ProposalChoice chosen, Actor actor, CancellationToken ct = default)
        where T : OfficeProposal
    {
        var rows = await ChosenAsync<T>([chosen], ct);
        rows.ForEach(row => row.Withdraw(actor));
        db.Act(actor, CalendarActs.Withdraw);
        await db.SaveChangesAsync(ct);
    }

    private async Task<List<T>> ChosenAsync<T>(IReadOnlyCollection<ProposalChoice> chosen, CancellationToken ct)
        where T : OfficeProposal
    {
        if (chosen.Count == 0)
        {
            throw new RuleViolation("Calendar.NothingChosen", "Chosen");
        }

        var versions = chosen.DistinctBy(c => c.Id).ToDictionary(c => c.Id, c => c.Version);
        var ids = versions.Keys.ToList();
        var rows = await db.Set<T>().Where(x => ids.Contains(x.Id)).ToListAsync(ct);
        if (rows.Count != versions.Count)
        {
            throw new NotFound("A proposal chosen does not exist.");
        }

        // Before the rows are asked: one that was decided meanwhile is somebody else's change, not a slip of this person.
        if (rows.Exists(row => row.Version != versions[row.Id]))
        {
            throw new VersionConflict("A proposal was changed or decided meanwhile.");
        }
        rows.ForEach(row => db.Expect(row, versions[row.Id]));
        return rows;
    }

    private async Task SaveAsync<T>(List<T> rows, string act, string? reason, Actor actor, CancellationToken ct)
        where T : OfficeProposal
    {
        CalendarNotices.Decided(db, rows, act, actor);
        db.Act(actor, act, null, reason);
        await db.SaveChangesAsync(ct);
    }
}
