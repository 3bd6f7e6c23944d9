using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>決裁の型 to be seen: the table of 専決 stands before the first case, and in the days before today a reviewer decided for the absent head (代決), who has read one of the decisions since (後閲).</summary>
public sealed class DemoApprovals(PortalDb db, DemoStage stage, PeopleQueries people, DecisionRuleService rules, DecisionService decisions, StandInService standIns, LaterReadingService readings)
{
    private const int Most = 3;
    private const int Tried = 10;
    private const string Deputy = "reviewer2";

    /// <summary>Before the cases: each is submitted under the rule.</summary>
    public async Task BeginAsync(DateTimeOffset now, CancellationToken ct)
    {
        stage.Clear();
        var head = await stage.ActorAsync("policyhead", now, ct);
        await rules.AddAsync(new DecisionRuleInput { FromYen = 0, Office = DecidingOffice.PolicyHead, BasisJa = "みどり県事務決裁規程 別表第二（架空）", BasisEn = "Midori decision rules, table 2 (fictional)", ValidFrom = DemoOffice.Since }, head, ct);
        stage.Clear();
    }

    /// <summary>After the cases: what the head had on the desk was decided by the stand-in on the day before.</summary>
    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct)
    {
        stage.Clear();
        var yesterday = OfficeTime.DayOf(now).AddDays(-1);
        var at = OfficeTime.StartOf(yesterday).AddHours(11);
        var deputyId = DemoOffice.UserId(Deputy);
        var waiting = await db.Set<Consultation>().AsNoTracking()
            .Where(c => c.State == ConsultationState.UnderReview && c.Holder == Holder.PolicyHead && !c.OfPolicyOffice && !c.NeedsCommittee && c.DecidingOffice == DecidingOffice.PolicyHead && c.ReviewerId != deputyId && c.Since < at)
            .OrderBy(c => c.Since).ThenBy(c => c.Id).Select(c => c.Id).Take(Tried).ToListAsync(ct);
        if (waiting.Count == 0)
        {
            return;
        }
        var head = await stage.ActorAsync("policyhead", at.AddDays(-1), ct);
        var post = head.Capacities.First(c => c.Role == Role.PolicyHead);
        await standIns.SetOwnAsync(new StandInInput { SectionId = post.SectionId, Role = Role.PolicyHead, DeputyId = deputyId, From = yesterday, To = yesterday, Reason = "出張のため" }, head, ct);
        // As of then, with what was lent that day.
        var deputy = await people.ActorAsync(deputyId, at, "demonstration", ct) ?? throw new InvalidOperationException($"The demonstration has no account {Deputy}.");
        var decided = 0;
        foreach (var id in waiting)
        {
            if (decided == Most)
            {
                break;
            }
            stage.Clear();
            try
            {
                await decisions.DecideAsync(id, await stage.VersionAsync(id, ct), ConsultationAct.Approve, new DecisionInput { Text = "申請のとおり同意します。" }, deputy with { Now = at.AddMinutes(decided * 7) }, ct);
                decided++;
            }
            catch (RuleViolation)
            {
                // A 合議 is still open, or the like: it waits for the head.
                stage.Clear();
            }
        }
        stage.Clear();
        var first = await db.Set<LaterReading>().AsNoTracking().Where(r => r.ReadAt == null && r.At >= at).OrderBy(r => r.At).Select(r => new { r.Id, r.Version }).FirstOrDefaultAsync(ct);
        if (first is not null)
        {
            await readings.ReadAsync(first.Id, first.Version, "内容を確認した。", await stage.ActorAsync("policyhead", now, ct), ct);
        }
        stage.Clear();
    }
}
