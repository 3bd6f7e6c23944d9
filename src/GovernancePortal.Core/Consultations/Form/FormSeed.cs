using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// What every installation's forms begin with: code lists, 記入例, the reviewer's checklist. It adds what has never been
/// there; what the office renamed, ended or dated anew stays.
/// </summary>
public static class FormSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    /// <summary>For items whose fields do not exist yet: they appear when the office dates them forward.</summary>
    private static readonly DateOnly NotYet = new(2099, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        await AddCodesAsync(db, actor, ct);
        await AddGuidesAsync(db, actor, ct);
        await AddChecklistAsync(db, actor, ct);
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "FormsSeeded");
            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task AddCodesAsync(PortalDb db, Actor actor, CancellationToken ct)
    {
        var rows = EmbeddedCsv.Read("Consultations.Data.consultation-codes.csv");
        var lists = rows.Select(row => row["list"]).Distinct().ToList();
        var known = (await db.Set<CodeItem>().Where(x => lists.Contains(x.List)).Select(x => new { x.List, x.Code }).ToListAsync(ct))
            .Select(x => (x.List, x.Code)).ToHashSet();
        var order = 0;
        foreach (var row in rows)
        {
            order += 10;
            if (known.Contains((row["list"], row["code"])))
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
    }

    private static async Task AddGuidesAsync(PortalDb db, Actor actor, CancellationToken ct)
    {
        var known = await db.Set<FieldGuide>().Select(x => x.FieldCode).ToHashSetAsync(ct);
        foreach (var row in EmbeddedCsv.Read("Consultations.Data.field-guides.csv").Where(row => !known.Contains(row["field"])))
        {
            db.Add(new FieldGuide
            {
                Id = Guid.CreateVersion7(actor.Now), FieldCode = row["field"], ValidFrom = Always,
                HintJa = OrNull(row["hint_ja"]), HintEn = OrNull(row["hint_en"]), ExampleJa = row["example_ja"], ExampleEn = OrNull(row["example_en"]),
            });
        }
    }

    private static async Task AddChecklistAsync(PortalDb db, Actor actor, CancellationToken ct)
    {
        // A question that was dated far ahead because the forms had no field for it begins with them.
        var known = (await db.Set<ChecklistItem>().Select(x => new { x.Stage, x.Number, IsAhead = x.ValidFrom >= NotYet }).ToListAsync(ct)).ToHashSet();
        foreach (var item in ChecklistOf(actor).Where(item => !known.Contains(new { item.Stage, item.Number, IsAhead = false }) && !(item.ValidFrom >= NotYet && known.Contains(new { item.Stage, item.Number, IsAhead = true }))))
        {
            db.Add(item);
        }
    }

    /// <summary>The checklist the product comes with.</summary>
    internal static IEnumerable<ChecklistItem> ChecklistOf(Actor actor) =>
        from row in EmbeddedCsv.Read("Consultations.Data.checklist.csv")
        select new ChecklistItem
        {
            Id = Guid.CreateVersion7(actor.Now),
            Stage = Enum.Parse<Stage>(row["stage"]),
            Number = int.Parse(row["number"], System.Globalization.CultureInfo.InvariantCulture),
            Blocking = row["blocking"] == "1",
            TextJa = row["text_ja"],
            TextEn = row["text_en"],
            PrejudgedBy = OrNull(row["prejudged_by"]),
            Fields = row["fields"],
            ValidFrom = row["later"] == "1" ? NotYet : Always,
        };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
