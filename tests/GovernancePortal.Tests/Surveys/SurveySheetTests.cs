using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Surveys.Sheets;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Core.Systems.Sheets;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>A whole answer as a workbook: out, back without a change, back filled in, and planted faults by row and column.</summary>
public sealed class SurveySheetTests : PortalTest
{
    [Fact]
    public async Task What_goes_out_comes_back_without_a_change()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync(new ExtraQuestionRow { TextJa = "人数は何人ですか。", Kind = ExtraKind.Number }));
        await this.ChangeAsync(answer.Rows[0], s => s with { UserCount = 77, Summary = "一行目\n二行目" });
        await this.WriteAsync(answer.Rows[1], new SurveyRowAnswer { Answer = RowAnswer.Retired, RetiresOn = new DateOnly(2026, 12, 31), Note = "後継に移る。" });
        var (staff, stored) = (await ActorAsync("staff2"), await this.StoredAsync(answer.Id));
        await UseAsync<SurveyAnswerService>(s => s.PlanAsync(answer.Id, new SurveyPlansInput { Version = stored.Version, Plans = [new() { Title = "新しい台帳", Kind = PlannedCaseKind.NewSystem, Fy = new(2027), EstimateYen = 1_200_000, StartsOn = new DateOnly(2027, 10, 1) }] }, staff));
        await UseAsync<SurveyAnswerService, Guid>(s => s.AddRowAsync(answer.Id, SurveyScene.Changed(new SystemInput { Name = "新しい仕組み", Lifecycle = Lifecycle.Concept, Criticality = Criticality.General }), staff));

        var reading = await LookAsync(answer.Id, await FileAsync(answer.Id));
        Assert.Empty(reading.Faults);
        Assert.Empty(reading.Changes);
        Assert.Equal(0, reading.Count);

        // The ledger's columns stand in the order of its own sheet.
        var heads = Pages(await FileAsync(answer.Id)).First(p => p.Name == "照会").Rows[0];
        Assert.Equal(SystemColumns.All.Select(c => c.Header), heads.Skip(3));
    }

    [Fact]
    public async Task A_filled_in_file_is_written_only_when_confirmed()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync(new ExtraQuestionRow { TextJa = "生成AIを使っていますか。", Kind = ExtraKind.YesNo, Required = true }));
        var file = Edit(await FileAsync(answer.Id), pages =>
        {
            Set(pages, "照会", 1, "回答", "変更なし");
            Set(pages, "照会", 2, "利用者数", "１，２３４");
            Set(pages, "照会", 3, "回答", "廃止");
            Set(pages, "照会", 3, "廃止日", "R9.3.31");
            Add(pages, "照会", ("回答", "新規"), ("システム名称", "道路通報"), ("状態", "運用中"), ("重要度", "一般"));
            Add(pages, "次年度案件", ("案件名", "道路通報の更新"), ("区分", "新規導入"), ("対象年度", "令和9年度"), ("概算額", "1,200千円"));
            Set(pages, "追加設問", 1, "回答", "はい");
            foreach (var row in Enumerable.Range(4, answer.RowCount - 3))
            {
                Set(pages, "照会", row, "回答", "変更なし");
            }
        });
        var staff = await ActorAsync("staff2");
        var run = await UseAsync<SurveySheetService, Guid>(s => s.ReadAsync(answer.Id, new MemoryStream(file), "回答.xlsx", staff));
        Assert.Equal(answer.Version, (await this.StoredAsync(answer.Id)).Version);
        await UseAsync<SurveySheetService>(s => s.ApplyAsync(answer.Id, run, staff));

        var stored = await this.StoredAsync(answer.Id);
        Assert.Equal([RowAnswer.Unchanged, RowAnswer.Changed, RowAnswer.Retired], stored.Rows.Take(3).Select(r => r.Answer));
        Assert.Equal(("1234", new DateOnly(2027, 3, 31)), (stored.Rows[1].Now["UserCount"], stored.Rows[2].RetiresOn));
        Assert.Equal(stored.RowCount, stored.AnsweredRows);
        Assert.Equal("道路通報", Assert.Single(stored.Rows, r => r.Answer == RowAnswer.New).Name);
        Assert.Equal(("道路通報の更新", 1_200_000), (Assert.Single(stored.Plans).Title, stored.Plans[0].EstimateYen));
        Assert.Equal("True", Assert.Single(stored.Extras).Value);
        Assert.Null(stored.ProxyBy);
        Assert.Equal("SurveyImported", (await this.TrailAsync(SurveyAnswer.SubjectType, answer.Id))[0].Action);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
    }

    [Fact]
    public async Task Planted_faults_are_named_by_sheet_row_and_column_and_nothing_is_written()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync(new ExtraQuestionRow { TextJa = "人数は何人ですか。", Kind = ExtraKind.Number }));
        var code = answer.Rows[0].Code!;
        var file = Edit(await FileAsync(answer.Id), pages =>
        {
            Set(pages, "照会", 1, "利用者数", "百人くらい");
            Set(pages, "照会", 2, "契約終了日", "2026/13/40");
            Set(pages, "照会", 2, "提供形態", "手作り");
            Set(pages, "照会", 3, "回答", "たぶん");
            Set(pages, "照会", 3, "システム名称", new string('長', InformationSystem.NameLength + 1));
            Add(pages, "照会", ("システム番号", "SYS-9999"), ("システム名称", "よその台帳"));
            Add(pages, "照会", ("システム番号", code), ("システム名称", "二度目"));
            Add(pages, "照会", ("回答", "変更なし"), ("システム名称", "番号なし"), ("状態", "運用中"), ("重要度", "一般"));
            Add(pages, "ライセンス", ("システム番号", code), ("製品名", "図形ソフトウェア"), ("数量", "-3"));
            Add(pages, "次年度案件", ("案件名", "更新"), ("区分", "更新"), ("対象年度", "いつか"));
            Set(pages, "追加設問", 1, "回答", "多数");
        });
        var last = answer.RowCount + 1;
        var reading = await LookAsync(answer.Id, file);
        Assert.Equal(
        [
            ("ライセンス", LicencesBefore(answer) + 2, "数量"),
            ("次年度案件", 2, "システム番号"), ("次年度案件", 2, "対象年度"),
            ("照会", 2, "利用者数"), ("照会", 3, "契約終了日"), ("照会", 3, "提供形態"), ("照会", 4, "システム名称"), ("照会", 4, "回答"),
            ("照会", last + 1, "システム番号"), ("照会", last + 2, "システム番号"), ("照会", last + 3, "回答"),
            ("追加設問", 2, "回答"),
        ], reading.Faults.Select(f => (f.Sheet, f.Row, f.Column)).OrderBy(f => f.Sheet, StringComparer.Ordinal).ThenBy(f => f.Row).ThenBy(f => f.Column, StringComparer.Ordinal));

        var staff = await ActorAsync("staff2");
        var run = await UseAsync<SurveySheetService, Guid>(s => s.ReadAsync(answer.Id, new MemoryStream(file), "回答.xlsx", staff));
        Assert.Equal("ImportHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SurveySheetService>(s => s.ApplyAsync(answer.Id, run, staff)))).Code);
        Assert.Equal(answer.Version, (await this.StoredAsync(answer.Id)).Version);
    }

    [Fact]
    public async Task The_five_questions_of_the_evaluation_go_out_and_come_back_with_a_preview()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var asked = answer.Rows.Where(r => r.AsksEvaluation).ToList();
        Assert.True(asked.Count > 1);
        var file = Edit(await FileAsync(answer.Id), pages =>
        {
            Assert.Equal(asked.Count, pages.First(p => p.Name == "運用評価").Rows.Count - 1);
            Evaluate(pages, 1, "一部出ている", "想定より少ない", "なかった", "効果に比べて高い", "改善して続ける", "研修を増やす。");
        });
        var reading = await LookAsync(answer.Id, file);
        Assert.Empty(reading.Faults);
        Assert.Equal((asked[0].Code, "運用評価"), (Assert.Single(reading.Changes).Code, reading.Changes[0].Columns[0]));
        await ApplyAsync(answer.Id, file);
        var stored = (await this.StoredAsync(answer.Id)).Rows.Where(r => r.AsksEvaluation).ToList();
        Assert.Equal(new EvaluationAnswers(EvaluatedEffect.Partly, EvaluatedUse.Less, EvaluatedTrouble.None, EvaluatedCost.High, EvaluatedConclusion.Improve, "研修を増やす。"), stored[0].Evaluation);
        Assert.All(stored.Skip(1), r => Assert.Null(r.Evaluation));

        // Out again it changes nothing; emptied it is taken back; begun and not ended it is refused by its columns.
        Assert.Equal(0, (await LookAsync(answer.Id, await FileAsync(answer.Id))).Count);
        var half = await LookAsync(answer.Id, Edit(await FileAsync(answer.Id), pages =>
        {
            Evaluate(pages, 1, "", "", "", "", "", "");
            Evaluate(pages, 2, "よく出ている", "想定どおり", "", "見合う", "このまま続ける", "");
            Add(pages, "運用評価", ("システム番号", "SYS-9999"), ("今後", "このまま続ける"));
            Add(pages, "運用評価", ("システム番号", asked[0].Code!), ("今後", "このまま続ける"));
        }));
        var last = asked.Count + 1;
        Assert.Equal([(3, "ねらった効果"), (3, "1年間の障害"), (last + 1, "システム番号"), (last + 2, "システム番号")], half.Faults.Select(f => (f.Row, f.Column)));
        Assert.Equal(["CodeUnknown", "Missing", "SurveyNumberUnknown", "SurveyEvaluatedTwice"], half.Faults.Select(f => f.Fault.Code));
        await ApplyAsync(answer.Id, Edit(await FileAsync(answer.Id), pages => Evaluate(pages, 1, "", "", "", "", "", "")));
        Assert.All((await this.StoredAsync(answer.Id)).Rows, r => Assert.Null(r.Evaluation));
    }

    private static void Evaluate(List<(string Name, List<List<string>> Rows)> pages, int row, params string[] cells)
    {
        foreach (var (column, value) in new[] { "ねらった効果", "利用の状況", "1年間の障害", "経費と効果", "今後", "補足" }.Zip(cells))
        {
            Set(pages, "運用評価", row, column, value);
        }
    }

    private async Task ApplyAsync(Guid answer, byte[] file)
    {
        var staff = await ActorAsync("staff2");
        var run = await UseAsync<SurveySheetService, Guid>(s => s.ReadAsync(answer, new MemoryStream(file), "回答.xlsx", staff));
        await UseAsync<SurveySheetService>(s => s.ApplyAsync(answer, run, staff));
    }

    [Fact]
    public async Task The_file_of_another_section_is_refused()
    {
        var id = await this.LaunchAsync();
        var (mine, other) = (await this.AnswerAsync(id), await this.AnswerAsync(id, DemoOffice.Section(DemoOffice.FirstSection).Id));
        var file = await FileAsync(other.Id, "staff1");
        var reading = await LookAsync(mine.Id, file);
        Assert.Contains(reading.Faults, f => f.Fault.Code == "SurveyOtherFile" && f.Sheet == "照会について");
    }

    [Fact]
    public async Task A_section_off_the_network_without_systems_answers_by_file_and_the_office_takes_it_in()
    {
        var id = await this.LaunchAsync();
        var empty = await ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(System.Linq.Queryable.Where(db.Set<SurveyAnswer>(), a => a.CampaignId == id && a.RowCount == 0)));
        var file = Edit(await FileAsync(empty.Id, "reviewer1"), pages => Set(pages, "照会", 1, "回答", "該当なし"));
        var reviewer = await ActorAsync("reviewer1");
        var run = await UseAsync<SurveySheetService, Guid>(s => s.ReadAsync(empty.Id, new MemoryStream(file), "回答.xlsx", reviewer));
        await UseAsync<SurveySheetService>(s => s.ApplyAsync(empty.Id, run, reviewer));
        var stored = await this.StoredAsync(empty.Id);
        Assert.Equal((true, reviewer.Name, SurveyAnswerState.Writing), (stored.IsNone, stored.ProxyBy, stored.State));
        await this.ActAsync(empty.Id, SurveyAct.TakeIn, "reviewer1", "郵送");
        Assert.Equal(SurveyAnswerState.Submitted, (await this.StoredAsync(empty.Id)).State);
    }

    // Rows that the export wrote before the added one.
    private static int LicencesBefore(SurveyAnswer answer) => answer.Rows.Sum(r => r.Licences.Count);

    private async Task<byte[]> FileAsync(Guid answer, string account = "staff2")
    {
        var actor = await ActorAsync(account);
        var file = new MemoryStream();
        await UseAsync<SurveySheetQueries, SurveyAnswerView>(q => q.WriteAsync(file, answer, actor));
        return file.ToArray();
    }

    private async Task<SurveySheetReading> LookAsync(Guid answer, byte[] file, string account = "staff2")
    {
        var actor = await ActorAsync(account);
        var run = await UseAsync<SurveySheetService, Guid>(s => s.ReadAsync(answer, new MemoryStream(file), "回答.xlsx", actor));
        return (await UseAsync<SurveySheetService, (Core.Platform.Imports.ImportRun Run, SurveySheetReading? Reading)>(s => s.PreviewAsync(answer, run, actor))).Reading!;
    }

    private static List<(string Name, List<List<string>> Rows)> Pages(byte[] file) =>
        [.. SheetFile.Read(new MemoryStream(file)).Where(p => p.Name != SystemSheet.ListSheet).Select(p => (p.Name, p.Rows.Select(r => r.Cells.Select(c => c.Text).ToList()).ToList()))];

    private static byte[] Edit(byte[] file, Action<List<(string Name, List<List<string>> Rows)>> change)
    {
        var pages = Pages(file);
        change(pages);
        var target = new MemoryStream();
        using (var book = new XlsxWriter(target, "表"))
        {
            foreach (var (name, rows) in pages)
            {
                var sheet = book.Sheet(name, [.. rows[0].Select(h => new SheetColumn(h, 12))], guarded: false);
                foreach (var row in rows.Skip(1))
                {
                    sheet.Row([.. row.Select(text => text.Length == 0 ? null : (object)text)]);
                }
            }
        }
        return target.ToArray();
    }

    private static void Set(List<(string Name, List<List<string>> Rows)> pages, string sheet, int row, string column, string value)
    {
        var rows = pages.First(p => p.Name == sheet).Rows;
        var place = rows[0].IndexOf(column);
        while (rows[row].Count <= place)
        {
            rows[row].Add("");
        }
        rows[row][place] = value;
    }

    private static void Add(List<(string Name, List<List<string>> Rows)> pages, string sheet, params (string Column, string Value)[] cells)
    {
        var rows = pages.First(p => p.Name == sheet).Rows;
        rows.Add([.. Enumerable.Repeat("", rows[0].Count)]);
        foreach (var (column, value) in cells)
        {
            Set(pages, sheet, rows.Count - 1, column, value);
        }
    }
}
