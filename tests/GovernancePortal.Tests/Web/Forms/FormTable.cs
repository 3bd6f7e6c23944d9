using System.Text;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Licences;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Core.YearChange;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Bcp;
using GovernancePortal.Tests.Checklists;
using GovernancePortal.Tests.Library;
using GovernancePortal.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.Web.Forms;

/// <summary>One form of one page: who fills it, where, and what it takes.</summary>
/// <param name="Page">Path of the page and, after a colon, its POST handler.</param>
/// <param name="Address">Makes what the form needs and says where it is; a page that comes of an earlier step is returned as such.</param>
internal sealed record FormCase(string Page, string Account, Func<PortalTest, Task<string>> Address)
{
    /// <summary>Tells cases of one page apart.</summary>
    public string? Name { get; init; }
    /// <summary>Name or text of the button; the handler's own, else the first, when null.</summary>
    public string? Button { get; init; }
    /// <summary>Nothing in it is compulsory: sent empty it is taken.</summary>
    public bool TakesEmpty { get; init; }
    /// <summary>Shown again as typed and not judged.</summary>
    public bool NeverRefuses { get; init; }
    /// <summary>Beginnings or ends of the names of fields in which anything may stand.</summary>
    public string[] Free { get; init; } = [];
    /// <summary>A step before the form is there.</summary>
    public Func<TestPage, Task<TestPage>>? Before { get; init; }

    public string Handler => Page.Split(':') is [_, var handler] ? handler : "";

    public override string ToString() => Page + (Name is null ? "" : " " + Name);
}

/// <summary>Every form in which something is typed or chosen, and every POST handler that takes nothing of that kind.</summary>
internal static class FormTable
{
    /// <summary>Buttons without a field: what they carry was written by the page itself.</summary>
    public static readonly string[] WithoutFields =
    [
        "/Account/SignOut", "/Account/StandIn:End", "/Administration/StandIns/Index:End", "/Administration/Calendar/Holidays:Remove", "/Administration/Calendar/Holidays:Withdraw",
        "/Administration/Calendar/Windows:Withdraw", "/Administration/Calendar/Thresholds:Withdraw", "/Administration/Calendar/Settings:Withdraw", "/Administration/Calendar/Windows:Defaults",
        "/Administration/Calendar/Windows:Skeleton", "/Administration/Committee/Meeting:Remove", "/Administration/Committee/Meeting:Up", "/Administration/Committee/Meeting:Down",
        "/Administration/Committee/Meeting:Attend", "/Administration/Committee/Meeting:Freeze", "/Consultations/Assign/Run:Undo", "/Consultations/Talks/Index:TakeBack", "/Consultations/Talks/Index:Cancel",
        "/Consultations/Hearings/Index:Remove", "/Consultations/Hearings/Index:Assign", "/Consultations/Opinions:HandOver",
        // A remark, free and short; the row was written by the page.
        "/Consultations/LaterReadings/Index",
        "/Administration/Office/FileTypes", "/Administration/People/Person:Password", "/Administration/Transfers/Trial", "/Consultations/Attachments:Remove", "/Consultations/FitGap/Line:Remove", "/Consultations/Review:Keys",
        "/Consultations/Section:Discard", "/Errors/Status", "/Language", "/Notices/Index:All", "/Notices/Index:Open", "/Systems/Details:Confirm", "/Systems/Details:Close",
        "/Account/Absences:Remove", "/Season/Staff:Remove", "/Season/Advice:Advise", "/Season/Advice:Accept", "/Season/Deadlines:Confirm", "/Season/Deadlines:Drop",
        "/Radar/Warning:Reopen", "/Radar/Platforms/Edit:Remove", "/Radar/Plan:Undo",
        // Ticks only; what is ticked is an id the page wrote.
        "/Radar/Plan",
        "/Consultations/Budget/Run:Apply", "/Consultations/Budget/Run:Drop", "/Consultations/Budget/Columns", "/Consultations/Accounts/Run:Apply", "/Consultations/Accounts/Run:Drop", "/Consultations/Accounts/Columns", "/Consultations/Accounts/Lines:Retry", "/Consultations/Funds/Authority:Remove",
        "/Audits/Plans/Details:Plan", "/Audits/Plans/Details:Act", "/Audits/Plans/Line:Lock", "/Audits/Plans/Line:Remove", "/Audits/Plans/Coverage:Move", "/Audits/Plans/Closed:Remove", "/Audits/Plans/Past:Remove",
        "/Audits/Plans/Import/Run:Apply", "/Audits/Plans/Import/Run:Drop", "/Audits/Plans/PastImport/Run:Apply", "/Audits/Plans/PastImport/Run:Drop",
        "/Terminals/Edit:Remove", "/Terminals/Rate", "/Terminals/Import/Run:Apply", "/Terminals/Import/Run:Drop", "/Systems/Licences/Edit:Remove", "/Systems/Licences/Import/Run:Apply", "/Systems/Licences/Import/Run:Drop",
        "/Consultations/Migrated/Import/Run:Apply", "/Consultations/Migrated/Import/Run:Drop", "/Consultations/Advice/Details:Close", "/Administration/Office/MaterialFields:End",
        "/Administration/YearChange/Run:Drop", "/Administration/YearChange/Run:Unschedule",
        "/Systems/Rows:Template", "/Systems/Sheets/Run:Apply", "/Systems/Sheets/Run:Drop", "/Systems/Plans/Edit:Restore",
        "/Surveys/Campaign:Launch", "/Surveys/Campaign:Close", "/Surveys/Campaign:Finish", "/Surveys/Answer:Unchanged", "/Surveys/Answer:Clear", "/Surveys/Answer:Remove", "/Surveys/Answer:Rest", "/Surveys/Answer:None", "/Surveys/Answer:PassOn",
        "/Surveys/Merge:All", "/Surveys/SheetRun", "/Surveys/SheetRun:Drop",
        "/Bcp/Plan:Submit", "/Bcp/Plan:Approve", "/Bcp/Plan:Drop", "/Bcp/Plan:Revise", "/Bcp/Drill:Cancel",
        "/Kpis/Plans/Objective:Remove", "/Kpis/Plans/Initiative:Remove", "/Kpis/Plans/Kpi:Remove", "/Kpis/Plans/Activity:Remove", "/Kpis/Plans/Details:End", "/Kpis/Plans/Details:Drop",
        "/Kpis/Import/Run:Apply", "/Kpis/Import/Run:Drop", "/Kpis/Import/Columns",
        "/Library/Documents/Draft:Drop", "/Library/Guidelines/Places:End",
        "/Checklists/Year:Begin", "/Checklists/Assessment:Submit", "/Checklists/Assessment:Confirm", "/Checklists/Answer:Detach", "/Checklists/Import/Run:Apply", "/Checklists/Import/Run:Drop", "/Checklists/Import/Columns", "/Municipalities/Support:Remove",
        "/Consultations/DraftRun", "/Consultations/DraftRun:Drop", "/Consultations/Proxy/Run:Drop", "/Consultations/Case:TakeOver",
        "/Library/Specifications/Details:Submit", "/Library/Specifications/Details:Publish", "/Library/Briefings/Details:Register", "/Library/Briefings/Details:Unregister", "/Library/Briefings/Details:Cancel", "/Library/Briefings/Details:DropFile",
        // The number and the row are what the page wrote; what is no number is refused by the service.
        "/Training/Session:Correct", "/Training/Session:Remove", "/Training/Standing:Urge", "/Training/Import/Run:Apply", "/Training/Import/Run:Drop", "/Training/Import/Columns",
        "/Audits/ItemSets/Details:Next", "/Audits/ItemSets/Item:Remove", "/Audits/ItemSets/Import/Run:Apply", "/Audits/ItemSets/Import/Run:Drop", "/Audits/ItemSets/Import/Columns", "/Audits/Fieldwork/Import/Run:Apply", "/Audits/Fieldwork/Import/Run:Drop", "/Audits/Fieldwork/Import/Columns",
        // Sent by the script, line by line.
        "/Audits/Fieldwork/Index:Line",
        "/Instructions/Details", "/Dashboard/Reports:Freeze", "/Dashboard/Meetings:Begin", "/Dashboard/Meeting:Close", "/Publication/Details:Submit", "/Publication/Details:PullBack", "/Publication/Details:Drop", "/Publication/Details:Approve",
        "/SelfChecks/Details:Open", "/SelfChecks/Details:Close", "/SelfChecks/Sheet",
        "/Incidents/Details", "/Incidents/Details:Confirm", "/Instructions/Details", "/Dashboard/Reports:Freeze", "/Dashboard/Meetings:Begin", "/Dashboard/Meeting:Close", "/Publication/Details:Submit", "/Publication/Details:PullBack", "/Publication/Details:Drop", "/Publication/Details:Approve",
        "/Audits/Details", "/Instructions/Details", "/Dashboard/Reports:Freeze", "/Dashboard/Meetings:Begin", "/Dashboard/Meeting:Close", "/Publication/Details:Submit", "/Publication/Details:PullBack", "/Publication/Details:Drop", "/Publication/Details:Approve",
        "/Instructions/Details", "/Audits/Findings/Details", "/Dashboard/Reports:Freeze", "/Dashboard/Meetings:Begin", "/Dashboard/Meeting:Close", "/Publication/Details:Submit", "/Publication/Details:PullBack", "/Publication/Details:Drop", "/Publication/Details:Approve",
        // Ticks only.
        "/Kpis/Confirm",
        // Choices only: what is not among them is not read.
        "/Consultations/Assign/Index", "/Consultations/Talks/Index:Hearing",
        "/Systems/Sheets/Columns", "/Terminals/Import/Columns", "/Audits/Plans/Import/Columns", "/Audits/Plans/PastImport/Columns", "/Systems/Licences/Import/Columns", "/Consultations/Migrated/Import/Columns", "/Administration/YearChange/Assign", "/Administration/YearChange/Run:Run", "/Administration/YearChange/Run:Schedule",
        "/Surveys/Campaign:Fix", "/Surveys/MergeRow",
        // Called by the script while somebody types: it keeps whatever it is given.
        "/Consultations/Section:Buffer",
        // The same two buttons as under the holidays, drawn by the same partial page.
        "/Administration/Calendar/Windows:Approve", "/Administration/Calendar/Windows:Decline", "/Administration/Calendar/Thresholds:Approve", "/Administration/Calendar/Thresholds:Decline",
        "/Administration/Calendar/Settings:Approve", "/Administration/Calendar/Settings:Decline",
    ];

