using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Checklists.Sheets;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Checklists;

public sealed class ChecklistTests : PortalTest
{
    private static readonly FiscalYear Year = ChecklistScene.Year;

    [Fact]
    public async Task The_ten_guidelines_come_with_their_numbers_and_titles_in_both_languages()
    {
        var list = await ChecklistScene.ListAsync(this);
        Assert.Equal(Enumerable.Range(1, 10), list.Groups.OrderBy(g => g.Number).Select(g => g.Number));
        Assert.Equal([4, 6, 3, 4, 6, 4, 6, 4, 4, 4], list.Groups.OrderBy(g => g.Number).Select(g => list.Items.Count(i => i.GroupId == g.Id)));
        Assert.All(list.Items, i => Assert.False(string.IsNullOrWhiteSpace(i.Latest.TextEn)));
        Assert.All(list.Groups, g => Assert.False(string.IsNullOrWhiteSpace(g.TitleEn)));
        Assert.All(list.Groups, g => Assert.Equal(Enumerable.Range(1, list.Items.Count(i => i.GroupId == g.Id)), list.Items.Where(i => i.GroupId == g.Id).Select(i => i.Number).Order()));
    }

    [Fact, Trait("Rule", "R196"), Trait("Rule", "R133")]
    public async Task Items_depend_on_the_state_of_the_body_and_those_left_out_say_why_and_may_be_answered_with_a_reason()
    {
        await ChecklistScene.FactAsync(this, ItemCondition.NoMunicipalCloud, holds: false);
        await ChecklistScene.FactAsync(this, ItemCondition.MainframeLeft, holds: true);
        // From this fiscal year on; what held before stays for the years before.
        await ChecklistScene.FactAsync(this, ItemCondition.MainframeLeft, holds: false, Year.Start);
        await ChecklistScene.FactAsync(this, ItemCondition.OpenedUp, holds: false);
        await ChecklistScene.FactAsync(this, ItemCondition.OpenedUp, holds: true, Year.Start);
        var (before, now) = (await ChecklistScene.ViewAsync(this, await ChecklistScene.BegunAsync(this, Year.Previous)), await ChecklistScene.ViewAsync(this, await ChecklistScene.BegunAsync(this)));
        static string Asked(AssessmentView view) => string.Join(' ', view.Lines.Where(l => l.Applies == Applicability.Asked && l.Group.Number <= 3).Select(l => l.Number));
        Assert.Equal("2-1 2-2 3-1 3-2 3-3", Asked(before));
        Assert.Equal("2-3 2-4 2-5 2-6 3-1 3-2 3-3", Asked(now));
        // A municipality is not asked what only prefectures are; its class of cloud is known without being entered.
        var town = await ChecklistScene.MunicipalityAsync(this);
        var office = await ActorAsync("reviewer1");
        var version = await ReadAsync(db => db.Set<Municipality>().Select(m => m.Version).SingleAsync());
        await UseAsync<MunicipalityService>(s => s.EnterCloudAsync(town, new CloudInput { ValidFrom = new DateOnly(2024, 4, 1), Class = CloudClass.Single, Version = version }, office));
        var townView = await ChecklistScene.ViewAsync(this, await ChecklistScene.BegunAsync(this, body: town));
        Assert.All(townView.Lines.Where(l => l.Group.Number == 1), l => Assert.Equal(Applicability.Asked, l.Applies));
        Assert.All(townView.Lines.Where(l => l.Group.Number == 3), l => Assert.Equal(Applicability.Out, l.Applies));
        Assert.All(townView.Lines.Where(l => l.Group.Number == 2), l => Assert.Equal(Applicability.Unknown, l.Applies));

        var id = now.Assessment!.Id;
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Checklists/Assessment/{id}");
        Assert.Contains("対象外：「自治体クラウドを導入していない団体」の項目", page.Text, StringComparison.Ordinal);
        var item = now.Lines.First(l => l.Number == "1-1").Item;
        Assert.Equal("Checklist.WhyOverride", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.AnswerAsync(this, id, new AnswerInput { ItemId = item.Id, Value = CheckAnswer.Yes }))).Code);
        await ChecklistScene.AnswerAsync(this, id, new AnswerInput { ItemId = item.Id, Value = CheckAnswer.Yes, Evidence = "共同利用の前から使っている" });
        Assert.True((await ChecklistScene.ViewAsync(this, id)).Lines.First(l => l.Number == "1-1").Answer!.Overridden);
    }

    [Fact]
    public async Task What_is_confirmed_keeps_why_items_were_left_out_although_the_state_changes_later()
    {
        await ChecklistScene.FactAsync(this, ItemCondition.MainframeLeft, holds: false);
        var id = await ChecklistScene.ConfirmedAsync(this);
        await ChecklistScene.FactAsync(this, ItemCondition.MainframeLeft, holds: true, Year.Start);
        var line = (await ChecklistScene.ViewAsync(this, id)).Lines.First(l => l.Number == "2-1");
        Assert.Equal((CheckAnswer.NotApplicable, ItemCondition.MainframeLeft, true), (line.Answer!.Value, line.Answer.LeftOutBy!.Value, line.IsOut));
    }

    [Fact]
    public async Task Another_wording_is_a_new_version_and_a_closed_year_keeps_the_one_it_answered()
    {
        await ChecklistScene.ConfirmedAsync(this, Year.Previous);
        await ChecklistScene.CloseAsync(this, Year.Previous);
        var list = await ChecklistScene.ListAsync(this);
        var item = list.Items.First(i => list.GroupOf(i).Number == 10 && i.Number == 1);
        var office = await ActorAsync("reviewer1");
        Task ChangeAsync(FiscalYear from, string? reason) => UseAsync<ChecklistService>(async s => await s.ChangeItemAsync(list.Id, item.Id, ChecklistItemInput.Of(item, from, (await ChecklistScene.ListAsync(this)).Version) with { TextJa = "情報化計画を公開している", TextEn = "The plan is published", Reason = reason }, office));
        Assert.Equal("Checklist.WordingPast", (await Assert.ThrowsAsync<RuleViolation>(() => ChangeAsync(Year.Previous, "見直し"))).Code);
        Assert.Equal("Form.Required", (await Assert.ThrowsAsync<RuleViolation>(() => ChangeAsync(Year, null))).Code);
        await ChangeAsync(Year, "見直し");
        var now = await ChecklistScene.AnsweredAsync(this);
        string Text(AssessmentView view) => view.Lines.First(l => l.Number == "10-1").Wording.TextJa;
        Assert.Equal("情報化計画を公開している", Text(await ChecklistScene.ViewAsync(this, now)));
        Assert.Equal("情報化計画がある", Text(await ChecklistScene.ViewAsync(this, await ChecklistScene.BegunAsync(this, Year.Previous))));
        // The matrix says that the two were not asked the same.
        var (_, items) = await UseAsync<ChecklistQueries, (IReadOnlyList<FiscalYear>, IReadOnlyList<ComparedItem>)>(q => q.CompareAsync(list.Id, ChecklistBody.PrefectureId, Year));
        Assert.True(items.First(i => i.Item.Id == item.Id).Years[^1].Reworded);
        Assert.False(items.First(i => i.Item.Id != item.Id && i.Group.Number == 10).Years[^1].Reworded);
    }

    [Fact]
    public async Task A_year_is_closed_by_the_head_after_the_own_assessment_is_confirmed_and_then_nothing_changes()
    {
        var id = await ChecklistScene.SubmittedAsync(this, Year.Previous);
        var (list, office) = (await ChecklistScene.ListIdAsync(this), await ActorAsync("reviewer1"));
        Assert.Equal("Checklist.OwnNotConfirmed", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.CloseAsync(this, Year.Previous))).Code);
        var (head, version) = (await ActorAsync("policyhead"), await ChecklistScene.VersionAsync(this, id));
        await UseAsync<AssessmentService>(s => s.ConfirmAsync(id, version, head));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<ChecklistService>(s => s.CloseYearAsync(list, new CloseYearInput { Fy = Year.Previous }, office)));
        Assert.Equal("Checklist.YearAhead", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.CloseAsync(this, Year.Next))).Code);
        await ChecklistScene.CloseAsync(this, Year.Previous);
        Assert.Equal("Checklist.YearClosed", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.CloseAsync(this, Year.Previous))).Code);
        version = await ChecklistScene.VersionAsync(this, id);
        foreach (var act in new Func<AssessmentService, Task>[]
        {
            s => s.ReturnAsync(id, new ReturnInput { Note = "やり直し", Version = version }, head), s => s.AnswerAsync(id, new AnswersInput { Version = version }, office), s => s.SubmitAsync(id, version, office), s => s.ConfirmAsync(id, version, head),
            s => s.AttachAsync(id, Guid.Empty, null, version, office),
        })
        {
            Assert.Equal("Checklist.YearClosed", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync(act))).Code);
        }
        var town = await ChecklistScene.MunicipalityAsync(this);
        Assert.Equal("Checklist.YearClosed", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.BegunAsync(this, Year.Previous, town))).Code);
        var run = await ChecklistScene.PreviewAsync(this, "チェックリスト,年度,団体コード,指針番号,項目番号,回答\nMIC10,2025,県,10,1,いいえ\n");
        Assert.Equal(1, run.Failed);
    }

    [Fact]
    public async Task An_assessment_goes_to_the_head_only_when_every_item_that_applies_is_answered_and_may_come_back()
    {
        await ChecklistScene.FactAsync(this, ItemCondition.MainframeLeft, holds: false);
        var id = await ChecklistScene.AnsweredAsync(this);
        var view = await ChecklistScene.ViewAsync(this, id);
        await ChecklistScene.AnswerAsync(this, id, new AnswerInput { ItemId = view.Lines[^1].Item.Id });
        var (office, head) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"));
        async Task DoAsync(Func<AssessmentService, uint, Task> act)
        {
            var version = await ChecklistScene.VersionAsync(this, id);
            await UseAsync<AssessmentService>(s => act(s, version));
        }
        var open = await Assert.ThrowsAsync<RuleViolation>(() => DoAsync((s, v) => s.SubmitAsync(id, v, office)));
        Assert.Equal("Checklist.Unanswered", open.Code);
        Assert.Equal(1, open.Arguments[0]);
        await ChecklistScene.AnswerAsync(this, id, new AnswerInput { ItemId = view.Lines[^1].Item.Id, Value = CheckAnswer.No });
        await DoAsync((s, v) => s.SubmitAsync(id, v, office));
        await Assert.ThrowsAsync<Forbidden>(() => DoAsync((s, v) => s.ConfirmAsync(id, v, office)));
        Assert.Equal("Checklist.NotOpen", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.AnswerAsync(this, id, new AnswerInput { ItemId = view.Lines[^1].Item.Id, Value = CheckAnswer.Yes }))).Code);
        await DoAsync((s, v) => s.ReturnAsync(id, new ReturnInput { Note = "根拠を足してください", Version = v }, head));
        var back = (await ChecklistScene.ViewAsync(this, id)).Assessment!;
        Assert.Equal((AssessmentState.Answering, "根拠を足してください"), (back.State, back.ReturnNote));
        await DoAsync((s, v) => s.SubmitAsync(id, v, office));
        await DoAsync((s, v) => s.ConfirmAsync(id, v, head));
        var done = (await ChecklistScene.ViewAsync(this, id)).Assessment!;
        Assert.Equal((AssessmentState.Confirmed, head.Name), (done.State, done.ConfirmedBy));
    }

    [Fact, Trait("Rule", "R195")]
    public async Task Answers_go_out_by_item_and_year_and_what_goes_out_comes_back_without_a_change()
    {
        var town = await ChecklistScene.MunicipalityAsync(this);
        await ChecklistScene.AnsweredAsync(this, CheckAnswer.Partly);
        var list = await ChecklistScene.ListIdAsync(this);
        var office = await SignedInAsync("reviewer1");
        var sheet = await office.GetAsync($"/Checklists/Year/{list}?handler=Sheet&fy=2026");
        Assert.Contains("spreadsheetml", sheet.Answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        var rows = SheetFile.Read(new MemoryStream(sheet.Body)).Select(page => page.Rows.ToList()).First();
        Assert.Equal(AnswerSheet.Columns.Select(c => c.Header), rows[0].Cells.Select(c => c.Text));
        Assert.Equal(90, rows.Count - 1); // 45 items of the prefecture and of the town
        var actor = await ActorAsync("reviewer1");
        var run = await UseAsync<AnswerImportService, ImportRun>(async s =>
        {
            var read = await s.ReadAsync(new MemoryStream(sheet.Body), "回答.xlsx", actor);
            return await s.PreviewAsync(read.Id, await s.ProposalAsync(read, actor), actor);
        });
        Assert.Equal((90, 0, 0, 90), (run.Rows, run.Created, run.Failed, run.Unchanged));
        // Exactly what is shown, as CSV: one row an item.
        var assessment = await ChecklistScene.BegunAsync(this);
        var file = await office.GetAsync($"/Checklists/Assessment/{assessment}?handler=Answers&kind=csv");
        var lines = file.Html.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(46, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.Contains("一部", line, StringComparison.Ordinal));
        Assert.NotEqual(Guid.Empty, town);
    }

    [Fact]
    public async Task A_municipalitys_file_is_shown_before_it_is_taken_and_its_faults_by_row_and_column()
    {
        var town = await ChecklistScene.MunicipalityAsync(this);
        var run = await ChecklistScene.PreviewAsync(this, """
            チェックリスト,年度,団体コード,団体名,指針番号,項目番号,回答,根拠・理由,リンク
            MIC10,令和8年度,990019,ためし町,10,1,はい,計画書,
            MIC10,R8,990019,,10,2,△,,https://example.lg.jp/
            MIC10,2026,,ためし町,10,3,×,,
            MIC10,2026,999999,,10,3,はい,,
            MIC10,2026,990019,,10,9,はい,,
            MIC10,2026,990019,,9,1,たぶん,,
            MIC10,2026,990019,,9,2,対象外,,
            MIC10,2026,990019,,3,1,はい,,
            MIC10,2026,990019,,9,3,はい,,ftp://example
            MIC10,2026,990019,,9,4,,,
            """);
        Assert.Equal((10, 3, 6, 1), (run.Rows, run.Created, run.Failed, run.Unchanged));
        var faults = await ReadAsync(db => db.Set<ImportFault>().Where(f => f.RunId == run.Id).OrderBy(f => f.Row).Select(f => f.Row + " " + f.Column + " " + f.Code).ToListAsync());
        Assert.Equal(["5 団体コード ChecklistBodyUnknown", "6 項目番号 ChecklistItemUnknown", "7 回答 CodeUnknown", "8 根拠・理由 ChecklistWhyNotApplicable", "9 根拠・理由 ChecklistWhyOverride", "10 リンク ChecklistLink"], faults);
        Assert.False(await ReadAsync(db => db.Set<ChecklistAssessment>().AnyAsync()));
        Assert.Equal("ImportHasFaults", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.ApplyAsync(this, run))).Code);
        await ChecklistScene.ApplyAsync(this, run, goodRowsOnly: true);
        var view = await UseAsync<ChecklistQueries, AssessmentView>(async q => await q.ViewAsync(await ChecklistScene.ListIdAsync(this), town, Year));
        Assert.Equal("10-1 Yes, 10-2 Partly, 10-3 No", string.Join(", ", view.Lines.Where(l => l.Answer is not null).Select(l => $"{l.Number} {l.Answer!.Value}")));
        Assert.NotNull(view.Assessment!.ReceivedAt);
        // A second time the same file changes nothing.
        Assert.Equal(1, (await ChecklistScene.PreviewAsync(this, "チェックリスト,年度,団体コード,指針番号,項目番号,回答,根拠・理由\nMIC10,2026,990019,10,1,はい,計画書\n")).Unchanged);
    }

    [Fact, Trait("Rule", "R189")]
    public async Task The_checklist_of_the_guidelines_shows_numeric_kpis_beside_its_items_and_how_each_year_stands_against_the_last()
    {
        await ChecklistScene.BesideAsync(this, 9, 2, await ChecklistScene.KpiAsync(this, "研修受講者数", "人", "1,000人"));
        var list = await ChecklistScene.ListAsync(this);
        var before = await ChecklistScene.AnsweredAsync(this, CheckAnswer.Partly, Year.Previous);
        var now = await ChecklistScene.AnsweredAsync(this, CheckAnswer.Yes);
        await ChecklistScene.AnswerAsync(this, now, new AnswerInput { ItemId = list.Items.First(i => list.GroupOf(i).Number == 10 && i.Number == 4).Id, Value = CheckAnswer.No });
        Assert.Equal(0m, (await ChecklistScene.ViewAsync(this, before)).Progress.Rate);
        Assert.Equal(Math.Floor(44 * 1000m / 45) / 10, (await ChecklistScene.ViewAsync(this, now)).Progress.Rate);
        var page = await (await SignedInAsync("cio")).GetAsync($"/Checklists/Assessment/{now}");
        Assert.Contains("研修受講者数", page.Text, StringComparison.Ordinal);
        Assert.Contains("目標 1,000人", page.Text, StringComparison.Ordinal);
        var compared = await (await SignedInAsync("cio")).GetAsync($"/Checklists/Compare/{list.Id}");
        Assert.Contains("よくなった 44", compared.Text, StringComparison.Ordinal);
        Assert.Contains("悪くなった 1", compared.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R141")]
    public async Task The_plans_target_for_municipal_cloud_stands_beside_the_guideline_on_supporting_it_and_is_measured_from_the_register()
    {
        var kpi = await ChecklistScene.KpiAsync(this, "自治体クラウドを導入した市町村数", "団体", "18", MunicipalityFigures.SharedCloud);
        await ChecklistScene.BesideAsync(this, 3, 2, kpi);
        var page = await (await SignedInAsync("cio")).GetAsync($"/Checklists/Assessment/{await ChecklistScene.BegunAsync(this)}");
        var row = page.Document.QuerySelectorAll("main table.list tbody tr").Single(r => r.Children[0].TextContent.Trim() == "3-2");
        Assert.Contains("自治体クラウドを導入した市町村数", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("目標 18", row.TextContent, StringComparison.Ordinal);
        var town = await ChecklistScene.MunicipalityAsync(this);
        var office = await ActorAsync("reviewer1");
        var version = await ReadAsync(db => db.Set<Municipality>().Select(m => m.Version).SingleAsync());
        await UseAsync<MunicipalityService>(s => s.EnterCloudAsync(town, new CloudInput { ValidFrom = new DateOnly(2026, 4, 1), Class = CloudClass.Shared, Version = version }, office));
        var key = await ReadAsync(db => db.Set<Core.Kpis.Plans.Kpi>().Where(k => k.Id == kpi).Select(k => k.FigureKey).SingleAsync());
        var figure = await UseAsync<FigureBook, Figure?>(b => b.Find(key)!.ReadAsync(FigureAsk.Now(office.Today)));
        Assert.Equal(1, figure!.Value);
    }

    [Fact]
    public async Task An_own_checklist_is_made_the_same_way_and_asks_only_the_prefecture_unless_it_is_said()
    {
        var id = await ChecklistScene.OwnListAsync(this);
        var town = await ChecklistScene.MunicipalityAsync(this);
        var office = await ActorAsync("reviewer1");
        await UseAsync<AssessmentService, Guid>(s => s.BeginAsync(id, ChecklistBody.PrefectureId, Year, office));
        Assert.Equal("Checklist.NotForMunicipalities", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AssessmentService, Guid>(s => s.BeginAsync(id, town, Year, office)))).Code);
        Assert.Equal("Checklist.NotUsed", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<AssessmentService, Guid>(s => s.BeginAsync(id, ChecklistBody.PrefectureId, Year.Previous, office)))).Code);
        Assert.Equal("Checklist.CodeTaken", (await Assert.ThrowsAsync<RuleViolation>(() => ChecklistScene.OwnListAsync(this))).Code);
    }

    [Theory]
    [InlineData(null, CheckAnswer.Yes, AnswerTrend.None)]
    [InlineData(CheckAnswer.No, CheckAnswer.Partly, AnswerTrend.Better)]
    [InlineData(CheckAnswer.Partly, CheckAnswer.Yes, AnswerTrend.Better)]
    [InlineData(CheckAnswer.Yes, CheckAnswer.No, AnswerTrend.Worse)]
    [InlineData(CheckAnswer.No, CheckAnswer.No, AnswerTrend.Same)]
    [InlineData(CheckAnswer.NotApplicable, CheckAnswer.Yes, AnswerTrend.None)]
    [InlineData(CheckAnswer.Yes, CheckAnswer.NotApplicable, AnswerTrend.None)]
    public void An_answer_is_better_or_worse_than_the_year_before_unless_one_of_them_does_not_apply(CheckAnswer? before, CheckAnswer now, AnswerTrend trend) => Assert.Equal(trend, ChecklistComparison.TrendOf(before, now));

    [Theory, MemberData(nameof(Triples))]
    public async Task Acts_follow_the_table_for_every_state_and_role(AssessmentState state, AssessmentAct act, string account)
    {
        var actor = await ActorAsync(account);
        var expected = (state, act) switch
        {
            (AssessmentState.Answering, AssessmentAct.Answer or AssessmentAct.Submit) => account is "reviewer1" or "policyhead",
            (AssessmentState.Submitted, AssessmentAct.Confirm or AssessmentAct.Return) or (AssessmentState.Confirmed, AssessmentAct.Return) => account == "policyhead",
            _ => false,
        };
        Assert.Equal(expected, ChecklistWorkflow.Allows(state, act, closed: false, actor));
        Assert.False(ChecklistWorkflow.Allows(state, act, closed: true, actor));
    }

    public static TheoryData<AssessmentState, AssessmentAct, string> Triples
    {
        get
        {
            var data = new TheoryData<AssessmentState, AssessmentAct, string>();
            foreach (var state in Enum.GetValues<AssessmentState>())
            {
                foreach (var act in Enum.GetValues<AssessmentAct>())
                {
                    foreach (var account in new[] { "staff1", "reviewer1", "policyhead", "cio" })
                    {
                        data.Add(state, act, account);
                    }
                }
            }
            return data;
        }
    }
}
