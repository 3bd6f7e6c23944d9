using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Core.Terminals;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Library;
using GovernancePortal.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>Figures that the portal computes from its own records, each against the records themselves.</summary>
public sealed class FigureTests : PortalTest
{
    private static readonly FiscalYear Year = new(2026);
    private static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;

    private FigureAsk Now => FigureAsk.Now(OfficeTime.DayOf(Clock.Now));

    [Fact]
    public async Task Every_module_registers_its_figures_under_a_key_of_its_own()
    {
        var keys = await UseAsync<FigureBook, IReadOnlyList<string>>(b => Task.FromResult<IReadOnlyList<string>>([.. b.All.Select(s => s.Key)]));
        Assert.Subset(keys.ToHashSet(), new HashSet<string>
        {
            "Consultations.LeadTime", "Consultations.Retrospective", "Consultations.StandardSpecification", "Library.Attendance", "SelfChecks.Gaps", "SelfChecks.Response", "Surveys.Response", "Systems.Joint", "Systems.Licences", "Systems.OpenData", "Systems.Platform",
            "Systems.RemoteBackup", "Terminals.Central",
        });
        Assert.Null(await UseAsync<FigureBook, IFigureSource?>(b => Task.FromResult(b.Find("Nobody.Knows"))));
    }

    [Fact]
    public async Task Systems_on_the_platform_with_open_data_and_bought_together_are_counted_from_the_ledger_in_one_command_each()
    {
        var rows = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle != Lifecycle.Retired && s.Lifecycle != Lifecycle.Concept).ToListAsync());
        await ReadsAsync("Systems.Platform", rows.Count(s => s.Hosting == "SharedPlatform"), null);
        await ReadsAsync("Systems.OpenData", rows.Count(s => s.OpenDataOutput == true), null);
        await ReadsAsync("Systems.Joint", rows.Count(s => s.Sharing == "Joint"), null);
        // A system that moves to the platform counts from that moment on.
        var before = await FigureAsync("Systems.Platform");
        var moved = rows.First(s => s.Hosting is not (null or "SharedPlatform"));
        var office = await ActorAsync("reviewer1");
        await UseAsync<SystemRegister>(r => r.EditAsync(moved.Id, SystemInput.Of(moved) with { Hosting = "SharedPlatform", PlatformFy = Year }, office));
        Assert.Equal(before!.Value + 1, (await FigureAsync("Systems.Platform"))!.Value);
    }

    [Fact]
    public async Task The_remote_backup_rate_is_that_of_the_important_systems_in_use()
    {
        var rows = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Where(s => s.Criticality == Criticality.Important).ToListAsync());
        var used = rows.Where(s => s.Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired).ToList();
        Assert.NotEmpty(used);
        await ReadsAsync("Systems.RemoteBackup", used.Count(s => s.BackupRemote == true && s.BackupMethod is not (null or "No")), used.Count);
    }

    [Fact]
    public async Task Licences_count_as_registered_once_their_certificate_is()
    {
        var office = await ActorAsync("reviewer1");
        var given = await LicencesAsync();
        await UseAsync<LicenceRegister>(r => r.AddAsync(new HeldLicenceInput { Product = "試験用ソフト", HolderSectionId = Roads, CertificateNumber = "K-1" }, office));
        await UseAsync<LicenceRegister>(r => r.AddAsync(new HeldLicenceInput { Product = "紙だけのソフト", HolderSectionId = Roads }, office));
        await ReadsAsync("Systems.Licences", given.Registered + 1, given.All + 2);
    }

    [Fact]
    public async Task Terminals_are_weighed_by_how_many_they_are()
    {
        var office = await ActorAsync("reviewer1");
        await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = TerminalCodes.Common, Count = 80, IsCentral = true }, office));
        await UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = Roads, TerminalClass = TerminalCodes.Business, Count = 20 }, office));
        await ReadsAsync("Terminals.Central", 80, 100);
        Assert.Equal(80m, (await FigureAsync("Terminals.Central"))!.Value);
    }

    [Fact]
    public async Task The_attendance_of_briefings_is_that_of_the_invitations_of_the_year()
    {
        await ReadingScene.HeldAsync(this);
        await ReadsAsync("Library.Attendance", 1, 2);
        Assert.Null(await FigureAsync("Library.Attendance", new FigureAsk(Year.Next, Now.Today)));
    }

    [Fact]
    public async Task The_response_to_surveys_grows_with_each_answer_and_a_section_sees_its_own()
    {
        var campaign = await this.LaunchAsync();
        var sections = await ReadAsync(db => db.Set<SurveyAnswer>().CountAsync());
        Assert.Equal(0, (await FigureAsync("Surveys.Response"))!.Numerator);
        var answer = await this.AnswerAsync(campaign);
        await this.RestUnchangedAsync(answer.Id);
        await ReadAsync(async db =>
        {
            var stored = await db.Set<SurveyAnswer>().SingleAsync(a => a.Id == answer.Id);
            db.Entry(stored).Property(a => a.State).CurrentValue = SurveyAnswerState.Submitted;
            db.Act(await ActorAsync("head2"), nameof(SurveyAct.Confirm), stored.Subject);
            return await db.SaveChangesAsync();
        });
        await ReadsAsync("Surveys.Response", 1, sections);
        var own = await RowsAsync("Surveys.Response", "staff2");
        Assert.Equal([1m], own.Select(r => r.Counted));
    }

    [Fact]
    public async Task The_time_of_a_review_leaves_out_the_time_of_its_questions()
    {
        // 受付 Tuesday 1 September; a question stands from Thursday 3 to Monday 14; decided on Wednesday 16: 2 days, then 2 more.
        var id = await Cases.InAsync(ConsultationState.Accepted);
        await Cases.StartReviewAsync(id);
        Clock.Go(2026, 9, 3);
        await Cases.AskAsync(id, "reviewer1", "B4");
        Clock.Go(2026, 9, 14);
        await Cases.WriteAnswersAsync(id);
        await Cases.AnswerAsync(id);
        Clock.Go(2026, 9, 16);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await ReadsAsync("Consultations.LeadTime", 4, 1);
        Assert.Equal(4m, (await FigureAsync("Consultations.LeadTime"))!.Value);
        // Another section knows the case by its summary only, and that does not tell the days.
        Assert.Empty(await RowsAsync("Consultations.LeadTime", "staff2"));
        Assert.Single(await RowsAsync("Consultations.LeadTime", "staff1"));
        // Nothing was decided in another year, and a year to come is not told.
        Assert.Null(await FigureAsync("Consultations.LeadTime", new FigureAsk(new(2025), Now.Today)));
        Assert.Null(await FigureAsync("Consultations.LeadTime", new FigureAsk(new(2027), Now.Today)));
    }

    [Fact]
    public async Task Procurements_agreed_in_the_year_tell_who_uses_the_standard_specification()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var used = (await Cases.LoadAsync(id)).SectionOf('R').Values["R1"] == "Used" ? 1 : 0;
        await ReadsAsync("Consultations.StandardSpecification", used, 1);
        Assert.Empty(await RowsAsync("Consultations.StandardSpecification", "staff2"));
    }

    [Fact]
    public async Task Retrospective_cases_are_listed_for_those_who_read_every_case()
    {
        var office = await ActorAsync("reviewer1");
        var known = await UseAsync<Core.Consultations.Consistency.ConsistencyQueries, int>(async q => (await q.RetrospectiveAsync(Year, office)).Count);
        var figure = await FigureAsync("Consultations.Retrospective");
        Assert.Equal(known, figure!.Value);
        Assert.Equal(known, (await RowsAsync("Consultations.Retrospective", "reviewer1")).Count);
        Assert.Empty(await RowsAsync("Consultations.Retrospective", "staff1"));
        Assert.Null(await UseAsync<FigureBook, string?>(async b => b.Find("Consultations.Retrospective")!.Page(Now, await ActorAsync("staff1"))));
    }

    [Fact]
    public async Task A_state_is_known_for_today_only_and_what_happened_for_years_past()
    {
        Assert.Null(await FigureAsync("Systems.Platform", new FigureAsk(Year.Previous, Now.Today)));
        Assert.Equal(Now.Today, (await FigureAsync("Systems.Platform"))!.AsOf);
        var past = await FigureAsync("Consultations.Retrospective", new FigureAsk(Year.Previous, Now.Today));
        Assert.Equal(Year.Previous.End, past!.AsOf);
    }

    [Fact]
    public async Task Every_row_leads_to_a_page_that_opens()
    {
        await ReadingScene.HeldAsync(this);
        var client = await SignedInAsync("reviewer1");
        var actor = await ActorAsync("reviewer1");
        var keys = await UseAsync<FigureBook, IReadOnlyList<string>>(b => Task.FromResult<IReadOnlyList<string>>([.. b.All.Select(s => s.Key)]));
        foreach (var key in keys)
        {
            var page = await UseAsync<FigureBook, string?>(b => Task.FromResult(b.Find(key)!.Page(Now, actor)));
            var row = (await RowsAsync(key, "reviewer1")).Select(r => r.Address).FirstOrDefault(a => a is not null);
            foreach (var address in new[] { page, row }.OfType<string>())
            {
                Assert.True((await client.GetAsync(address)).Status == 200, $"{key}: {address}");
            }
        }
    }

    private Task<Figure?> FigureAsync(string key, FigureAsk? ask = null) => UseAsync<FigureBook, Figure?>(b => b.Find(key)!.ReadAsync(ask ?? Now));

    private async Task<IReadOnlyList<FigureRow>> RowsAsync(string key, string account)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<FigureBook, IReadOnlyList<FigureRow>>(b => b.Find(key)!.RowsAsync(Now, actor));
    }

    /// <summary>The figure, in one command; and the same from the list that the policy office sees.</summary>
    private async Task ReadsAsync(string key, decimal counted, decimal? of)
    {
        await UseAsync<Core.Calendar.CalendarQueries>(q => q.CalendarAsync());
        Figure? figure = null;
        var sent = await Commands.OfAsync(async () => figure = await FigureAsync(key));
        Assert.Equal((counted, of), (figure!.Numerator, figure.Denominator));
        Assert.Single(sent);
        var rows = await RowsAsync(key, "reviewer1");
        Assert.Equal(counted, rows.Sum(r => r.Counted));
        Assert.True(of is null || rows.Sum(r => r.Of) == of);
    }

    private async Task<(int All, int Registered)> LicencesAsync()
    {
        var counts = await UseAsync<LicenceQueries, IReadOnlyList<LicenceCount>>(q => q.CountsAsync(Now.Today));
        return (counts.Sum(c => c.Licences), counts.Sum(c => c.Registered));
    }
}
