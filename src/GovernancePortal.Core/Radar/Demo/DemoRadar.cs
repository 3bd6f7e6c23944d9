using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Radar.Demo;

/// <summary>
/// The terms of the demonstration's platform: the coming one as the ledger has it, and one of the past after a published
/// plan of optimisation, marked as an example, against which the double migration of two large systems is worked out.
/// </summary>
public static class DemoRadar
{
    public const string PlatformName = "ハードウェア統合基盤";

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<PlatformTerm>().AnyAsync(ct))
        {
            return;
        }
        var platform = DemoSystems.Id("SYS-0001");
        Add(db, actor, isExample: true, new PlatformTermInput
        {
            Name = PlatformName, Hosting = SystemCodes.SharedPlatform, SystemId = platform, ContractFrom = new DateOnly(2015, 2, 1), ContractTo = new DateOnly(2020, 1, 31), RenewalOn = new DateOnly(2020, 2, 1),
            Note = "公表された最適化計画に合わせた例示です。契約は2020年1月末まで、更新は2020年。",
        });
        Add(db, actor, isExample: false, new PlatformTermInput
        {
            Name = PlatformName, Hosting = SystemCodes.SharedPlatform, SystemId = platform, ContractFrom = new DateOnly(2022, 4, 1), ContractTo = new DateOnly(2028, 3, 31), Note = "デモ用の架空の契約です。",
        });
        db.Act(actor, "PlatformTermAdded");
        await db.SaveChangesAsync(ct);
    }

    private static void Add(PortalDb db, Actor actor, bool isExample, PlatformTermInput input)
    {
        var term = new PlatformTerm { Id = Guid.CreateVersion7(actor.Now) };
        term.Keep(input, actor, isExample);
        db.Add(term);
    }
}
