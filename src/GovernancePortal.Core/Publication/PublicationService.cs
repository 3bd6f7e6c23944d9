using System.Globalization;
using System.Text;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Publication;

/// <summary>Everything that writes 公表.</summary>
public sealed class PublicationService(PortalDb db, PublicContentQueries contents, IPublicationBundle bundles, FileStore files)
{
    public const string Downloaded = "PublicationDownloaded";
    // Two letters and fewer are words as often as names.
    private const int ShortestName = 3;

    public Task<Guid> CreateAsync(PublicationInput input, Actor actor, CancellationToken ct = default, bool demonstration = false) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var series = $"{FiscalYear.Of(actor.Today).Short}-{PublicationRecord.Mark}";
            var publication = PublicationRecord.Begin(input, $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}", actor, demonstration);
            db.Add(publication);
            db.Act(actor, "PublicationDrafted", publication.Subject, capacity: actor.CapacityFor(Permission.PublishDraft));
            await db.SaveChangesAsync(ct);
            return publication.Id;
        });

    public Task EditAsync(Guid id, PublicationInput input, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, input.Version, "PublicationEdited", null, Permission.PublishDraft, actor, p => p.Write(input, actor), ct);

    /// <summary>
    /// Freezes what the preview shows and lays it before the CIO. Refused where a person's name stands in it
    /// (Publication.NameFound): names of plans, sections and targets are people's to write.
    /// </summary>
    public async Task SubmitAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var publication = await LoadAsync(id, version, ct);
        var content = await contents.ReadAsync(publication.Title, publication.Introduction, publication.Choice, actor, ct);
        await DemandNoNamesAsync(Json.Write(content), ct);
        publication.Submit(content, actor);
        await SaveAsync(publication, "PublicationSubmitted", null, Permission.PublishDraft, actor, ct);
    }

    public Task PullBackAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, version, "PublicationPulledBack", null, Permission.PublishDraft, actor, p => p.PullBack(actor), ct);

    public Task DropAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, version, "PublicationDropped", null, Permission.PublishDraft, actor, p => p.Drop(actor), ct);

    public Task ReturnAsync(Guid id, PublicationReturnInput input, Actor actor, CancellationToken ct = default) =>
        ChangeAsync(id, input.Version, "PublicationReturned", input.Reason, Permission.PublishDecide, actor, p => p.Return(input.Reason!, actor), ct);

    /// <summary>
    /// The CIO approves: the bundle is written from what was frozen and takes the place of the one before. The names are asked
    /// once more, of the files themselves: somebody may have come since.
    /// </summary>
    public async Task ApproveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var publication = await LoadAsync(id, version, ct);
        if (publication.Content is not { } content || publication.State != PublicationState.Submitted)
        {
            throw new RuleViolation("Publication.NotNow", null, "PublicationState." + publication.State);
        }
        var bytes = bundles.Write(content, actor.Today);
        await DemandNoNamesAsync(TextOf(bytes), ct);
        var fileId = Guid.CreateVersion7(actor.Now);
        using var stream = new MemoryStream(bytes, writable: false);
        var stored = await files.PutAsync(fileId, stream, ct);
        var file = new StoredFile { Id = fileId, Name = $"{publication.Number}.zip", ContentType = "application/zip", Size = stored.Size, Sha256 = stored.Sha256, StoredAt = actor.Now, StoredBy = actor.UserId };
        publication.Approve(file, actor);
        db.Add(file);
        var before = await db.Set<PublicationRecord>().SingleOrDefaultAsync(p => p.State == PublicationState.Approved, ct);
        before?.ReplaceBy(publication, actor);
        await SaveAsync(publication, "PublicationApproved", null, Permission.PublishDecide, actor, ct);
    }

    /// <summary>The bundle, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> DownloadAsync(Guid id, Actor actor, CancellationToken ct = default)
    {
        var file = await db.Set<PublicationRecord>().AsNoTracking().Where(p => p.Id == id && p.File != null).Select(p => p.File).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Bundle {id}.");
        var content = files.OpenRead(file.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(PublicationRecord.SubjectType, id), file.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (file, content);
    }

    private async Task DemandNoNamesAsync(string text, CancellationToken ct)
    {
        var squeezed = Squeezed(text);
        var names = await db.Set<PortalUser>().AsNoTracking().Select(u => u.DisplayName).ToListAsync(ct);
        if (names.FirstOrDefault(n => Squeezed(n) is { Length: >= ShortestName } name && squeezed.Contains(name, StringComparison.Ordinal)) is { } found)
        {
            throw new RuleViolation("Publication.NameFound", null, found);
        }
    }

    private static string TextOf(byte[] bundle)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bundle, writable: false), System.IO.Compression.ZipArchiveMode.Read);
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
            text.Append(reader.ReadToEnd());
        }
        return text.ToString();
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private async Task ChangeAsync(Guid id, uint version, string act, string? reason, Permission permission, Actor actor, Action<PublicationRecord> change, CancellationToken ct)
    {
        var publication = await LoadAsync(id, version, ct);
        change(publication);
        await SaveAsync(publication, act, reason, permission, actor, ct);
    }

    private async Task SaveAsync(PublicationRecord publication, string act, string? reason, Permission permission, Actor actor, CancellationToken ct)
    {
        if (PublicationNotices.Of(publication, act, actor) is { } message)
        {
            db.Add(message);
        }
        db.Act(actor, act, publication.Subject, reason, actor.CapacityFor(permission));
        await db.SaveChangesAsync(ct);
    }

    private async Task<PublicationRecord> LoadAsync(Guid id, uint version, CancellationToken ct)
    {
        var publication = await db.Set<PublicationRecord>().SingleOrDefaultAsync(p => p.Id == id, ct) ?? throw new NotFound($"Publication {id}.");
        db.Expect(publication, version);
        return publication;
    }
}
