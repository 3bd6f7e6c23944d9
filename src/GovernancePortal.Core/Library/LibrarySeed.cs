using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library;

/// <summary>
/// What every installation's library begins with: the standard specification in its parts, the guidelines and the templates
/// in a first version, in force since the fiscal year began, and where they speak in the form. It adds what has never been
/// there; what the office wrote stays.
/// </summary>
public static class LibrarySeed
{
    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        await AddCodesAsync(db, actor, ct);
        var known = await db.Set<LibraryDocument>().Select(d => d.Code).ToHashSetAsync(ct);
        var added = new Dictionary<string, LibraryDocument>(StringComparer.Ordinal);
        var from = FiscalYear.Of(actor.Today).Start;
        foreach (var row in EmbeddedCsv.Read("Library.Data.library-documents.csv").Where(row => !known.Contains(row["code"])))
        {
            var document = LibraryDocument.Begin(Guid.CreateVersion7(actor.Now), new DocumentHeadInput { Code = row["code"], Type = Enum.Parse<DocumentType>(row["type"]), Title = row["title"], Summary = row["summary"] });
            document.Write(BodyOf(row["code"]), null, false, actor);
            document.PublishAs(from, null, CalendarSetting.DefaultOf(SettingName.LibraryReviewMonths), actor);
            db.Add(document);
            await StandardCodesRegister.OfferAsync(db, document, actor, ct);
            db.Add(DocumentNotices.ReviewDue(document, actor));
            added.Add(document.Code, document);
        }
        foreach (var row in EmbeddedCsv.Read("Library.Data.library-places.csv"))
        {
            if (added.TryGetValue(row["code"], out var document))
            {
                db.Add(new FormPlace
                {
                    Id = Guid.CreateVersion7(actor.Now), DocumentId = document.Id, SectionNumber = row["section"] is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : null,
                    Stage = Enum.Parse<Stage>(row["stage"]), Item = row["item"], ValidFrom = from,
                });
            }
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "LibrarySeeded");
            await db.SaveChangesAsync(ct);
        }
    }

    private static async Task AddCodesAsync(PortalDb db, Actor actor, CancellationToken ct)
    {
        var known = await db.Set<CodeItem>().Where(x => x.List == QuestionTopic.List).Select(x => x.Code).ToHashSetAsync(ct);
        var order = 0;
        foreach (var row in EmbeddedCsv.Read("Library.Data.library-codes.csv"))
        {
            order += 10;
            if (!known.Contains(row["code"]))
            {
                db.Add(new CodeItem
                {
                    Id = Guid.CreateVersion7(actor.Now), List = row["list"], Code = row["code"], Fixed = row["fixed"] == "1", NameJa = row["name_ja"], NameEn = row["name_en"],
                    DescriptionJa = row["description_ja"] is { Length: > 0 } ja ? ja : null, DescriptionEn = row["description_en"] is { Length: > 0 } en ? en : null, Order = order, ValidFrom = Always,
                });
            }
        }
    }

    private static readonly DateOnly Always = new(2000, 4, 1);

    /// <summary>The text of a document that the product comes with.</summary>
    internal static string BodyOf(string code)
    {
        using var stream = typeof(LibrarySeed).Assembly.GetManifestResourceStream($"GovernancePortal.Core.Library.Data.{code}.txt") ?? throw new InvalidOperationException($"The text of {code} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").Trim();
    }
}
