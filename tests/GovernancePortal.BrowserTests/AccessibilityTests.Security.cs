using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.Training;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.BrowserTests;

public sealed partial class AccessibilityTests
{
    private static readonly string[] OfSecurity = ["/Audits/", "/SelfChecks/", "/Training/", "/Incidents/"];

    private static bool IsOfSecurity(string page) => OfSecurity.Any(folder => page.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Audits and what belongs to them have an office of their own: their demonstration needs nothing of the cases'.</summary>
    [Fact]
    public Task Every_page_of_audits_and_security_is_free_of_wcag_faults_in_both_languages() => WatchedAsync(async () =>
    {
        await SweepAsync(await SecurityAddressesAsync(), IsOfSecurity);
    });

    private async Task<IReadOnlyList<(string Account, string[] Addresses)>> SecurityAddressesAsync()
    {
        var roads = DemoOffice.Section(DemoOffice.FirstSection).Id;
        await UseAsync<Core.Municipalities.Demo.DemoMunicipalities>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Training.Demo.DemoTraining>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.SelfChecks.Demo.DemoSelfChecks>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Incidents.Demo.DemoIncidents>(d => d.SeedAsync(Clock.Now));
        var course = await ReadAsync(db => db.Set<TrainingCourse>().OrderBy(c => c.Id).Select(c => c.Id).FirstAsync());
        var training = await ReadAsync(db => db.Set<TrainingAttendance>().Where(a => a.Target == TrainingTarget.GeneralStaff).OrderBy(a => a.Id).Select(a => new { a.SessionId, a.SectionId }).FirstAsync());
        var alert = await ReadAsync(db => db.Set<SecurityAlert>().Select(a => a.Id).FirstAsync());
        var policy = await ReadAsync(db => db.Set<DevelopmentPolicy>().Select(p => p.Id).FirstAsync());
        var incident = await ReadAsync(db => db.Set<Incident>().Where(i => i.State == IncidentState.Active).Select(i => i.Id).FirstAsync());
        var selfCheck = await ReadAsync(db => db.Set<SelfCheckCampaign>().Where(c => c.State == SelfCheckCampaignState.Open).Select(c => c.Id).SingleAsync());
        var sheet = await ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.CampaignId == selfCheck && s.SectionId == roads).Select(s => s.Id).SingleAsync());
        var handedIn = await ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.CampaignId == selfCheck && s.State == SelfCheckSheetState.HandedIn).Select(s => s.Id).FirstAsync());
        return
        [
            ("staff1", ["/SelfChecks", $"/SelfChecks/Sheet/{sheet}", $"/SelfChecks/Details/{selfCheck}", "/Training", $"/Training/Section/{roads}", "/Incidents", "/Incidents/New", "/Incidents/Lessons", "/Incidents/Contacts", "/Incidents/Figures"]),
            ("reviewer1", ["/Training/Standing", "/Training/Edit", $"/Training/Course/{course}", $"/Training/Session/{training.SessionId}", $"/Training/EditSession/{training.SessionId}", $"/Training/Section/{training.SectionId}", "/Training/Alerts", $"/Training/Alert/{alert}",
                "/Training/Policies", $"/Training/Policy/{policy}", $"/Training/EditPolicy/{policy}", "/Training/Import"]),
            ("csirt1", ["/", "/Incidents", "/Incidents/New", "/Incidents/Contact", "/Incidents/Alerts", "/Incidents/Alert", $"/Incidents/Details/{incident}", $"/Incidents/Notify/{incident}", $"/Incidents/Instruct/{incident}", $"/Incidents/Act/{incident}/Recover", $"/Incidents/Print/{incident}"]),
            ("auditlead", ["/", "/SelfChecks/Edit", $"/SelfChecks/Edit/{selfCheck}", "/SelfChecks/Questions", $"/SelfChecks/Details/{selfCheck}", $"/SelfChecks/Gaps/{selfCheck}?Open=true", $"/SelfChecks/Sheet/{handedIn}", $"/SelfChecks/Act/{handedIn}/Return"]),
        ];
    }
}
