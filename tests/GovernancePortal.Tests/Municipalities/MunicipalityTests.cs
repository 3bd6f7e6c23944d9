using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Municipalities.Demo;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Checklists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Municipalities;

public sealed class MunicipalityTests : PortalTest
{
    private static readonly FiscalYear Year = ChecklistScene.Year;
    private static readonly Guid Office = DemoOffice.Section(DemoOffice.PolicyOffice).Id;

    [Fact, Trait("Rule", "R247")]
    public async Task The_demonstrations_39_municipalities_are_12_shared_21_single_and_6_without_cloud()
    {
        await DemoAsync();
        var figures = await FiguresAsync();
        var now = figures.Classes(Year);
        Assert.Equal((12, 21, 6, 0, 39), (now.Shared, now.Single, now.None, now.Unknown, now.All));
        // Each number has its list, and each year before its own class.
        Assert.Equal(12, figures.Figure(MunicipalityFigures.SharedCloud, Year).Lines.Count);
        Assert.True(figures.Classes(Year.Plus(-3)).Shared < 12);
        Assert.Equal(39, figures.Classes(Year.Plus(-3)).All);
        var page = await (await SignedInAsync("staff1")).GetAsync("/Municipalities");
        Assert.Contains("12/39", page.Text, StringComparison.Ordinal);
        Assert.Contains("21/39", page.Text, StringComparison.Ordinal);
        Assert.Contains("6/39", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("figure[data-chart] table"));
        foreach (var (cloud, count) in new[] { (CloudClass.Shared, 12), (CloudClass.Single, 21), (CloudClass.None, 6) })
        {
            var list = await (await SignedInAsync("staff1")).GetAsync($"/Municipalities/List?Class={cloud}");
            Assert.Equal(count, list.Document.QuerySelectorAll("main table.list tbody tr").Length);
        }
    }

    [Fact, Trait("Rule", "R140")]
    public async Task The_status_of_each_municipality_is_known_for_any_day()
    {
        var town = await ChecklistScene.MunicipalityAsync(this);
        await CloudAsync(town, CloudClass.None, new DateOnly(2023, 4, 1), MunicipalityCodes.Renewal);
        await CloudAsync(town, CloudClass.Shared, new DateOnly(2025, 10, 1));
        var one = await UseAsync<MunicipalityQueries, Municipality>(q => q.FindAsync(town));
        Assert.Equal([null, CloudClass.None, CloudClass.None, CloudClass.Shared], new[] { new DateOnly(2023, 3, 31), new(2023, 4, 1), new(2025, 9, 30), new(2025, 10, 1) }.Select(d => one.CloudOn(d)?.Class));
        var figures = await FiguresAsync();
        Assert.Equal([(0, 1), (0, 1), (1, 0)], new[] { 2023, 2024, 2025 }.Select(y => figures.Classes(new FiscalYear(y))).Select(c => (c.Shared, c.None)));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Municipalities/Details/{town}");
        Assert.Contains("共同クラウド", page.Text, StringComparison.Ordinal);
        Assert.Contains("未導入", page.Text, StringComparison.Ordinal);
        Assert.Equal("Municipality.CloudBeforeStart", (await Assert.ThrowsAsync<RuleViolation>(() => CloudAsync(town, CloudClass.None, new DateOnly(2000, 1, 1)))).Code);
    }

