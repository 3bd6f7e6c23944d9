using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Municipalities;

/// <summary>Reasons and topics, for every installation. What an office has renamed or ended stays as it made it.</summary>
public static class MunicipalitiesSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        var rows = EmbeddedCsv.Read("Municipalities.Data.municipality-codes.csv");
        var lists = rows.Select(row => row["list"]).Distinct().ToList();
        var have = (await db.Set<CodeItem>().Where(x => lists.Contains(x.List)).Select(x => new { x.List, x.Code }).ToListAsync(ct)).Select(x => (x.List, x.Code)).ToHashSet();
        var order = 0;
        foreach (var row in rows)
        {
            order += 10;
            if (!have.Contains((row["list"], row["code"])))
            {
                db.Add(new CodeItem
                {
                    Id = Guid.CreateVersion7(actor.Now), List = row["list"], Code = row["code"], Fixed = row["fixed"] == "1", NameJa = row["name_ja"], NameEn = row["name_en"], Order = order, ValidFrom = Always,
                });
            }
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "CodesSeeded");
            await db.SaveChangesAsync(ct);
        }
    }
}
