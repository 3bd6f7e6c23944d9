using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>What the karte shows, and to whom: staff1 keeps SYS-0102, staff2 works in another section.</summary>
public sealed class KartePageTests : KarteScene
{
    public static TheoryData<string> Tabs => ["", "/structure", "/contract", "/information", "/continuity", "/links", "/licences", "/advice", "/consultations", "/similar", "/history"];

    [Theory, MemberData(nameof(Tabs))]
    public async Task Every_tab_of_a_karte_takes_a_small_number_of_commands(string tab)
    {
        var staff = await SignedInAsync("staff1");
        Assert.Equal(200, (await staff.GetAsync(Karte + tab)).Status);
        var sent = await Commands.OfAsync(() => staff.GetAsync(Karte + tab));
        // Who asks, with the frame's notices and work, is the portal's own; of the ledger: the head and three parts at most.
        Assert.True(sent.Count(text => text.Contains("information_system", StringComparison.Ordinal) || text.Contains("FROM system_", StringComparison.Ordinal) || text.Contains("FROM trail", StringComparison.Ordinal)) <= 4, string.Join("\n\n", sent));
        Assert.True(sent.Count <= 12, $"{sent.Count} commands\n" + string.Join("\n\n", sent));
    }

    [Fact]
    public async Task An_unknown_system_tab_section_or_part_is_not_found()
    {
        var staff = await SignedInAsync("staff1");
        foreach (var path in new[] { $"/Systems/Details/{Guid.CreateVersion7()}", Karte + "/nothing", Karte + "/1", $"/Systems/Edit/{Id}/nothing", $"/Systems/Rows/{Id}/nothing", $"/Systems/Rows/{Guid.CreateVersion7()}/links" })
        {
            Assert.Equal(404, (await staff.GetAsync(path)).Status);
        }
    }

