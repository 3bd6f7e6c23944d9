using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Library.Documents;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Consultations;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Library;

/// <summary>The rules of the library, on what every installation begins with.</summary>
public sealed class LibraryRuleTests : CaseTest
{
    private async Task<IReadOnlyList<BodySection>> SectionsAsync(string code) => DocumentBody.Parse((await LibraryScene.LoadAsync(this, await LibraryScene.IdAsync(this, code))).Versions[^1].Body);

    private static IReadOnlyList<IReadOnlyList<string>> RowsOf(IEnumerable<BodySection> sections) => [.. sections.SelectMany(s => s.Blocks).SelectMany(b => b.Rows)];

    [Fact, Trait("Rule", "R267")]
    public async Task The_standard_specification_is_the_common_part_and_one_individual_part_as_one()
    {
        var client = await SignedInAsync("staff1");
        foreach (var (code, own) in new[] { ("STD-CLOUD", "サービスの要件"), ("STD-DEVICE", "機器と機能の要件"), ("STD-PACKAGE", "機能の要件"), ("STD-OPERATE", "業務と機能の要件"), ("STD-DEVELOP", "機能と非機能の要件") })
        {
            var part = await LibraryScene.IdAsync(this, code);
            var page = await client.GetAsync($"/Library/Standards/Compose?Part={part}");
            var headings = page.Document.QuerySelectorAll("main .composed h3").Select(h => h.TextContent).ToList();
            Assert.Contains(headings, h => h.EndsWith(" 情報セキュリティ", StringComparison.Ordinal));
            Assert.Contains(headings, h => h.EndsWith(" 庁内環境", StringComparison.Ordinal));
            Assert.Contains(headings, h => h.EndsWith(" " + own, StringComparison.Ordinal));
            var text = (await client.GetAsync($"/Library/Standards/Compose?handler=Text&Part={part}")).Html;
            Assert.True(text.IndexOf("■ 庁内環境", StringComparison.Ordinal) < text.IndexOf("■ " + own, StringComparison.Ordinal) && text.Contains("■ 庁内環境", StringComparison.Ordinal));
        }
        // One part alone is no specification.
        Assert.Equal(404, (await client.GetAsync("/Library/Standards/Compose?handler=Text")).Status);
    }

    [Fact]
    public async Task The_form_takes_the_published_versions_of_the_standards_and_nothing_else()
    {
        var draft = await Cases.SecondStageInAsync(ConsultationState.Draft);
        await Cases.AnswerFieldAsync(draft, "R1", "Used");
        var client = await SignedInAsync("staff1");
        var address = $"/Consultations/Section/{draft}/R";
        var offered = (await client.GetAsync(address)).Document.QuerySelectorAll("[name='R1.Version']").Select(i => i.GetAttribute("value")).Where(v => v is not (null or "")).ToList();
        Assert.Equal(["STD-CLOUD-1", "STD-COMMON-1", "STD-DEVELOP-1", "STD-DEVICE-1", "STD-OPERATE-1", "STD-PACKAGE-1"], offered.Order(StringComparer.Ordinal));
        var cloud = await LibraryScene.DraftedAsync(this, "STD-CLOUD");
        await LibraryScene.PublishAsync(this, cloud, (await ActorAsync("policyhead")).Today);
        offered = [.. (await client.GetAsync(address)).Document.QuerySelectorAll("[name='R1.Version']").Select(i => i.GetAttribute("value"))];
        Assert.Contains("STD-CLOUD-2", offered);
    }

