using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.Training;
using GovernancePortal.Tests.Audits.Answers;
using GovernancePortal.Tests.Audits.Findings;
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
        await UseAsync<Core.Audits.Plans.Demo.DemoAuditPlans>(d => d.SeedAsync(Clock.Now));
        var plan = await ReadAsync(db => db.Set<AuditPlan>().Where(p => p.Layer == AuditPlanLayer.MidTerm).Select(p => p.Id).FirstAsync());
        var ofYear = await ReadAsync(db => db.Set<AuditPlan>().Where(p => p.Layer == AuditPlanLayer.Year).Select(p => p.Id).FirstAsync());
        var auditor = await ReadAsync(db => db.Set<Auditor>().OrderBy(a => a.Name).Select(a => a.Id).FirstAsync());
        await UseAsync<Core.Audits.Engagements.Demo.DemoAudits>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Audits.Answers.Demo.DemoAnswers>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Audits.Engagements.Demo.DemoAudits>(d => d.FinishAsync(Clock.Now));
        await UseAsync<Core.Audits.Findings.Demo.DemoFindings>(d => d.SeedAsync(Clock.Now));
        var asked = await AuditAsync(AuditState.Preliminary);
        var papered = await AuditAsync(AuditState.Papers);
        var planned = await AuditAsync(AuditState.Planned);
        var notified = await AuditAsync(AuditState.Notified);
        var reported = await AuditAsync(AuditState.Reported);
        var firm = await ReadAsync(db => db.Set<ExternalAudit>().Select(a => a.Id).FirstAsync());
        var (field, draft, items) = (await AuditAnswerScene.InFieldAsync(this), await AuditAnswerScene.DraftAsync(this), await AuditAnswerScene.BaseSetAsync(this));
        var line = (await AuditAnswerScene.LineOfAsync(this, field, "5-4")).Id;
        var item = await ReadAsync(db => db.Set<AuditItem>().Where(i => i.SetId == draft && i.Number == "5-4").Select(i => i.Id).SingleAsync());
        var audited = await FindingScene.EngagementAsync(this);
        var drafted = await FindingScene.DraftedAsync(this, audited);
        var answering = await FindingScene.InAsync(this, AuditFindingState.FactCheck, engagement: audited);
        var mending = await FindingScene.InAsync(this, AuditFindingState.Improving, engagement: audited);
        var planning = await FindingScene.InAsync(this, AuditFindingState.PlanAwaited, engagement: audited);
        var verified = await FindingScene.InAsync(this, AuditFindingState.Verifying, engagement: audited);
        var files = await TakenInAsync(
        [
            ("auditlead", "/Audits/ItemSets/Import", "項目集,番号,章,章の名前,監査項目\nNONE,1-1,1,組織体制,試し\n"), ("auditor1", "/Audits/Fieldwork/Import", "監査番号,番号,結果\nNONE,5-4,適合\n"),
            ("auditlead", "/Audits/Plans/Import", "所属,開始日,終了日\n道路整備課,x,\n"), ("auditlead", "/Audits/Plans/PastImport", "所属,年度,監査の種類\n道路整備課,R1,x\n"), ("reviewer1", "/Training/Import", "研修名,開催日,所属,受講人数\n知らない研修,x,道路整備課,4\n"),
        ]);
        return
        [
            .. files,
            ("auditlead", ["/Audits", "/Audits/Special", $"/Audits/Details/{asked}", $"/Audits/Notice/{asked}", $"/Audits/Survey/{asked}", $"/Audits/Papers/{papered}", $"/Audits/Report/{papered}", $"/Audits/Print/{reported}", $"/Audits/Edit/{planned}", $"/Audits/Questions/{notified}", $"/Audits/Act/{planned}/Postpone",
                $"/Audits/Act/{planned}/ChangeTeam", "/Audits/External", $"/Audits/External/Details/{firm}", $"/Audits/External/Edit/{firm}"]),
            ("auditor1", [$"/Audits/Findings/Edit?Engagement={audited}", $"/Audits/Findings/Edit/{drafted}", $"/Audits/Findings/Details/{drafted}"]),
            ("staff1", ["/", "/Audits", "/Audits/Findings", $"/Audits/Findings/Plan/{planning}", $"/Audits/Findings/Progress/{mending}/1", $"/Audits/Findings/Details/{mending}", "/Audits/Figures"]),
            ("head1", ["/", "/Audits", $"/Audits/Findings/Details/{answering}", $"/Audits/Findings/Act/{answering}/Object"]),
            ("auditlead", ["/Audits/Findings", "/Audits/Findings/Severities", $"/Audits/Findings/Details/{verified}", $"/Audits/Findings/Act/{verified}/Again", "/Audits/Figures"]),
            ("ciso", ["/", "/Audits", $"/Audits/Findings/Act/{planning}/AcceptRisk", "/Audits/Plans/Exceptions", "/Audits/Plans/Exception", $"/Audits/Fieldwork?id={field}"]),
            ("auditlead", ["/Audits/Plans", "/Audits/Plans/Coverage", "/Audits/Plans/New", $"/Audits/Plans/Details/{plan}", $"/Audits/Plans/Year/{plan}", $"/Audits/Plans/Compare/{plan}?With={ofYear}", "/Audits/Plans/Settings", "/Audits/Plans/Closed", "/Audits/Plans/Past", "/Audits/Plans/Import",
                "/Audits/Plans/PastImport", "/Audits/Auditors", $"/Audits/Auditors/Edit/{auditor}", "/Audits/Auditors/Edit", "/Audits/Kinds", "/Audits/Kinds/Edit"]),
            ("auditlead", ["/Audits/ItemSets", $"/Audits/ItemSets/Details/{items}", $"/Audits/ItemSets/Details/{draft}", "/Audits/ItemSets/Edit", $"/Audits/ItemSets/Edit/{draft}", $"/Audits/ItemSets/Item/{draft}", $"/Audits/ItemSets/Item/{draft}/{item}", "/Audits/ItemSets/Import"]),
            ("auditor1", ["/Audits/ItemSets", $"/Audits/Fieldwork?id={field}", $"/Audits/Fieldwork/Line/{line}", $"/Audits/Fieldwork/Print?id={field}", "/Audits/Fieldwork/Import"]),
            ("secretary", ["/Audits", "/Audits/Plans"]),
            ("cio", ["/Audits", "/Audits/Findings", "/Audits/Figures"]),
            ("staff1", ["/SelfChecks", $"/SelfChecks/Sheet/{sheet}", $"/SelfChecks/Details/{selfCheck}", "/Training", $"/Training/Section/{roads}", "/Incidents", "/Incidents/New", "/Incidents/Lessons", "/Incidents/Contacts", "/Incidents/Figures"]),
            ("reviewer1", ["/Training/Standing", "/Training/Edit", $"/Training/Course/{course}", $"/Training/Session/{training.SessionId}", $"/Training/EditSession/{training.SessionId}", $"/Training/Section/{training.SectionId}", "/Training/Alerts", $"/Training/Alert/{alert}",
                "/Training/Policies", $"/Training/Policy/{policy}", $"/Training/EditPolicy/{policy}", "/Training/Import"]),
            ("csirt1", ["/", "/Incidents", "/Incidents/New", "/Incidents/Contact", "/Incidents/Alerts", "/Incidents/Alert", $"/Incidents/Details/{incident}", $"/Incidents/Notify/{incident}", $"/Incidents/Instruct/{incident}", $"/Incidents/Act/{incident}/Recover", $"/Incidents/Print/{incident}"]),
            ("auditlead", ["/", "/SelfChecks/Edit", $"/SelfChecks/Edit/{selfCheck}", "/SelfChecks/Questions", $"/SelfChecks/Details/{selfCheck}", $"/SelfChecks/Gaps/{selfCheck}?Open=true", $"/SelfChecks/Sheet/{handedIn}", $"/SelfChecks/Act/{handedIn}/Return"]),
        ];

        Task<Guid> AuditAsync(AuditState state) => ReadAsync(db => db.Set<AuditEngagement>().Where(a => a.State == state).OrderBy(a => a.Number).Select(a => a.Id).FirstAsync());
    }
}