    [Fact]
    public async Task A_link_is_drawn_and_told_on_both_kartes_and_in_the_row()
    {
        var staff = await SignedInAsync("staff1");
        await ClearAsync(staff, "links");
        await RowsAsync(staff, "links", form => form.Fill("Input.Links[0].Target", "ｓｙｓ－０００７").Fill("Input.Links[0].Direction", "Send").Fill("Input.Links[0].Data", "橋の点検結果").Fill("Input.Links[0].Method", "Api"));
        Assert.Equal("SYS-0007", (await SystemAsync()).LinkedSystems);
        var own = await staff.GetAsync(Karte + "/links");
        Assert.Contains("財務会計システム", own.Document.QuerySelector("svg.map")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("url(#arrow)", own.Document.QuerySelector("svg.map line.api")!.GetAttribute("marker-end"));
        var other = await staff.GetAsync($"/Systems/Details/{DemoSystems.Id("SYS-0007")}/links");
        var line = other.Document.QuerySelectorAll("tbody tr").Single(tr => tr.TextContent.Contains("橋の点検結果", StringComparison.Ordinal));
        Assert.Contains("受ける", line.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_values_are_read_by_the_owner_section_and_the_governance_office_only()
    {
        var staff = await SignedInAsync("staff1");
        await RowsAsync(staff, "servers", form => form.Fill("Input.Servers[0].Name", "ひみつのサーバー"));
        await (await staff.GetAsync($"/Systems/Edit/{Id}/information")).Form("Input.Version").Fill("Input.VulnerabilityResult", "ひみつの弱点").SubmitAsync("保存する");
        foreach (var (account, seen) in new[] { ("staff1", true), ("head1", true), ("reviewer1", true), ("ciso", true), ("staff2", false), ("finance", false), ("auditor1", false), ("coordinator", false) })
        {
            var client = await SignedInAsync(account);
            foreach (var tab in new[] { "/structure", "/information", "/history", "/history?field=SystemServer.Name", "/history?field=InformationSystem.VulnerabilityResult" })
            {
                var page = await client.GetAsync(Karte + tab);
                Assert.Equal(200, page.Status);
                if (!seen)
                {
                    Assert.DoesNotContain("ひみつ", page.Html, StringComparison.Ordinal);
                }
            }
            Assert.Equal(seen, (await client.GetAsync(Karte + "/structure")).Html.Contains("ひみつのサーバー", StringComparison.Ordinal));
            Assert.Equal(seen, (await client.GetAsync(Karte + "/history?field=InformationSystem.VulnerabilityResult")).Html.Contains("ひみつの弱点", StringComparison.Ordinal));
            var export = await client.GetAsync("/Systems?handler=Csv&Text=SYS-0102");
            Assert.Equal(account is "reviewer1" or "ciso", export.Html.Contains("ひみつの弱点", StringComparison.Ordinal));
            Assert.Equal(account is "reviewer1" or "ciso", export.Html.Contains("脆弱性診断の結果", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_hidden_answer_is_not_told_as_missing()
    {
        var staff = await SignedInAsync("staff1");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/identity")).Form("Input.Version").Fill("Input.Criticality", "Important").SubmitAsync("保存する");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/information")).Form("Input.Version").Fill("Input.AccessControl", "職と所属による").SubmitAsync("保存する");
        var own = (await staff.GetAsync(Karte)).Document.QuerySelector(".notice.caution")?.TextContent ?? "";
        var other = (await (await SignedInAsync("staff2")).GetAsync(Karte)).Document.QuerySelector(".notice.caution")?.TextContent ?? "";
        Assert.DoesNotContain("アクセス制御", own, StringComparison.Ordinal);
        Assert.DoesNotContain("アクセス制御", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_field_tells_its_history_with_the_section_of_the_person_at_that_time_and_its_source()
    {
        var staff = await SignedInAsync("staff1");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/form")).Form("Input.Version").Fill("Input.ProductName", "橋守（架空）").SubmitAsync("保存する");
        await Database.ScalarAsync("update section set name = '改称後の課' where id = (select owner_section_id from information_system where id = '" + Id + "')", asOwner: true);
        var history = await staff.GetAsync(Karte + "/history?field=InformationSystem.ProductName");
        var line = history.Document.QuerySelector("tbody tr")!.TextContent;
        Assert.Contains("橋守（架空）", line, StringComparison.Ordinal);
        Assert.Contains("道路整備課 緑川 一郎", line, StringComparison.Ordinal);
        Assert.Contains("手入力 R8.9.1", (await staff.GetAsync(Karte + "/structure")).Text, StringComparison.Ordinal);
        Assert.Contains("デモ R8.", (await staff.GetAsync(Karte + "/structure")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_values_lead_to_their_fields_and_what_is_confirmed_shows_age_and_section()
    {
        var staff = await SignedInAsync("staff1");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/identity")).Form("Input.Version").Fill("Input.Summary", "").SubmitAsync("保存する");
        var page = await staff.GetAsync(Karte);
        Assert.Contains($"/Systems/Edit/{Id}/identity#Input_Summary", page.Document.QuerySelectorAll(".notice.caution a").Select(a => a.GetAttribute("href")));
        Assert.Null(page.Document.QuerySelector("form[action*=Confirm]"));
        var head = await SignedInAsync("head1");
        Assert.Equal(302, (await (await head.GetAsync(Karte)).Form("version").SubmitAsync("変わりないことを確かめる")).Status);
        Clock.Advance(TimeSpan.FromDays(3));
        var list = await (await SignedInAsync("staff1")).GetAsync("/Systems?Text=SYS-0102");
        var system = await SystemAsync();
        Assert.Contains($"{system.AnsweredFields}/{system.RequiredFields}", list.Text, StringComparison.Ordinal);
        Assert.Contains("3日前 道路整備課", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_can_be_narrowed_to_rows_with_gaps_and_sorted_by_them()
    {
        var staff = await SignedInAsync("staff1");
        var gaps = await ReadAsync(db => db.Set<InformationSystem>().CountAsync(s => s.Completeness < 100));
        Assert.InRange(gaps, 1, 119);
        Assert.Contains($"{gaps}件", (await staff.GetAsync("/Systems?Incomplete=true&Sort=Completeness")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await Commands.OfAsync(() => staff.GetAsync("/Systems?Incomplete=true&Sort=Confirmed"))).Count(text => text.Contains("information_system", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("OwnServer", "サーバー室を備えた庁舎もここに入る")]
    [InlineData("Housing", "データセンターを主な目的とする建物")]
    [InlineData("Saas", "調達まで一緒に行ったときだけ")]
    public async Task Where_it_runs_is_shown_and_chosen_with_the_definition_of_the_code(string hosting, string definition)
    {
        var staff = await SignedInAsync("staff1");
        var form = await staff.GetAsync($"/Systems/Edit/{Id}/form");
        Assert.Contains(definition, form.Text, StringComparison.Ordinal);
        await form.Form("Input.Version").Fill("Input.Hosting", hosting).SubmitAsync("保存する");
        Assert.Contains(definition, (await staff.GetAsync(Karte + "/structure")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R130")]
    public async Task Hosting_and_sharing_are_classified_by_the_ministrys_definitions()
    {
        var staff = await SignedInAsync("staff1");
        var form = await staff.GetAsync($"/Systems/Edit/{Id}/form");
        var own = Meaning("庁内サーバー");
        Assert.Contains("データセンターを主な目的としない建物に置いたサーバー", own, StringComparison.Ordinal);
        var joint = Meaning("市町村との共同利用");
        Assert.Contains("利用だけでなく調達も一緒に行うもの。契約が一本である必要はない。", joint, StringComparison.Ordinal);
        Assert.Contains("自治体クラウドには基幹系の業務が必ず含まれる。", joint, StringComparison.Ordinal);
        // The karte repeats the definition beside the value.
        Assert.Equal(302, (await form.Form("Input.Version").Fill("Input.Hosting", "OwnServer").Fill("Input.Sharing", "Joint").SubmitAsync("保存する")).Status);
        var karte = (await staff.GetAsync(Karte + "/structure")).Text;
        Assert.Contains("データセンターを主な目的としない建物に置いたサーバー", karte, StringComparison.Ordinal);
        Assert.Contains("自治体クラウドには基幹系の業務が必ず含まれる。", karte, StringComparison.Ordinal);

        string Meaning(string code) => form.Document.QuerySelectorAll("details dt").Single(dt => dt.TextContent == code).NextElementSibling!.TextContent;
    }

    [Fact, Trait("Rule", "R264")]
    public async Task Every_system_has_a_card_that_its_section_fills_in_by_forms_and_that_the_office_gives_advice_from()
    {
        var reviewer = await ActorAsync("reviewer1");
        var ids = await ReadAsync(db => db.Set<InformationSystem>().Select(s => s.Id).ToListAsync());
        foreach (var id in ids)
        {
            Assert.NotNull(await UseAsync<KarteQueries, Karte?>(q => q.HeadAsync(id, reviewer)));
        }
        var staff = await SignedInAsync("staff1");
        var registered = await (await staff.GetAsync("/Systems/New")).Form("Input.Name").Fill("Input.Name", "新しい橋梁点検システム").Fill("Input.Lifecycle", "InOperation").Fill("Input.Criticality", "General").SubmitAsync("登録する");
        var card = registered.Location!;
        var id_ = Guid.Parse(card.Split('/')[^1]);
        Assert.Contains("未記入", (await staff.GetAsync(card)).Text, StringComparison.Ordinal);
        await (await staff.GetAsync($"/Systems/Edit/{id_}/identity")).Form("Input.Version").Fill("Input.Summary", "橋の点検の記録").Fill("Input.SystemClass", "Business").SubmitAsync("保存する");
        await (await staff.GetAsync($"/Systems/Edit/{id_}/form")).Form("Input.Version").Fill("Input.DeliveryForm", "OfficeTool").Fill("Input.Hosting", "TerminalOnly").Fill("Input.Segment", "Lgwan").SubmitAsync("保存する");
        await (await staff.GetAsync($"/Systems/Edit/{id_}/information")).Form("Input.Version").Fill("Input.Confidentiality", "2").Fill("Input.HandlesMyNumber", "false").SubmitAsync("保存する");
        Assert.Equal(100, await ReadAsync(db => db.Set<InformationSystem>().Where(s => s.Id == id_).Select(s => s.Completeness).SingleAsync()));
        var office = await SignedInAsync("reviewer1");
        await (await office.GetAsync(card + "/advice")).Form("送る").Fill("Text", "担当者が替わっても直せるよう、手順を残してください。").SubmitAsync("送る");
        Assert.Contains("手順を残してください", (await staff.GetAsync(card + "/advice")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_is_given_answered_and_closed_and_not_for_other_sections()
    {
        var reviewer = await SignedInAsync("reviewer1");
        Assert.Equal(422, (await (await reviewer.GetAsync(Karte + "/advice")).Form("送る").SubmitAsync("送る")).Status);
        Assert.Equal(302, (await (await reviewer.GetAsync(Karte + "/advice")).Form("送る").Fill("Text", "遠隔地のバックアップを検討してください。").SubmitAsync("送る")).Status);
        var staff = await SignedInAsync("staff1");
        Assert.Equal(302, (await (await staff.GetAsync(Karte + "/advice")).Form("回答を送る").Fill("answer", "来年度の予算で行います。").SubmitAsync("回答を送る")).Status);
        Assert.Contains("来年度の予算で行います。", (await reviewer.GetAsync(Karte + "/advice")).Text, StringComparison.Ordinal);
        var other = await SignedInAsync("staff2");
        Assert.DoesNotContain("遠隔地のバックアップを検討", (await other.GetAsync(Karte + "/advice")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("遠隔地のバックアップを検討", (await other.GetAsync(Karte + "/history")).Html, StringComparison.Ordinal);
        Assert.Equal(302, (await (await reviewer.GetAsync(Karte + "/advice")).Form("対応済にする").SubmitAsync("対応済にする")).Status);
        Assert.Equal(AdviceState.Closed, await ReadAsync(db => db.Set<SystemAdvice>().Where(a => a.SystemId == Id).Select(a => a.State).SingleAsync()));
        Assert.Equal(["SystemAdviceClosed", "SystemAdviceAnswered", "SystemAdvised"], (await TrailAsync()).Take(3).Select(t => t.Action));
    }

    [Fact]
    public async Task The_consultations_of_the_system_stand_on_its_karte()
    {
        await Cases.InAsync(Core.Consultations.ConsultationState.UnderReview);
        var page = await (await SignedInAsync("staff1")).GetAsync(Karte + "/consultations");
        Assert.Single(page.Document.QuerySelectorAll("tbody tr"));
        Assert.Empty((await (await SignedInAsync("staff2")).GetAsync(Karte + "/consultations")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact, Trait("Rule", "R241"), Trait("Rule", "R278"), Trait("Rule", "R322")]
    public async Task Open_data_the_platform_and_joint_use_are_counted_year_by_year_from_what_the_kartes_say()
    {
        var staff = await SignedInAsync("staff1");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/form")).Form("Input.Version").Fill("Input.OpenDataOutput", "false").Fill("Input.OpenDataFy", "").Fill("Input.Sharing", "Alone").SubmitAsync("保存する");
        var before = await UseAsync<SystemCountQueries, SystemCounts>(q => q.ReadAsync());
        await (await staff.GetAsync($"/Systems/Edit/{Id}/form")).Form("Input.Version")
            .Fill("Input.OpenDataOutput", "true").Fill("Input.OpenDataFy", "R7").Fill("Input.Hosting", "SharedPlatform").Fill("Input.PlatformFy", "令和5年度").Fill("Input.Sharing", "Joint").SubmitAsync("保存する");
        await (await staff.GetAsync($"/Systems/Edit/{Id}/plan")).Form("Input.Version").Fill("Input.StartedOn", "2019/4/1").SubmitAsync("保存する");
        var other = await SystemAsync();
        var after = await UseAsync<SystemCountQueries, SystemCounts>(q => q.ReadAsync());
        Assert.Equal(before.OpenDataNow + 1, after.OpenDataNow);
        Assert.Equal(before.JointNow + 1, after.JointNow);
        Assert.Equal(Total(before.OpenData, 2025) + 1, Total(after.OpenData, 2025));
        Assert.Equal(Total(before.Joint, 2019) + 1, Total(after.Joint, 2019));
        Assert.All(new[] { after.OpenData, after.Platform, after.Joint }, years => Assert.Equal(years.Sum(y => y.Added), years[^1].Total));
        // The years in which named systems moved, as the seeded facts have them.
        Assert.True(Total(after.Platform, 2015) > Total(after.Platform, 2014));
        Assert.Equal(new FiscalYear(2023), other.PlatformFy);
        Assert.Equal(await ReadAsync(db => db.Set<InformationSystem>().CountAsync(s => s.Hosting == "SharedPlatform" && s.Lifecycle != Lifecycle.Retired && s.Lifecycle != Lifecycle.Concept)), after.PlatformNow);

        var page = await (await SignedInAsync("finance")).GetAsync("/Systems/Counts");
        Assert.Contains($"{after.OpenDataNow}システム", page.Document.GetElementById("OpenData")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{after.PlatformNow}システム", page.Document.GetElementById("Platform")!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{after.JointNow}システム", page.Document.GetElementById("Joint")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("SYS-0102", (await staff.GetAsync("/Systems?OpenData=true&Sharing=Joint&Hosting=SharedPlatform")).Text, StringComparison.Ordinal);

        static int Total(IReadOnlyList<CountOfYear> years, int until) => years.LastOrDefault(y => y.Year.Year <= until)?.Total ?? 0;
    }
}
