using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Sheets;

/// <summary>The ledger written as a sheet, and what reading one must know.</summary>
public sealed class SystemSheetQueries(PortalDb db, CodeQueries codes)
{
    /// <summary>The rows a person may take along and bring back: all, or those of the own sections.</summary>
    public IQueryable<InformationSystem> Rows(Actor actor)
    {
        var rows = db.Set<InformationSystem>().AsNoTracking();
        if (!actor.May(Permission.SystemEditAll))
        {
            var own = actor.SectionsWhere(Permission.SystemEditOwn);
            rows = rows.Where(x => own.Contains(x.OwnerSectionId));
        }
        return rows.OrderBy(x => x.Code.Length).ThenBy(x => x.Code);
    }

    /// <summary>Writes the workbook row by row, the parts of the karte as further sheets; returns how many systems. Without rows it is the template.</summary>
    public async Task<int> WriteWorkbookAsync(Stream target, bool withRows, Actor actor, CancellationToken ct = default)
    {
        var words = await WordsAsync(actor.Today, ct);
        var written = 0;
        using var book = new XlsxWriter(target, SystemSheet.ListSheet);
        var sheet = book.Sheet(SystemSheet.Name, SystemSheet.Columns(words));
        if (withRows)
        {
            await foreach (var system in Rows(actor).AsAsyncEnumerable().WithCancellation(ct))
            {
                sheet.Row([.. SystemColumns.All.Select(c => SystemSheet.Cell(c, system, words, actor))]);
                written++;
            }
        }
        foreach (var table in SystemPartSheet.Tables)
        {
            await WritePartAsync(book, table, withRows, words, actor, ct);
        }
        return written;
    }

    // One command a part: rows stream, so a large ledger with large parts needs no more memory.
    private async Task WritePartAsync(XlsxWriter book, SystemPartTable table, bool withRows, SheetWords words, Actor actor, CancellationToken ct)
    {
        var sheet = book.Sheet(table.Sheet, SystemSheet.PartColumns(table, words));
        if (!withRows)
        {
            return;
        }
        await foreach (var system in Rows(actor).Include(table.Kind.ToString()).AsSingleQuery().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (table.Sensitive && !InformationSystem.MayReadSensitive(actor, system.OwnerSectionId))
            {
                continue;
            }
            var rows = new SystemRowsInput();
            table.Show(system, rows);
            foreach (var row in table.Posted(rows))
            {
                sheet.Row([system.Code, system.Name, .. table.Columns.Select(c => SystemSheet.Written(c, c.Of(row!), words))]);
            }
        }
    }

    /// <summary>The same as CSV: UTF-8 with BOM, or CP932, in which a character it does not have is refused (SheetNotInCp932) and never replaced.</summary>
    public async Task<int> WriteCsvAsync(Stream target, bool withRows, bool cp932, Actor actor, CancellationToken ct = default)
    {
        var words = await WordsAsync(actor.Today, ct);
        Encoding encoding = cp932 ? SheetEncodings.Cp932 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        await using var text = new StreamWriter(target, encoding, bufferSize: 16 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }, leaveOpen: true);
        foreach (var column in SystemColumns.All)
        {
            csv.WriteField(column.Header);
        }
        await csv.NextRecordAsync();
        var written = 0;
        if (withRows)
        {
            await foreach (var system in Rows(actor).AsAsyncEnumerable().WithCancellation(ct))
            {
                foreach (var column in SystemColumns.All)
                {
                    var cell = CsvExport.Guard(SystemSheet.Plain(SystemSheet.Cell(column, system, words, actor)));
                    if (cp932 && !SheetEncodings.Fits(cell))
                    {
                        throw new RuleViolation("SheetNotInCp932", null, system.Code, column.Header);
                    }
                    csv.WriteField(cell);
                }
                await csv.NextRecordAsync();
                written++;
            }
        }
        return written;
    }

    public async Task<SheetWords> WordsAsync(DateOnly day, CancellationToken ct = default)
    {
        var sections = await db.Set<Section>().AsNoTracking().OrderBy(s => s.Bureau.Code).ThenBy(s => s.Furigana).ThenBy(s => s.Id)
            .Select(s => new NamedSection(s.Id, s.Code, s.Name, s.NameEn, s.Bureau.Name, s.ValidFrom <= day && (s.ValidTo == null || s.ValidTo >= day))).ToListAsync(ct);
        return new SheetWords(await codes.BookAsync(ct), new SectionNames(sections), day);
    }

    public async Task<SystemRowReader> ReaderAsync(SheetLayout layout, Actor actor, CancellationToken ct)
    {
        var numbers = await db.Set<InformationSystem>().Select(x => x.Code).ToListAsync(ct);
        return new SystemRowReader(layout, await WordsAsync(actor.Today, ct), numbers.ToHashSet(StringComparer.Ordinal), actor);
    }

    internal async Task<IReadOnlyDictionary<string, InformationSystem>> OfNumbersAsync(IEnumerable<string> numbers, IReadOnlyList<SystemPartSheet> parts, CancellationToken ct)
    {
        var asked = numbers.Distinct(StringComparer.Ordinal).ToList();
        return await With(parts).AsNoTracking().Where(x => asked.Contains(x.Code)).ToDictionaryAsync(x => x.Code, StringComparer.Ordinal, ct);
    }

    internal async Task<IReadOnlyDictionary<Guid, InformationSystem>> TrackedAsync(IReadOnlyList<Guid> ids, IReadOnlyList<SystemPartSheet> parts, CancellationToken ct) =>
        await With(parts).Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);

    private IQueryable<InformationSystem> With(IReadOnlyList<SystemPartSheet> parts) =>
        parts.Aggregate(db.Set<InformationSystem>().AsQueryable(), (rows, part) => rows.Include(part.Table.Kind.ToString()));
}
