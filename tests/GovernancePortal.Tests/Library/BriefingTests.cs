using GovernancePortal.Core.Library.Briefings;
using GovernancePortal.Core.Library.Questions;
using GovernancePortal.Core.Library.Specifications;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Library;

/// <summary>Briefing sessions: seats, who came, the rates that follow, and who is told.</summary>
public sealed class BriefingTests : PortalTest
{
    [Fact]
    public async Task Seats_are_taken_for_ones_own_section_until_they_are_gone_or_the_day_is_over()
    {
        var id = await ReadingScene.PlannedAsync(this);
        await ReadingScene.SeatAsync(this, id, "staff1", ReadingScene.Roads);
        await RefusedAsync("Briefing.Registered", () => ReadingScene.SeatAsync(this, id, "staff1", ReadingScene.Roads));
        await Assert.ThrowsAsync<Forbidden>(() => ReadingScene.SeatAsync(this, id, "staff2", ReadingScene.Roads));
        await ReadingScene.SeatAsync(this, id, "staff2", ReadingScene.Accounts);
        await RefusedAsync("Briefing.Full", () => ReadingScene.SeatAsync(this, id, "head1", ReadingScene.Roads));
        var staff2 = await ActorAsync("staff2");
        await UseAsync<BriefingService>(s => s.UnregisterAsync(id, staff2));
        await ReadingScene.SeatAsync(this, id, "head1", ReadingScene.Roads);
        Clock.Advance(TimeSpan.FromDays(11));
        await RefusedAsync("Briefing.NotOpen", () => ReadingScene.SeatAsync(this, id, "staff2", ReadingScene.Accounts));
    }

    [Fact]
    public async Task Two_who_take_the_last_seat_at_once_are_not_both_seated()
    {
        var id = await ReadingScene.PlannedAsync(this, ReadingScene.Session(new DateOnly(2026, 9, 20)) with { Capacity = 1 });
        async Task<bool> TryAsync(string account, Guid section)
        {
            try
            {
                await ReadingScene.SeatAsync(this, id, account, section);
                return true;
            }
            catch (RuleViolation full) when (full.Code == "Briefing.Full")
            {
                return false;
            }
        }
        var seated = await Task.WhenAll(TryAsync("staff1", ReadingScene.Roads), TryAsync("staff2", ReadingScene.Accounts));
        Assert.Single(seated, s => s);
        Assert.Single((await ReadingScene.SessionAsync(this, id)).Attendances);
    }

