using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Conditions of a shelf; null means any.</summary>
public sealed record DocumentFilter
{
    public string? Text { get; init; }
    public DocumentType? Type { get; init; }
    /// <summary>Only those whose day of review is past.</summary>
    public bool Overdue { get; init; }
}

/// <summary>A row of a shelf. Number and From are of the version in force, Next of one to come; HasDraft is told to the policy office alone.</summary>
public sealed record DocumentLine(Guid Id, string Code, DocumentType Type, string Title, string? Summary, string? OwnerName, int? Number, DateOnly? From, DateOnly? NextFrom, DateOnly? NextReviewOn, DateOnly? EndsOn, bool IsReviewOverdue, int Uses, bool HasDraft);

/// <summary>A version in its place in the row of versions.</summary>
public sealed record VersionLine(int Number, DocumentVersionState State, DateOnly? From, string? ChangeNote, DateTimeOffset At, string ByName, string? FileName);

public sealed record DocumentView(LibraryDocument Document, string? OwnerName, DocumentVersion? Shown, IReadOnlyList<VersionLine> Versions, int Uses, bool MayEdit, bool MayPublish)
{
    public IReadOnlyList<BodySection> Sections { get; } = Shown is null ? [] : DocumentBody.Parse(Shown.Body);
}

/// <summary>A case's line: which version it stood on or used.</summary>
public sealed record CaseDocument(Guid DocumentId, DocumentType Type, string Title, int Number, DocumentUseKind Kind, int CaseVersion, DateTimeOffset At);

/// <summary>The documents are few: a shelf is all of them, and everything published is kept for half a minute.</summary>
public sealed class DocumentQueries(PortalDb db, IMemoryCache cache, FileStore files)
{
    private const string Key = "library-book";

    public void Forget()
    {
        cache.Remove(db.CacheKey(Key));
        cache.Remove(db.CacheKey(DocumentWorkQueries.Key));
    }

    /// <summary>Everything published, with its places, in two commands.</summary>
    public async Task<LibraryBook> BookAsync(CancellationToken ct = default) =>
        await cache.GetOrCreateAsync(db.CacheKey(Key), async entry =>
        {
            entry.AbsoluteExpirationRelativeToNow = TimeSpan.FromSeconds(30);
            var versions = await (from d in db.Set<LibraryDocument>().AsNoTracking()
                                  from v in d.Versions
                                  where v.PublishedAt != null
                                  select new PublishedVersion(d.Id, d.Code, d.Type, d.Title, d.EndsOn, v.Number, v.EffectiveFrom!.Value, v.Body, v.FileId != null)).ToListAsync(ct);
            return new LibraryBook(versions, await db.Set<FormPlace>().AsNoTracking().ToListAsync(ct));
        }) ?? throw new InvalidOperationException("The library was not read.");

