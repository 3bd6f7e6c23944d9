using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>Two people on one form, and what is typed but not yet saved.</summary>
public sealed class SharedDraftTests : CaseTest
{
    private Task SaveAsync(Guid id, char letter, uint version, Actor actor, params (string Code, string Value)[] answers) => UseAsync<DraftService>(s =>
    {
        var values = new FormValues();
        foreach (var (code, value) in answers)
        {
            values[code] = value;
        }
        return s.SaveSectionAsync(id, letter, version, values, actor);
    });

    [Fact]
    public async Task Different_form_sections_saved_at_once_never_collide()
    {
        var id = await Cases.CreateAsync();
        var c = await Cases.LoadAsync(id);
        var (staff, head) = (await ActorAsync("staff1"), await ActorAsync("head1"));
        var letters = c.Sections.Select(s => s.Letter).Where(l => l != 'A').ToList();
        await Task.WhenAll(letters.Select((letter, i) => SaveAsync(id, letter, c.SectionOf(letter).Version, i % 2 == 0 ? staff : head, (letter + "1", "x"))));
        var after = await Cases.LoadAsync(id);
        Assert.All(letters, letter => Assert.Equal("x", after.SectionOf(letter).Values[letter + "1"]));
    }

    [Fact]
    public async Task In_the_same_form_section_the_second_is_told_and_the_first_is_kept()
    {
        var id = await Cases.CreateAsync();
        var version = (await Cases.LoadAsync(id)).SectionOf('B').Version;
        var (staff, head) = (await ActorAsync("staff1"), await ActorAsync("head1"));
        await SaveAsync(id, 'B', version, staff, ("B2", "担当者の文"));
        await UseAsync<DraftService>(s => s.BufferAsync(id, 'B', version, new() { ["B2"] = "所属長の文" }, head));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => SaveAsync(id, 'B', version, head, ("B2", "所属長の文")));
        Assert.Equal("担当者の文", (await Cases.LoadAsync(id)).SectionOf('B').Values["B2"]);
        var kept = await UseAsync<DraftService, DraftBuffer?>(s => s.BufferOfAsync(id, 'B', head));
        Assert.Equal("所属長の文", kept!.Posted["B2"]);
        Assert.NotEqual((await Cases.LoadAsync(id)).SectionOf('B').Version, kept.BasedOn);
        await SaveAsync(id, 'B', (await Cases.LoadAsync(id)).SectionOf('B').Version, head, ("B2", "二人の文"));
        Assert.Null(await UseAsync<DraftService, DraftBuffer?>(s => s.BufferOfAsync(id, 'B', head)));
    }

    [Fact]
    public async Task A_move_checks_the_whole_case()
    {
        var id = await Cases.DraftAsync();
        var stale = await Cases.VersionAsync(id);
        await Cases.AnswerFieldAsync(id, "B2", "直した目的。");
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<FilingService>(s => s.PassOnAsync(id, stale, null, staff)));
        await InStateAsync(id, ConsultationState.Draft);
    }

    [Fact]
    public async Task What_is_typed_is_kept_for_its_person_alone_and_leaves_no_trail()
    {
        var id = await Cases.CreateAsync();
        var (staff, head) = (await ActorAsync("staff1"), await ActorAsync("head1"));
        var trail = await CountTrailAsync(id);
        var version = await Cases.VersionAsync(id);
        await UseAsync<DraftService>(s => s.BufferAsync(id, 'B', 1, new() { ["B2"] = "途中" }, staff));
        await UseAsync<DraftService>(s => s.BufferAsync(id, 'B', 1, new() { ["B2"] = "途中まで書いた" }, staff));
        Assert.Equal((trail, version), (await CountTrailAsync(id), await Cases.VersionAsync(id)));
        Assert.Equal("途中まで書いた", (await UseAsync<DraftService, DraftBuffer?>(s => s.BufferOfAsync(id, 'B', staff)))!.Posted["B2"]);
        Assert.Null(await UseAsync<DraftService, DraftBuffer?>(s => s.BufferOfAsync(id, 'B', head)));
        Assert.Null(await UseAsync<DraftService, DraftBuffer?>(s => s.BufferOfAsync(id, 'C', staff)));
    }

    [Fact]
    public async Task Nobody_outside_the_section_writes_or_buffers()
    {
        var id = await Cases.CreateAsync();
        var (stranger, reviewer) = (await ActorAsync("staff2"), await ActorAsync("reviewer1"));
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<DraftService>(s => s.BufferAsync(id, 'B', 1, [], stranger)));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<DraftService>(s => s.BufferAsync(id, 'B', 1, [], reviewer)));
        await Assert.ThrowsAsync<NotFound>(() => SaveAsync(id, 'B', 1, stranger, ("B2", "x")));
        await Assert.ThrowsAsync<Forbidden>(() => SaveAsync(id, 'B', 1, reviewer, ("B2", "x")));
    }

    [Fact]
    public async Task A_case_is_started_only_for_a_section_of_ones_own()
    {
        var stranger = await ActorAsync("staff2");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation
        {
            Title = "他課の案件", TargetFy = new(2027), SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, Kind = ConsultationKind.NewSystem,
        }, stranger)));
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<DraftService, Guid>(s => s.CreateAsync(new NewConsultation { Title = "どこにもない課", TargetFy = new(2027), SectionId = Guid.CreateVersion7(Clock.Now), Kind = ConsultationKind.NewSystem }, stranger)));
    }

    [Fact]
    public async Task Saving_a_form_section_leaves_one_row_that_names_each_field()
    {
        var id = await Cases.CreateAsync(new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null });
        var staff = await ActorAsync("staff1");
        var trail = await CountTrailAsync(id);
        await SaveAsync(id, 'B', (await Cases.LoadAsync(id)).SectionOf('B').Version, staff, ("B1", "課題"), ("B2", "目的"));
        Assert.Equal(trail + 1, await CountTrailAsync(id));
        var row = await ReadAsync(db => db.Set<TrailEntry>().Where(x => x.SubjectId == id).OrderByDescending(x => x.Sequence).FirstAsync());
        Assert.Equal([new TrailChange("Field.B1", null, "課題"), new TrailChange("Field.B2", null, "目的")], row.Changes);
    }

    private Task<int> CountTrailAsync(Guid id) => ReadAsync(db => db.Set<TrailEntry>().CountAsync(x => x.SubjectId == id));
}
