using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Publication;

public sealed record PublicationLine(Guid Id, string Number, string Title, PublicationState State, DateTimeOffset Since, string DraftedBy, string? SubmittedBy, string? ApprovedBy, DateOnly? ApprovedOn, string? Sha256, DateTimeOffset? ReplacedAt);

/// <summary>Where the public reads it: the bundle's file and what it is called.</summary>
public sealed record OpenBundle(Guid FileId, string Sha256, DateOnly ApprovedOn);

public sealed class PublicationQueries(PortalDb db, CalendarQueries calendars)
{
    public const int PageSize = 50;

    /// <summary>Newest first; one command.</summary>
    public async Task<Page<PublicationLine>> PageAsync(Cursor? at, CancellationToken ct = default)
    {
        var rows = await Keyset.Beside(db.Set<PublicationRecord>().AsNoTracking(), p => p.CreatedAt, p => p.Id, at,
                text => (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var moment), moment), descending: true)
            .Take(PageSize + 1).Select(p => new { p.CreatedAt, Line = new PublicationLine(p.Id, p.Number, p.Title, p.State, p.Since, p.DraftedBy, p.SubmittedBy, p.ApprovedBy, p.ApprovedOn, p.File == null ? null : p.File.Sha256, p.ReplacedAt) }).ToListAsync(ct);
        var page = Cursor.PageOf(rows, PageSize, at, r => r.CreatedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture), r => r.Line.Id);
        return new Page<PublicationLine>([.. page.Items.Select(r => r.Line)], page.Next, page.Previous);
    }

    public Task<int> CountAsync(CancellationToken ct = default) => db.Set<PublicationRecord>().CountAsync(ct);

    public async Task<PublicationRecord> FindAsync(Guid id, CancellationToken ct = default) =>
        await db.Set<PublicationRecord>().AsNoTracking().Include(p => p.File).SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Publication {id}.");

    /// <summary>The one whose place another would take; null where nothing is published.</summary>
    public Task<PublicationLine?> ApprovedAsync(CancellationToken ct = default) =>
        db.Set<PublicationRecord>().AsNoTracking().Where(p => p.State == PublicationState.Approved)
            .Select(p => new PublicationLine(p.Id, p.Number, p.Title, p.State, p.Since, p.DraftedBy, p.SubmittedBy, p.ApprovedBy, p.ApprovedOn, p.File!.Sha256, p.ReplacedAt)).SingleOrDefaultAsync(ct);

    /// <summary>What waits for the CIO, longest first; one command, without the content.</summary>
    public async Task<IReadOnlyList<PublicationLine>> WaitingAsync(CancellationToken ct = default) =>
        await db.Set<PublicationRecord>().AsNoTracking().Where(p => p.State == PublicationState.Submitted).OrderBy(p => p.Since)
            .Select(p => new PublicationLine(p.Id, p.Number, p.Title, p.State, p.Since, p.DraftedBy, p.SubmittedBy, p.ApprovedBy, p.ApprovedOn, null, p.ReplacedAt)).ToListAsync(ct);

    /// <summary>Null while the office's setting is off, or nothing is published: then there is no such page.</summary>
    public async Task<OpenBundle?> OpenAsync(DateOnly today, CancellationToken ct = default)
    {
        if ((await calendars.CalendarAsync(ct)).Setting(SettingName.PublicationOpen, today) == 0)
        {
            return null;
        }
        return await db.Set<PublicationRecord>().AsNoTracking().Where(p => p.State == PublicationState.Approved)
            .Select(p => new OpenBundle(p.File!.Id, p.File.Sha256, p.ApprovedOn!.Value)).SingleOrDefaultAsync(ct);
    }
}

/// <summary>Reads single files out of a bundle; nothing else of the file store.</summary>
public sealed class OpenBundleQueries(FileStore files)
{
    /// <summary>Null where the bundle has no such file. Paths are those of the bundle itself, so none leads out of it.</summary>
    public byte[]? Read(Guid fileId, string path)
    {
        using var stream = files.OpenRead(fileId);
        using var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Read);
        if (zip.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.Ordinal)) is not { } entry)
        {
            return null;
        }
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
