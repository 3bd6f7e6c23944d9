using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Files;

/// <summary>Takes in an upload: looked at, stored, and handed back as a row that the caller saves with its own record.</summary>
public sealed class FileIntake(PortalDb db, FileStore store)
{
    /// <summary>The types that may be attached on the day, by extension.</summary>
    public async Task<IReadOnlyList<AllowedFileType>> AllowedAsync(DateOnly day, CancellationToken ct = default) =>
        await db.Set<AllowedFileType>().AsNoTracking()
            .Where(x => x.ValidFrom <= day && (x.ValidTo == null || day <= x.ValidTo))
            .OrderBy(x => x.Extension).ToListAsync(ct);

    /// <summary>
    /// Refuses with the codes of <see cref="FileInspection"/> beside <paramref name="field"/>. The row is not added to the
    /// context: it joins in the save of the record that holds the file; if that save fails, the sweep takes the bytes.
    /// </summary>
    public async Task<StoredFile> TakeAsync(string? postedName, Stream content, string field, Actor actor, CancellationToken ct = default)
    {
        var name = FileInspection.NameOf(postedName);
        var verdict = FileInspection.Inspect(name, content, await AllowedAsync(actor.Today, ct));
        if (verdict.Code is not null)
        {
            throw new RuleViolation(verdict.Code, field, verdict.Arguments);
        }
        var id = Guid.CreateVersion7(actor.Now);
        var bytes = await store.PutAsync(id, content, ct);
        return new StoredFile
        {
            Id = id, Name = name, ContentType = verdict.Type!.ContentType, Size = bytes.Size, Sha256 = bytes.Sha256, StoredAt = actor.Now, StoredBy = actor.UserId,
        };
    }
}
