using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using GovernancePortal.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace GovernancePortal.Tests.Search;

/// <summary>The search as people use it: staff1 and head1 of 道路整備課, staff2 of another section.</summary>
public sealed class SearchTests : PortalTest
{
    private static readonly Guid Bridge = DemoSystems.Id("SYS-0102");

    private Task<IReadOnlyDictionary<string, int>> CountsAsync(string typed, Actor actor) => UseAsync<SearchQueries, IReadOnlyDictionary<string, int>>(q => q.CountAsync(new SearchAsk(typed), actor));

    private async Task<IReadOnlyList<SearchHit>> HitsAsync(string typed, string account)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<SearchQueries, IReadOnlyList<SearchHit>>(q => q.FirstAsync(new SearchAsk(typed), actor));
    }

    [Fact]
    public async Task Every_role_finds_by_search_exactly_the_cases_it_may_know_of()
    {
        var states = new List<Guid>();
        foreach (var state in new[] { ConsultationState.Draft, ConsultationState.Submitted, ConsultationState.UnderReview, ConsultationState.Approved, ConsultationState.Rejected })
        {
            states.Add(await Cases.InAsync(state, new CaseShape { Title = "秘匿橋梁の点検記録" }));
        }
        var partly = 0;
        foreach (var account in Actors.Accounts)
        {
            var actor = await ActorAsync(account);
            var visible = await ReadAsync(db => db.Set<Consultation>().VisibleTo(actor).CountAsync(c => c.Title == "秘匿橋梁の点検記録"));
            visible = actor.May(Permission.ConsultationReadDecided) ? visible : 0;
            var counts = await CountsAsync("秘匿橋梁", actor);
            Assert.True(visible == counts.GetValueOrDefault("Consultations"), $"{account}: {visible} visible, {counts.GetValueOrDefault("Consultations")} counted");
            var page = await UseAsync<SearchQueries, Page<SearchHit>>(q => q.PageAsync(new SearchAsk("秘匿橋梁"), SearchSources.Find("Consultations")!, null, actor));
            Assert.Equal(visible, page.Items.Count);
            partly += visible is > 0 and < 5 ? 1 : 0;
        }
        Assert.True(partly > 0, "Everybody sees all or nothing: the test shows nothing.");
        Assert.Equal(5, states.Distinct().Count());
    }

    [Fact]
    public async Task Another_sections_draft_is_neither_found_nor_counted_nor_led_to()
    {
        var id = await Cases.InAsync(ConsultationState.Accepted, new CaseShape { Title = "極秘検知案件" });
        var number = (await Cases.LoadAsync(id)).Number!;
        var other = await SignedInAsync("staff2");
        Assert.Contains("見つかりませんでした", (await other.GetAsync("/Search?Q=極秘検知")).Text, StringComparison.Ordinal);
        var page = await other.GetAsync("/Search?Q=" + number);
        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("極秘検知案件", page.Text, StringComparison.Ordinal);
        Assert.Equal($"/Consultations/Case/{id}", (await (await SignedInAsync("staff1")).GetAsync("/Search?Q=" + number)).Location);
    }

    [Fact]
    public async Task Advice_and_checks_of_need_are_found_by_those_who_may_read_them_and_by_nobody_else()
    {
        var staff = await ActorAsync("staff1");
        var section = staff.Main!.SectionId;
        var advice = await UseAsync<Core.Consultations.Advising.AdviceService, Guid>(s => s.AskAsync(new Core.Consultations.Advising.AdviceInput { Title = "秘匿相談の写真共有", Question = "どの方式がよいでしょうか。", SectionId = section }, null, staff));
        var check = await UseAsync<Core.Consultations.Need.NeedCheckService, Guid>(s => s.RecordAsync(new Core.Consultations.Need.NeedInput { SectionId = section, Title = "秘匿確認の写真共有", Answers = new Dictionary<string, string> { ["Q1"] = "NotSystem" } }, staff));
        foreach (var (account, sees, checks) in new[] { ("staff1", 1, 1), ("head1", 1, 1), ("reviewer1", 1, 1), ("staff2", 0, 0) })
        {
            Assert.Equal(sees, (await CountsAsync("秘匿相談", await ActorAsync(account))).GetValueOrDefault("Advice"));
            Assert.Equal(checks, (await CountsAsync("秘匿確認", await ActorAsync(account))).GetValueOrDefault("NeedChecks"));
        }
        // By number, in any width; for another section as if there were none.
        var (own, other) = (await SignedInAsync("staff1"), await SignedInAsync("staff2"));
        Assert.Equal($"/Consultations/Advice/Details/{advice}", (await own.GetAsync("/Search?Q=" + Uri.EscapeDataString("ｒ８－相－０００１"))).Location);
        Assert.Equal($"/Consultations/Need/Record/{check}", (await own.GetAsync("/Search?Q=R8-要-0001")).Location);
        Assert.Equal(200, (await other.GetAsync("/Search?Q=R8-相-0001")).Status);
        Assert.Contains("事前相談", (await own.GetAsync("/Search?Q=秘匿相談")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_some_may_read_is_not_searched()
    {
        var reviewer = await ActorAsync("reviewer1");
        var input = SystemInput.Of(await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(x => x.Id == Bridge)));
        await UseAsync<SystemRegister>(r => r.EditAsync(Bridge, input with { AccessControl = "極秘接続手順", VulnerabilityResult = "極秘診断所見", PenetrationResult = "極秘侵入所見", BackupPlace = "極秘保管庫" }, reviewer));
        Assert.Empty(await CountsAsync("極秘", reviewer));
        // No place of any source is a hidden column or a restricted field.
        var labels = await ReadAsync(async db => (await db.Set<SearchEntry>().AsNoTracking().ToListAsync()).SelectMany(e => e.Places).Select(p => p.Label).Distinct().ToList());
        Assert.Empty(labels.Intersect(SystemColumns.Sensitive.Select(c => "InformationSystem." + c.Name)));
        var restricted = Core.Consultations.Form.FormCatalogue.PreBudget.Concat(Core.Consultations.Form.FormCatalogue.PreProcurement).Where(f => f.Restricted).Select(f => "Field." + f.Code);
        Assert.Empty(labels.Intersect(restricted));
    }

    [Theory]
    [InlineData("橋梁", "Name"), InlineData("きょ", "Furigana"), InlineData("山吹", "VendorName"), InlineData("パック", "ProductName")]
    public async Task Two_characters_are_enough_and_the_place_of_the_hit_is_told(string typed, string column)
    {
        var staff = await SignedInAsync("staff1");
        var page = await staff.GetAsync("/Search?Kind=Systems&Q=" + typed);
        var item = page.Document.QuerySelectorAll("ol.search-hits > li").First(li => li.QuerySelectorAll("dt").Any(dt => dt.TextContent == Text("InformationSystem." + column)));
        Assert.Contains(item.QuerySelectorAll("mark"), mark => mark.TextContent.Contains(typed, StringComparison.Ordinal));
        Assert.Equal(typed, page.Document.QuerySelector("header input[name=Q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task One_character_says_what_to_do()
    {
        var page = await (await SignedInAsync("staff1")).GetAsync("/Search?Q=税");
        Assert.Contains("2文字以上にしてください", page.Text, StringComparison.Ordinal);
        Assert.Contains("/Systems?Text=", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SYS-0102"), InlineData("ｓｙｓ－０１０２"), InlineData("sys102"), InlineData(" SYS-102 ")]
    public async Task The_number_of_a_system_leads_to_it(string typed)
    {
        var page = await (await SignedInAsync("staff1")).GetAsync("/Search?Q=" + Uri.EscapeDataString(typed));
        Assert.Equal((302, $"/Systems/Details/{Bridge}"), (page.Status, page.Location));
    }

    [Fact]
    public async Task What_is_found_goes_out_as_a_file_with_what_the_person_may_see()
    {
        await Cases.InAsync(ConsultationState.Accepted, new CaseShape { Title = "極秘橋梁案件" });
        var (staff, other) = (await SignedInAsync("staff1"), await SignedInAsync("staff2"));
        var counts = await CountsAsync("橋梁", await ActorAsync("staff2"));
        var whole = await LinesAsync(other, "/Search?Q=橋梁&handler=File&file=csv");
        Assert.Equal(counts.Values.Sum(), whole.Count - 1);
        Assert.DoesNotContain(whole, line => line.Contains("極秘橋梁案件", StringComparison.Ordinal));
        var cases = await LinesAsync(staff, "/Search?Q=橋梁&Kind=Consultations&handler=File&file=csv");
        Assert.Contains(cases, line => line.Contains("極秘橋梁案件", StringComparison.Ordinal));
        Assert.DoesNotContain(cases, line => line.Contains("SYS-", StringComparison.Ordinal));
        var page = await staff.GetAsync("/Search?Q=橋梁&Kind=Consultations");
        var book = page.Document.QuerySelectorAll(".heading .actions a").Select(a => a.GetAttribute("href")!).Single(h => h.Contains("file=xlsx", StringComparison.Ordinal));
        Assert.Equal([cases.Count], Core.Platform.Sheets.SheetFile.Read(new MemoryStream((await staff.GetAsync(book)).Body)).Select(sheet => sheet.Rows.Count()));
        // What was typed is on the Trail.
        var exports = await ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(e => e.Action == "SearchExported").Select(e => e.Reason!).ToListAsync());
        Assert.Equal(3, exports.Count);
        Assert.All(exports, reason => Assert.Contains("橋梁", reason, StringComparison.Ordinal));
    }

    // A place with a line break would be two lines of text: the places are the last column and hold one each here.
    private static async Task<IReadOnlyList<string>> LinesAsync(TestClient client, string address) =>
        [.. Encoding.UTF8.GetString((await client.GetAsync(address)).Body).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public async Task A_pair_of_characters_across_two_places_or_out_of_order_is_no_hit()
    {
        var reviewer = await ActorAsync("reviewer1");
        var input = SystemInput.Of(await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(x => x.Id == Bridge)));
        await UseAsync<SystemRegister>(r => r.EditAsync(Bridge, input with { ShortName = "甲乙", FormerName = "丙丁", Purpose = "丁戊甲乙丙" }, reviewer));
        Assert.Equal(1, (await CountsAsync("甲乙丙", reviewer))["Systems"]);
        // Every pair of 戊甲乙 丙丁 is there, but never 乙丙丁 in a row: a candidate is not a hit.
        Assert.Empty(await CountsAsync("乙丙丁戊", reviewer));
        Assert.Equal(1, (await CountsAsync("丙丁 甲乙", reviewer))["Systems"]);
        Assert.Empty(await CountsAsync("甲%", reviewer));
    }

    [Fact]
    public async Task A_change_is_found_from_its_own_save_on_and_what_was_is_not()
    {
        var reviewer = await ActorAsync("reviewer1");
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(x => x.Id == Bridge));
        await UseAsync<SystemRegister>(r => r.EditAsync(Bridge, SystemInput.Of(system) with { Name = "鵺検知装置", ProductName = "鵺センサー" }, reviewer));
        var hit = Assert.Single(await HitsAsync("鵺検知", "staff2"));
        Assert.Equal((Bridge, "鵺検知装置", "SYS-0102"), (hit.Id, hit.Title, hit.Number));
        await UseAsync<SystemRegister>(async r => await r.EditAsync(Bridge, SystemInput.Of(await StoredAsync()) with { Name = "橋梁台帳システム", ProductName = null }, reviewer));
        Assert.Empty(await CountsAsync("鵺検知", reviewer));
        // A save that fails writes no entry.
        var conflict = SystemInput.Of(await StoredAsync()) with { Name = "鵺検知装置", Version = 1 };
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<SystemRegister>(r => r.EditAsync(Bridge, conflict, reviewer)));
        Assert.Empty(await CountsAsync("鵺検知", reviewer));
    }

    [Fact]
    public async Task A_case_is_found_by_title_purpose_and_number_as_it_goes_on()
    {
        var id = await Cases.CreateAsync(new CaseShape { Title = "吊橋監視の更新" });
        Assert.Equal("ConsultationState.Draft", Assert.Single(await HitsAsync("吊橋", "staff1"), h => h.Kind == "Consultations").State);
        await Cases.AnswerFieldAsync(id, "B2", "ケーブルの張力を離れた場所から確かめる。");
        Assert.Equal(id, Assert.Single(await HitsAsync("張力", "head1")).Id);
        Assert.Empty(await HitsAsync("張力", "staff2"));
    }

    [Fact]
    public async Task Bureau_and_section_narrow_the_results_and_the_counts()
    {
        var staff = await SignedInAsync("staff1");
        var section = (await StoredAsync()).OwnerSectionId;
        var all = await staff.GetAsync("/Search?Q=システム&Kind=Systems");
        var own = await staff.GetAsync($"/Search?Q=システム&Kind=Systems&SectionId={section}");
        Assert.Equal(20, all.Document.QuerySelectorAll("ol.search-hits > li").Length);
        var shown = own.Document.QuerySelectorAll("ol.search-hits > li").Length;
        Assert.True(shown is > 0 and < 20, $"{shown} of one section");
        Assert.Equal(await ReadAsync(db => db.Set<InformationSystem>().CountAsync(x => x.OwnerSectionId == section && x.SearchText.Contains("システム"))), shown);
    }

    [Fact]
    public async Task Pages_go_through_all_hits_once_and_back()
    {
        var actor = await ActorAsync("staff1");
        var (seen, ask, source) = (new List<Guid>(), new SearchAsk("システム"), SearchSources.Find("Systems")!);
        var page = Page<SearchHit>.Empty;
        var pages = new List<Page<SearchHit>>();
        for (string? at = null; pages.Count == 0 || at is not null; at = page.Next)
        {
            page = await UseAsync<SearchQueries, Page<SearchHit>>(q => q.PageAsync(ask, source, Cursor.Read(at), actor));
            pages.Add(page);
            seen.AddRange(page.Items.Select(h => h.Id));
        }
        Assert.Equal((await CountsAsync("システム", actor))["Systems"], seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
        var back = await UseAsync<SearchQueries, Page<SearchHit>>(q => q.PageAsync(ask, source, Cursor.Read(pages[^1].Previous), actor));
        Assert.Equal(pages[^2].Items.Select(h => h.Id), back.Items.Select(h => h.Id));
    }

    [Fact]
    public async Task Titles_come_before_other_places()
    {
        var hits = await HitsAsync("予約", "staff1");
        var inTitle = hits.Where(h => h.Kind == "Systems").Select(h => h.Title.Contains("予約", StringComparison.Ordinal)).ToList();
        Assert.Equal(inTitle.OrderByDescending(x => x), inTitle);
        Assert.Contains(false, inTitle);
    }

    [Fact]
    public async Task Reindexing_makes_what_is_missing_and_takes_away_what_is_gone()
    {
        await Database.ScalarAsync($"delete from search_entry where subject_id = '{Bridge}'");
        await Database.ScalarAsync("insert into search_entry select kind, gen_random_uuid(), title, title_key, number, section_id, state, changed_ms, text, bigrams, places, digest, index_version from search_entry limit 1");
        Assert.True(await UseAsync<SearchIndex, bool>(i => i.IsStaleAsync()));
        var done = await UseAsync<SearchIndex, SearchIndexing>(i => i.ReindexAsync());
        Assert.Equal((1, 1), (done.Written, done.Removed));
        Assert.False(await UseAsync<SearchIndex, bool>(i => i.IsStaleAsync()));
        Assert.Equal(Bridge, (await HitsAsync("橋梁台帳", "staff1"))[0].Id);
        // Of an older version all are made anew.
        await Database.ScalarAsync("update search_entry set index_version = 0, digest = 0");
        await UseAsync<SearchIndex>(i => i.BringUpToDateAsync());
        Assert.False(await UseAsync<SearchIndex, bool>(i => i.IsStaleAsync()));
    }

    [Fact]
    public void Every_kind_has_its_page_and_its_words()
    {
        Assert.Equal(SearchSources.All.Select(s => s.Kind), SearchKinds.All.Select(k => k.Kind));
        Assert.All(SearchKinds.All, k => Assert.NotEqual(k.TextKey, Text(k.TextKey)));
    }

    [Fact]
    public async Task Every_label_of_a_place_and_every_state_has_words()
    {
        await Cases.InAsync(ConsultationState.Approved);
        var entries = await ReadAsync(db => db.Set<SearchEntry>().AsNoTracking().ToListAsync());
        Assert.All(entries.SelectMany(e => e.Places).Select(p => p.Label).Concat(entries.Select(e => e.State!)).Distinct(), key => Assert.NotEqual(key, Text(key)));
    }

    private Task<InformationSystem> StoredAsync() => ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(x => x.Id == Bridge));

    private static string Text(string key)
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("ja");
        return Host.Services.GetRequiredService<IStringLocalizer<GovernancePortal.Web.Texts>>()[key].Value;
    }
}
