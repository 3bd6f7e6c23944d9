using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>The file types every installation begins with; one that the office ended stays ended.</summary>
public static class FileSeed
{
    private static readonly DateOnly Always = new(2000, 4, 1);

    public static async Task SeedAsync(PortalDb db, Actor actor, CancellationToken ct = default)
    {
        var known = await db.Set<AllowedFileType>().Select(x => x.Extension).ToHashSetAsync(ct);
        foreach (var type in Types(actor).Where(type => !known.Contains(type.Extension)))
        {
            db.Add(type);
        }
        if (db.ChangeTracker.HasChanges())
        {
            db.Act(actor, "FileTypesSeeded");
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>The types the product comes with.</summary>
    public static IEnumerable<AllowedFileType> Types(Actor actor) =>
        from row in EmbeddedCsv.Read("Platform.Files.Data.file-types.csv")
        select new AllowedFileType
        {
            Id = Guid.CreateVersion7(actor.Now),
            Extension = row["extension"],
            ContentType = row["content_type"],
            Signature = Enum.Parse<FileSignature>(row["signature"]),
            ValidFrom = Always,
        };
}
