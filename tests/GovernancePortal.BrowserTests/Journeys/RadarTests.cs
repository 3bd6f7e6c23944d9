using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>From a warning of the radar to the consultation that answers it.</summary>
public sealed class RadarTests : BrowserTest
{
    private static readonly Guid Bridge = DemoSystems.Id("SYS-0102");

    [Fact]
    public Task A_warning_becomes_a_filed_consultation() => WatchedAsync(async () =>
    {
        var row = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == Bridge));
        var office = await ActorAsync("reviewer1");
        await UseAsync<SystemRegister>(r => r.EditAsync(Bridge, SystemInput.Of(row) with
        {
            ContractFrom = new DateOnly(2023, 4, 1), ContractTo = new DateOnly(2028, 2, 29), NextRenewalFy = new FiscalYear(2027), RenewalPlan = "Renew",
        }, office));
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        await RelayAsync();

        // The notice leads to the list, the list to the warning.
        var (staff, head) = (await AtDeskAsync("staff1"), await AtDeskAsync("head1"));
        await staff.GoAsync("/Notices");
        await staff.AnswerOfAsync(() => staff.Main.GetByRole(AriaRole.Button, new() { Name = "対応方針を決める警告" }).First.ClickAsync());
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex("Mine=true"));
        await staff.GoAsync($"/Radar?Code=NoFiling&SystemId={Bridge}");
        await staff.FollowAsync(row.Name);
        await staff.SeesAsync("予算化前協議の受付に間に合う最終日");

        await staff.Main.GetByRole(AriaRole.Radio, new() { Name = Words.Of("WarningChoice.Renew") }).CheckAsync();
        await staff.PressAsync(Words.Of("Radar.Record"));
        await staff.SeesAsync(Words.Of("WarningState.Decided"));
        await staff.FollowAsync(Words.Of("Radar.BeginConsultation"));

        // What the ledger and the plan know stands in the form.
        await Assertions.Expect(staff.Field("案件名")).ToHaveValueAsync(new Regex(row.Name));
        await staff.PressAsync("起票して入力を始める");
        await Assertions.Expect(staff.Page).ToHaveURLAsync(new Regex("/Consultations/Section/[0-9a-f-]+/A$"));
        var id = Guid.Parse(Regex.Match(staff.Page.Url, "[0-9a-f-]{36}").Value);
        Assert.Equal((Bridge, new FiscalYear(2027), ConsultationKind.Renewal), await ReadAsync(async db =>
        {
            var c = await db.Set<Consultation>().AsNoTracking().SingleAsync(x => x.Id == id);
            return (c.SystemId!.Value, c.TargetFy, c.Kind);
        }));
        await Cases.FillAsync(id, DemoAnswers.PreBudget(Cases.Subject(new CaseShape { Title = row.Name })), "staff1");
        await Cases.PassOnAsync(id);
        await head.GoAsync($"/Consultations/Check/{id}");
        await head.PressAsync(Words.Of(ConsultationAct.Submit));
        await head.SeesAsync("提出済");

        // Filed: the cause is gone.
        Clock.Advance(TimeSpan.FromDays(1));
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        Assert.Equal(WarningState.Gone, await ReadAsync(db => db.Set<RadarWarning>().Where(w => w.SystemId == Bridge && w.Code == RadarCode.NoFiling).Select(w => w.State).SingleAsync()));
    });

    [Fact]
    public Task The_roadmap_is_drawn_beside_its_table() => WatchedAsync(async () =>
    {
        var reviewer = await AtDeskAsync("reviewer1");
        await reviewer.GoAsync("/Radar/Roadmap?Hosting=SharedPlatform");
        await Assertions.Expect(reviewer.Page.Locator("figure[data-roadmap][data-drawn] svg")).ToBeVisibleAsync();
        await Assertions.Expect(reviewer.Page.Locator("figure[data-roadmap] svg")).ToContainTextAsync("今日");
        var table = reviewer.Page.Locator("table.roadmap-table");
        await Assertions.Expect(table).ToBeHiddenAsync();
        await reviewer.Page.Locator("figure[data-roadmap] summary").ClickAsync();
        await Assertions.Expect(table).ToBeVisibleAsync();
    });
}
