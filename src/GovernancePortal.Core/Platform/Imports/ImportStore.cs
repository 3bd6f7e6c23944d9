using System.Security.Cryptography;
using System.Text;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Platform.Imports;

/// <summary>Keeps the rows, faults and mappings of import runs; what the rows mean is each module's.</summary>
public sealed class ImportStore(PortalDb db)
{
    public const int MostRows = 50_000;
    /// <summary>Bytes of a file.</summary>
    public const long MostBytes = 30L * 1024 * 1024;

    /// <summary>
    /// Reads a file into a run, in one transaction: its rows chunk by chunk, the first row as headings. Refused with what
    /// <see cref="SheetFile.Read"/> names, SheetNoHeader, SheetTooManyRows.
    /// </summary>
    /// <param name="part">Name of a further sheet → the part it carries; null for one that is not read.</param>
    public async Task<ImportRun> StageAsync(string kind, Stream content, string fileName, Func<string, string?> part, Actor actor, CancellationToken ct)
    {
        if (content.Length > MostBytes)
        {
            throw new RuleViolation("SheetTooLarge");
        }
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        content.Position = 0;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        ImportRun? run = null;
        var (place, staged) = (0, 0);
        foreach (var page in SheetFile.Read(content))
        {
            var sheet = run is null ? null : part(page.Name);
            if (run is not null && sheet is null)
            {
                continue;
            }
            using var rows = page.Rows.GetEnumerator();
            if (run is null)
            {
                run = Begin(kind, fileName, hash, Headings(rows), actor);
                db.Add(run);
            }
            foreach (var chunk in Staged(rows).Chunk(ImportChunk.Size))
            {
                staged += chunk.Length;
                if (sheet is null)
                {
                    run.Counted(run.Rows + chunk.Length);
                }
                if (staged > MostRows)
                {
                    throw new RuleViolation("SheetTooManyRows", null, MostRows);
                }
                db.Add(new ImportChunk { Id = Guid.CreateVersion7(actor.Now), RunId = run.Id, Sheet = sheet, Place = place++, Rows = chunk });
                await SaveAsync(run, actor, "ImportRead", ct);
            }
        }
        if (run is null || run.Rows == 0)
        {
            throw new RuleViolation("SheetEmpty");
        }
        await transaction.CommitAsync(ct);
        return run;
    }

    /// <summary>Saves and lets go of everything but the run, so that memory does not grow with the file.</summary>
    public async Task SaveAsync(ImportRun run, Actor actor, string act, CancellationToken ct)
    {
        db.Act(actor, act, reason: run.FileName);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        db.Attach(run);
    }

    public async Task<ImportRun> FindAsync(Guid id, string kind, CancellationToken ct) =>
        await db.Set<ImportRun>().SingleOrDefaultAsync(x => x.Id == id && x.Kind == kind, ct) ?? throw new NotFound($"Import run {id}.");

    /// <summary>The chunks of the main sheet, one at a time and tracked.</summary>
    public async IAsyncEnumerable<ImportChunk> ChunksAsync(Guid runId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        for (var place = 0; await db.Set<ImportChunk>().SingleOrDefaultAsync(x => x.RunId == runId && x.Sheet == null && x.Place == place, ct) is { } chunk; place++)
        {
            yield return chunk;
        }
    }