    [Fact, Trait("Rule", "R268")]
    public async Task A_standard_is_looked_at_again_by_its_day_and_its_lateness_is_seen_and_told()
    {
        var id = await LibraryScene.IdAsync(this, "STD-COMMON");
        var first = await LibraryScene.LoadAsync(this, id);
        Assert.Equal(first.Versions[0].EffectiveFrom!.Value.AddMonths(12), first.NextReviewOn);
        var list = await (await SignedInAsync("reviewer1")).GetAsync("/Library/Standards?Overdue=true");
        Assert.DoesNotContain("STD-COMMON", list.Text, StringComparison.Ordinal);

        Clock.Advance(OfficeDays(first.NextReviewOn!.Value.AddDays(2)));
        list = await (await SignedInAsync("reviewer1")).GetAsync("/Library/Standards?Overdue=true");
        Assert.Contains("STD-COMMON", list.Text, StringComparison.Ordinal);
        Assert.Contains("見直しの期限超過", list.Text, StringComparison.Ordinal);
        // It is work of the policy office, and of nobody else.
        foreach (var (account, waits) in new[] { ("reviewer1", true), ("policyhead", true), ("staff1", false) })
        {
            var home = (await (await SignedInAsync(account)).GetAsync("/")).Document.QuerySelector("[aria-labelledby=reviews-waiting]");
            Assert.Equal(waits, home?.InnerHtml.Contains($"/Library/Documents/Details/{id}", StringComparison.Ordinal) == true);
        }
        await RelayAsync();
        var (reviewer, head, staff) = (await ActorAsync("reviewer1"), await ActorAsync("policyhead"), await ActorAsync("staff1"));
        var told = await ReadAsync(db => db.Set<Notice>().Where(n => n.Kind == "Library.ReviewDue" && n.Link.EndsWith(id.ToString())).Select(n => n.UserId).ToListAsync());
        Assert.Contains(reviewer.UserId, told);
        Assert.Contains(head.UserId, told);
        Assert.DoesNotContain(staff.UserId, told);

        // Recorded as it is: the next day follows from the dated setting.
        var setting = await UseAsync<CalendarService, Guid>(s => s.ProposeSettingAsync(new SettingInput { Name = SettingName.LibraryReviewMonths, Value = 6, ValidFrom = reviewer.Today, Reason = "技術の動きが速いため。" }, reviewer));
        var version = await ReadAsync(db => db.Set<CalendarSetting>().Where(x => x.Id == setting).Select(x => x.Version).SingleAsync());
        await UseAsync<CalendarApprovalService>(s => s.ApproveAsync<CalendarSetting>([new ProposalChoice(setting, version)], head));
        await UseAsync<DocumentService>(s => s.ConfirmUnchangedAsync(id, new DocumentReviewInput { Note = "改正はない。", Version = first.Version }, reviewer));
        var after = await LibraryScene.LoadAsync(this, id);
        Assert.Equal(reviewer.Today.AddMonths(6), after.NextReviewOn);
        Assert.Equal(DocumentReviewResult.NoChange, Assert.Single(after.Reviews).Result);
        Assert.DoesNotContain("STD-COMMON", (await (await SignedInAsync("reviewer1")).GetAsync("/Library/Standards?Overdue=true")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"/Library/Documents/Details/{id}", (await (await SignedInAsync("reviewer1")).GetAsync("/")).Html, StringComparison.Ordinal);

        // And a new version is a review too.
        await LibraryScene.WriteAsync(this, id, "■ 総則\n改めた。");
        await LibraryScene.PublishAsync(this, id, reviewer.Today);
        after = await LibraryScene.LoadAsync(this, id);
        Assert.Contains(after.Reviews, r => r.Result == DocumentReviewResult.NewVersion);
        Assert.Equal(reviewer.Today.AddMonths(6), after.NextReviewOn);
    }

    private TimeSpan OfficeDays(DateOnly until) => new DateTimeOffset(until, new TimeOnly(9, 0), TimeSpan.FromHours(9)) - Clock.Now;

    [Fact, Trait("Rule", "R262")]
    public async Task Guidelines_stand_for_all_four_phases()
    {
        var page = await (await SignedInAsync("staff1")).GetAsync("/Library/Guidelines");
        foreach (var (code, phase) in new[] { ("GL-PLAN", "企画・立案"), ("GL-PROC", "調達・契約"), ("GL-DEV", "設計・開発"), ("GL-OPS", "保守・運用") })
        {
            Assert.Contains(phase + "ガイドライン", page.Text, StringComparison.Ordinal);
            var sections = await SectionsAsync(code);
            Assert.True(sections.Count >= 4, code);
            Assert.All(sections, s => Assert.True(s.Blocks.Count > 0, $"{code} {s.Heading}"));
        }
    }

    [Fact, Trait("Rule", "R165"), Trait("Rule", "R265")]
    public async Task The_sla_template_offers_the_ten_items_with_a_grade_each_and_the_indicators_to_be_set()
    {
        var table = RowsOf((await SectionsAsync("TPL-SLA")).Where(s => s.Number == 2));
        Assert.Contains("指標", table[0][4], StringComparison.Ordinal);
        var items = table.Skip(1).ToList();
        Assert.Equal(Enumerable.Range(1, 10).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), items.Select(i => i[0]));
        Assert.All(items, item => Assert.All(item.Skip(1), cell => Assert.NotEqual("", cell)));
        Assert.Equal("99%～99.5%", items[1][2]);
        Assert.Equal("3時間程度", items[4][2]);
        // The same items as a contract's SLA rows in the ledger begin with.
        Assert.Equal(["サービス時間", "サービス稼働率", "災害時の復旧方法", "障害時に受け取れるバックアップのデータ形式", "平均復旧時間", "提供状況の確認方法", "カスタマイズ性", "同時接続の利用者数", "データのバックアップ方法", "バックアップデータの保管期間"], items.Select(i => i[1]));
        var id = await LibraryScene.IdAsync(this, "TPL-SLA");
        var client = await SignedInAsync("staff1");
        Assert.Equal(200, (await client.GetAsync($"/Library/Documents/Details/{id}?handler=Sheet")).Status);
        Assert.Contains("99%～99.5%", (await client.GetAsync($"/Library/Documents/Details/{id}?handler=Text")).Html, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R240")]
    public async Task There_is_a_checklist_and_a_model_specification_for_open_data()
    {
        var checklist = RowsOf(await SectionsAsync("TPL-ODCHK")).Where(r => char.IsAsciiDigit(r[0].FirstOrDefault())).ToList();
        Assert.Equal(13, checklist.Count);
        Assert.Contains(checklist, r => r[1].Contains("機械で読める形式", StringComparison.Ordinal));
        var clause = string.Join('\n', (await SectionsAsync("TPL-ODSPEC")).SelectMany(s => s.Blocks).Select(b => b.Text));
        Assert.Contains("CSV（UTF-8", clause, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", clause, StringComparison.Ordinal);
        var draft = await Cases.CreateAsync();
        var form = await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Section/{draft}/F");
        Assert.Contains("オープンデータ確認表", form.Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R091")]
    public async Task Every_stage_from_planning_to_procurement_is_filed_under_the_procurement_standard_of_its_day()
    {
        var standard = await LibraryScene.IdAsync(this, "GL-PROCSTD");
        var second = await Cases.SecondStageInAsync(ConsultationState.Draft);
        var first = (await Cases.LoadAsync(second)).PreBudgetId!.Value;
        Assert.Contains(await LibraryScene.UsesAsync(this, first), u => u.DocumentId == standard && u.VersionNumber == 1 && u.Kind == DocumentUseKind.Followed && u.CaseVersion == 1);
        // A version that comes into force while the case is written does not become its own: it keeps the day it began with.
        await LibraryScene.WriteAsync(this, standard, "■ 目的と対象\n改めた。");
        await LibraryScene.PublishAsync(this, standard, (await ActorAsync("policyhead")).Today.AddDays(1));
        Clock.Advance(TimeSpan.FromDays(2));
        await Cases.PassOnAsync(second);
        await Cases.SubmitAsync(second);
        Assert.Equal(1, Assert.Single(await LibraryScene.UsesAsync(this, second), u => u.DocumentId == standard).VersionNumber);
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Case/{second}");
        Assert.Contains("情報通信システム調達標準 第1版", page.Text, StringComparison.Ordinal);
        // It speaks at every stage up to operation.
        var book = await UseAsync<DocumentQueries, LibraryBook>(q => q.BookAsync());
        var today = (await ActorAsync("staff1")).Today;
        Assert.All(Enum.GetValues<Stage>(), stage => Assert.Contains(book.For(stage, today, today), p => p.Version.DocumentId == standard && p.Version.Number == 2));
        Assert.All(book.For(Stage.PreBudget, today, today).Where(p => p.Place.SectionNumber is not null && p.Version.Number == 1), p => Assert.NotNull(p.Section));
    }

    [Fact, Trait("Rule", "R285")]
    public async Task An_estimate_follows_the_costing_guideline_or_says_why_not()
    {
        var form = FormAnswers.Renewal();
        Assert.Equal("Form.Required", ProblemOf(form.With(("G6.Guideline", null)), "G6.Guideline"));
        Assert.Equal("Form.Required", ProblemOf(form.With(("G6.Guideline", "no"), ("G6.GuidelineReason", null)), "G6.GuidelineReason"));
        Assert.Null(ProblemOf(form.With(("G6.Guideline", "yes"), ("G6.GuidelineReason", null)), "G6.GuidelineReason"));
        var id = await Cases.DraftAsync();
        var client = await SignedInAsync("staff1");
        var section = await client.GetAsync($"/Consultations/Section/{id}/G");
        var guideline = section.Document.QuerySelector(".form-guidelines")!;
        Assert.Contains("情報システム積算ガイドライン 第1版", guideline.TextContent, StringComparison.Ordinal);
        // Its lines stand there themselves.
        Assert.Contains(guideline.QuerySelectorAll("td"), td => td.TextContent == "人月×単価");
        await Cases.AnswerFieldAsync(id, "G6.Guideline", "no", more: values => values["G6.GuidelineReason"] = "料金表によるサービスのため。");
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        Assert.Contains(await LibraryScene.UsesAsync(this, id), u => u.Kind == DocumentUseKind.Followed && u.VersionNumber == 1);
        var shown = (await client.GetAsync($"/Consultations/Case/{id}")).Document.QuerySelector("#documents")!.TextContent;
        Assert.Contains("従っていません。", shown, StringComparison.Ordinal);
        Assert.Contains("料金表によるサービスのため。", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_used_in_a_case_is_noted_there_once_and_counted()
    {
        var (id, draft) = (await LibraryScene.IdAsync(this, "TPL-EXIT"), await Cases.CreateAsync());
        var client = await SignedInAsync("staff1");
        for (var n = 0; n < 2; n++)
        {
            var page = await client.GetAsync($"/Library/Documents/Use/{id}");
            Assert.Equal(302, (await page.Form("CaseId").Fill("CaseId", draft.ToString()).SubmitAsync("案件で使う")).Status);
        }
        Assert.Equal(DocumentUseKind.Used, Assert.Single(await LibraryScene.UsesAsync(this, draft)).Kind);
        Assert.Contains("データ返還・移行のひな形 第1版", (await client.GetAsync($"/Consultations/Case/{draft}")).Text, StringComparison.Ordinal);
        Assert.Contains("1件の案件で使われています", (await client.GetAsync($"/Library/Documents/Details/{id}")).Text, StringComparison.Ordinal);
        // Of another section's case nothing is noted.
        var staff2 = await ActorAsync("staff2");
        await RefusedAsync("Library.NoSuchCase", () => UseAsync<DocumentUseService>(s => s.UseAsync(id, draft, staff2)));
    }

    [Fact]
    public async Task A_template_writes_its_words_into_the_empty_field_of_a_draft_and_is_shown_for_copying_where_there_is_none()
    {
        var (sla, exit, draft) = (await LibraryScene.IdAsync(this, "TPL-SLA"), await LibraryScene.IdAsync(this, "TPL-EXIT"), await ReadingScene.OtherDraftAsync(this));
        var client = await SignedInAsync("staff2");
        async Task<TestPage> TakenAsync(Guid template) => await (await client.GetAsync($"/Library/Documents/Use/{template}")).Form("CaseId").Fill("CaseId", draft.ToString()).SubmitAsync("案件で使う");
        var used = await TakenAsync(sla);
        Assert.Contains($"/Consultations/Section/{draft}/R", used.Location, StringComparison.Ordinal);
        var values = (await Cases.LoadAsync(draft)).SectionOf('R').Values;
        Assert.Equal("Present", values["R4"]);
        Assert.Contains("減額する", values["R4.Measure"], StringComparison.Ordinal);
        Assert.Contains("実績を報告する", values["R4.Measure"], StringComparison.Ordinal);
        Assert.DoesNotContain("■", values["R4.Measure"], StringComparison.Ordinal);
        Assert.Equal(DocumentUseKind.Used, Assert.Single(await LibraryScene.UsesAsync(this, draft)).Kind);

        // What the section has written stays; then, as for a template without a field, the text is there to be copied.
        await Cases.AnswerFieldAsync(draft, "R4.Measure", "月次の報告で確かめる。", "staff2");
        foreach (var template in new[] { sla, exit })
        {
            var shown = await (await TakenAsync(template)).FollowAsync();
            Assert.Contains(template == sla ? "SLAの項目と定める指標" : "データの返還", shown.Document.GetElementById("copy-text")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Equal("月次の報告で確かめる。", (await Cases.LoadAsync(draft)).SectionOf('R').Values["R4.Measure"]);
        Assert.Equal(2, (await LibraryScene.UsesAsync(this, draft)).Count);
    }
}
