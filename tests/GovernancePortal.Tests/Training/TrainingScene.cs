using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Training;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Training;

/// <summary>Training of 道路整備課 (staff1, head1), by the services as people do it; the office is reviewer1.</summary>
internal static class TrainingScene
{
    public static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
    public static readonly Guid Accounts = DemoOffice.Section(DemoOffice.SecondSection).Id;

    public static async Task<FiscalYear> YearAsync(PortalTest t) => FiscalYear.Of((await t.ActorAsync("reviewer1")).Today);

    public static async Task<Guid> CourseAsync(PortalTest t, FiscalYear? fy = null, string title = "全職員研修", TrainingKind kind = TrainingKind.InformationSecurity, Guid? policy = null, params TrainingTarget[] targets)
    {
        var office = await t.ActorAsync("reviewer1");
        TrainingTarget[] whom = targets.Length == 0 ? [TrainingTarget.GeneralStaff] : targets;
        var input = new CourseInput { Fy = fy ?? FiscalYear.Of(office.Today), Title = title, Kind = kind, Targets = [.. whom.Select(x => x.ToString())], Means = TrainingMeans.ELearning, PlannedSessions = 2, PolicyId = policy };
        return await t.UseAsync<TrainingService, Guid>(s => s.SaveCourseAsync(null, input, office));
    }

    /// <summary>Held on the first day of the year.</summary>
    public static async Task<Guid> HeldAsync(PortalTest t, FiscalYear? fy = null, string title = "全職員研修", TrainingKind kind = TrainingKind.InformationSecurity, params TrainingTarget[] targets)
    {
        var office = await t.ActorAsync("reviewer1");
        var year = fy ?? FiscalYear.Of(office.Today);
        var course = await CourseAsync(t, year, title, kind, null, targets);
        return await t.UseAsync<TrainingService, Guid>(s => s.SaveSessionAsync(course, null, new SessionInput { On = year.Start, Place = "県庁講堂" }, office));
    }

    public static async Task RecordAsync(PortalTest t, Guid session, string who, TrainingTarget target, int? people = null, string? name = null, Guid? section = null, Guid? town = null)
    {
        var actor = await t.ActorAsync(who);
        await t.UseAsync<TrainingService>(s => s.RecordAsync(session, new AttendanceInput { Target = target, SectionId = town is null ? section ?? Roads : null, MunicipalityId = town, People = people, PersonName = name }, actor));
    }

    public static async Task StaffAsync(PortalTest t, int staff, string who = "staff1", FiscalYear? fy = null)
    {
        var actor = await t.ActorAsync(who);
        var year = fy ?? FiscalYear.Of(actor.Today);
        await t.UseAsync<TrainingService>(s => s.SaveHeadcountAsync(Roads, new HeadcountInput { Fy = year, Staff = staff }, actor));
    }

    public static async Task<SectionStanding> StandingAsync(PortalTest t, FiscalYear? fy = null, string who = "reviewer1")
    {
        var actor = await t.ActorAsync(who);
        return (await t.UseAsync<TrainingStandingQueries, YearStanding>(q => q.YearAsync(fy ?? FiscalYear.Of(actor.Today), actor))).Sections.Single(s => s.SectionId == Roads);
    }

    public static async Task<Guid> PolicyAsync(PortalTest t)
    {
        var office = await t.ActorAsync("reviewer1");
        var input = new PolicyInput
        {
            Title = "ICT人材育成の取組方針", Edition = "第1版", ApprovedOn = office.Today, ApprovedBy = "CIO", Text = "計画に基づいて育成する。",
            Roles = [new PolicyRoleInput { Target = TrainingTarget.IctStaff, Duty = "基盤の運用", Skills = "調達の実務" }],
        };
        return await t.UseAsync<TrainingService, Guid>(s => s.SavePolicyAsync(null, input, office));
    }
}
