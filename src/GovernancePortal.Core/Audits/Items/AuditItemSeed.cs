using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Items;

/// <summary>The items that come with the product, in words of our own after the chapters of domain.md 6.7; what an office has changed stays.</summary>
public static class AuditItemSeed
{
    public const string Code = "BASE";

    /// <summary>Before any audit that the portal can know of.</summary>
    private static readonly DateOnly Since = new(2019, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<AuditItemSet>().AnyAsync(s => s.Code == Code, ct))
        {
            return;
        }
        var set = AuditItemSet.Begin(Code, 1, "情報セキュリティ監査 基本項目", "情報セキュリティ対策基準の章立てと、特定個人情報の取扱いの点検項目。文は本県で書いたもの。", actor);
        foreach (var input in Read())
        {
            set.Put(null, input, actor);
        }
        set.Publish(Since, actor, seeded: true);
        db.Add(set);
        db.Act(actor, "AuditItemSetSeeded", set.Subject);
        await db.SaveChangesAsync(ct);
    }

    internal static IEnumerable<AuditItemInput> Read() => EmbeddedCsv.Read("Audits.Items.Data.audit-items.csv").Select(row => new AuditItemInput
    {
        Number = row["number"], Chapter = row["chapter"], ChapterTitle = row["chapter_title"], IsRequired = row["required"] == "1", Text = row["text"], Documents = row["documents"],
        ByReading = row["methods"].Contains('R', StringComparison.Ordinal), ByAsking = row["methods"].Contains('A', StringComparison.Ordinal), ByVisit = row["methods"].Contains('V', StringComparison.Ordinal), ByReplay = row["methods"].Contains('P', StringComparison.Ordinal),
        LookAt = row["look_at"].Length == 0 ? null : row["look_at"], Provision = row["provision"], Condition = Enum.Parse<AuditCondition>(row["condition"]),
    });
}