    /// <summary>One shelf in one command. Whoever does not write the library sees only what was published.</summary>
    public async Task<IReadOnlyList<DocumentLine>> ListAsync(DocumentGroup group, DocumentFilter filter, Actor actor, CancellationToken ct = default)
    {
        var (today, edits) = (actor.Today, LibraryAccess.MayEdit(actor));
        DocumentType[] types = [.. Enum.GetValues<DocumentType>().Where(t => LibraryDocument.GroupOf(t) == group && (filter.Type is null || filter.Type == t))];
        var documents = db.Set<LibraryDocument>().AsNoTracking().Where(d => types.Contains(d.Type) && (edits || d.Versions.Any(v => v.PublishedAt != null)));
        if (filter.Overdue)
        {
            documents = documents.Where(d => d.NextReviewOn < today && (d.EndsOn == null || d.EndsOn >= today));
        }
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var like = "%" + filter.Text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
            documents = documents.Where(d => EF.Functions.ILike(d.Title, like) || EF.Functions.ILike(d.Summary!, like) || EF.Functions.ILike(d.PublishedText!, like));
        }
        var rows = await (from d in documents
                          select new
                          {
                              d.Id, d.Code, d.Type, d.Title, d.Summary, Owner = db.Set<Section>().Where(s => s.Id == d.OwnerSectionId).Select(s => s.Name).FirstOrDefault(), d.NextReviewOn, d.EndsOn,
                              Number = d.Versions.Where(v => v.PublishedAt != null && v.EffectiveFrom <= today).OrderByDescending(v => v.EffectiveFrom).Select(v => (int?)v.Number).FirstOrDefault(),
                              From = d.Versions.Where(v => v.PublishedAt != null && v.EffectiveFrom <= today).Max(v => v.EffectiveFrom),
                              Next = d.Versions.Where(v => v.PublishedAt != null && v.EffectiveFrom > today).Min(v => v.EffectiveFrom),
                              Draft = d.Versions.Any(v => v.PublishedAt == null),
                              Uses = db.Set<DocumentUse>().Where(u => u.DocumentId == d.Id).Select(u => u.ConsultationId).Distinct().Count(),
                          }).ToListAsync(ct);
        return
        [
            .. rows.OrderBy(r => r.Type).ThenBy(r => r.Code, StringComparer.Ordinal).Select(r => new DocumentLine(r.Id, r.Code, r.Type, r.Title, r.Summary, r.Owner, r.EndsOn < today ? null : r.Number, r.From, r.Next,
                r.NextReviewOn, r.EndsOn, r.NextReviewOn < today && !(r.EndsOn < today), r.Uses, edits && r.Draft)),
        ];
    }

    /// <summary>The document with the version asked for, else the one in force, else the newest that may be seen. NotFound for what is not there or not published.</summary>
    public async Task<DocumentView> ViewAsync(Guid id, int? number, Actor actor, CancellationToken ct = default)
    {
        var edits = LibraryAccess.MayEdit(actor);
        var document = await db.Set<LibraryDocument>().AsNoTracking().Include(d => d.Versions.OrderBy(v => v.Number)).ThenInclude(v => v.File).Include(d => d.Reviews.OrderByDescending(r => r.On))
            .AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct) ?? throw new NotFound($"Document {id}.");
        var visible = document.Versions.Where(v => edits || v.PublishedAt is not null).ToList();
        if (visible.Count == 0 && !edits)
        {
            throw new NotFound($"Document {id} is not published.");
        }
        var current = document.VersionOn(actor.Today);
        var shown = number is { } asked ? visible.Find(v => v.Number == asked) ?? throw new NotFound($"Version {asked}.") : current ?? visible.MaxBy(v => v.Number);
        var owner = await db.Set<Section>().AsNoTracking().Where(s => s.Id == document.OwnerSectionId).Select(s => s.Name).SingleOrDefaultAsync(ct);
        var uses = await db.Set<DocumentUse>().Where(u => u.DocumentId == id).Select(u => u.ConsultationId).Distinct().CountAsync(ct);
        return new DocumentView(document, owner, shown,
            [.. visible.OrderByDescending(v => v.Number).Select(v => new VersionLine(v.Number, v.StateOn(actor.Today, current?.Number), v.EffectiveFrom, v.ChangeNote, v.PublishedAt ?? v.WrittenAt, v.PublishedBy ?? v.WrittenBy, v.File?.Name))],
            uses, edits, LibraryAccess.MayPublish(actor));
    }

    /// <summary>The file of a version that the actor may see.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, int number, Actor actor, CancellationToken ct = default)
    {
        var shown = (await ViewAsync(id, number, actor, ct)).Shown!;
        return shown.File is { } file ? (file, files.OpenRead(file.Id)) : throw new NotFound($"Version {number} has no file.");
    }

    /// <summary>What the case stands on: the versions of its last filing, and what was taken into it.</summary>
    public async Task<IReadOnlyList<CaseDocument>> OfCaseAsync(Guid caseId, CancellationToken ct = default)
    {
        var rows = await (from u in db.Set<DocumentUse>().AsNoTracking()
                          join d in db.Set<LibraryDocument>() on u.DocumentId equals d.Id
                          where u.ConsultationId == caseId
                          select new CaseDocument(d.Id, d.Type, d.Title, u.VersionNumber, u.Kind, u.CaseVersion, u.At)).ToListAsync(ct);
        var last = rows.Select(r => r.CaseVersion).DefaultIfEmpty().Max();
        return [.. rows.Where(r => r.Kind == DocumentUseKind.Used || r.CaseVersion == last).OrderBy(r => r.Kind).ThenBy(r => r.Type).ThenBy(r => r.Title, StringComparer.Ordinal)];
    }

    /// <summary>The table of places, those ended too, newest first within each.</summary>
    public async Task<IReadOnlyList<(FormPlace Place, string Title, DocumentType Type)>> PlacesAsync(CancellationToken ct = default) =>
        [.. (await (from p in db.Set<FormPlace>().AsNoTracking()
                    join d in db.Set<LibraryDocument>() on p.DocumentId equals d.Id
                    orderby p.Stage, p.Item, d.Type, d.Code, p.ValidFrom descending
                    select new { p, d.Title, d.Type }).ToListAsync(ct)).Select(x => (x.p, x.Title, x.Type))];

    /// <summary>Every document by its name, to choose from.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Title)>> TitlesAsync(CancellationToken ct = default) =>
        [.. (await db.Set<LibraryDocument>().AsNoTracking().OrderBy(d => d.Type).ThenBy(d => d.Code).Select(d => new { d.Id, d.Title }).ToListAsync(ct)).Select(d => (d.Id, d.Title))];

    /// <summary>The shelves as a subject of the Trail: lists that left the portal.</summary>
    public static TrailSubject Shelves { get; } = new("LibraryShelves", Guid.Empty);
}
