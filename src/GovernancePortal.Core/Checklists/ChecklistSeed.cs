using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists;

/// <summary>The ministry's ten guidelines as a checklist, for every installation: numbers and titles as printed, items in words of our own. What an office has changed stays.</summary>
public static class ChecklistSeed
{
    public const string Code = "MIC10";

    /// <summary>The year the guidelines came.</summary>
    private static readonly FiscalYear Since = new(2014);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<Checklist>().AnyAsync(c => c.Code == Code, ct))
        {
            return;
        }
        var groups = EmbeddedCsv.Read("Checklists.Data.checklist-guidelines.csv");
        var list = Checklist.Begin(Guid.CreateVersion7(actor.Now), ChecklistKind.Ministry, new ChecklistInput
        {
            Code = Code, NameJa = "電子自治体の10の指針チェックリスト", NameEn = "Checklist of the ten guidelines for e-government", Basis = "総務省「電子自治体の取組みを加速するための10の指針」（平成26年3月）", ForMunicipalities = true, FromFy = Since,
            Groups = [.. groups.Select(row => new ChecklistGroupRow { Number = Number(row["number"]), TitleJa = row["title_ja"], TitleEn = row["title_en"] })],
        }, actor);
        foreach (var row in EmbeddedCsv.Read("Checklists.Data.checklist-items.csv"))
        {
            list.AddItem(new ChecklistItemInput
            {
                GroupId = list.Groups.First(g => g.Number == Number(row["guideline"])).Id, Number = Number(row["number"]), Condition = Enum.Parse<ItemCondition>(row["condition"]), FromFy = Since, TextJa = row["text_ja"], TextEn = row["text_en"],
            }, actor);
        }
        db.Add(list);
        db.Act(actor, "ChecklistSeeded", list.Subject);
        await db.SaveChangesAsync(ct);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