    [Fact]
    public async Task The_rate_counts_invited_sections_that_came_and_names_those_that_did_not()
    {
        var id = await ReadingScene.HeldAsync(this);
        var year = await UseAsync<BriefingQueries, AttendanceYear>(q => q.AttendanceAsync(new FiscalYear(2026)));
        Assert.Equal((1, 2, 1, 50.0m), (year.Sessions, year.Whole.Invited, year.Whole.Came, year.Whole.Percent));
        Assert.Equal(100m, year.Sections.Single(s => s.Id == ReadingScene.Roads).Percent);
        Assert.Equal(0m, year.Sections.Single(s => s.Id == ReadingScene.Accounts).Percent);
        Assert.Empty((await UseAsync<BriefingQueries, AttendanceYear>(q => q.AttendanceAsync(new FiscalYear(2025)))).Sections);
        var office = await ActorAsync("reviewer1");
        var view = await UseAsync<BriefingQueries, BriefingView>(q => q.ViewAsync(id, office));
        Assert.Equal([ReadingScene.Accounts], view.Absent.Select(s => s.SectionId));
        // Somebody of the section came without a seat: recorded later, the rate follows.
        var again = new AttendanceInput { Version = view.Session.Version, Attended = [.. view.Session.Attendances.Select(a => a.Id)], Others = [new OtherAttendant { SectionId = ReadingScene.Accounts, Name = "代理の者" }] };
        await UseAsync<BriefingService>(s => s.RecordAsync(id, again, office));
        Assert.Equal(100m, (await UseAsync<BriefingQueries, AttendanceYear>(q => q.AttendanceAsync(new FiscalYear(2026)))).Whole.Percent);
        Assert.Contains("100.0%", (await (await SignedInAsync("staff1")).GetAsync("/Library/Briefings/Rates?Fy=2026")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attendance_is_recorded_from_the_day_on_by_the_policy_office()
    {
        var id = await ReadingScene.PlannedAsync(this);
        var version = (await ReadingScene.SessionAsync(this, id)).Version;
        var office = await ActorAsync("reviewer1");
        await RefusedAsync("Briefing.NotYet", () => UseAsync<BriefingService>(s => s.RecordAsync(id, new AttendanceInput { Version = version }, office)));
        Clock.Advance(TimeSpan.FromDays(10));
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<BriefingService>(s => s.RecordAsync(id, new AttendanceInput { Version = version }, staff)));
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Library/Briefings/Attendance/{id}")).Status);
    }

    [Fact]
    public async Task The_invited_are_told_and_reminded_on_the_day_set_unless_it_was_moved()
    {
        var id = await ReadingScene.PlannedAsync(this);
        await RelayAsync();
        var (staff1, staff2) = (await ActorAsync("staff1"), await ActorAsync("staff2"));
        Assert.Equal(["BriefingInvited"], await KindsAsync(staff1.UserId));
        await ReadingScene.SeatAsync(this, id, "staff1", ReadingScene.Roads);
        var office = await ActorAsync("reviewer1");
        var session = await ReadingScene.SessionAsync(this, id);
        await UseAsync<BriefingService>(s => s.EditAsync(id, BriefingInput.Of(session) with { RemindOn = session.RemindOn!.Value.AddDays(1) }, null, office));
        Clock.Go(session.RemindOn!.Value.Year, session.RemindOn.Value.Month, session.RemindOn.Value.Day);
        await RelayAsync();
        Assert.Equal(["BriefingInvited"], await KindsAsync(staff2.UserId));
        Clock.Advance(TimeSpan.FromDays(1));
        await RelayAsync();
        Assert.Equal(["BriefingInvited", "BriefingReminder"], await KindsAsync(staff1.UserId));
        Assert.Equal(["BriefingInvited", "BriefingReminder"], await KindsAsync(staff2.UserId));
    }

    [Fact]
    public async Task Specifications_questions_and_invitations_go_with_the_section_over_a_reorganisation()
    {
        var shared = await ReadingScene.PublishedAsync(this);
        var asked = await ReadingScene.AskedAsync(this, "staff1", "道路整備課からの質問");
        var session = await ReadingScene.PlannedAsync(this);
        await ReadingScene.SeatAsync(this, session, "staff1", ReadingScene.Roads);
        var admin = await ActorAsync("admin");
        var accounts = Core.People.Demo.DemoOffice.Section(Core.People.Demo.DemoOffice.SecondSection);
        var to = new Successor(accounts.Id, Core.People.Demo.DemoOffice.BureauId(accounts.BureauCode), accounts.Name);
        await UseAsync<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            foreach (var source in services.GetServices<ISectionSuccession>().Where(s => s.Key is "Specifications" or "Questions" or "Briefings"))
            {
                var held = await source.HeldByAsync([ReadingScene.Roads]);
                Assert.Single(held);
                await source.MoveAsync(held.ToDictionary(h => h.Id, _ => new Takeover(ReadingScene.Roads, "道路整備課", to)), admin.Today, admin);
            }
            db.Act(admin, "Reorganised");
            await db.SaveChangesAsync();
        });
        Assert.Equal(ReadingScene.Accounts, (await ReadingScene.LoadAsync(this, shared)).SectionId);
        Assert.Equal(ReadingScene.Accounts, (await ReadingScene.QuestionAsync(this, asked)).SectionId);
        var moved = await ReadingScene.SessionAsync(this, session);
        Assert.Equal([ReadingScene.Accounts], moved.Invitations.Select(i => i.SectionId));
        Assert.Equal((ReadingScene.Accounts, "道路整備課"), (moved.Attendances.Single().SectionId, moved.Attendances.Single().SectionName));
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//elsewhere", false)]
    [InlineData("/Library/Questions", true)]
    [InlineData("https://example.invalid/a", true)]
    public void A_link_leads_to_a_page_and_runs_nothing(string address, bool taken)
    {
        var input = ReadingScene.Session(new DateOnly(2026, 9, 20)) with { Links = [new LinkInput { Title = "資料", Address = address }] };
        Assert.Equal(taken, new BriefingInputValidator().Validate(input).IsValid);
    }

    private Task<List<string>> KindsAsync(Guid user) => ReadAsync(db => db.Set<Notice>().Where(n => n.UserId == user && n.Kind.StartsWith("Briefing")).OrderBy(n => n.At).Select(n => n.Kind).ToListAsync());

    private static async Task RefusedAsync(string code, Func<Task> act) => Assert.Equal(code, (await Assert.ThrowsAsync<RuleViolation>(act)).Code);
}
