using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Plans;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Demo;

/// <summary>What the sections of the demonstration office mean to bring to consultation in the next years; needs its ledger.</summary>
public static class DemoPlans
{
    private const int Years = 3;

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<PlannedCase>().AnyAsync(ct))
        {
            return;
        }
        var first = FiscalYear.Of(actor.Today).Next;
        var due = await db.Set<InformationSystem>().AsNoTracking().Where(s => s.NextRenewalFy >= first && s.NextRenewalFy < first.Plus(Years) && s.Lifecycle == Lifecycle.InOperation).OrderBy(s => s.Code).ToListAsync(ct);
        foreach (var (n, system) in due.Index().Where(x => x.Index % 3 != 2))
        {
            var kind = system.RenewalPlan is "Retire" or "Merge" ? PlannedCaseKind.Retirement : PlannedCaseKind.Renewal;
            db.Add(PlannedCase.Plan(new PlannedCaseInput
            {
                Fy = system.NextRenewalFy, SectionId = system.OwnerSectionId, SystemId = system.Id, Kind = kind, Title = system.Name + (kind == PlannedCaseKind.Renewal ? "の更新" : "の廃止"),
                EstimateYen = system.ContractAmountYen, StartsOn = system.ContractTo?.AddDays(1) ?? system.NextRenewalFy!.Value.Start, Note = n % 4 == 0 ? "デモ用の架空の計画です。" : null,
            }, PlannedCaseSource.Hand, null, actor));
        }
        db.Act(actor, "PlannedCaseAdded");
        await db.SaveChangesAsync(ct);
    }
}
