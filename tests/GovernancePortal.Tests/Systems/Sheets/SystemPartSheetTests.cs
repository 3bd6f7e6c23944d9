using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems.Sheets;

/// <summary>The further sheets of the workbook: rows of the parts of the karte.</summary>
public sealed class SystemPartSheetTests : SystemImportScene
{
    private const string Code = "SYS-0101";

    private async Task GiveAsync(SystemPartTable table, SystemRowsInput rows) => await UseAsync<KarteRegister>(async register =>
    {
        var system = await SystemAsync(Code);
        await register.EditRowsAsync(system.Id, table, rows with { Version = system.Version }, Operator);
    });

    private async Task GiveAsync()
    {
        await GiveAsync(SystemPartTables.Servers, new SystemRowsInput { Servers = [new ServerRow { Name = "主系", Count = 2, Location = "庁舎5階" }, new ServerRow { Name = "従系", Count = 1, SeismicFixing = true }] });
        await GiveAsync(SystemPartTables.Costs, new SystemRowsInput { Costs = [new CostRow { Fy = new FiscalYear(2026), Category = await FirstCodeAsync(SystemCodes.CostCategory), BudgetYen = 1_200_000, Note = "=メモ" }] });
    }

    private async Task<string> FirstCodeAsync(string list) =>
        (await UseAsync<Core.Platform.Codes.CodeQueries, Core.Platform.Codes.CodeBook>(q => q.BookAsync())).Choices(list, DateOnly.FromDateTime(Clock.Now.Date))[0].Code;

    private Task<InformationSystem> LoadAsync() => ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Include(x => x.Servers).Include(x => x.Costs).SingleAsync(x => x.Code == Code));

    private static byte[] File(string[] main, params (string Sheet, string[] Lines)[] parts)
    {
        using var target = new MemoryStream();
        using (var book = new XlsxWriter(target, "選択肢"))
        {
            foreach (var (name, lines) in parts.Prepend(("台帳", main)))
            {
                var sheet = book.Sheet(name, [.. lines[0].Split(',').Select(head => new SheetColumn(head, 10))]);
                foreach (var line in lines.Skip(1))
                {
                    sheet.Row(line.Split(','));
                }
            }
        }
        return target.ToArray();
    }

    [Fact]
    public async Task A_workbook_with_its_parts_brought_in_again_changes_nothing()
    {
        await GiveAsync();
        var before = await LedgerAsync();
        using var file = new MemoryStream();
        await UseAsync<SystemSheetQueries, int>(s => s.WriteWorkbookAsync(file, withRows: true, Operator));
        file.Position = 0;
        var servers = SheetFile.Read(file).Where(p => p.Name == "サーバー構成").Select(p => p.Rows.ToList()).Single();
        Assert.Contains(servers, row => row[0].Text == Code && row.Cells.Any(c => c.Text == "主系"));
        var (run, faults) = await LookAsync(file.ToArray());
        Assert.Empty(faults);
        Assert.Equal((0, 0), (run.Created, run.Updated));
        await ApplyAsync(run);
        Assert.Equal(before, await LedgerAsync());
    }

    [Fact]
    public async Task The_rows_of_a_system_become_those_of_the_sheet_in_one_trail_row_and_other_parts_stay()
    {
        await GiveAsync();
        var (run, faults) = await LookAsync(File(["システム番号,略称", $"{Code},税"], ("サーバー構成", ["システム番号,サーバー名,台数", $"{Code},主系,３", $"{Code},予備,1", $"{Code},第三,1"])));
        Assert.Empty(faults);
        var old = (await TrailAsync((await SystemAsync(Code)).Id)).Count;
        await ApplyAsync(run);
        var system = await LoadAsync();
        Assert.Equal([("主系", 3, "庁舎5階"), ("予備", 1, null), ("第三", 1, null)], system.Servers.OrderBy(s => s.Position).Select(s => (s.Name!, s.Count!.Value, s.Location)));
        Assert.Equal("税", system.ShortName);
        Assert.Single(system.Costs);
        Assert.Equal(old + 1, (await TrailAsync(system.Id)).Count);
        Assert.All(await ReadAsync(db => db.Set<ImportChunk>().AsNoTracking().ToListAsync()), chunk => Assert.Empty(chunk.Rows));
    }

    [Fact]
    public async Task Faults_of_a_part_are_named_with_their_sheet_and_hold_the_system_back()
    {
        await GiveAsync();
        var before = await LedgerAsync();
        var (run, faults) = await LookAsync(File(["システム番号,略称", $"{Code},税"],
            ("サーバー構成", ["システム番号,サーバー名,台数", $"{Code},主系,二台", "SYS-0102,知らない,1", $"{Code},,1"]), ("年度別経費", ["年度,予算額", "R8,1"])));
        Assert.Equal([(1, "年度別経費!システム番号", "PartWithoutNumber"), (2, "サーバー構成!台数", "NumberUnreadable"), (3, "サーバー構成!システム番号", "PartOfNoSystem"), (4, "サーバー構成!サーバー名", "NotEmpty")],
            faults.Select(f => (f.Row, f.Column, f.Code)));
        Assert.Equal(0, run.Updated);
        await ApplyAsync(run, goodRows: true);
        Assert.Equal(before, await LedgerAsync());
        Assert.Equal(4, (await UseAsync<SystemImportQueries, List<ImportReportLine>>(async q => await q.ReportAsync(run.Id).ToListAsync())).Count);
    }

    [Fact]
    public async Task A_system_without_rows_in_a_sheet_keeps_its_part()
    {
        await GiveAsync();
        var (run, _) = await LookAsync(File(["システム番号,略称", $"{Code},税"], ("サーバー構成", ["システム番号,サーバー名,台数"])));
        await ApplyAsync(run);
        Assert.Equal(2, (await LoadAsync()).Servers.Count);
    }
}
