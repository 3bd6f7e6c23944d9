using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems.Licences;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Demo;

/// <summary>Fictional licences that sections hold without a system; some are still only on paper, some long not counted.</summary>
public static class DemoLicences
{
    private static readonly string[] Products = ["文書作成ソフト（架空）", "図面作成ソフト（架空）", "統計解析ソフト（架空）", "PDF編集ソフト（架空）", "地図表示ソフト（架空）"];

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<HeldLicence>().AnyAsync(ct))
        {
            return;
        }
        foreach (var (n, section) in DemoOffice.Sections.Where(s => s.ValidTo is null).Index().Where(x => x.Index % 5 == 0 || x.Item.Name == DemoOffice.FirstSection))
        {
            var licence = new HeldLicence { Id = Guid.CreateVersion7(actor.Now), Code = HeldLicence.CodeOf(await Counter.NextAsync(db, HeldLicence.CounterKey, ct)) };
            licence.Take(new HeldLicenceInput
            {
                Product = Products[n % Products.Length], Metric = "Device", Quantity = 5 + (n % 40), CertificateNumber = n % 3 == 0 ? null : $"K-{n:0000}", HolderSectionId = section.Id,
                ExpiresOn = n % 4 == 0 ? actor.Today.AddDays(20 + (n * 3)) : null, StocktakenOn = n % 2 == 0 ? actor.Today.AddMonths(-3) : n % 3 == 1 ? actor.Today.AddMonths(-20) : null, Note = "デモ用の架空のライセンスです。",
            }, actor);
            db.Add(licence);
        }
        db.Act(actor, "LicenceRegistered");
        await db.SaveChangesAsync(ct);
    }
}
