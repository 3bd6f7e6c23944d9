using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>The code lists of the ledger, for every installation. What an office has renamed or ended stays as it made it.</summary>
public static class SystemsSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        var rows = EmbeddedCsv.Read("Systems.Data.system-codes.csv").Concat(SlaItems()).ToList();
        var lists = rows.Select(row => row["list"]).Distinct().ToList();
        var known = await db.Set<CodeItem>().Where(x => lists.Contains(x.List)).Select(x => new { x.List, x.Code }).ToListAsync(ct);
        var have = known.Select(x => (x.List, x.Code)).ToHashSet();
        var order = 0;
        foreach (var row in rows)
        {
            order += 10;
            if (have.Contains((row["list"], row["code"])))
            {
                continue;
            }
            db.Add(new CodeItem
            {
                Id = Guid.CreateVersion7(actor.Now), List = row["list"], Code = row["code"], Fixed = row["fixed"] == "1",
                NameJa = row["name_ja"], NameEn = row["name_en"], DescriptionJa = OrNull(row["description_ja"]), DescriptionEn = OrNull(row["description_en"]),
                Order = order, ValidFrom = Always,
            });
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "CodesSeeded");
            await db.SaveChangesAsync(ct);
        }
    }

    // The template of a service level agreement is a code list too: an office renames, ends and adds its items.
    private static IEnumerable<IReadOnlyDictionary<string, string>> SlaItems() =>
        EmbeddedCsv.Read("Systems.Data.sla-items.csv").Select(row => new Dictionary<string, string>
        {
            ["list"] = SystemCodes.SlaItem, ["code"] = row["number"], ["fixed"] = "", ["name_ja"] = row["name_ja"], ["name_en"] = row["name_en"],
            ["description_ja"] = row["grade_ja"], ["description_en"] = row["grade_en"],
        });

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
