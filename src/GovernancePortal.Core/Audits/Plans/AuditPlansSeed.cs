using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>The kinds of audit of domain.md 6.2, for every installation. What an office has renamed or ended stays as it made it.</summary>
public static class AuditPlansSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        var have = await db.Set<AuditKind>().Select(k => k.Code).ToListAsync(ct);
        foreach (var (code, name, english, nature, years) in new (string, string, string, AuditNature, int?)[]
        {
            ("general", "情報セキュリティ監査", "Information security audit", AuditNature.General, 6),
            ("my_number", "マイナンバー監査", "My Number audit", AuditNature.MyNumber, 6),
            ("external", "外部監査", "External audit", AuditNature.External, 3),
            ("special", "特命監査", "Special audit", AuditNature.Special, null),
            ("system", "システム監査", "System audit", AuditNature.System, null),
            ("contractor", "委託先監査", "Contractor audit", AuditNature.Contractor, null),
        }.Where(k => !have.Contains(k.Item1)))
        {
            db.Add(new AuditKind { Id = Guid.CreateVersion7(actor.Now), Code = code, Name = name, NameEn = english, Nature = nature, EveryYears = years, ValidFrom = Always });
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "AuditKindsSeeded");
            await db.SaveChangesAsync(ct);
        }
    }
}
