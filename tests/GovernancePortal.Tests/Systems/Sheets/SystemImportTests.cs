using System.Text;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems.Sheets;

public sealed class SystemImportTests : SystemImportScene
{
    private const string Heads = "システム番号,システム名称,状態,重要度,システム所管課,稼働場所,契約開始日,契約終了日,契約金額,利用者数,連携システム,略称";

    private static string Owner => DemoOffice.Section(DemoOffice.FirstSection).Name;

    [Fact]
    public async Task Twelve_planted_faults_in_two_files_are_named_by_row_and_column_and_nothing_is_written()
    {
        var before = await LedgerAsync();
        var workbook = Workbook(Heads,
            $",新システム1,運用中,一般,{Owner},,2026年13月1日,,,,,",                              // 2 no such day
            ",新システム2,運用中,一般,宇宙開発課,,,,,,,",                                           // 3 unknown section
            $"SYS-0101,税務1,運用中,一般,{Owner},,,,,,,",
            $"SYS-0101,税務2,運用中,一般,{Owner},,,,,,,",                                         // 5 the number again
            $",新システム3,運用中,一般,{Owner},月面基地,,,,,,",                                     // 6 wrong code
            $",{new string('長', 101)},運用中,一般,{Owner},,,,,,,",                                // 7 too long
            $",新システム4,運用中,一般,{Owner},,,,=1+2,,,");                                        // 8 formula
        byte[] csv = [.. Cp932.GetBytes($"{Heads}\r\n"
            + $",新システム5,運用中,一般,{Owner},,,,▲500000,,,\r\n"                                 // 2 negative
            + $",新システム6,運用中,一般,{Owner},,,,,12O0人,,\r\n"                                  // 3 letters
            + $",,運用中,一般,{Owner},,,,,,,\r\n"                                                  // 4 missing
            + $"SYS-0102,国保,運用中,一般,{Owner},,,,,,SYS-0101;SYS-0102,\r\n"                      // 5 itself
            + $",新システム7,運用中,一般,{Owner},,R8.4.1,R8.3.31,,,,\r\n"                           // 6 reversed
            + $",新システム8,運用中,一般,{Owner},,,,,,,略"), 0x81, .. Cp932.GetBytes("\r\n")];       // 7 broken

        var (first, faults) = await LookAsync(workbook);
        Assert.Equal(
            [(2, "契約開始日", "DayUnknown"), (3, "システム所管課", "SectionUnknown"), (5, "システム番号", "NumberTwice"), (6, "稼働場所", "CodeUnknown"), (7, "システム名称", "TooLong"), (8, "契約金額", "Formula")],
            faults.Select(f => (f.Row, f.Column, f.Code)));
        var (second, others) = await LookAsync(csv);
        Assert.Equal(
            [(2, "契約金額", "YenNegative"), (3, "利用者数", "NumberUnreadable"), (4, "システム名称", "Missing"), (5, "連携システム", "LinkToItself"), (6, "契約終了日", "ContractReversed"), (7, "略称", "Broken")],
            others.Select(f => (f.Row, f.Column, f.Code)));

        Assert.Equal("ImportHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => ApplyAsync(first))).Code);
        Assert.Equal("ImportHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => ApplyAsync(second))).Code);
        Assert.Equal(before, await LedgerAsync());
        Assert.All(faults.Concat(others), f => Assert.Contains("SheetFault." + f.Code, ResourceFile.Japanese.Keys));
    }

    [Fact]
    public async Task An_export_brought_in_again_changes_nothing_in_any_of_its_forms()
    {
        // Values that writing could spoil: a guard, a line break, a code that is ended, a day, a former name with an apostrophe.
        await UseAsync<SystemRegister>(async register =>
        {
            var system = await SystemAsync("SYS-0101");
            await register.EditAsync(system.Id, SystemInput.Of(system) with
            {
                Summary = "=1+2\n二行目, \"引用\"", ShortName = "'=A1", FormerName = "－旧", StartedOn = new DateOnly(2019, 5, 1), LinkedSystems = "SYS-0102;SYS-0103", BackupRemote = false,
                ContractFrom = new DateOnly(2024, 4, 1), ContractTo = new DateOnly(2029, 3, 31), ContractAmountYen = 123_456_789, UserCount = 1200, NextRenewalFy = new FiscalYear(2028),
            }, Operator);
        });
        var before = await LedgerAsync();
        foreach (var write in new Func<SystemSheetQueries, Stream, Task<int>>[]
        {
            (s, target) => s.WriteWorkbookAsync(target, withRows: true, Operator), (s, target) => s.WriteCsvAsync(target, withRows: true, cp932: false, Operator), (s, target) => s.WriteCsvAsync(target, withRows: true, cp932: true, Operator),
        })
        {
            using var file = new MemoryStream();
            var rows = await UseAsync<SystemSheetQueries, int>(s => write(s, file));
            var (run, faults) = await LookAsync(file.ToArray());
            Assert.Empty(faults);
            Assert.Equal((rows, 0, 0, rows), (run.Rows, run.Created, run.Updated, run.Unchanged));
            await ApplyAsync(run);
            Assert.Equal(before, await LedgerAsync());
        }
        Assert.True(before.Systems > 90);
    }

    [Fact]
    public async Task Confirmed_rows_are_made_and_changed_with_one_trail_row_each_and_the_rest_is_left()
    {
        var (run, faults) = await LookAsync(Csv("システム番号,システム名称,略称,状態,重要度,システム所管課,年間経費,契約終了日,連携システム",
            $",見込みのシステム,,構想,準重要,{Owner},1.5百万円,令和１２年３月３１日,SYS-0102", "sys-0101,,改めた略称,,,,,,"));
        Assert.Equal([(3, "システム名称"), (3, "状態"), (3, "重要度"), (3, "システム所管課")], faults.Select(f => (f.Row, f.Column)));
        (run, faults) = await LookAsync(Csv("システム番号,略称,年間経費,システム名称,状態,重要度,システム所管課,契約終了日,連携システム",
            $",,1.5百万円,見込みのシステム,構想,準重要,{Owner},令和１２年３月３１日,SYS-0102", $"sys-0101,改めた略称,,税務総合システム,運用中,重要,{Owner},R9.3.31,"));
        Assert.Empty(faults);
        var old = await SystemAsync("SYS-0101");
        run = await ApplyAsync(run);
        Assert.Equal((ImportState.Applied, 1, 1), (run.State, run.Created, run.Updated));

        var changed = await SystemAsync("SYS-0101");
        Assert.Equal(("改めた略称", null, new DateOnly(2027, 3, 31)), (changed.ShortName, changed.AnnualCostYen, changed.ContractTo));
        Assert.Equal((old.Summary, old.VendorName, old.Hosting), (changed.Summary, changed.VendorName, changed.Hosting));
        Assert.Equal(LedgerSource.Import, changed.Sources[nameof(SystemInput.ShortName)].Source);
        var trail = await TrailAsync(changed.Id);
        Assert.Equal(("SystemImported", "運用コマンド"), (trail[0].Action, trail[0].ActorName));
        Assert.Single(trail, t => t.Action == "SystemImported");

        var made = await ReadAsync(db => db.Set<InformationSystem>().SingleAsync(x => x.Name == "見込みのシステム"));
        Assert.Equal((1_500_000L, new DateOnly(2030, 3, 31), "SYS-0102", Lifecycle.Concept), (made.AnnualCostYen, made.ContractTo, made.LinkedSystems, made.Lifecycle));
        Assert.Single(await TrailAsync(made.Id));
        Assert.Equal("ImportNotPreviewed", (await Assert.ThrowsAsync<RuleViolation>(() => ApplyAsync(run))).Code);
    }

    [Fact]
    public async Task An_empty_cell_clears_and_an_absent_column_leaves()
    {
        await UseAsync<SystemRegister>(async register =>
        {
            var system = await SystemAsync("SYS-0101");
            await register.EditAsync(system.Id, SystemInput.Of(system) with { ShortName = "税", FormerName = "前の名" }, Operator);
        });
        await ApplyAsync((await LookAsync(Csv("システム番号,略称", "SYS-0101,"))).Run);
        var after = await SystemAsync("SYS-0101");
        Assert.Equal((null, "前の名"), (after.ShortName, after.FormerName));
    }

    [Fact]
    public async Task Good_rows_alone_go_in_when_that_is_asked_for()
    {
        var before = await LedgerAsync();
        var (run, faults) = await LookAsync(Csv("システム番号,システム名称,状態,重要度,システム所管課", $",良い行,運用中,一般,{Owner}", $"SYS-9999,知らない番号,運用中,一般,{Owner}", ",足りない行,運用中,,"));
        Assert.Equal([(3, "システム番号", "NumberUnknown"), (4, "重要度", "Missing"), (4, "システム所管課", "Missing")], faults.Select(f => (f.Row, f.Column, f.Code)));
        await ApplyAsync(run, goodRows: true);
        Assert.Equal(before.Systems + 1, (await LedgerAsync()).Systems);
        var report = await UseAsync<SystemImportQueries, List<ImportReportLine>>(async q => await q.ReportAsync(run.Id).ToListAsync());
        Assert.Equal([(2, ImportOutcome.Created), (3, ImportOutcome.Failed), (4, ImportOutcome.Failed), (4, ImportOutcome.Failed)], report.Select(r => (r.Row, r.Outcome)));
        Assert.Matches("^SYS-[0-9]{4}$", report[0].Key);
    }

    [Fact]
    public async Task What_changed_since_the_preview_is_not_overwritten()
    {
        var (run, _) = await LookAsync(Csv("システム番号,略称", "SYS-0102,甲", "SYS-0101,乙"));
        await UseAsync<SystemRegister>(async register =>
        {
            var system = await SystemAsync("SYS-0101");
            await register.EditAsync(system.Id, SystemInput.Of(system) with { ShortName = "先の変更" }, Operator);
        });
        Assert.Equal("ImportChanged", (await Assert.ThrowsAsync<RuleViolation>(() => ApplyAsync(run))).Code);
        Assert.NotEqual("甲", (await SystemAsync("SYS-0102")).ShortName);
        Assert.Equal("先の変更", (await SystemAsync("SYS-0101")).ShortName);
        Assert.Equal(ImportState.Failed, (await UseAsync<SystemImportQueries, ImportRun>(q => q.RunAsync(run.Id, Operator))).State);
    }

    [Fact]
    public async Task Staff_bring_rows_of_their_own_section_only()
    {
        var staff = await ActorAsync("staff1");
        var own = await ReadAsync(db => db.Set<InformationSystem>().FirstAsync(x => staff.SectionsWhere(Core.Platform.Identity.Permission.SystemEditOwn).Contains(x.OwnerSectionId)));
        var others = await ReadAsync(db => db.Set<InformationSystem>().FirstAsync(x => x.OwnerSectionId != own.OwnerSectionId));
        var (_, faults) = await LookAsync(Csv("システム番号,略称", $"{own.Code},自分の", $"{others.Code},他人の"), staff);
        Assert.Equal([(3, "システム番号", "RowNotYours")], faults.Select(f => (f.Row, f.Column, f.Code)));
        var foreign = await UseAsync<SystemSheetQueries, SheetWords>(q => q.WordsAsync(staff.Today));
        (_, faults) = await LookAsync(Csv("システム番号,システム名称,状態,重要度,システム所管課", $",新しい行,運用中,一般,{foreign.Section(others.OwnerSectionId)}"), staff);
        Assert.Equal("SectionNotYours", Assert.Single(faults).Code);
        using var file = new MemoryStream();
        var rows = await UseAsync<SystemSheetQueries, int>(q => q.WriteCsvAsync(file, withRows: true, cp932: false, staff));
        Assert.Equal(await ReadAsync(db => db.Set<InformationSystem>().CountAsync(x => x.OwnerSectionId == own.OwnerSectionId)), rows);
    }

    [Fact]
    public async Task Somebody_elses_file_is_not_found()
    {
        var (run, _) = await LookAsync(Csv("システム番号,略称", "SYS-0101,税"), await ActorAsync("reviewer1"));
        await Assert.ThrowsAsync<NotFound>(async () => await UseAsync<SystemImportQueries, ImportRun>(async q => await q.RunAsync(run.Id, await ActorAsync("staff1"))));
        Assert.Equal(run.Id, (await UseAsync<SystemImportQueries, ImportRun>(async q => await q.RunAsync(run.Id, await ActorAsync("policyhead")))).Id);
    }

    [Fact]
    public async Task A_foreign_table_comes_in_by_its_mapping_which_is_kept_for_the_next()
    {
        var reviewer = await ActorAsync("reviewer1");
        var file = Csv("No,名前,フェーズ,ランク,担当部署,年額(税込),備考", $",外部の台帳から,運用中,重要,{Owner},120万円,読まない");
        var mapping = new Dictionary<string, string> { ["名前"] = "システム名称", ["フェーズ"] = "状態", ["ランク"] = "重要度", ["担当部署"] = "システム所管課", ["年額(税込)"] = "年間経費", ["備考"] = "" };
        var run = await UseAsync<SystemImportService, ImportRun>(s => s.ReadAsync(new MemoryStream(file), "foreign.csv", reviewer));
        Assert.Empty(await UseAsync<SystemImportService, IReadOnlyDictionary<string, string>>(s => s.ProposalAsync(run, reviewer)));
        run = await UseAsync<SystemImportService, ImportRun>(s => s.PreviewAsync(run.Id, mapping, reviewer, false));
        Assert.Equal((1, 0), (run.Created, run.Failed));
        await ApplyAsync(run, actor: reviewer);
        Assert.Equal(1_200_000, (await ReadAsync(db => db.Set<InformationSystem>().SingleAsync(x => x.Name == "外部の台帳から"))).AnnualCostYen);

        var next = await UseAsync<SystemImportService, ImportRun>(s => s.ReadAsync(new MemoryStream(file), "next.csv", reviewer));
        Assert.Equal("年間経費", (await UseAsync<SystemImportService, IReadOnlyDictionary<string, string>>(s => s.ProposalAsync(next, reviewer)))["年額(税込)"]);
        Assert.Empty(await UseAsync<SystemImportService, IReadOnlyDictionary<string, string>>(async s => await s.ProposalAsync(next, await ActorAsync("policyhead"))));
    }

    [Fact]
    public async Task Two_columns_for_one_value_and_a_mapping_to_nothing_are_refused()
    {
        var (_, faults) = await LookAsync(Csv("システム番号,略称,別の略称", "SYS-0101,a,b"), mapping: new Dictionary<string, string> { ["システム番号"] = "システム番号", ["略称"] = "略称", ["別の略称"] = "略称" });
        Assert.Equal((1, "別の略称", "ColumnTwice"), (faults[0].Row, faults[0].Column, faults[0].Code));
        Assert.Equal("ImportHeadingUnknown", (await Assert.ThrowsAsync<RuleViolation>(() => LookAsync(Csv("a", "b"), mapping: new Dictionary<string, string> { ["a"] = "何もない列" }))).Code);
        Assert.Equal("ImportNoColumns", (await Assert.ThrowsAsync<RuleViolation>(() => LookAsync(Csv("システム番号,b", "SYS-0101,c")))).Code);
    }

    [Fact]
    public void Fixed_choices_bear_the_names_of_the_screens()
    {
        var words = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        var english = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        foreach (var type in new[] { typeof(Lifecycle), typeof(Criticality) })
        {
            Assert.Equal(Enum.GetNames(type), FixedChoices.Of(type).Select(c => c.Code));
            Assert.All(FixedChoices.Of(type), c => Assert.Equal((words[$"{type.Name}.{c.Code}"], english[$"{type.Name}.{c.Code}"]), (c.NameJa, c.NameEn)));
        }
    }
}