    /// <summary>The rows of the main sheet, chunk by chunk, only to be read.</summary>
    public IAsyncEnumerable<IReadOnlyList<StagedRow>> RowsAsync(Guid runId) =>
        db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == runId && x.Sheet == null).OrderBy(x => x.Place).Select(x => x.Rows).AsAsyncEnumerable();

    /// <summary>The further sheets whole, each with its headings as the first row.</summary>
    public async Task<IReadOnlyList<(string Sheet, IReadOnlyList<StagedRow> Rows)>> PartsAsync(Guid runId, CancellationToken ct)
    {
        var chunks = await db.Set<ImportChunk>().AsNoTracking().Where(x => x.RunId == runId && x.Sheet != null).OrderBy(x => x.Place).Select(x => new { x.Sheet, x.Rows }).ToListAsync(ct);
        return [.. chunks.GroupBy(c => c.Sheet!).Select(g => (g.Key, (IReadOnlyList<StagedRow>)[.. g.SelectMany(c => c.Rows)]))];
    }

    public Task<int> ClearFaultsAsync(Guid runId, CancellationToken ct) => db.Set<ImportFault>().Where(x => x.RunId == runId).ExecuteDeleteAsync(ct);

    /// <summary>The further sheets, once they are applied.</summary>
    public Task<int> DropPartsAsync(Guid runId, CancellationToken ct) => db.Set<ImportChunk>().Where(x => x.RunId == runId && x.Sheet != null).ExecuteDeleteAsync(ct);

    /// <summary>The whole run with its rows; what it wrote stays.</summary>
    public Task<int> DropAsync(Guid runId, CancellationToken ct) => db.Set<ImportRun>().Where(x => x.Id == runId).ExecuteDeleteAsync(ct);

    /// <summary>What a person mapped last time for the same headings; the office's where there is none of their own.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> MappingAsync(string kind, IReadOnlyList<string> headings, Guid userId, CancellationToken ct)
    {
        var hash = HashOf(headings);
        var found = await db.Set<HeadingMap>().AsNoTracking().Where(x => x.Kind == kind && x.Headings == hash && (x.UserId == userId || x.UserId == null)).ToListAsync(ct);
        return found.OrderBy(x => x.UserId is null).FirstOrDefault()?.Mapping;
    }

    /// <summary>Kept in the caller's save.</summary>
    public async Task RememberAsync(string kind, IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> mapping, Guid? userId, Actor actor, CancellationToken ct)
    {
        var hash = HashOf(headings);
        var known = await db.Set<HeadingMap>().SingleOrDefaultAsync(x => x.Kind == kind && x.Headings == hash && x.UserId == userId, ct);
        if (known is null)
        {
            known = new HeadingMap { Id = Guid.CreateVersion7(actor.Now), Kind = kind, Headings = hash, UserId = userId };
            db.Add(known);
        }
        (known.Mapping, known.UpdatedAt) = (mapping, actor.Now);
    }

    public static SheetRow RowOf(StagedRow row) => new(row.Number, [.. row.Cells.Select((text, i) => new SheetCell(text, (CellKind)(row.Kinds[i] - '0')))]);

    private static ImportRun Begin(string kind, string fileName, string hash, IReadOnlyList<string> headings, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = kind, FileName = fileName.Length > ImportRun.FileNameLength ? fileName[^ImportRun.FileNameLength..] : fileName, Sha256 = hash,
        Headings = headings, CreatedAt = actor.Now, CreatedBy = actor.UserId, CreatedByName = actor.Name, CreatedBySection = actor.Main?.SectionName,
    };

    private static List<string> Headings(IEnumerator<SheetRow> rows)
    {
        if (!rows.MoveNext())
        {
            throw new RuleViolation("SheetEmpty");
        }
        var heads = rows.Current;
        return heads.Number == 1 ? [.. heads.Cells.Select(cell => SheetValues.Heading(cell.Text))] : throw new RuleViolation("SheetNoHeader", null, heads.Number);
    }

    private static IEnumerable<StagedRow> Staged(IEnumerator<SheetRow> rows)
    {
        while (rows.MoveNext())
        {
            var row = rows.Current;
            yield return new StagedRow(row.Number, [.. row.Cells.Select(c => c.Text)], string.Concat(row.Cells.Select(c => (char)('0' + (int)c.Kind))));
        }
    }

    private static string HashOf(IReadOnlyList<string> headings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(CharacterWidth.SearchKey).Where(h => h.Length > 0).Distinct().Order(StringComparer.Ordinal)))));
}
