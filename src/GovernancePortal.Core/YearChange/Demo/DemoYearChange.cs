using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.YearChange.Demo;

/// <summary>A prepared, not yet run 年度切替 for next April with one reorganisation of each kind.</summary>
public static class DemoYearChange
{
    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<YearChangeRun>().AnyAsync(ct))
        {
            return;
        }
        var day = FiscalYear.Of(actor.Today).Next.Start;
        var others = DemoOffice.FilingSections.Where(s => s.Name is not (DemoOffice.FirstSection or DemoOffice.SecondSection or DemoOffice.PolicyOffice)).Take(4).ToList();
        var run = new YearChangeRun { Id = Guid.CreateVersion7(actor.Now), Title = $"{FiscalYear.Of(actor.Today).Next.Display} 組織改正（架空）", Day = day, CreatedAt = actor.Now, CreatedBy = actor.Name };
        var rows = new List<ReorganisationRow>();
        void Row(string kind, string old, string code, string name, string reading, string main = "") =>
            rows.Add(new ReorganisationRow(rows.Count + 2, kind, old, code, name, reading, "", day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), main));
        Row("改称", others[0].Code, others[0].Code + "A", "みらい" + others[0].Name, "みらい" + others[0].Furigana);
        Row("統合", others[1].Code, others[1].Code + "A", "総合" + others[1].Name, "そうごう" + others[1].Furigana);
        Row("統合", others[2].Code, others[1].Code + "A", "", "");
        Row("分割", others[3].Code, others[3].Code + "A", others[3].Name + "第一課", others[3].Furigana + "だいいちか", "○");
        Row("分割", others[3].Code, others[3].Code + "B", others[3].Name + "第二課", others[3].Furigana + "だいにか");
        run.Take("組織改正一覧（架空）.csv", People.TransferFile.Hash([.. System.Text.Encoding.UTF8.GetBytes(Json.Write(rows))]), rows);
        db.Add(run);
        db.Act(actor, "YearChangePrepared", run.Subject);
        await db.SaveChangesAsync(ct);
    }
}
