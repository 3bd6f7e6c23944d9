using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Training;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Checklists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace GovernancePortal.Tests.Training;

public sealed class TrainingTests : PortalTest
{
    [Fact, Trait("Rule", "R115")]
    public async Task Over_three_years_as_many_attend_as_the_section_has_staff_and_the_office_sees_who_does_not()
    {
        var year = await TrainingScene.YearAsync(this);
        await TrainingScene.StaffAsync(this, 10);
        foreach (var (back, people) in new[] { (3, 9), (2, 4), (1, 3) })
        {
            await TrainingScene.RecordAsync(this, await TrainingScene.HeldAsync(this, year.Plus(-back)), "reviewer1", TrainingTarget.GeneralStaff, people);
        }
        // What lies four years back counts no more.
        var before = await TrainingScene.StandingAsync(this);
        Assert.Equal(((int?)10, 0, 7, (int?)3, false), (before.Staff, before.People, before.ThreeYears, before.Missing, before.StaffReached));
        var office = await SignedInAsync("reviewer1");
        Assert.Contains("道路整備課", (await office.GetAsync("/Training/Standing?Gap=Staff")).Text, StringComparison.Ordinal);

        var session = await TrainingScene.HeldAsync(this);
        await TrainingScene.RecordAsync(this, session, "staff1", TrainingTarget.GeneralStaff, 3);
        var after = await TrainingScene.StandingAsync(this);
        Assert.Equal((3, 10, (int?)0, true), (after.People, after.ThreeYears, after.Missing, after.StaffReached));
        Assert.Contains("3年に1回を達成", (await (await SignedInAsync("staff1")).GetAsync($"/Training/Section/{TrainingScene.Roads}")).Text, StringComparison.Ordinal);
        // A section whose staff nobody entered has not reached it.
        Assert.False(new SectionStanding(Guid.Empty, "", Guid.Empty, "", null, 5, 50, [], []).StaffReached);
        var figure = await FigureAsync("Training.SectionsReached");
        Assert.Equal(1m, figure.Numerator);
    }

