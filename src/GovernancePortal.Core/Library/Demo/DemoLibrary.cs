using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Demo;

/// <summary>みどり県's library: kept by the policy office, one review overdue, one new version being written.</summary>
public static class DemoLibrary
{
    private const string Overdue = "TPL-EXIT";
    private const string Revised = "STD-CLOUD";

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<LibraryDocument>().AnyAsync(d => d.OwnerSectionId != null, ct))
        {
            return;
        }
        var office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;
        foreach (var document in await db.Set<LibraryDocument>().Include(d => d.Versions).Include(d => d.Reviews).ToListAsync(ct))
        {
            document.MoveTo(office);
            if (document.Code == Revised)
            {
                db.Add(document.Write(document.Versions[0].Body + "\n\n■ 生成AIの機能\n入力した情報が学習に使われない設定とし、使える職員と用途を定める。", null, false, actor));
            }
            if (document.Code == Overdue)
            {
                // As looked at last year with a shorter term: the mark and the notice are there to be seen.
                document.ConfirmUnchanged("中間標準レイアウト仕様の改版を待って見直す。", 0, actor with { Now = actor.Now.AddDays(-1) });
                db.AddRange(document.Reviews);
                db.Add(DocumentNotices.ReviewDue(document, actor));
            }
        }
        db.Act(actor, "DemonstrationLibrary");
        await db.SaveChangesAsync(ct);
    }
}