    public static IReadOnlyList<FormCase> All { get; } =
    [
        new("/Account/SignIn", "nobody", At("/Account/SignIn")) { Free = ["Input.UserName"] },
        new("/Account/Password", "staff1", At("/Account/Password")),
        new("/Account/StandIn", "head1", At("/Account/StandIn")),
        new("/Systems/New", "staff1", At("/Systems/New")),
        .. Needs, .. Ledger, .. Registers, .. Renewal, .. Season, .. Surveys, .. Continuity, .. Checklists, .. LibraryForms, .. Reading, .. Kpis.KpiForms.All, .. People, .. Office, .. Calendar, .. KpiFigures, .. Instructions.CioForms.All, .. SelfChecks.SelfCheckScene.Forms, .. Drafts, .. FitGapScene.Forms, .. Acts, .. Deciding, .. Incidents.IncidentScene.Forms, .. Audits.Plans.AuditPlanScene.Forms, .. Audits.Engagements.AuditForms.All, .. Audits.Answers.AuditAnswerScene.Forms, .. Audits.Findings.FindingForms.All,
    ];

    private static IEnumerable<FormCase> Needs =>
    [
        new("/Consultations/Need/Index", "staff1", At("/Consultations/Need")) { Free = ["Input.Unit"] },
        new("/Administration/Office/Need", "policyhead", At("/Administration/Office/Need")),
        new("/Consultations/Draft", "staff1", async t => $"/Consultations/Draft/{await t.Cases.CreateAsync()}"),
        new("/Consultations/Proxy/Index", "reviewer1", At("/Consultations/Proxy")),
        new("/Consultations/Proxy/Run", "reviewer1", Consultations.Sheets.ProxyScene.ReadInAsync) { Free = ["Input.Files"] },
    ];

    private static IEnumerable<FormCase> KpiFigures =>
    [
        .. new[] { Kpis.KpiFigureScene.Cumulative, Kpis.KpiFigureScene.Rate, Kpis.KpiFigureScene.Words, Kpis.KpiFigureScene.Falling }
            .Select(kpi => new FormCase("/Kpis/Enter", "staff1", async t => $"/Kpis/Enter/{(await Kpis.KpiFigureScene.StartAsync(t))[kpi]}?Year=2025&Quarter=4") { Name = kpi, Free = ["Input.Links"] }),
        new("/Kpis/Confirm:Return", "head1", async t =>
        {
            var plan = await Kpis.KpiFigureScene.StartAsync(t);
            await plan.EnterAsync(t, Kpis.KpiFigureScene.Cumulative, 2025, 70);
            return "/Kpis/Confirm";
        }),
        new("/Kpis/Correct", "policyhead", async t => $"/Kpis/Correct/{(await ClosedYearAsync(t))[Kpis.KpiFigureScene.Cumulative]}?Year=2025"),
        new("/Kpis/Years/Close", "policyhead", async t => $"/Kpis/Years/Close/{(await Kpis.KpiFigureScene.StartAsync(t)).PlanId}?Year=2025"),
    ];

    internal static async Task<Kpis.KpiFigureScene> ClosedYearAsync(PortalTest t)
    {
        var plan = await Kpis.KpiFigureScene.StartAsync(t);
        await plan.HaveAsync(t, Kpis.KpiFigureScene.Cumulative, 2025, 72);
        await plan.CloseAsync(t, 2025, "ほかの指標は次年度に報告するため。");
        return plan;
    }

    private static IEnumerable<FormCase> Renewal =>
    [
        new("/Radar/Warning", "staff1", WarnedAsync),
        new("/Radar/Platforms/Edit", "reviewer1", At("/Radar/Platforms/Edit")) { Name = "new" },
        new("/Radar/Platforms/Edit", "reviewer1", TermAsync) { Name = "stored" },
    ];