    [Fact, Trait("Rule", "R116")]
    public async Task Heads_and_security_officers_are_trained_every_year_and_whoever_has_not_come_is_named()
    {
        var year = await TrainingScene.YearAsync(this);
        var staff = await ActorAsync("staff1");
        await UseAsync<TrainingService>(s => s.NameOfficerAsync(TrainingScene.Roads, new OfficerInput { Name = "担当 一", ValidFrom = year.Plus(-1).Start }, staff));
        var head = (await ActorAsync("head1")).Name;
        TrainingTarget[] both = [TrainingTarget.SectionHead, TrainingTarget.SecurityOfficer];
        var last = await TrainingScene.HeldAsync(this, year.Previous, "所属長研修", TrainingKind.InformationSecurity, both);
        await TrainingScene.RecordAsync(this, last, "staff1", TrainingTarget.SectionHead, name: head);
        await TrainingScene.RecordAsync(this, last, "staff1", TrainingTarget.SecurityOfficer, name: "担当 一");
        var past = await TrainingScene.StandingAsync(this, year.Previous);
        Assert.True(past.OfficersReached);
        Assert.Contains(past.Heads, h => h.Name == head && h.Attended);

        // Last year's does not count for this one, and the office has held none yet.
        var now = await TrainingScene.StandingAsync(this);
        Assert.Contains(now.Heads, h => h.Name == head && !h.Attended);
        Assert.False(now.OfficersReached);
        var office = await SignedInAsync("reviewer1");
        Assert.Contains("年に1回以上開催してください", (await office.GetAsync("/Training/Standing")).Text, StringComparison.Ordinal);
        Assert.Contains(head + " 未受講", (await office.GetAsync("/Training/Standing?Gap=Heads")).Text, StringComparison.Ordinal);

        var held = await TrainingScene.HeldAsync(this, year, "所属長研修", TrainingKind.InformationSecurity, both);
        await TrainingScene.RecordAsync(this, held, "staff1", TrainingTarget.SectionHead, name: head);
        await TrainingScene.RecordAsync(this, held, "staff1", TrainingTarget.SecurityOfficer, name: "担当 一");
        Assert.True((await TrainingScene.StandingAsync(this)).HeadsReached);
        Assert.True((await TrainingScene.StandingAsync(this)).OfficersReached);
        Assert.DoesNotContain("年に1回以上開催してください", (await office.GetAsync("/Training/Standing")).Text, StringComparison.Ordinal);
        Assert.True((await FigureAsync("Training.HeadsAttended")).Numerator >= 1);
        // Whoever takes the post over has to come anew.
        var day = staff.Today;
        await UseAsync<TrainingService>(s => s.NameOfficerAsync(TrainingScene.Roads, new OfficerInput { Name = "担当 二", ValidFrom = day }, staff));
        Assert.Equal([new NamedStanding("担当 二", false)], (await TrainingScene.StandingAsync(this)).Officers);
        Assert.Equal("Training.OfficerBefore", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TrainingService>(s => s.NameOfficerAsync(TrainingScene.Roads, new OfficerInput { Name = "担当 三", ValidFrom = day }, staff)))).Code);
    }

    [Fact, Trait("Rule", "R226"), Trait("Rule", "R311")]
    public async Task Incident_drills_and_data_training_with_municipalities_are_counted_by_their_people()
    {
        var town = await ChecklistScene.MunicipalityAsync(this);
        var drill = await TrainingScene.HeldAsync(this, null, "合同訓練", TrainingKind.IncidentDrill, TrainingTarget.IctStaff, TrainingTarget.MunicipalStaff);
        await TrainingScene.RecordAsync(this, drill, "reviewer1", TrainingTarget.IctStaff, 5, section: DemoOffice.Section(DemoOffice.PolicyOffice).Id);
        await TrainingScene.RecordAsync(this, drill, "reviewer1", TrainingTarget.MunicipalStaff, 4, town: town);
        var data = await TrainingScene.HeldAsync(this, null, "データ研修", TrainingKind.DataUse, TrainingTarget.GeneralStaff, TrainingTarget.MunicipalStaff);
        await TrainingScene.RecordAsync(this, data, "staff1", TrainingTarget.GeneralStaff, 7);
        await TrainingScene.RecordAsync(this, data, "reviewer1", TrainingTarget.MunicipalStaff, 2, town: town);
        foreach (var (key, number) in new[] { ("Training.IncidentDrillPeople", 9), ("Training.DataUsePeople", 9), ("Training.MunicipalPeople", 6), ("Training.Attendances", 18), ("Training.Drills", 1), ("Training.Sessions", 2) })
        {
            Assert.Equal((decimal?)number, (await FigureAsync(key)).Value);
        }
        Assert.Contains("ためし町", (await (await SignedInAsync("reviewer1")).GetAsync($"/Training/Session/{drill}")).Text, StringComparison.Ordinal);
    }

    [Fact, Trait("Rule", "R108")]
    public async Task The_office_sends_alerts_to_every_section_and_calls_those_that_miss_something()
    {
        var office = await ActorAsync("reviewer1");
        var alert = await UseAsync<TrainingService, Guid>(s => s.PublishAlertAsync(new AlertInput { Title = "不審なメール", Text = "開かないでください。" }, office));
        await TrainingScene.StaffAsync(this, 10);
        Assert.True(await UseAsync<TrainingService, int>(s => s.UrgeAsync(FiscalYear.Of(office.Today), office)) > 0);
        await RelayAsync();
        Assert.Contains(await NoticesOfAsync("staff1"), n => n.Kind == "Training.Alert" && n.Link == $"/Training/Alert/{alert}");
        Assert.Contains(await NoticesOfAsync("head1"), n => n.Kind == "Training.Urge");
        Assert.Contains("開かないでください。", (await (await SignedInAsync("staff2")).GetAsync($"/Training/Alert/{alert}")).Text, StringComparison.Ordinal);
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<TrainingService, Guid>(s => s.PublishAlertAsync(new AlertInput { Title = "a", Text = "b" }, staff)));
    }

    [Fact, Trait("Rule", "R114"), Trait("Rule", "R148")]
    public async Task The_written_policy_names_roles_and_skills_and_the_years_plan_follows_it()
    {
        var policy = await TrainingScene.PolicyAsync(this);
        await TrainingScene.CourseAsync(this, title: "調達実務研修", kind: TrainingKind.IctSkill, policy: policy, targets: [TrainingTarget.IctStaff]);
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Training/Policy/{policy}");
        foreach (var shown in new[] { "基盤の運用", "調達の実務", "調達実務研修", "第1版" })
        {
            Assert.Contains(shown, page.Text, StringComparison.Ordinal);
        }
        // Edited, a row goes and one comes.
        var office = await ActorAsync("reviewer1");
        var before = await UseAsync<TrainingQueries, DevelopmentPolicy>(q => q.PolicyAsync(policy));
        var input = PolicyInput.Of(before) with { Roles = [new() { Target = TrainingTarget.IctStaff }, new() { Target = TrainingTarget.SystemAdministrator, Skills = "仕様書の作成" }] };
        await UseAsync<TrainingService, Guid>(s => s.SavePolicyAsync(policy, input, office));
        Assert.Equal(["仕様書の作成"], (await UseAsync<TrainingQueries, DevelopmentPolicy>(q => q.PolicyAsync(policy))).Roles.Select(r => r.Skills));
        Assert.Equal("Training.ApprovedLater", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TrainingService, Guid>(s => s.SavePolicyAsync(null, input with { ApprovedOn = office.Today.AddDays(1) }, office)))).Code);
    }

    [Fact]
    public async Task Who_finished_an_auditors_course_is_qualified_from_that_day()
    {
        var auditor = await ActorAsync("auditor1");
        Assert.Empty(await UseAsync<TrainingQueries, IReadOnlyDictionary<Guid, DateOnly>>(q => q.QualifiedAsync()));
        var year = await TrainingScene.YearAsync(this);
        foreach (var fy in new[] { year.Previous, year })
        {
            var session = await TrainingScene.HeldAsync(this, fy, "監査人養成研修", TrainingKind.AuditorCourse, TrainingTarget.Auditor);
            await TrainingScene.RecordAsync(this, session, "reviewer1", TrainingTarget.Auditor, name: auditor.Name, section: auditor.Main!.SectionId);
        }
        Assert.Equal(year.Start, (await UseAsync<TrainingQueries, IReadOnlyDictionary<Guid, DateOnly>>(q => q.QualifiedAsync()))[auditor.UserId]);
    }

    [Fact]
    public async Task Attendance_is_refused_where_it_cannot_be_true()
    {
        var year = await TrainingScene.YearAsync(this);
        await TrainingScene.StaffAsync(this, 10);
        var session = await TrainingScene.HeldAsync(this);
        var (office, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"));
        await TrainingScene.RecordAsync(this, session, "staff1", TrainingTarget.GeneralStaff, 3);
        Assert.Equal("Training.Twice", (await RefusedAsync(session, staff, TrainingTarget.GeneralStaff, 2)).Code);
        Assert.Equal("Training.NotForTarget", (await RefusedAsync(session, staff, TrainingTarget.SystemAdministrator, 2)).Code);
        var second = await TrainingScene.HeldAsync(this);
        Assert.Equal("Training.MoreThanStaff", (await RefusedAsync(second, staff, TrainingTarget.GeneralStaff, 11)).Code);
        var course = await TrainingScene.CourseAsync(this);
        Assert.Equal("Training.OutsideYear", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TrainingService, Guid>(s => s.SaveSessionAsync(course, null, new SessionInput { On = year.End.AddDays(1) }, office)))).Code);
        var called = await UseAsync<TrainingService, Guid>(s => s.SaveSessionAsync(course, null, new SessionInput { On = year.Start, IsCancelled = true }, office));
        Assert.Equal("Training.NotHeld", (await RefusedAsync(called, staff, TrainingTarget.GeneralStaff, 1)).Code);
        var version = await ReadAsync(db => db.Set<TrainingSession>().Where(s => s.Id == session).Select(s => s.Version).SingleAsync());
        var owner = await ReadAsync(db => db.Set<TrainingSession>().Where(s => s.Id == session).Select(s => s.CourseId).SingleAsync());
        Assert.Equal("Training.HasAttendance", (await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TrainingService, Guid>(s => s.SaveSessionAsync(owner, session, new SessionInput { On = year.Start, IsCancelled = true, Version = version }, office)))).Code);
    }

    [Fact]
    public async Task A_section_knows_its_own_attendance_and_names_stay_with_the_section_and_the_office()
    {
        var session = await TrainingScene.HeldAsync(this, null, "研修", TrainingKind.InformationSecurity, TrainingTarget.GeneralStaff, TrainingTarget.SecurityOfficer);
        await TrainingScene.RecordAsync(this, session, "staff1", TrainingTarget.GeneralStaff, 3);
        await TrainingScene.RecordAsync(this, session, "staff1", TrainingTarget.SecurityOfficer, name: "担当 一");
        await TrainingScene.RecordAsync(this, session, "reviewer1", TrainingTarget.GeneralStaff, 8, section: TrainingScene.Accounts);
        foreach (var who in new[] { "staff1", "staff2", "head1", "reviewer1", "policyhead", "cio", "ciso", "auditor1", "auditlead", "finance", "admin" })
        {
            var actor = await ActorAsync(who);
            var all = await ReadAsync(db => db.Set<TrainingAttendance>().AsNoTracking().ToListAsync());
            var seen = await ReadAsync(db => db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Select(a => a.Id).ToListAsync());
            Assert.Equal(all.Where(a => TrainingAccess.Allows(actor, a)).Select(a => a.Id).Order(), seen.Order());
        }
        Assert.Contains("担当 一", (await (await SignedInAsync("staff1")).GetAsync($"/Training/Session/{session}")).Text, StringComparison.Ordinal);
        var other = await (await SignedInAsync("staff2")).GetAsync($"/Training/Session/{session}");
        Assert.Equal(200, other.Status);
        Assert.DoesNotContain("道路整備課", other.Text, StringComparison.Ordinal);
        var auditor = await (await SignedInAsync("auditor1")).GetAsync($"/Training/Session/{session}");
        Assert.Contains("道路整備課", auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("担当 一", auditor.Text, StringComparison.Ordinal);
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Training/Section/{TrainingScene.Roads}")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Training/Standing")).Status);
        var stranger = await ActorAsync("staff2");
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<TrainingService>(s => s.SaveHeadcountAsync(TrainingScene.Roads, new HeadcountInput { Fy = FiscalYear.Of(stranger.Today), Staff = 1 }, stranger)));
    }

    [Fact]
    public async Task A_section_enters_and_corrects_its_number_on_the_page_and_the_home_page_asks_for_it()
    {
        var session = await TrainingScene.HeldAsync(this);
        var staff = await SignedInAsync("staff1");
        Assert.Contains("受講人数を登録する", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
        var form = (await staff.GetAsync($"/Training/Session/{session}")).Form("Input.People");
        Assert.Equal(422, (await form.Fill("Input.People", "").SubmitAsync()).Status);
        Assert.Equal(302, (await (await staff.GetAsync($"/Training/Session/{session}")).Form("Input.People").Fill("Input.People", "6").SubmitAsync()).Status);
        Assert.Equal(302, (await (await staff.GetAsync($"/Training/Session/{session}")).Form("people").Fill("people", "5").SubmitAsync()).Status);
        Assert.Equal(5, (await TrainingScene.StandingAsync(this)).People);
        Assert.DoesNotContain("受講人数を登録する", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await staff.GetAsync($"/Training/Session/{session}")).Form("取り消す").SubmitAsync()).Status);
        Assert.Equal(0, (await TrainingScene.StandingAsync(this)).People);
    }

    [Fact]
    public async Task The_plan_and_the_sections_leave_as_files()
    {
        await TrainingScene.HeldAsync(this, title: "ファイル研修");
        var office = await SignedInAsync("reviewer1");
        Assert.Contains("ファイル研修", (await office.GetAsync("/Training?handler=File")).Html, StringComparison.Ordinal);
        Assert.Contains("道路整備課", (await office.GetAsync("/Training/Standing?handler=File")).Html, StringComparison.Ordinal);
        Assert.Equal(200, (await office.GetAsync("/Training?handler=File&form=xlsx")).Status);
    }

    [Fact]
    public async Task A_file_of_attendance_is_looked_at_and_taken()
    {
        await TrainingScene.StaffAsync(this, 10);
        var session = await TrainingScene.HeldAsync(this);
        var on = await ReadAsync(db => db.Set<TrainingSession>().Where(s => s.Id == session).Select(s => s.On).SingleAsync());
        var office = await ActorAsync("reviewer1");
        var csv = $"研修名,開催日,所属,受講人数\n全職員研修,{on:yyyy-MM-dd},道路整備課,4\n知らない研修,{on:yyyy-MM-dd},道路整備課,4\n";
        var run = await UseAsync<TrainingImportService, ImportRun>(async s =>
        {
            using var content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv));
            var read = await s.ReadAsync(content, "attendance.csv", office);
            return await s.PreviewAsync(read.Id, await s.ProposalAsync(read, office), office);
        });
        Assert.Equal(0, await ReadAsync(db => db.Set<TrainingAttendance>().CountAsync()));
        await UseAsync<TrainingImportService, ImportRun>(s => s.ApplyAsync(run.Id, true, null, office));
        Assert.Equal(4, (await ReadAsync(db => db.Set<TrainingAttendance>().SingleAsync())).People);
    }

    [Theory, InlineData(2026, 4, 1), InlineData(2026, 4, 21), InlineData(2026, 8, 3), InlineData(2027, 3, 31)]
    public async Task The_demonstration_shows_three_years_whatever_the_day(int year, int month, int day)
    {
        var now = OfficeTime.StartOf(new DateOnly(year, month, day)).AddHours(9);
        await UseAsync<Core.Municipalities.Demo.DemoMunicipalities>(d => d.SeedAsync(now));
        await UseAsync<Core.Training.Demo.DemoTraining>(d => d.SeedAsync(now));
        Assert.Equal(3, await ReadAsync(db => db.Set<TrainingCourse>().Select(c => c.Fy).Distinct().CountAsync()));
        var actor = Actor.Operator(now);
        var last = await UseAsync<TrainingStandingQueries, YearStanding>(q => q.YearAsync(FiscalYear.Of(actor.Today).Previous, actor));
        Assert.InRange(last.Reached, 0, last.Sections.Count - 1);
        Assert.NotEmpty(await UseAsync<TrainingQueries, IReadOnlyDictionary<Guid, DateOnly>>(q => q.QualifiedAsync()));
    }

    [Fact]
    public async Task A_reorganisation_hands_over_who_came_and_adds_up_where_the_successor_has_its_own()
    {
        await TrainingScene.StaffAsync(this, 10);
        var staff = await ActorAsync("staff1");
        await UseAsync<TrainingService>(s => s.NameOfficerAsync(TrainingScene.Roads, new OfficerInput { Name = "担当 一", ValidFrom = staff.Today }, staff));
        var (shared, own) = (await TrainingScene.HeldAsync(this), await TrainingScene.HeldAsync(this, title: "別の研修"));
        await TrainingScene.RecordAsync(this, shared, "staff1", TrainingTarget.GeneralStaff, 3);
        await TrainingScene.RecordAsync(this, shared, "reviewer1", TrainingTarget.GeneralStaff, 4, section: TrainingScene.Accounts);
        await TrainingScene.RecordAsync(this, own, "staff1", TrainingTarget.GeneralStaff, 2);
        var admin = await ActorAsync("admin");
        await using var scope = Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        foreach (var source in scope.ServiceProvider.GetServices<ISectionSuccession>().Where(s => s.Key.StartsWith("Training", StringComparison.Ordinal)).ToList())
        {
            var held = await source.HeldByAsync([TrainingScene.Roads]);
            Assert.Equal(2, held.Count);
            await source.MoveAsync(held.ToDictionary(h => h.Id, _ => new Takeover(TrainingScene.Roads, DemoOffice.FirstSection, new Successor(TrainingScene.Accounts, Guid.Empty, DemoOffice.SecondSection))), admin.Today, admin);
        }
        db.Act(admin, "Test");
        await db.SaveChangesAsync();
        Assert.Equal([2, 7], await ReadAsync(d => d.Set<TrainingAttendance>().Where(a => a.SectionId == TrainingScene.Accounts).OrderBy(a => a.People).Select(a => a.People).ToListAsync()));
        Assert.Equal(TrainingScene.Accounts, await ReadAsync(d => d.Set<SecurityOfficer>().Select(o => o.SectionId).SingleAsync()));
        Assert.Equal((TrainingScene.Accounts, 10), await ReadAsync(async d => await d.Set<SectionHeadcount>().Select(h => new ValueTuple<Guid, int>(h.SectionId, h.Staff)).SingleAsync()));
    }

    private async Task<Figure> FigureAsync(string key)
    {
        var today = (await ActorAsync("reviewer1")).Today;
        await using var scope = Host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<FigureBook>().Find(key)!.ReadAsync(FigureAsk.Now(today)))!;
    }

    private async Task<RuleViolation> RefusedAsync(Guid session, Actor actor, TrainingTarget target, int people) =>
        await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<TrainingService>(s => s.RecordAsync(session, new AttendanceInput { Target = target, SectionId = TrainingScene.Roads, People = people }, actor)));
}