    [Fact, Trait("Rule", "R025"), Trait("Rule", "R024")]
    public async Task Why_shared_use_does_not_progress_is_recorded_and_those_whose_renewals_fall_together_are_named()
    {
        var (a, b, c, d) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"), await TownAsync("990043", "う町", "うちょう"), await TownAsync("990051", "え町", "えちょう"));
        await CloudAsync(a, CloudClass.Single, new DateOnly(2020, 4, 1), new DateOnly(2028, 6, 1), MunicipalityCodes.Renewal, "Size");
        await CloudAsync(b, CloudClass.None, new DateOnly(2020, 4, 1), new DateOnly(2029, 5, 31), MunicipalityCodes.Renewal, "NotStandardised");
        await CloudAsync(c, CloudClass.Single, new DateOnly(2020, 4, 1), new DateOnly(2029, 6, 1), "NotStandardised");
        await CloudAsync(d, CloudClass.Shared, new DateOnly(2020, 4, 1), new DateOnly(2028, 7, 1), "Size");
        var figures = await FiguresAsync();
        // A shared one has no reason against it; what is asked of it is not kept.
        Assert.Equal(["NotStandardised 2", "Renewal 2", "Size 1"], figures.Reasons(Year).Select(r => $"{r.Reason} {r.Count}"));
        // A year apart to the day is too far; the shared one is no candidate.
        Assert.Equal(["あ町 い町"], figures.Windows().Select(w => string.Join(' ', w.Members.Select(m => m.Name))));
        var page = await (await SignedInAsync("staff1")).GetAsync("/Municipalities/List?Reason=Renewal");
        Assert.Contains("あ町", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("う町", page.Text, StringComparison.Ordinal);
        var office = await ActorAsync("reviewer1");
        var version = await VersionAsync(a);
        Assert.Equal("ChoiceUnknown", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<MunicipalityService>(s => s.EnterCloudAsync(a, new CloudInput { ValidFrom = office.Today, Class = CloudClass.None, Reasons = ["Whim"], Version = version }, office)))).Code);
    }

    [Fact, Trait("Rule", "R139"), Trait("Rule", "R143"), Trait("Rule", "R246")]
    public async Task Meetings_advice_subsidies_and_information_are_recorded_and_who_was_reached_and_who_introduced_shared_cloud_is_counted()
    {
        var (a, b, c) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"), await TownAsync("990043", "う町", "うちょう"));
        await CloudAsync(a, CloudClass.Shared, new DateOnly(2026, 4, 1));
        await CloudAsync(b, CloudClass.None, new DateOnly(2026, 4, 1));
        await SupportAsync(SupportKind.Meeting, "協議の場", null, 12, a, b);
        await SupportAsync(SupportKind.Advice, "技術的助言", null, null, b);
        await SupportAsync(SupportKind.Information, "他団体の事例", null, null, a, b);
        await SupportAsync(SupportKind.Training, "導入の研修", null, 7, a);
        await SupportAsync(SupportKind.Subsidy, "導入の補助金", 3_000_000, null, a);
        foreach (var (code, kind, yen, to) in new (string, SupportKind, long?, Guid[])[]
        {
            ("Support.SubsidyAmount", SupportKind.Subsidy, null, [a]), ("Support.SubsidyToOne", SupportKind.Subsidy, 1_000, [a, b]), ("Support.NoAmount", SupportKind.Advice, 1_000, [a]),
        })
        {
            Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(() => SupportAsync(kind, "誤り", yen, null, to))).Code);
        }
        var figures = await FiguresAsync();
        Assert.Equal((2L, 3L), (figures.Figure(MunicipalityFigures.Supported, Year).Number, figures.Figure(MunicipalityFigures.Supported, Year).Of!.Value));
        Assert.Equal(5, figures.Figure(MunicipalityFigures.SupportCount, Year).Number);
        Assert.Equal(3_000_000, figures.Figure(MunicipalityFigures.SubsidyYen, Year).Number);
        Assert.Equal(7, figures.Figure(MunicipalityFigures.TrainedPeople, Year).Number);
        Assert.Equal(["あ町"], figures.Figure(MunicipalityFigures.SharedCloud, Year).Lines.Select(l => l.Name));
        Assert.Equal([(SupportKind.Advice, 1, 1), (SupportKind.Meeting, 1, 2), (SupportKind.Coordination, 0, 0), (SupportKind.Subsidy, 1, 1), (SupportKind.Training, 1, 1), (SupportKind.Information, 1, 2)], figures.Coverage(Year));
        // Of each number the list; of each municipality what it was given.
        var reader = await SignedInAsync("staff1");
        Assert.Contains("技術的助言", (await reader.GetAsync($"/Municipalities/Details/{b}")).Text, StringComparison.Ordinal);
        Assert.Contains("う町", (await reader.GetAsync("/Municipalities/List?Unsupported=true")).Text, StringComparison.Ordinal);
        Assert.Equal(404, (await reader.GetAsync("/Municipalities/Figure?key=Municipalities.Nothing")).Status);
        foreach (var key in MunicipalityFigures.Keys)
        {
            Assert.Equal(200, (await reader.GetAsync($"/Municipalities/Figure?key={key}")).Status);
        }
        Assert.NotEqual(Guid.Empty, c);
    }

    [Fact, Trait("Rule", "R142"), Trait("Rule", "R144"), Trait("Rule", "R145"), Trait("Rule", "R147"), Trait("Rule", "R248")]
    public async Task Cloud_groups_have_a_form_chosen_for_a_reason_duties_a_way_to_join_and_dated_members_and_the_prefecture_coordinates_between_them()
    {
        var (a, b) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"));
        var id = await SharedAsync(SharedUseKind.CloudGroup, "北部クラウド", (a, new DateOnly(2024, 4, 1), null), (b, new DateOnly(2024, 4, 1), new DateOnly(2025, 3, 31)));
        var shared = (await UseAsync<SupportQueries, SharedView>(q => q.SharedViewAsync(id))).Shared;
        Assert.Equal([2, 1], new[] { new DateOnly(2025, 3, 31), new DateOnly(2025, 4, 1) }.Select(d => shared.MembersOn(d).Count));
        // b joins later again; at one time it cannot be a member twice.
        var office = await ActorAsync("reviewer1");
        var input = SharedUseInput.Of(shared);
        input.Members.Add(new MemberRow { MunicipalityId = b, From = new DateOnly(2025, 3, 31) });
        Assert.Equal("SharedUse.MemberTwice", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<MunicipalityService, Guid>(s => s.SaveSharedAsync(id, input, office)))).Code);
        input.Members[^1] = new MemberRow { MunicipalityId = b, From = new DateOnly(2026, 4, 1) };
        await UseAsync<MunicipalityService, Guid>(s => s.SaveSharedAsync(id, input, office));
        await SupportAsync(SupportKind.Coordination, "グループ間の調整", null, null, a, b);
        var topics = await UseAsync<SupportQueries, Guid>(async q => await UseAsync<MunicipalityService, Guid>(s => s.SaveSupportAsync(null, new SupportInput { Kind = SupportKind.Advice, Topic = "Operation", On = office.Today, Title = "運用の相談", MunicipalityIds = [a], SectionId = Office }, office)));
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Municipalities/Group/{id}");
        foreach (var text in new[] { "協議会", "立上げが早い", "事務局が調達する", "18か月前までに申し出る", "い町" })
        {
            Assert.Contains(text, page.Text, StringComparison.Ordinal);
        }
        var supports = await (await SignedInAsync("staff1")).GetAsync("/Municipalities/Supports?Topic=Operation");
        Assert.Contains("運用の相談", supports.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("グループ間の調整会議", supports.Text, StringComparison.Ordinal);
        Assert.Contains("グループ間の調整", (await (await SignedInAsync("staff1")).GetAsync("/Municipalities/Supports?Kind=Coordination")).Text, StringComparison.Ordinal);
        Assert.NotEqual(Guid.Empty, topics);
    }

    [Fact, Trait("Rule", "R067"), Trait("Rule", "R095")]
    public async Task How_many_municipalities_take_part_in_systems_shared_with_the_prefecture_is_counted_by_year()
    {
        var (a, b) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"));
        await SharedAsync(SharedUseKind.JointSystem, "電子調達共同システム", (a, new DateOnly(2024, 4, 1), null), (b, new DateOnly(2026, 4, 1), null));
        var figures = await FiguresAsync();
        Assert.Equal([1L, 1L, 2L], new[] { 2024, 2025, 2026 }.Select(y => figures.Figure(MunicipalityFigures.JointSystemMembers, new FiscalYear(y)).Number));
        Assert.Equal("SharedUse.SystemUnknown", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<MunicipalityService, Guid>(async s => await s.SaveSharedAsync(null, new SharedUseInput { Kind = SharedUseKind.JointSystem, Name = "ない", Form = SharedForm.Agreement, SystemCode = "SYS-9999", StartsOn = new DateOnly(2024, 4, 1), SectionId = Office }, await ActorAsync("reviewer1"))))).Code);
    }

    [Fact, Trait("Rule", "R190")]
    public async Task Drawing_up_and_use_of_the_municipalities_checklists_are_followed_each_year_and_those_that_need_it_are_supported()
    {
        var (a, b) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"));
        await ReportAsync(a, Year, ChecklistDrawingUp.Done, ChecklistUsing.InPlan, wants: false);
        await ReportAsync(b, Year, ChecklistDrawingUp.NotYet, ChecklistUsing.NotUsed, wants: true);
        await ChecklistScene.BegunAsync(this, body: a);
        var office = await ActorAsync("reviewer1");
        await UseAsync<MunicipalityService, Guid>(s => s.SaveSupportAsync(null, new SupportInput { Kind = SupportKind.Advice, Topic = MunicipalityCodes.ChecklistTopic, On = office.Today, Title = "作り方の相談", MunicipalityIds = [b], SectionId = Office }, office));
        var figures = await FiguresAsync();
        Assert.Equal([1L, 1L, 1L], new[] { MunicipalityFigures.ChecklistsDrawnUp, MunicipalityFigures.ChecklistsUsed, MunicipalityFigures.ChecklistsReceived }.Select(k => figures.Figure(k, Year).Number));
        Assert.Equal(0, figures.Figure(MunicipalityFigures.ChecklistsDrawnUp, Year.Previous).Number);
        var page = await (await SignedInAsync("reviewer1")).GetAsync("/Municipalities/Checklists");
        var row = page.Document.QuerySelectorAll("main table.list tbody tr").Single(r => r.TextContent.Contains("い町", StringComparison.Ordinal));
        Assert.Contains("未作成", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("支援を希望している", row.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", row.QuerySelectorAll("td.num").Single().TextContent.Trim());
        Assert.Single((await (await SignedInAsync("reviewer1")).GetAsync("/Municipalities/Checklists?Waiting=true")).Document.QuerySelectorAll("main table.list tbody tr"));
    }

    [Theory, InlineData("Standardisation"), InlineData("IctBcp"), InlineData("Checklist"), Trait("Rule", "R096"), Trait("Rule", "R112")]
    public async Task Supports_are_told_apart_by_what_they_are_for(string topic)
    {
        var a = await TownAsync("990027", "あ町", "あちょう");
        var office = await ActorAsync("reviewer1");
        foreach (var (of, title) in new[] { (topic, "この分野の支援"), ("Other", "ほかの支援") })
        {
            await UseAsync<MunicipalityService, Guid>(s => s.SaveSupportAsync(null, new SupportInput { Kind = SupportKind.Training, Topic = of, On = office.Today, Title = title, MunicipalityIds = [a], SectionId = Office }, office));
        }
        var page = await (await SignedInAsync("staff1")).GetAsync("/Municipalities/Supports?Topic=" + topic);
        Assert.Contains("この分野の支援", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ほかの支援", page.Text, StringComparison.Ordinal);
        Assert.Contains("あ町", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_count_is_a_figure_that_indicators_read_and_its_rows_make_the_number()
    {
        await DemoAsync();
        var today = (await ActorAsync("reviewer1")).Today;
        var reader = await ActorAsync("staff1");
        var ask = new FigureAsk(Year, today);
        foreach (var (key, _) in MunicipalityFigureSource.All)
        {
            await UseAsync<FigureBook>(async book =>
            {
                var source = book.Find(key)!;
                var figure = await source.ReadAsync(ask);
                Assert.Equal(figure?.Numerator ?? 0, (await source.RowsAsync(ask, reader)).Sum(r => r.Counted));
            });
        }
        var shared = await UseAsync<FigureBook, Figure?>(b => b.Find(MunicipalityFigures.SharedCloud)!.ReadAsync(ask));
        Assert.Equal(12, shared!.Value);
        var rate = await UseAsync<FigureBook, Figure?>(b => b.Find(MunicipalityFigureSource.SharedCloudRate)!.ReadAsync(ask));
        Assert.Equal((Math.Round(12 * 100m / 39, 4), 12m, 39m), (rate!.Value!.Value, rate.Numerator, rate.Denominator!.Value));
        // A year that is over is told as it was.
        var before = await UseAsync<FigureBook, Figure?>(b => b.Find(MunicipalityFigures.SharedCloud)!.ReadAsync(new FigureAsk(Year.Plus(-3), today)));
        Assert.InRange(before!.Value!.Value, 1, 11);
    }

    [Fact]
    public async Task A_merger_ends_a_municipality_whose_past_counts_stay()
    {
        var (a, b) = (await TownAsync("990027", "あ町", "あちょう"), await TownAsync("990035", "い町", "いちょう"));
        await CloudAsync(a, CloudClass.Single, new DateOnly(2024, 4, 1));
        var office = await ActorAsync("reviewer1");
        var one = await UseAsync<MunicipalityQueries, Municipality>(q => q.FindAsync(a));
        var merged = MunicipalityInput.Of(one) with { SuccessorId = b };
        Assert.Equal("Municipality.MergedWhen", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<MunicipalityService, Guid>(s => s.SaveAsync(a, merged, office)))).Code);
        await UseAsync<MunicipalityService, Guid>(s => s.SaveAsync(a, merged with { ValidTo = new DateOnly(2026, 3, 31) }, office));
        var figures = await FiguresAsync();
        Assert.Equal([2, 1], new[] { 2025, 2026 }.Select(y => figures.Of(new FiscalYear(y)).Count));
        Assert.Equal(1, figures.Classes(new FiscalYear(2025)).Single);
        // Its code may be used again, but not for the time it stood.
        await TownAsync("990027", "う町", "うちょう", new DateOnly(2026, 4, 1));
        Assert.Equal("Municipality.CodeTaken", (await Assert.ThrowsAsync<RuleViolation>(() => TownAsync("990027", "え町", "えちょう", new DateOnly(2026, 3, 31)))).Code);
        Assert.Contains("い町", (await (await SignedInAsync("staff1")).GetAsync($"/Municipalities/Details/{a}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Supports_groups_and_checklists_follow_a_section_that_is_reorganised()
    {
        var a = await TownAsync("990027", "あ町", "あちょう");
        await SupportAsync(SupportKind.Advice, "助言", null, null, a);
        await SharedAsync(SharedUseKind.CloudGroup, "北部クラウド", (a, new DateOnly(2024, 4, 1), null));
        var admin = await ActorAsync("admin");
        var to = DemoOffice.Section(DemoOffice.FirstSection);
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var sources = scope.ServiceProvider.GetServices<ISectionSuccession>().Where(s => s.Key is "Checklists" or "MunicipalSupports" or "SharedUses").ToList();
        Assert.Equal(3, sources.Count);
        foreach (var source in sources.Where(s => s.Key != "Checklists"))
        {
            var held = await source.HeldByAsync([Office]);
            await source.MoveAsync(new Dictionary<Guid, Takeover> { [Assert.Single(held).Id] = new(Office, DemoOffice.PolicyOffice, new Successor(to.Id, Guid.Empty, to.Name)) }, admin.Today, admin);
        }
        db.Act(admin, "Test");
        await db.SaveChangesAsync();
        Assert.Equal([to.Id, to.Id], [await ReadAsync(d => d.Set<MunicipalSupport>().Select(s => s.SectionId).SingleAsync()), await ReadAsync(d => d.Set<SharedUse>().Select(s => s.SectionId).SingleAsync())]);
    }

    [Fact]
    public async Task Everybody_reads_and_only_the_policy_office_records()
    {
        await DemoAsync();
        var id = await ReadAsync(db => db.Set<Municipality>().Where(m => m.Name == "こもれび市").Select(m => m.Id).SingleAsync());
        var support = await ReadAsync(db => db.Set<MunicipalSupport>().OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        foreach (var (account, status) in new[] { ("staff1", 403), ("cio", 403), ("reviewer1", 200), ("policyhead", 200) })
        {
            var client = await SignedInAsync(account);
            foreach (var address in new[] { "/Municipalities", "/Municipalities/List", $"/Municipalities/Details/{id}", "/Municipalities/Supports", $"/Municipalities/Support/{support}", "/Municipalities/Groups", "/Municipalities/Checklists", "/Checklists", $"/Checklists/Body/{id}" })
            {
                Assert.Equal(200, (await client.GetAsync(address)).Status);
            }
            foreach (var address in new[] { "/Municipalities/Edit", $"/Municipalities/Cloud/{id}", $"/Municipalities/Use/{id}", "/Municipalities/EditGroup", "/Municipalities/Support", "/Checklists/Edit", "/Checklists/Import" })
            {
                Assert.Equal(status, (await client.GetAsync(address)).Status);
            }
        }
        var staff = await SignedInAsync("staff1");
        Assert.Equal(404, (await staff.GetAsync($"/Municipalities/Details/{support}")).Status);
        Assert.Equal(404, (await staff.GetAsync($"/Municipalities/Group/{id}")).Status);
    }

    [Fact]
    public async Task Three_years_of_the_demonstrations_answers_are_there_two_of_them_closed()
    {
        await DemoAsync();
        var list = await ChecklistScene.ListIdAsync(this);
        Assert.Equal([2024, 2025], await ReadAsync(db => db.Set<ChecklistYear>().Where(y => y.ChecklistId == list).OrderBy(y => y.Fy).Select(y => y.Fy.Year).ToListAsync()));
        var years = await ReadAsync(db => db.Set<ChecklistAssessment>().GroupBy(a => a.Fy).OrderBy(g => g.Key).Select(g => g.Count()).ToListAsync());
        Assert.Equal(3, years.Count);
        Assert.True(years[0] < years[1] && years[1] < years[2]);
        var page = await (await SignedInAsync("cio")).GetAsync($"/Checklists/Compare/{list}");
        Assert.Contains("悪くなった", page.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await (await SignedInAsync("cio")).GetAsync($"/Checklists/Year/{list}?fy=2025")).Status);
    }

    [Theory]
    [InlineData("/Municipalities/List?handler=File&file=csv", "text/csv")]
    [InlineData("/Municipalities/List?handler=File&file=xlsx&Class=Single&Sort=RenewalOn", "spreadsheetml")]
    [InlineData("/Municipalities/Supports?handler=File&file=csv&Kind=Meeting", "text/csv")]
    [InlineData("/Municipalities/Groups?handler=File&file=xlsx", "spreadsheetml")]
    [InlineData("/Municipalities/Checklists?handler=File&file=csv", "text/csv")]
    [InlineData("/Municipalities/Figure?handler=File&key=Municipalities.SharedCloud&kind=csv", "text/csv")]
    public async Task Lists_go_out_as_files_and_the_trail_says_so(string address, string type)
    {
        await DemoAsync();
        var answer = await (await SignedInAsync("staff1")).GetAsync(address);
        Assert.Equal(200, answer.Status);
        Assert.Contains(type, answer.Answer.Content.Headers.ContentType!.ToString(), StringComparison.Ordinal);
        Assert.Equal(1L, await Database.ScalarAsync("select count(*) from trail where action = 'MunicipalitiesExported'", asOwner: true));
    }

    private Task DemoAsync() => UseAsync<DemoMunicipalities>(demo => demo.SeedAsync(Clock.Now));

    private async Task<MunicipalityFigures> FiguresAsync()
    {
        var today = (await ActorAsync("reviewer1")).Today;
        return await UseAsync<MunicipalityFigureQueries, MunicipalityFigures>(q => q.ReadAsync(today));
    }

    private Task<Guid> TownAsync(string code, string name, string kana, DateOnly? from = null) => ChecklistScene.MunicipalityAsync(this, code, name, kana, from);

    private Task CloudAsync(Guid id, CloudClass cloud, DateOnly from, params string[] reasons) => CloudAsync(id, cloud, from, null, reasons);

    private async Task CloudAsync(Guid id, CloudClass cloud, DateOnly from, DateOnly? renewal, params string[] reasons)
    {
        var (office, version) = (await ActorAsync("reviewer1"), await VersionAsync(id));
        await UseAsync<MunicipalityService>(s => s.EnterCloudAsync(id, new CloudInput { ValidFrom = from, Class = cloud, Reasons = [.. reasons], RenewalOn = renewal, Version = version }, office));
    }

    private async Task ReportAsync(Guid id, FiscalYear fy, ChecklistDrawingUp drawn, ChecklistUsing use, bool wants)
    {
        var (office, version) = (await ActorAsync("reviewer1"), await VersionAsync(id));
        await UseAsync<MunicipalityService>(s => s.ReportUseAsync(id, new ChecklistUseInput { Fy = fy, DrawingUp = drawn, Using = use, WantsSupport = wants, Version = version }, office));
    }

    private async Task SupportAsync(SupportKind kind, string title, long? yen, int? people, params Guid[] to)
    {
        var office = await ActorAsync("reviewer1");
        await UseAsync<MunicipalityService, Guid>(s => s.SaveSupportAsync(null, new SupportInput { Kind = kind, Topic = MunicipalityCodes.CloudTopic, On = office.Today, Title = title, MunicipalityIds = [.. to], AmountYen = yen, Attendants = people, SectionId = Office }, office));
    }

    private async Task<Guid> SharedAsync(SharedUseKind kind, string name, params (Guid Id, DateOnly From, DateOnly? To)[] members)
    {
        var office = await ActorAsync("reviewer1");
        return await UseAsync<MunicipalityService, Guid>(s => s.SaveSharedAsync(null, new SharedUseInput
        {
            Kind = kind, Name = name, Form = SharedForm.Council, FormReason = "立上げが早い", Duties = "事務局が調達する", JoiningRule = "18か月前までに申し出る", StartsOn = new DateOnly(2024, 4, 1), SectionId = Office,
            Members = [.. members.Select(m => new MemberRow { MunicipalityId = m.Id, From = m.From, To = m.To })],
        }, office));
    }

    private Task<uint> VersionAsync(Guid id) => ReadAsync(db => db.Set<Municipality>().Where(m => m.Id == id).Select(m => m.Version).SingleAsync());
}
