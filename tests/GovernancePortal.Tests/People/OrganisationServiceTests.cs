using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.People;

public class OrganisationServiceTests
{
    private static readonly Guid Roads = DemoOffice.Section("道路整備課").Id;
    private static readonly DateOnly April = new(2027, 4, 1);

    private static SuccessionInput Renamed(uint version) =>
        new() { Code = "069101", BureauId = DemoOffice.BureauId("06"), Name = "道路未来課", Furigana = "ドウロミライカ", From = April, Version = version };

    [Fact]
    public async Task A_renamed_section_is_a_new_one_with_its_people_and_stand_ins_and_the_old_keeps_its_name()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var (admin, head) = (await scene.AdminAsync(), await scene.ActorAsync("head1"));
        await scene.DoAsync<StandInService>(s => s.SetOwnAsync(new StandInInput { SectionId = Roads, Role = Role.SectionHead, DeputyId = DemoOffice.UserId("staff1"), From = April.AddDays(-2), To = April.AddDays(2) }, head));
        var version = await scene.VersionAsync<Section>(Roads);
        var id = await scene.DoAsync<OrganisationService, Guid>(s => s.SucceedSectionAsync(Roads, Renamed(version), admin));

        Assert.Equal("道路整備課", (await scene.ActorAsync("head1", April.AddDays(-1))).Main?.SectionName);
        Assert.Equal("道路未来課", (await scene.ActorAsync("head1", April)).Main?.SectionName);
        Assert.Equal(Roads, (await scene.ActorAsync("staff1", April.AddDays(-1))).Capacities.Single(c => c.StandsInFor is not null).SectionId);
        Assert.Equal(id, (await scene.ActorAsync("staff1", April)).Capacities.Single(c => c.StandsInFor is not null).SectionId);

        var line = await scene.DoAsync<PeopleQueries, IReadOnlyList<SectionLink>>(q => q.LineageAsync(id));
        Assert.Equal(["道路建設課", "道路整備課", "道路未来課"], line.Select(s => s.Name));
        Assert.Contains("SucceedSection", await scene.ActsAsync(Roads));
    }

    [Fact]
    public async Task A_split_is_followed_from_each_part_to_the_origin()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var line = await scene.DoAsync<PeopleQueries, IReadOnlyList<SectionLink>>(q => q.LineageAsync(DemoOffice.Section("情報政策課").Id));
        Assert.Equal(["情報企画課", "情報システム課", "情報政策課"], line.Select(s => s.Name));
        var origin = await scene.DoAsync<PeopleQueries, IReadOnlyList<SectionLink>>(q => q.LineageAsync(line[0].Id));
        Assert.Contains(origin, s => s.Name == "デジタル戦略室");
    }

    [Fact]
    public async Task Bad_input_is_refused_with_its_code()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        var version = await scene.VersionAsync<Section>(Roads);
        Task<string> Refused(Func<OrganisationService, Task> act) => PeopleScene.RefusedAsync(() => scene.DoAsync(act));
        Assert.Equal("SectionCodeTaken", await Refused(s => s.SucceedSectionAsync(Roads, Renamed(version) with { Code = "010101" }, admin)));
        Assert.Equal("SuccessionTooEarly", await Refused(s => s.SucceedSectionAsync(Roads, Renamed(version) with { From = new DateOnly(2015, 4, 1) }, admin)));
        Assert.Equal("SectionHasPeople", await Refused(s => s.EndSectionAsync(Roads, new EndInput { LastDay = April, Version = version }, admin)));
        Assert.Equal("BureauHasSections", await Refused(s => s.EndBureauAsync(DemoOffice.BureauId("06"), new EndInput { LastDay = April }, admin)));
        Assert.Equal("BureauNotValid", await Refused(s => s.MoveSectionAsync(Roads, new MoveInput { BureauId = Guid.Empty, Version = version }, admin)));
    }

    [Fact]
    public async Task Sections_are_found_by_name_reading_and_code_and_sorted_by_reading_page_by_page()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        Task<Page<SectionRow>> List(SectionFilter filter, string? at = null) => scene.DoAsync<PeopleQueries, Page<SectionRow>>(q => q.SectionListAsync(filter, Cursor.Read(at), admin));
        Assert.Equal(["道路整備課"], (await List(new SectionFilter { Text = "ドウロセイビ" })).Items.Select(s => s.Name));
        Assert.Equal(["情報政策課"], (await List(new SectionFilter { Text = "情報政策" })).Items.Select(s => s.Name));
        Assert.Empty((await List(new SectionFilter { Text = "100%" })).Items);

        var seen = new List<string>();
        for (string? at = null; ;)
        {
            var page = await List(new SectionFilter(), at);
            seen.AddRange(page.Items.Select(s => s.Furigana));
            if ((at = page.Next) is null)
            {
                break;
            }
        }
        Assert.Equal(252, seen.Count);
        await using var db = scene.Database.NewDb();
        Assert.Equal(await db.Set<Section>().Where(s => s.ValidTo == null).OrderBy(s => s.Furigana).ThenBy(s => s.Id).Select(s => s.Furigana).ToListAsync(), seen);
        Assert.Equal(252 + DemoOffice.Sections.Count(s => s.ValidTo is not null), await scene.DoAsync<PeopleQueries, int>(q => q.CountAsync(new SectionFilter { Ended = true }, admin)));
    }

    /// <summary>By code points か &lt; か゛ and ー would sort after every kana; Japanese order takes が beside か and ー for the vowel before it.</summary>
    [Fact]
    public async Task Readings_sort_as_Japanese_does_and_not_by_code_points()
    {
        await using var scene = await PeopleScene.CreateAsync();
        var admin = await scene.AdminAsync();
        string[] expected = ["かいと", "がいど", "かーど", "かき"];
        foreach (var reading in expected.Reverse())
        {
            await scene.DoAsync<PeopleService>(s => s.CreateAsync(new PersonInput { UserName = "u" + Array.IndexOf(expected, reading), DisplayName = "試験 " + reading, Furigana = reading }, null, admin));
        }
        await using var db = scene.Database.NewDb();
        var sorted = await db.Set<PortalUser>().Where(u => u.DisplayName.StartsWith("試験 ")).OrderBy(u => u.Furigana).Select(u => u.Furigana).ToListAsync();
        var codePoints = expected.Order(StringComparer.Ordinal).ToArray();
        Assert.NotEqual(codePoints, sorted);
        Assert.True(sorted.IndexOf("がいど") - sorted.IndexOf("かいと") == 1, string.Join(",", sorted));
        var page = await scene.DoAsync<PeopleQueries, Page<PersonRow>>(q => q.PeopleAsync(new PeopleFilter { Text = "試験" }, null, admin));
        Assert.Equal(sorted, page.Items.Select(p => p.Furigana));
    }
}