    private static IEnumerable<FormCase> Season =>
    [
        new("/Account/Absences", "staff1", At("/Account/Absences")),
        new("/Season/Staff", "policyhead", At("/Season/Staff")),
        new("/Season/Answer", "staff1", AdvisedFilingAsync) { TakesEmpty = true },
        new("/Season/Deadlines:Propose", "reviewer1", At("/Season/Deadlines")),
    ];

    private static async Task<string> AdvisedFilingAsync(PortalTest t)
    {
        var (staff, reviewer) = (await t.ActorAsync("staff1"), await t.ActorAsync("reviewer1"));
        for (var n = 0; n < 25; n++)
        {
            await t.UseAsync<PlannedCaseService>(s => s.AddAsync(new PlannedCaseInput { Fy = new FiscalYear(2027), SectionId = staff.Main!.SectionId, Kind = PlannedCaseKind.NewSystem, Title = $"新規{n:00}", EstimateYen = 9_000_000 }, PlannedCaseSource.Hand, null, staff));
        }
        var calendar = await t.UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());
        await t.UseAsync<Core.Season.AdviceService>(s => s.AdviseAsync(Core.Season.SeasonScope.Of(new FiscalYear(2027), Core.Season.SeasonPeak.Budget, calendar), reviewer));
        return "/Season/Answer/" + await t.ReadAsync(db => db.Set<Core.Season.FilingAdvice>().Where(a => a.SectionId == staff.Main!.SectionId).OrderBy(a => a.Id).Select(a => a.Id).FirstAsync());
    }

    private static async Task<string> WarnedAsync(PortalTest t)
    {
        await t.UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        var own = (await t.ActorAsync("staff1")).SectionsWhere(Permission.SystemEditOwn);
        return "/Radar/Warning/" + await t.ReadAsync(db => db.Set<RadarWarning>().Where(w => w.SystemId != null && own.Contains(w.SectionId!.Value)).OrderBy(w => w.Id).Select(w => w.Id).FirstAsync());
    }

    private static async Task<string> TermAsync(PortalTest t)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        return "/Radar/Platforms/Edit/" + await t.UseAsync<PlatformTermService, Guid>(s => s.AddAsync(new PlatformTermInput
        {
            Name = "試験基盤", Hosting = SystemCodes.SharedPlatform, ContractFrom = new DateOnly(2024, 4, 1), ContractTo = new DateOnly(2029, 3, 31), Note = "備考",
        }, reviewer));
    }

    private static IEnumerable<FormCase> Ledger =>
    [
        .. Enum.GetValues<KartePage>().Select(part => new FormCase("/Systems/Edit", "reviewer1", At($"/Systems/Edit/{DemoSystems.Id("SYS-0102")}/{part}")) { Name = part.ToString(), TakesEmpty = part is not (KartePage.Identity or KartePage.Use) }),
        .. Enum.GetValues<SystemPartKind>().Select(part => new FormCase("/Systems/Rows", "reviewer1", At($"/Systems/Rows/{DemoSystems.Id("SYS-0102")}/{part}")) { Name = part.ToString(), TakesEmpty = true }),
        new("/Systems/Details:Advise", "reviewer1", At($"/Systems/Details/{DemoSystems.Id("SYS-0102")}/advice")),
        new("/Systems/Details:Answer", "reviewer1", AdvisedAsync),
        new("/Systems/Sheets/Index", "staff1", At("/Systems/Sheets")),
        new("/Systems/Plans/Edit", "staff1", At("/Systems/Plans/Edit")) { Name = "new" },
        new("/Systems/Plans/Edit", "staff1", PlannedAsync) { Name = "known" },
        new("/Systems/Plans/Edit:Drop", "staff1", PlannedAsync),
    ];

    private static async Task<string> PlannedAsync(PortalTest t)
    {
        var staff = await t.ActorAsync("staff1");
        var id = await t.UseAsync<PlannedCaseService, Guid>(s => s.AddAsync(new PlannedCaseInput
        {
            Fy = new FiscalYear(2027), SectionId = staff.Main!.SectionId, SystemId = DemoSystems.Id("SYS-0102"), Kind = PlannedCaseKind.Change, Title = "台帳の改修",
        }, PlannedCaseSource.Hand, null, staff));
        return $"/Systems/Plans/Edit/{id}";
    }

    private static IEnumerable<FormCase> Registers =>
    [
        new("/Terminals/Edit", "reviewer1", At("/Terminals/Edit")) { Name = "new" },
        new("/Terminals/Edit", "reviewer1", TerminalsAsync) { Name = "known" },
        new("/Consultations/Budget/Index", "finance", At("/Consultations/Budget")),
        new("/Consultations/Accounts/Index", "finance", At("/Consultations/Accounts")),
        new("/Consultations/Funds/Authority", "finance", async t => $"/Consultations/Funds/Authority?of={await t.Cases.InAsync(ConsultationState.Approved)}") { Name = "new" },
        new("/Consultations/Funds/Authority", "finance", AuthorityAsync) { Name = "known" },
        new("/Consultations/Funds/Scrutiny", "reviewer1", async t => $"/Consultations/Funds/Scrutiny/{await t.Cases.InAsync(ConsultationState.UnderReview)}"),
        new("/Terminals/Import/Index", "reviewer1", At("/Terminals/Import")),
        new("/Systems/Licences/Index", "reviewer1", At("/Systems/Licences")),
        new("/Systems/Licences/Edit", "reviewer1", At("/Systems/Licences/Edit")) { Name = "new" },
        new("/Systems/Licences/Edit", "reviewer1", LicenceAsync) { Name = "known" },
        new("/Systems/Licences/Import/Index", "staff1", At("/Systems/Licences/Import")),
        new("/Administration/YearChange/Index", "admin", At("/Administration/YearChange")),
        new("/Administration/YearChange/Run:Lists", "admin", YearChangeAsync),
        new("/Administration/YearChange/Run:Upload", "admin", YearChangeAsync),
    ];

    private static async Task<string> AuthorityAsync(PortalTest t)
    {
        var (id, finance) = (await t.Cases.InAsync(ConsultationState.Approved), await t.ActorAsync("finance"));
        var year = new FiscalYear(2027);
        return "/Consultations/Funds/Authority/" + await t.UseAsync<AuthorityService, Guid>(s => s.AddAsync(id, new AuthorityInput { Kind = AuthorityKind.DebtBurden, FromFy = year, ToFy = year, Years = [new() { Fy = year, CeilingYen = 1000 }] }, finance));
    }

    private static async Task<string> TerminalsAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("reviewer1");
        return $"/Terminals/Edit/{await t.UseAsync<TerminalRegister, Guid>(r => r.AddAsync(new TerminalInput { SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, TerminalClass = TerminalCodes.Business, Count = 12 }, actor))}";
    }

    private static async Task<string> AdviceAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("staff1");
        return $"/Consultations/Advice/Details/{await t.UseAsync<Core.Consultations.Advising.AdviceService, Guid>(s => s.AskAsync(new() { Title = "現場写真の共有", Question = "どの方式がよいでしょうか。", SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id }, null, actor))}";
    }

    private static async Task<string> LicenceAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("reviewer1");
        return $"/Systems/Licences/Edit/{await t.UseAsync<LicenceRegister, Guid>(r => r.AddAsync(new HeldLicenceInput { Product = "図面作成ソフト", HolderSectionId = DemoOffice.Section(DemoOffice.FirstSection).Id }, actor))}";
    }

    private static async Task<string> YearChangeAsync(PortalTest t)
    {
        var actor = await t.ActorAsync("admin");
        return $"/Administration/YearChange/Run/{await t.UseAsync<YearChangeService, Guid>(s => s.CreateAsync(new YearChangeInput { Title = "令和9年度", Day = new DateOnly(2027, 4, 1) }, actor))}";
    }

    private static IEnumerable<FormCase> Continuity =>
    [
        new("/Bcp/NewPlan", "staff1", At("/Bcp/NewPlan")),
        new("/Bcp/EditPlan", "staff1", async t => $"/Bcp/EditPlan/{await BcpScene.RevisingAsync(t)}"),
        new("/Bcp/Plan:SendBack", "head1", async t => $"/Bcp/Plan/{await BcpScene.WaitingAsync(t)}"),
        new("/Bcp/Review", "staff1", async t => $"/Bcp/Review/{await BcpScene.ApprovedAsync(t)}"),
        new("/Bcp/EditDrill", "staff1", At("/Bcp/EditDrill")) { Name = "new" },
        new("/Bcp/EditDrill", "staff1", async t => $"/Bcp/EditDrill/{await BcpScene.PlannedDrillAsync(t)}") { Name = "known" },
        new("/Bcp/HoldDrill", "staff1", async t => $"/Bcp/HoldDrill/{await BcpScene.PlannedDrillAsync(t)}"),
        new("/Bcp/Finding", "staff1", async t =>
        {
            var drill = await BcpScene.DrillAsync(t, await BcpScene.HeldDrillAsync(t));
            return $"/Bcp/Finding/{drill.Id}/{drill.Findings.MinBy(f => f.Position)!.Id}";
        }),
        new("/Bcp/EditNetwork", "reviewer1", At("/Bcp/EditNetwork")) { Name = "new" },
        new("/Bcp/EditNetwork", "reviewer1", async t => $"/Bcp/EditNetwork/{await BcpScene.NetworkAsync(t)}") { Name = "known" },
        new("/Bcp/Target", "reviewer1", async t => $"/Bcp/Target/{await BcpScene.NetworkAsync(t)}"),
        new("/Bcp/Incident", "reviewer1", async t => $"/Bcp/Incident/{await BcpScene.NetworkAsync(t)}"),
        new("/Bcp/Check", "staff1", At($"/Bcp/Check/{BcpScene.System}")),
    ];

    private static IEnumerable<FormCase> Checklists =>
    [
        new("/Checklists/Edit", "reviewer1", At("/Checklists/Edit")) { Name = "new" },
        new("/Checklists/Edit", "reviewer1", async t => $"/Checklists/Edit/{await ChecklistScene.OwnListAsync(t)}") { Name = "known" },
        new("/Checklists/Item", "reviewer1", async t => $"/Checklists/Item/{await ChecklistScene.ListIdAsync(t)}") { Name = "new" },
        new("/Checklists/Item", "reviewer1", async t =>
        {
            var list = await ChecklistScene.ListAsync(t);
            return $"/Checklists/Item/{list.Id}/{list.ItemsIn(ChecklistScene.Year)[0].Id}";
        }) { Name = "known" },
        new("/Checklists/Body", "reviewer1", At($"/Checklists/Body/{Core.Checklists.ChecklistBody.PrefectureId}")),
        new("/Checklists/Answer", "reviewer1", async t =>
        {
            var list = await ChecklistScene.ListAsync(t);
            return $"/Checklists/Answer/{await ChecklistScene.BegunAsync(t)}/{list.Groups.First(g => g.Number == 10).Id}";
        }) { TakesEmpty = true },
        new("/Checklists/Answer:Attach", "reviewer1", async t =>
        {
            var list = await ChecklistScene.ListAsync(t);
            return $"/Checklists/Answer/{await ChecklistScene.AnsweredAsync(t)}/{list.Groups.First(g => g.Number == 10).Id}";
        }),
        new("/Checklists/Year:Close", "policyhead", async t =>
        {
            await ChecklistScene.ConfirmedAsync(t);
            return $"/Checklists/Year/{await ChecklistScene.ListIdAsync(t)}?fy=2026";
        }) { TakesEmpty = true },
        new("/Checklists/Assessment:Return", "policyhead", async t => $"/Checklists/Assessment/{await ChecklistScene.SubmittedAsync(t)}"),
        new("/Checklists/Import/Index", "reviewer1", At("/Checklists/Import")),
        new("/Municipalities/Edit", "reviewer1", At("/Municipalities/Edit")) { Name = "new" },
        new("/Municipalities/Edit", "reviewer1", async t => $"/Municipalities/Edit/{await ChecklistScene.MunicipalityAsync(t)}") { Name = "known" },
        new("/Municipalities/Cloud", "reviewer1", async t => $"/Municipalities/Cloud/{await ChecklistScene.MunicipalityAsync(t)}"),
        new("/Municipalities/Use", "reviewer1", async t => $"/Municipalities/Use/{await ChecklistScene.MunicipalityAsync(t)}"),
        new("/Municipalities/Support", "reviewer1", async t =>
        {
            await ChecklistScene.MunicipalityAsync(t);
            return "/Municipalities/Support";
        }),
        new("/Municipalities/EditGroup", "reviewer1", At("/Municipalities/EditGroup")),
        new("/Training/Edit", "reviewer1", At("/Training/Edit")) { Name = "new" },
        new("/Training/Edit", "reviewer1", async t => $"/Training/Edit/{await Training.TrainingScene.CourseAsync(t)}") { Name = "known" },
        new("/Training/EditSession", "reviewer1", async t => $"/Training/EditSession?course={await Training.TrainingScene.CourseAsync(t)}"),
        new("/Training/Session", "staff1", async t => $"/Training/Session/{await Training.TrainingScene.HeldAsync(t)}"),
        new("/Training/Section", "staff1", At($"/Training/Section/{Training.TrainingScene.Roads}")),
        new("/Training/Section:Officer", "staff1", At($"/Training/Section/{Training.TrainingScene.Roads}")),
        new("/Training/Alerts", "reviewer1", At("/Training/Alerts")),
        new("/Training/EditPolicy", "reviewer1", At("/Training/EditPolicy")),
        new("/Training/Import/Index", "reviewer1", At("/Training/Import")),
    ];

    private static IEnumerable<FormCase> Reading =>
    [
        new("/Library/Specifications/New", "staff1", async t =>
        {
            await Library.ReadingScene.DecidedAsync(t);
            return "/Library/Specifications/New";
        }),
        new("/Library/Specifications/Edit", "staff1", async t => $"/Library/Specifications/Edit/{await Library.ReadingScene.StartedAsync(t)}"),
        new("/Library/Specifications/Copy", "staff2", async t =>
        {
            await Library.ReadingScene.OtherDraftAsync(t);
            return $"/Library/Specifications/Copy/{await Library.ReadingScene.PublishedAsync(t)}";
        }),
        new("/Library/Specifications/Details:Return", "reviewer1", async t => $"/Library/Specifications/Details/{await Library.ReadingScene.SubmittedAsync(t)}"),
        new("/Library/Specifications/Details:Withdraw", "staff1", async t => $"/Library/Specifications/Details/{await Library.ReadingScene.PublishedAsync(t)}"),
        new("/Library/Questions/New", "staff1", At("/Library/Questions/New")) { Name = "asked" },
        new("/Library/Questions/New", "reviewer1", At("/Library/Questions/New")) { Name = "recorded" },
        new("/Library/Questions/Details", "reviewer1", async t => $"/Library/Questions/Details/{await Library.ReadingScene.AskedAsync(t)}"),
        new("/Library/Briefings/Edit", "reviewer1", At("/Library/Briefings/Edit")) { Name = "new" },
        new("/Library/Briefings/Edit", "reviewer1", async t => $"/Library/Briefings/Edit/{await Library.ReadingScene.PlannedAsync(t)}") { Name = "known" },
        new("/Library/Briefings/Attendance", "reviewer1", async t => $"/Library/Briefings/Attendance/{await Library.ReadingScene.HeldAsync(t)}") { TakesEmpty = true },
    ];

    private static IEnumerable<FormCase> LibraryForms =>
    [
        new("/Library/Documents/Edit", "reviewer1", At("/Library/Documents/Edit")) { Name = "new" },
        new("/Library/Documents/Edit", "reviewer1", async t => $"/Library/Documents/Edit/{await LibraryScene.KeptAsync(t)}") { Name = "known" },
        new("/Library/Documents/Draft", "reviewer1", async t => $"/Library/Documents/Draft/{await LibraryScene.DraftedAsync(t)}"),
        new("/Library/Documents/Publish", "policyhead", async t => $"/Library/Documents/Publish/{await LibraryScene.DraftedAsync(t)}"),
        new("/Library/Documents/Review", "reviewer1", async t => $"/Library/Documents/Review/{await LibraryScene.IdAsync(t, "GL-OPS")}"),
        new("/Library/Documents/Use", "staff1", async t =>
        {
            await t.Cases.CreateAsync();
            return $"/Library/Documents/Use/{await LibraryScene.IdAsync(t, "TPL-SLA")}";
        }),
        new("/Library/Guidelines/Places", "reviewer1", At("/Library/Guidelines/Places")),
    ];

    private static async Task<string> AdvisedAsync(PortalTest t)
    {
        var id = DemoSystems.Id("SYS-0102");
        var reviewer = await t.ActorAsync("reviewer1");
        var karte = await t.UseAsync<KarteQueries, Karte?>(q => q.HeadAsync(id, reviewer));
        await t.UseAsync<KarteRegister>(r => r.AdviseAsync(id, karte!.System.Version, "遠隔地のバックアップを検討してください。", reviewer));
        return $"/Systems/Details/{id}/advice";
    }

    private static IEnumerable<FormCase> Surveys =>
    [
        new("/Surveys/Edit", "reviewer1", At("/Surveys/Edit")) { Name = "new" },
        new("/Surveys/Edit", "reviewer1", async t => "/Surveys/Edit/" + await t.DraftAsync()) { Name = "known" },
        new("/Surveys/Questions", "reviewer1", async t => "/Surveys/Questions/" + await t.DraftAsync(Extra)) { Free = ["Asked"], TakesEmpty = true },
        new("/Surveys/Row", "staff2", async t => "/Surveys/Row/" + (await t.AnswerAsync(await t.LaunchAsync())).Rows[0].Id) { Free = ["Note"] },
        new("/Surveys/Row:Retire", "staff2", async t => "/Surveys/Row/" + (await t.AnswerAsync(await t.LaunchAsync())).Rows[0].Id),
        new("/Surveys/NewRow", "staff2", async t => "/Surveys/NewRow/" + (await t.AnswerAsync(await t.LaunchAsync())).Id) { Free = ["Note"] },
        new("/Surveys/Plans", "staff2", async t => "/Surveys/Plans/" + (await t.AnswerAsync(await t.LaunchAsync())).Id) { TakesEmpty = true },
        new("/Surveys/Extras", "staff2", async t => "/Surveys/Extras/" + (await t.AnswerAsync(await t.LaunchAsync(Extra, Extra with { Kind = ExtraKind.YesNo }, Extra with { Kind = ExtraKind.Choice, ChoicesJa = "甲\n乙" }, Extra with { Kind = ExtraKind.Number }))).Id) { TakesEmpty = true },
        new("/Surveys/Evaluate", "staff2", async t => "/Surveys/Evaluate/" + (await t.AnswerAsync(await t.LaunchAsync())).Id) { TakesEmpty = true },
        new("/Surveys/Sheet", "staff2", async t => "/Surveys/Sheet/" + (await t.AnswerAsync(await t.LaunchAsync())).Id),
        new("/Surveys/Check", "reviewer1", async t => "/Surveys/Check/" + await SubmittedAsync(t)) { Button = "Return", Name = "return" },
        new("/Surveys/Check:Advise", "reviewer1", async t => "/Surveys/Check/" + await SubmittedAsync(t)),
    ];

    private static readonly ExtraQuestionRow Extra = new() { TextJa = "相談したいこと", Kind = ExtraKind.Text };

    private static async Task<Guid> SubmittedAsync(PortalTest t)
    {
        var answer = await t.AnswerAsync(await t.LaunchAsync());
        await t.RestUnchangedAsync(answer.Id);
        await t.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        await t.ActAsync(answer.Id, SurveyAct.Confirm, "head2");
        return answer.Id;
    }

    private static IEnumerable<FormCase> People =>
    [
        new("/Administration/People/New", "admin", At("/Administration/People/New")),
        new("/Administration/People/Edit", "admin", At($"/Administration/People/Edit/{DemoOffice.UserId("staff1")}")),
        new("/Administration/People/AddPost", "admin", At($"/Administration/People/AddPost/{DemoOffice.UserId("staff1")}")),
        new("/Administration/People/EndPost", "admin", EndPostAsync),
        new("/Administration/People/Close", "admin", At($"/Administration/People/Close/{DemoOffice.UserId("staff1")}")),
        new("/Administration/People/Close:Reopen", "admin", ReopenAsync),
        new("/Administration/Organisation/Bureau", "admin", At("/Administration/Organisation/Bureau")) { Name = "new", Free = ["Input.Code"] },
        new("/Administration/Organisation/Bureau", "admin", At($"/Administration/Organisation/Bureau/{DemoOffice.BureauId("06")}")) { Name = "known" },
        new("/Administration/Organisation/Bureau:End", "admin", At($"/Administration/Organisation/Bureau/{DemoOffice.BureauId("06")}")),
        new("/Administration/Organisation/NewSection", "admin", At("/Administration/Organisation/NewSection")) { Free = ["Input.Code"] },
        new("/Administration/Organisation/Section", "admin", At($"/Administration/Organisation/Section/{DemoOffice.Section(DemoOffice.FirstSection).Id}")),
        new("/Administration/Organisation/Section:Move", "admin", At($"/Administration/Organisation/Section/{DemoOffice.Section(DemoOffice.FirstSection).Id}")),
        new("/Administration/Organisation/Section:End", "admin", At($"/Administration/Organisation/Section/{DemoOffice.Section(DemoOffice.FirstSection).Id}")),
        new("/Administration/Organisation/Succeed", "admin", At($"/Administration/Organisation/Succeed/{DemoOffice.Section(DemoOffice.FirstSection).Id}")) { Free = ["Input.Code"] },
        new("/Administration/StandIns/Index", "admin", t => Task.FromResult($"/Administration/StandIns?Seat={DemoOffice.UserId("head1")}:{DemoOffice.Section(DemoOffice.FirstSection).Id}:{Role.SectionHead}")),
        new("/Administration/Transfers/Index", "admin", At("/Administration/Transfers")),
    ];

    private static IEnumerable<FormCase> Office =>
    [
        new("/Administration/Office/Codes", "policyhead", At("/Administration/Office/Codes/ReturnReason")) { Name = "new" },
        new("/Administration/Office/Codes", "policyhead", t => CodeAsync(t, ends: false)) { Name = "known" },
        new("/Administration/Office/Codes:End", "policyhead", t => CodeAsync(t, ends: true)) { TakesEmpty = true },
        new("/Administration/Office/Checklist", "policyhead", At("/Administration/Office/Checklist")) { Name = "new" },
        new("/Administration/Office/Checklist", "policyhead", ChecklistAsync) { Name = "known" },
        new("/Administration/Office/Checklist:End", "policyhead", ChecklistAsync),
        new("/Administration/Office/Rules", "policyhead", At("/Administration/Office/Rules?Item=C4")),
        new("/Administration/Office/Guides", "policyhead", At("/Administration/Office/Guides?Field=B1")),
        new("/Administration/Committee/Edit", "secretary", At("/Administration/Committee/Edit")) { Name = "new" },
        new("/Administration/Committee/Edit", "secretary", async t => $"/Administration/Committee/Edit/{await MeetingAsync(t)}") { Name = "known" },
        new("/Administration/Committee/Meeting:Add", "secretary", async t =>
        {
            await t.Cases.InAsync(ConsultationState.CommitteePending);
            return $"/Administration/Committee/Meeting/{await MeetingAsync(t)}";
        }),
    ];

    private static IEnumerable<FormCase> Calendar =>
    [
        new("/Administration/Calendar/Holidays:Add", "reviewer1", At("/Administration/Calendar/Holidays")),
        new("/Administration/Calendar/Holidays:Approve", "policyhead", HolidayAsync) { Free = ["DeclineReason"] },
        new("/Administration/Calendar/Holidays:Decline", "policyhead", HolidayAsync),
        new("/Administration/Calendar/Import", "reviewer1", At("/Administration/Calendar/Import")),
        new("/Administration/Calendar/Import:Propose", "reviewer1", At("/Administration/Calendar/Import"))
        {
            Before = page => page.Form("Upload").Attach("Upload", "holidays.csv", Encoding.UTF8.GetBytes("2031/5/7,試験の休日\r\n")).SubmitAsync(), TakesEmpty = true,
        },
        new("/Administration/Calendar/Windows:Propose", "reviewer1", At("/Administration/Calendar/Windows?Kind=Filing")),
        new("/Administration/Calendar/Thresholds:Propose", "reviewer1", At("/Administration/Calendar/Thresholds")),
        new("/Administration/Calendar/Settings:Propose", "reviewer1", At("/Administration/Calendar/Settings")),
    ];

    private static IEnumerable<FormCase> Drafts =>
    [
        new("/Consultations/New", "staff1", At("/Consultations/New")),
        .. "ABCDEFGH".Select(letter => new FormCase("/Consultations/Section", "staff1", async t => $"/Consultations/Section/{await t.Cases.CreateAsync()}/{letter}") { Name = letter.ToString(), Button = "next", TakesEmpty = true, Free = ["D8.", "G1.Unit", "G1.NewCategory"] }),
        .. "PQR".Select(letter => new FormCase("/Consultations/Section", "staff1", async t => $"/Consultations/Section/{await SecondAsync(t)}/{letter}") { Name = letter.ToString(), Button = "next", TakesEmpty = true, Free = ["D8.", "G1.Unit", "G1.NewCategory"] }),
        new("/Consultations/Section:Basis", "staff1", async t => $"/Consultations/Section/{await SecondAsync(t)}/P") { TakesEmpty = true, Free = ["exemptionReason"] },
        new("/Consultations/Attachments", "staff1", async t => $"/Consultations/Attachments/{await t.Cases.CreateAsync()}") { Free = ["Uploads"] },
        new("/Consultations/Check:Submit", "head1", async t => $"/Consultations/Check/{await t.Cases.InAsync(ConsultationState.SectionReview)}") { TakesEmpty = true },
        new("/Consultations/Check:SendBack", "head1", async t => $"/Consultations/Check/{await t.Cases.InAsync(ConsultationState.SectionReview)}"),
        new("/Consultations/Review", "reviewer1", async t => $"/Consultations/Review/{await t.Cases.InAsync(ConsultationState.UnderReview)}") { TakesEmpty = true, Free = [".Reason"] },
        new("/Consultations/Reviewer", "policyhead", async t => $"/Consultations/Reviewer/{await t.Cases.InAsync(ConsultationState.UnderReview)}"),
        new("/Consultations/Case:AnswerComment", "staff1", async t => $"/Consultations/Case/{await CommentedAsync(t)}?tab=review"),
    ];

    private static IEnumerable<FormCase> Acts =>
    [
        Act(ConsultationAct.Accept, "reviewer1", ConsultationState.Submitted),
        Act(ConsultationAct.ReturnAtReception, "reviewer1", ConsultationState.Submitted),
        Act(ConsultationAct.Forward, "coordinator", ConsultationState.BureauReview) with { TakesEmpty = true },
        Act(ConsultationAct.ReturnFromBureau, "coordinator", ConsultationState.BureauReview),
        Act(ConsultationAct.Withdraw, "head1", ConsultationState.Submitted),
        Act(ConsultationAct.Ask, "reviewer1", ConsultationState.UnderReview),
        Act(ConsultationAct.Return, "reviewer1", ConsultationState.UnderReview),
        Act(ConsultationAct.Return, "reviewer1", ConsultationState.UnderReview) with { Page = "/Consultations/Act:Preview", NeverRefuses = true },
        Act(ConsultationAct.Answer, "staff1", ConsultationState.Inquiry),
        Act(ConsultationAct.Answer, "staff1", ConsultationState.Inquiry) with { Page = "/Consultations/Act:Keep", TakesEmpty = true },
        Judged(ConsultationAct.Propose, "reviewer1", proposed: false),
        Judged(ConsultationAct.Approve, "policyhead", proposed: true) with { TakesEmpty = true },
        Judged(ConsultationAct.ApproveWithConditions, "policyhead", proposed: true),
        Judged(ConsultationAct.Reject, "policyhead", proposed: true),
        Judged(ConsultationAct.Continue, "policyhead", proposed: true),
        Judged(ConsultationAct.HandBack, "policyhead", proposed: true),
        Act(ConsultationAct.CommitteeApprove, "secretary", ConsultationState.CommitteePending),
        Act(ConsultationAct.CommitteeApproveWithConditions, "secretary", ConsultationState.CommitteePending),
        Act(ConsultationAct.CommitteeReject, "secretary", ConsultationState.CommitteePending),
        Act(ConsultationAct.CommitteeReturn, "secretary", ConsultationState.CommitteePending),
        Act(ConsultationAct.RecordBudgetResult, "finance", ConsultationState.Approved),
        Act(ConsultationAct.StartChange, "staff1", ConsultationState.Approved),
        Act(ConsultationAct.ReportCondition, "staff1", ConsultationState.ConditionallyApproved),
        new("/Consultations/Act", "reviewer1", async t => $"/Consultations/Act/{await ReportedAsync(t)}/ConfirmCondition") { Name = "ConfirmCondition" },
        new("/Consultations/Act", "reviewer1", async t => $"/Consultations/Act/{await ReportedAsync(t)}/ReturnCondition") { Name = "ReturnCondition" },
        new("/Consultations/Act", "staff1", async t => $"/Consultations/Act/{await t.Cases.SecondStageInAsync(ConsultationState.Approved)}/RecordContract") { Name = "RecordContract" },
        new("/Consultations/Act", "staff1", async t =>
        {
            var change = await t.Cases.StartChangeAsync(await t.Cases.InAsync(ConsultationState.Approved));
            await t.Cases.AnswerFieldAsync(change, "A5.Extension", "4321");
            return $"/Consultations/Act/{change}/NoteMinorChange";
        }) { Name = "NoteMinorChange" },
        new("/Consultations/Act", "staff1", async t => $"/Consultations/Act/{await LiveAsync(t)}/RecordGoLive") { Name = "RecordGoLive" },
        new("/Consultations/Advice/New", "staff1", At("/Consultations/Advice/New")),
        new("/Consultations/Advice/Details", "reviewer1", AdviceAsync),
        new("/Consultations/Migrated/New", "reviewer1", At("/Consultations/Migrated/New")),
        new("/Consultations/Migrated/Import/Index", "reviewer1", At("/Consultations/Migrated/Import")),
        new("/Administration/Office/MaterialFields", "policyhead", At("/Administration/Office/MaterialFields")),
        new("/Consultations/Act", "staff1", async t => $"/Consultations/Act/{await t.Cases.SecondStageInAsync(ConsultationState.Closed)}/RecordSettlement") { Name = "RecordSettlement" },
        new("/Consultations/Act", "advisor", async t => $"/Consultations/Act/{await t.Cases.InAsync(ConsultationState.UnderReview, CaseShape.PolicyOffice)}/GiveOpinion") { Name = "GiveOpinion" },
    ];

    private static Func<PortalTest, Task<string>> At(string address) => _ => Task.FromResult(address);

    private static FormCase Act(ConsultationAct act, string account, ConsultationState state) =>
        new("/Consultations/Act", account, async t => $"/Consultations/Act/{await t.Cases.InAsync(state)}/{act}") { Name = act.ToString() };

    private static FormCase Judged(ConsultationAct act, string account, bool proposed) => new("/Consultations/Act", account, async t =>
    {
        var id = await t.Cases.InAsync(ConsultationState.UnderReview);
        await t.Cases.JudgeAllAsync(id);
        if (proposed)
        {
            await t.Cases.ProposeAsync(id);
        }
        return $"/Consultations/Act/{id}/{act}";
    }) { Name = act.ToString() };

    // An agreed 稼働前協議: the system may go live.
    private static async Task<Guid> LiveAsync(PortalTest t)
    {
        var id = Guid.Empty;
        var second = await t.Cases.SecondStageInAsync(ConsultationState.Closed);
        await t.Cases.DoAsync<Core.Consultations.Stages.StageService>("staff1", second, async (s, v, a) => id = await s.StartPreOperationAsync(second, v, a));
        await t.Database.ScalarAsync($"update information_system set answered_fields = required_fields where id = '{(await t.Cases.LoadAsync(id)).SystemId}'");
        await t.Cases.FillLaterAsync(id);
        await t.Cases.WalkAsync(id, ConsultationState.Approved, new CaseShape());
        return id;
    }

    private static async Task<string> EndPostAsync(PortalTest t)
    {
        var user = DemoOffice.UserId("staff1");
        var post = await t.ReadAsync(db => db.Set<Membership>().Where(m => m.UserId == user).Select(m => m.Id).SingleAsync());
        return $"/Administration/People/EndPost/{user}/{post}";
    }

    private static async Task<string> ReopenAsync(PortalTest t)
    {
        var admin = await t.ActorAsync("admin");
        var user = DemoOffice.UserId("staff2");
        var version = await t.ReadAsync(db => db.Set<PortalUser>().Where(u => u.Id == user).Select(u => u.Version).SingleAsync());
        await t.UseAsync<PeopleService>(people => people.CloseAsync(user, new CloseInput { Version = version, Reason = "退職" }, admin));
        return $"/Administration/People/Close/{user}";
    }

    private static async Task<string> CodeAsync(PortalTest t, bool ends)
    {
        var code = await t.ReadAsync(db => db.Set<CodeItem>().Where(c => c.Fixed != ends).OrderBy(c => c.List).ThenBy(c => c.Order).ThenBy(c => c.Code).Select(c => new { c.List, c.Id }).FirstAsync());
        return $"/Administration/Office/Codes/{code.List}?item={code.Id}";
    }

    private static async Task<string> ChecklistAsync(PortalTest t)
    {
        var item = await t.ReadAsync(db => db.Set<Core.Consultations.Checklist.ChecklistItem>().Where(i => i.Stage == Stage.PreBudget).OrderBy(i => i.Number).Select(i => i.Id).FirstAsync());
        return $"/Administration/Office/Checklist?item={item}";
    }

    private static IEnumerable<FormCase> Deciding =>
    [
        new("/Administration/Office/BureauRouting", "policyhead", At("/Administration/Office/BureauRouting")),
        new("/Administration/Office/BureauRouting:End", "policyhead", async t => { await t.Cases.RouteAsync(); return $"/Administration/Office/BureauRouting?item={await t.ReadAsync(db => db.Set<Core.Consultations.Forwarding.BureauRouting>().Select(r => r.Id).SingleAsync())}"; }),
        new("/Administration/Office/DecisionRules", "policyhead", At("/Administration/Office/DecisionRules")),
        new("/Administration/Office/DecisionRules:End", "policyhead", async t => $"/Administration/Office/DecisionRules?item={await DecisionRuleAsync(t)}"),
        new("/Consultations/BureauDesk/Index", "coordinator", async t => { await t.Cases.InAsync(ConsultationState.BureauReview); return "/Consultations/BureauDesk"; }) { TakesEmpty = true },
        new("/Consultations/BureauDesk/Index:Forward", "coordinator", async t => { await t.Cases.InAsync(ConsultationState.BureauReview); return "/Consultations/BureauDesk"; }),
        new("/Administration/Committee/Members", "secretary", At("/Administration/Committee/Members")) { Name = "new" },
        new("/Administration/Committee/Members", "secretary", async t => $"/Administration/Committee/Members/{await MemberAsync(t)}") { Name = "known" },
        new("/Administration/Committee/Answers", "secretary", AgendaAsync),
        new("/Administration/Office/StandardComments", "policyhead", At("/Administration/Office/StandardComments")),
        new("/Administration/Office/StandardComments:End", "policyhead", async t => $"/Administration/Office/StandardComments?item={await StandardCommentAsync(t)}"),
        new("/Consultations/Talks/Index:Phone", "staff1", UnderReviewAsync),
        new("/Consultations/Talks/Index:Homework", "reviewer1", UnderReviewAsync),
        new("/Consultations/Talks/Index:Finish", "staff1", async t =>
        {
            var id = await t.Cases.InAsync(ConsultationState.UnderReview);
            var reviewer = await t.ActorAsync("reviewer1");
            await t.UseAsync<TalkService>(s => s.GiveAsync(id, null, new HomeworkInput { Side = TalkSide.Section, Text = "内訳を出す。", DueOn = reviewer.Today.AddDays(5) }, reviewer));
            return $"/Consultations/Talks/{id}";
        }),
        new("/Consultations/Talks/Index:Waive", "policyhead", async t => { await AskedAsync(t); return "/Consultations/Talks/" + await t.ReadAsync(db => db.Set<Concurrence>().Select(x => x.ConsultationId).FirstAsync()); }),
        new("/Consultations/Talks/Ask", "reviewer1", async t => $"/Consultations/Talks/Ask/{await t.Cases.InAsync(ConsultationState.UnderReview)}"),
        new("/Consultations/Talks/Answer", "head2", async t => $"/Consultations/Talks/Answer/{await AskedAsync(t)}"),
        new("/Consultations/Hearings/Index:Slots", "reviewer1", At("/Consultations/Hearings")),
        new("/Consultations/Hearings/Record", "reviewer1", HeardAsync),
    ];

    private static async Task<string> UnderReviewAsync(PortalTest t) => $"/Consultations/Talks/{await t.Cases.InAsync(ConsultationState.UnderReview)}";

    private static async Task<Guid> DecisionRuleAsync(PortalTest t)
    {
        var head = await t.ActorAsync("policyhead");
        return await t.UseAsync<Core.Consultations.Approvals.DecisionRuleService, Guid>(s => s.AddAsync(new() { FromYen = 0, Office = Core.Consultations.Approvals.DecidingOffice.PolicyHead, BasisJa = "事務決裁規程 別表第二", ValidFrom = new DateOnly(2024, 4, 1) }, head));
    }

    internal static async Task<Guid> MemberAsync(PortalTest t)
    {
        var secretary = await t.ActorAsync("secretary");
        return await t.UseAsync<CommitteeMemberService, Guid>(s => s.AddAsync(new MemberInput { Name = "甲野 一郎", Office = "部長", Role = MemberRole.Member, From = new DateOnly(2024, 4, 1) }, secretary));
    }

    private static async Task<string> AgendaAsync(PortalTest t)
    {
        var id = await t.Cases.InAsync(ConsultationState.CommitteePending);
        await MemberAsync(t);
        var meeting = await MeetingAsync(t);
        var secretary = await t.ActorAsync("secretary");
        var version = await t.ReadAsync(db => db.Set<CommitteeMeeting>().Where(m => m.Id == meeting).Select(m => m.Version).SingleAsync());
        await t.UseAsync<CommitteeService>(s => s.AddAsync(meeting, version, id, secretary));
        return $"/Administration/Committee/Answers/{meeting}/{id}";
    }

    private static async Task<Guid> StandardCommentAsync(PortalTest t)
    {
        var head = await t.ActorAsync("policyhead");
        return await t.UseAsync<StandardCommentService, Guid>(s => s.AddAsync(new StandardCommentInput { TextJa = "内訳を示してください。", ValidFrom = head.Today }, head));
    }

    internal static async Task<Guid> AskedAsync(PortalTest t)
    {
        var id = await t.Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await t.ActorAsync("reviewer1");
        await t.UseAsync<ConcurrenceService>(s => s.AskAsync(id, new AskConcurrenceInput { Kind = ConcurrenceKind.Bureau, SectionIds = [DemoOffice.Section(DemoOffice.SecondSection).Id], Question = "支障はないか。", DueOn = reviewer.Today.AddDays(7) }, reviewer));
        return await t.ReadAsync(db => db.Set<Concurrence>().Select(x => x.Id).SingleAsync());
    }

    private static async Task<string> HeardAsync(PortalTest t)
    {
        var id = await t.Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await t.ActorAsync("reviewer1");
        await t.UseAsync<HearingService>(s => s.AddSlotsAsync(new SlotsInput { On = reviewer.Today, From = "10:00", To = "10:30", Minutes = 30, Place = "会議室", Capacity = 1 }, reviewer));
        var slot = await t.ReadAsync(db => db.Set<HearingSlot>().Select(s => s.Id).SingleAsync());
        await t.UseAsync<HearingService>(s => s.SetAsync(id, slot, reviewer));
        return "/Consultations/Hearings/Record/" + await t.ReadAsync(db => db.Set<Hearing>().Select(h => h.Id).SingleAsync());
    }

    internal static async Task<Guid> MeetingAsync(PortalTest t)
    {
        var secretary = await t.ActorAsync("secretary");
        return await t.UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "第3回IT推進会議", On = new DateOnly(2026, 10, 9), Place = "本庁舎5階" }, secretary));
    }

    private static async Task<string> HolidayAsync(PortalTest t)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        await t.UseAsync<CalendarService>(s => s.ProposeHolidayAsync(new HolidayInput { Day = new DateOnly(2026, 12, 28), NameJa = "試験の休日" }, reviewer));
        return "/Administration/Calendar/Holidays";
    }

    private static async Task<Guid> SecondAsync(PortalTest t) => await t.Cases.SecondStageOfAsync(await t.Cases.InAsync(ConsultationState.Approved));

    private static async Task<Guid> CommentedAsync(PortalTest t)
    {
        var id = await t.Cases.InAsync(ConsultationState.UnderReview);
        var reviewer = await t.ActorAsync("reviewer1");
        await t.UseAsync<ReviewService>(s => s.CommentAsync(id, new CommentInput("B1", "背景を数字で示してください。", null), reviewer));
        await t.Cases.ReturnAsync(id);
        await t.Cases.ReopenAsync(id);
        return id;
    }

    private static async Task<Guid> ReportedAsync(PortalTest t)
    {
        var id = await t.Cases.InAsync(ConsultationState.ConditionallyApproved);
        await t.Cases.ReportConditionAsync(id);
        return id;
    }
}
