using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Incidents;

/// <summary>The kinds of incident, for every installation (mic-security-cases.csv and common practice); the office renames, ends and adds them as any code.</summary>
public static class IncidentSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<CodeItem>().AnyAsync(x => x.List == Incident.Kinds, ct))
        {
            return;
        }
        db.AddRange(EmbeddedCsv.Read("Incidents.Data.incident-codes.csv").Select((row, n) => new CodeItem
        {
            Id = Guid.CreateVersion7(actor.Now), List = Incident.Kinds, Code = row["code"], NameJa = row["name_ja"], NameEn = row["name_en"], Order = (n + 1) * 10, ValidFrom = Always,
        }));
        db.Act(actor, "CodesSeeded");
        await db.SaveChangesAsync(ct);
    }
}
