using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.Consultations.Forwarding;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Demo;

/// <summary>One bureau files through its coordinating section, and large new systems are decided by the CIO: begun after the cases of the seed, so that they keep the way they went.</summary>
public sealed class DemoForwarding(PortalDb db, DemoStage stage, BureauRoutingService routings, DecisionRuleService rules, FilingService filing, ForwardingService forwarding)
{
    private const string Bureau = "06";
    private const long CioFromYen = 30_000_000;

    public async Task SeedAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Set<BureauRouting>().AnyAsync(ct))
        {
            return;
        }
        stage.Clear();
        var head = await stage.ActorAsync("policyhead", now, ct);
        await rules.AddAsync(new DecisionRuleInput { Stage = Stage.PreBudget, Kind = ConsultationKind.NewSystem, FromYen = CioFromYen, Office = DecidingOffice.Cio, BasisJa = "みどり県事務決裁規程 別表第一（架空）", BasisEn = "Midori decision rules, table 1 (fictional)", ValidFrom = DemoOffice.Since }, head, ct);
        stage.Clear();
        await routings.AddAsync(new BureauRoutingInput { BureauId = DemoOffice.BureauId(Bureau), ValidFrom = DemoOffice.Since, LeadDays = 5 }, head, ct);
        await SubmitAsync(now, ct);
    }

    // What the heads of the bureau have on their desks goes on to the coordinator; one has its place and opinion already.
    private async Task SubmitAsync(DateTimeOffset now, CancellationToken ct)
    {
        stage.Clear();
        var bureau = DemoOffice.BureauId(Bureau);
        var waiting = await db.Set<Consultation>().AsNoTracking().Where(c => c.State == ConsultationState.SectionReview && c.Stage == Stage.PreBudget && c.BureauId == bureau && c.ChangeOfId == null).OrderBy(c => c.Since).Select(c => new { c.Id, c.SectionId, c.Version }).Take(3).ToListAsync(ct);
        foreach (var c in waiting)
        {
            stage.Clear();
            var key = DemoOffice.People.First(p => p.Posts.Any(post => post.SectionId == c.SectionId && post.Role == Platform.Identity.Role.SectionHead)).Key;
            try
            {
                await filing.SubmitAsync(c.Id, c.Version, null, null, await stage.ActorAsync(key, now, ct), ct);
            }
            catch (RuleViolation)
            {
                // Not complete, or late without a reason: it stays with its head, as it would in an office.
                stage.Clear();
            }
        }
        stage.Clear();
        var coordinator = await stage.ActorAsync("coordinator", now, ct);
        var first = await db.Set<BureauForwarding>().AsNoTracking().Where(f => f.ForwardedAt == null).OrderBy(f => f.ReceivedAt).ThenBy(f => f.Id).Select(f => new { f.ConsultationId, f.Version }).FirstOrDefaultAsync(ct);
        if (first is not null)
        {
            var version = await db.Set<Consultation>().AsNoTracking().Where(c => c.Id == first.ConsultationId).Select(c => c.Version).SingleAsync(ct);
            await forwarding.ArrangeAsync([new ForwardingEntry(first.ConsultationId, first.Version, version, 1, "保守の期限が迫っており、部として最優先で取り組む。")], coordinator, ct);
        }
        stage.Clear();
    }
}
