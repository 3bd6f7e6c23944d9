using System.Text;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Bcp.Demo;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Committee;
using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Surveys.Demo;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Terminals.Demo;
using GovernancePortal.Core.YearChange.Demo;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests;

/// <summary>Every page, in both languages, with cases in many states, as the roles that work on it.</summary>
public sealed partial class AccessibilityTests : BrowserTest
{
    private readonly List<(string Account, string[] Addresses)> imported = [];

    [Fact]
    public Task Every_page_is_free_of_wcag_faults_in_both_languages() => WatchedAsync(async () =>
    {
        await SweepAsync(await AddressesAsync(), page => !IsOfSecurity(page));
    });

    private async Task SweepAsync(IReadOnlyList<(string Account, string[] Addresses)> walk, Func<string, bool> within)
    {
        var sweeps = await Task.WhenAll(SweepAsync("ja", walk, within), SweepAsync("en", walk, within));
        AssertClean(sweeps.SelectMany(s => s.Violations));
        var left = sweeps.SelectMany(s => s.Left).Distinct().Except(WithRecords).ToList();
        Assert.True(left.Count == 0, "No visit came to " + string.Join(", ", left));
    }

    /// <summary>Pages to which no link leads in that office: the table of the forms makes the record each of them needs.</summary>
    public static TheoryData<string> WithRecords => new(
        "/Administration/Committee/Answers", "/Consultations/Advice/Details", "/Consultations/FitGap/Decide", "/Consultations/FitGap/Line", "/Consultations/FitGap/Paste", "/Consultations/Hearings/Record",
        "/Consultations/Talks/Answer", "/Library/Briefings/Attendance", "/Library/Briefings/Details", "/Library/Questions/Details", "/Library/Specifications/Copy", "/Library/Specifications/Details", "/Library/Specifications/Edit",
        "/Kpis/Correct", "/Kpis/Enter", "/Kpis/Years/Close", "/Kpis/Plans/Activity", "/Kpis/Plans/Initiative", "/Kpis/Plans/Kpi", "/Kpis/Plans/Objective",
        "/Season/Answer", "/Audits/Plans/Edit", "/Audits/Plans/Line", "/Audits/Plans/Act", "/Incidents/Answer", "/Incidents/Lesson");

    [Theory, MemberData(nameof(WithRecords))]
    public Task A_page_of_a_record_is_free_of_wcag_faults_in_both_languages(string page) => WatchedAsync(async () =>
    {
        // The session's own page is reached from that of its attendance.
        var of = page.Replace("Briefings/Details", "Briefings/Attendance", StringComparison.Ordinal);
        var form = FormTable.All.First(f => f.Page == of || f.Page.StartsWith(of + ":", StringComparison.Ordinal));
        var address = (await form.Address(this)).Replace(of, page, StringComparison.Ordinal);
        foreach (var language in new[] { "ja", "en" })
        {
            var person = await ReadyAsync(form.Account, language);
            Assert.Equal(200, await person.GoAsync(address));
            var sweep = new Sweep(language);
            await sweep.LookAsync(person, address);
            Assert.DoesNotContain(page, sweep.Left);
            AssertClean(sweep.Violations);
        }
    });

    [Theory]
    [InlineData("ja")]
    [InlineData("en")]
    public Task Refused_input_is_free_of_wcag_faults(string language) => WatchedAsync(async () =>
    {
        var draft = await Cases.DraftAsync();
        var decided = await Cases.SecondStageInAsync(ConsultationState.Approved, new() { Title = "街路灯台帳システム更新事業", Conditions = [] });
        var sweep = new Sweep(language);
        var staff = await ReadyAsync("staff1", language);
        foreach (var (address, form) in new[]
        {
            ("/Consultations/New", "main form.new-case"), ($"/Consultations/Act/{decided}/RecordContract", "main form.card"), ("/Account/Password", "main form"),
        })
        {
            await staff.GoAsync(address);
            var answer = await staff.AnswerOfAsync(() => staff.Page.Locator($"{form} button.main").ClickAsync());
            Assert.Equal(422, answer.Status);
            await sweep.LookAsync(staff, address + " refused");
        }
        await staff.GoAsync($"/Consultations/Section/{draft}/G");
        await staff.Item("G1").Locator("input.num").First.FillAsync("三千万");
        await staff.Item("G2").GetByRole(AriaRole.Textbox).First.FillAsync("およそ百万");
        Assert.Equal(422, (await staff.AnswerOfAsync(() => staff.Page.Locator(".form-foot button.main").ClickAsync())).Status);
        await sweep.LookAsync(staff, "section refused");
        AssertClean(sweep.Violations);
    });

    private static void AssertClean(IEnumerable<string> violations)
    {
        var all = violations.ToList();
        Assert.True(all.Count == 0, string.Join("\n", all));
    }

    private async Task<Sweep> SweepAsync(string language, IReadOnlyList<(string Account, string[] Addresses)> walk, Func<string, bool> within)
    {
        var sweep = new Sweep(language, within);
        foreach (var (account, addresses) in walk)
        {
            var person = await ReadyAsync(account, language);
            await sweep.WalkAsync(person, addresses, follow: account != "nobody");
        }
        return sweep;
    }

    private async Task<Person> ReadyAsync(string account, string language)
    {
        var person = account == "nobody" ? await SomebodyAsync(traced: false) : await AtDeskAsync(account, traced: false);
        // As tall as a long page: what sticks to the window's edge then covers no control.
        await person.Page.SetViewportSizeAsync(1366, 5000);
        await person.GoAsync(account == "nobody" ? "/Account/SignIn" : "/Account/Password");
        if (await person.Page.Locator("html").GetAttributeAsync("lang") != language)
        {
            await person.AnswerOfAsync(() => person.Page.GetByRole(AriaRole.Button, new() { Name = language == "en" ? "English" : "日本語" }).ClickAsync());
        }
        return person;
    }

    private async Task<IReadOnlyList<(string Account, string[] Addresses)>> AddressesAsync()
    {
        var draft = await Cases.DraftAsync(new() { Title = "起案中の事業" });
        var empty = await Cases.CreateAsync(new() { Title = "起票したばかりの事業" });
        var atHead = await Cases.InAsync(ConsultationState.SectionReview, new() { Title = "所属長確認中の事業" });
        var inquiry = await Cases.InAsync(ConsultationState.Inquiry, new() { Title = "質問中の事業" });
        var filed = await Cases.InAsync(ConsultationState.Submitted, new() { Title = "提出済の事業" });
        var review = await Cases.InAsync(ConsultationState.UnderReview, new() { Title = "審査中の事業" });
        var together = await Cases.InAsync(ConsultationState.Submitted, new() { Title = "まとめて受け付けた事業" });
        var office = await ActorAsync("reviewer1");
        var version = await Cases.VersionAsync(together);
        var run = await UseAsync<Core.Consultations.Assignment.AssignmentService, Guid>(s => s.AcceptAsync([new(together, version, null)], office));
        var again = await AgainAsync();
        var committee = await Cases.InAsync(ConsultationState.CommitteePending);
        var meeting = await MeetingAsync(committee);
        var atBureau = await Cases.InAsync(ConsultationState.BureauReview, new() { Title = "部局主管課にある事業" });
        var rejected = await Cases.InAsync(ConsultationState.Rejected, new() { Title = "不同意の事業" });
        var conditions = await Cases.InAsync(ConsultationState.ConditionallyApproved, new() { Title = "条件付きの事業" });
        var reported = await Cases.InAsync(ConsultationState.ConditionallyApproved, new() { Title = "条件を報告した事業" });
        await Cases.ReportConditionAsync(reported);
        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        var admin = await ActorAsync("admin");
        var list = await UseAsync<TransferService, Guid>(s => s.UploadAsync("異動一覧.csv", Encoding.UTF8.GetBytes(
            "職員番号,氏名,ふりがな,旧所属コード,新所属コード,役割,発令日\nD90001,緑葉 新,みどりば あらた,,060104,担当者,R9.4.1\nX,,,,,,\n"), admin));
        await RelayAsync();
        Clock.Go(2027, 4, 6);
        var second = await Cases.SecondStageOfAsync(await ApprovedAsync("街路灯台帳システム更新事業"));
        Clock.Go(2026, 9, 3);
        var closed = await Cases.SecondStageInAsync(ConsultationState.Closed, new() { Title = "標識台帳システム更新事業", Conditions = [] });
        await RelayAsync();
        await ReadAsync(async db =>
        {
            await DemoBcp.SeedAsync(db);
            return true;
        });
        var plan = await ReadAsync(db => db.Set<ContinuityPlan>().Where(p => p.Scope == PlanScope.Prefecture).Select(p => p.Id).SingleAsync());
        var revised = await ReadAsync(db => db.Set<ContinuityPlan>().Where(p => p.Status == PlanStatus.Revising).Select(p => p.Id).FirstAsync());
        var drill = await ReadAsync(db => db.Set<DrillFinding>().Where(f => f.State == FindingState.Open).Select(f => new { f.DrillId, f.Id }).FirstAsync());
        var network = await ReadAsync(db => db.Set<NetworkIncident>().Select(i => i.NetworkId).FirstAsync());
        var (survey, row, taken) = await RegistersAsync();
        var (need, draftRun, proxyRun) = await WorkbooksAsync(draft);
        static string Case(Guid id, string tab = "") => $"/Consultations/Case/{id}{(tab.Length == 0 ? "" : "?tab=" + tab)}";
        string[] Sections(Guid id, string letters) => [.. letters.Select(l => $"/Consultations/Section/{id}/{l}")];
        await UseAsync<Core.Kpis.Demo.DemoKpis>(d => d.SeedAsync(Clock.GetUtcNow()));
        var kpiPlan = await ReadAsync(db => db.Set<Core.Kpis.Plans.KpiPlan>().Where(p => p.Name == Core.Kpis.Demo.DemoKpis.PlanName).Select(p => p.Id).SingleAsync());
        var library = await ReadAsync(db => db.Set<Core.Library.Documents.LibraryDocument>().Where(d => d.Code == "TPL-SLA").Select(d => d.Id).SingleAsync());
        await UseAsync<Core.Municipalities.Demo.DemoMunicipalities>(d => d.SeedAsync(Clock.Now));
        var checklist = await ReadAsync(db => db.Set<Core.Checklists.ChecklistAssessment>().Where(a => a.BodyKind == Core.Checklists.BodyKind.Prefecture).OrderByDescending(a => a.Fy).Select(a => new { a.Id, a.ChecklistId }).FirstAsync());
        var group = await ReadAsync(db => db.Set<Core.Checklists.ChecklistGroup>().Where(g => g.ChecklistId == checklist.ChecklistId && g.Number == 10).Select(g => g.Id).SingleAsync());
        var item = await ReadAsync(db => db.Set<Core.Checklists.CheckItem>().Where(i => i.ChecklistId == checklist.ChecklistId).OrderBy(i => i.Id).Select(i => i.Id).FirstAsync());
        var town = await ReadAsync(db => db.Set<Core.Municipalities.Municipality>().OrderBy(m => m.Code).Select(m => m.Id).FirstAsync());
        var support = await ReadAsync(db => db.Set<Core.Municipalities.MunicipalSupport>().OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        var sharedUse = await ReadAsync(db => db.Set<Core.Municipalities.SharedUse>().OrderBy(s => s.Id).Select(s => s.Id).FirstAsync());
        await UseAsync<Core.Kpis.Demo.DemoReadings>(d => d.SeedAsync(Clock.GetUtcNow()));
        await UseAsync<Core.Instructions.Demo.DemoInstructions>(d => d.SeedAsync(Clock.Now));
        await UseAsync<Core.Dashboard.Demo.DemoDashboard>(d => d.SeedAsync(Clock.Now));
        var instruction = await ReadAsync(db => db.Set<Core.Instructions.Instruction>().Where(i => i.State == Core.Instructions.InstructionState.Answered).Select(i => i.Id).FirstAsync());
        var publication = await ReadAsync(db => db.Set<Core.Publication.PublicationRecord>().Select(p => p.Id).FirstAsync());
        var report = await ReadAsync(db => db.Set<Core.Dashboard.CioReport>().Select(r => r.Id).FirstAsync());
        var sitting = await Tests.Instructions.CioForms.MeetingAsync(this);
        return
        [
            ("nobody", ["/Account/SignIn", "/Errors/404"]),
            ("staff1", ["/Checklists", $"/Checklists/Details/{checklist.ChecklistId}", $"/Checklists/Year/{checklist.ChecklistId}", $"/Checklists/Assessment/{checklist.Id}", $"/Checklists/Print/{checklist.Id}", $"/Checklists/Compare/{checklist.ChecklistId}", $"/Checklists/Body/{town}",
                "/Municipalities", "/Municipalities/List", $"/Municipalities/Details/{town}", "/Municipalities/Supports", $"/Municipalities/Support/{support}", "/Municipalities/Groups", $"/Municipalities/Group/{sharedUse}", "/Municipalities/Checklists", "/Municipalities/Figure?key=Municipalities.SharedCloud"]),
            ("reviewer1", ["/Checklists/Edit", $"/Checklists/Edit/{checklist.ChecklistId}", $"/Checklists/Item/{checklist.ChecklistId}", $"/Checklists/Item/{checklist.ChecklistId}/{item}", $"/Checklists/Answer/{checklist.Id}/{group}", "/Checklists/Import",
                "/Municipalities/Edit", $"/Municipalities/Cloud/{town}", $"/Municipalities/Use/{town}", $"/Municipalities/Support/{support}", $"/Municipalities/EditGroup/{sharedUse}"]),
            ("policyhead", [$"/Checklists/Year/{checklist.ChecklistId}"]),
            ("staff1", ["/", "/Notices", "/Consultations", "/Consultations/New", .. Sections(draft, "ABCDEFGH"), .. Sections(empty, "DG"), .. Sections(inquiry, "B"), .. Sections(filed, "G"), .. Sections(second, "PQRTU"), $"/Consultations/FitGap/{draft}", $"/Consultations/FitGap/Edit/{draft}",
                $"/Consultations/Attachments/{draft}", $"/Consultations/SelfCheck/{draft}", $"/Consultations/Attachments/{empty}",
                Case(draft), Case(again, "history"), Case(again, "review"), Case(conditions), Case(closed), Case(closed, "files"), Case(rejected), $"/Consultations/Versions/{again}",
                "/Systems", "/Systems/Counts", "/Systems/Duplicates", "/Systems/Plans", "/Search?Q=予約", "/Search?Q=橋梁&Kind=Systems", "/Search?Q=税", $"/Systems/Details/{DemoSystems.Id("SYS-0103")}/similar",
                "/Radar", "/Radar/Roadmap", "/Radar/Moves?Past=true", "/Radar/Plan", "/Systems/Sheets", "/Systems/Plans/Edit", "/Surveys", taken, "/Terminals", "/Systems/Licences", "/Handover", $"/Systems/Details/{DemoSystems.Id("SYS-0102")}", $"/Systems/Details/{DemoSystems.Id("SYS-0102")}/contract"]),
            ("staff1", ["/Consultations/Need", "/Consultations/Need/Records", "/Consultations/Need/Counts", $"/Consultations/Need/Record/{need}", $"/Consultations/Need/Print/{need}", $"/Consultations/Draft/{draft}", draftRun]),
            ("reviewer1", ["/Consultations/Proxy", proxyRun]),
            ("staff1", ["/Consultations/Conditions", "/Consultations/Funds/Chains", "/Consultations/Funds/Authorities", $"/Consultations/Funds/Case/{closed}", $"/Consultations/Funds/Authority?of={closed}"]),
            ("reviewer1", ["/Consultations/Funds/Savings", $"/Consultations/Funds/Scrutiny/{review}", "/Consultations/Budget", "/Consultations/Accounts", "/Consultations/Accounts/Lines"]),
            ("staff2", ["/Consultations", Case(closed)]),
            ("staff1", ["/Consultations/Advice", "/Consultations/Advice/New"]),
            ("staff1", ["/Library/Specifications", "/Library/Specifications/New", "/Library/Questions", "/Library/Questions/New", "/Library/Questions/Counts", "/Library/Briefings", "/Library/Briefings/Rates"]),
            ("reviewer1", ["/Library/Questions/New", "/Library/Briefings/Edit"]),
            ("reviewer1", ["/Consultations/Migrated", "/Consultations/Migrated/New", "/Consultations/Migrated/Import", "/Administration/Office/MaterialFields"]),
            ("reviewer1", ["/Kpis/Plans", "/Kpis/Catalogue", "/Kpis/Plans/Edit", "/Kpis/Plans/Template", "/Kpis/Import", $"/Kpis/Plans/Details/{kpiPlan}", $"/Kpis/Plans/Version/{kpiPlan}/1", $"/Kpis/Plans/Changes/{kpiPlan}?from=1&to=2"]),
            ("staff1", ["/Kpis", "/Kpis/Due"]),
            ("head1", ["/Kpis/Confirm"]),
            ("policyhead", [$"/Kpis/Plans/Revise/{kpiPlan}", $"/Kpis/Plans/Adopt/{kpiPlan}", "/Kpis/Years", "/Kpis/Settings"]),
            ("head1", ["/", "/Surveys", $"/Consultations/Check/{atHead}", Case(atHead), "/Account/StandIn", $"/Consultations/Act/{inquiry}/Answer"]),
            ("reviewer1", ["/Consultations/Assign", "/Consultations/Assign?Kind=Assign", "/Consultations/Hearings", "/Consultations/Hearings/Print", "/Consultations/Statistics", $"/Consultations/Talks/{review}", $"/Consultations/Talks/Ask/{review}", "/", "/Season", "/Season?By=Reviewer", "/Season/Items", "/Season/Advice?Effect=true", "/Season/Deadlines?Suggest=true", "/Season/Queue", "/Season/Queue?View=Paused", "/Season/Staff", "/Account/Absences", "/Radar/Platforms", "/Radar/Platforms/Edit", "/Consultations", $"/Consultations/Review/{review}", $"/Consultations/Review/{again}", Case(review), Case(review, "review"), Case(filed), Case(reported, "review"), $"/Systems/Edit/{DemoSystems.Id("SYS-0102")}", $"/Systems/Rows/{DemoSystems.Id("SYS-0011")}/costs", $"/Systems/Rows/{DemoSystems.Id("SYS-0011")}/servers",
                $"/Systems/Details/{DemoSystems.Id("SYS-0011")}/links", $"/Systems/Details/{DemoSystems.Id("SYS-0011")}/structure", $"/Systems/Details/{DemoSystems.Id("SYS-0011")}/advice", $"/Systems/Details/{DemoSystems.Id("SYS-0011")}/history", "/Systems/New"]),
            ("reviewer1", ["/Surveys", $"/Surveys/Merge/{survey}", $"/Surveys/MergeRow/{row}", "/Terminals/Rate", "/Terminals/Import", "/Systems/Licences/Rate", "/Systems/Licences/Import", "/Systems/Sheets"]),
            ("reviewer1", ["/Bcp", "/Bcp/Plans", "/Bcp/Drills", "/Bcp/Networks", "/Bcp/Checks", "/Bcp/NewPlan", $"/Bcp/Plan/{plan}", $"/Bcp/Compare/{plan}", $"/Bcp/Print/{plan}", $"/Bcp/Review/{plan}", $"/Bcp/EditPlan/{revised}",
                "/Bcp/EditDrill", $"/Bcp/Drill/{drill.DrillId}", $"/Bcp/HoldDrill/{drill.DrillId}", $"/Bcp/Finding/{drill.DrillId}/{drill.Id}", $"/Bcp/Network/{network}", $"/Bcp/EditNetwork/{network}", $"/Bcp/Target/{network}", $"/Bcp/Incident/{network}",
                $"/Bcp/Check/{DemoSystems.Id("SYS-0102")}"]),
            ("staff1", ["/Library/Standards", "/Library/Standards/Compose", "/Library/Guidelines", "/Library/Templates", $"/Library/Documents/Details/{library}", $"/Library/Documents/Print/{library}", $"/Library/Documents/Use/{library}"]),
            ("reviewer1", [$"/Library/Documents/Details/{library}", "/Library/Documents/Edit", $"/Library/Documents/Draft/{library}", $"/Library/Documents/Review/{library}", "/Library/Guidelines/Places"]),
            ("policyhead", [$"/Library/Documents/Publish/{library}", "/Administration/Office/StandardComments", $"/Consultations/Talks/{review}", "/", $"/Consultations/Act/{review}/ApproveWithConditions", Case(review), Case(committee), "/Administration/Calendar", "/Administration/Office/Rules", "/Administration/Office/Rules?Item=C4"]),
            ("coordinator", ["/", "/Consultations/BureauDesk", Case(atBureau), $"/Consultations/Act/{atBureau}/ReturnFromBureau"]),
            ("policyhead", ["/Consultations/LaterReadings?Show=all", "/Administration/Office/BureauRouting", "/Administration/Office/DecisionRules"]),
            ("secretary", [$"/Administration/Committee/Papers/{meeting}", "/Administration/Committee/Members", "/", "/Administration/Committee", "/Administration/Committee/Edit", $"/Administration/Committee/Meeting/{meeting}", Case(committee), $"/Consultations/Act/{committee}/CommitteeApproveWithConditions"]),
            ("finance", ["/Consultations/Opinions", "/Consultations/Retrospective", "/", Case(conditions), $"/Consultations/Act/{conditions}/RecordBudgetResult"]),
            ("reviewer1", [$"/Consultations/Assign/Run/{run}"]),
            .. imported,
            ("auditlead", ["/", "/Consultations", Case(closed, "history")]),
            ("admin", ["/", "/Administration/YearChange", "/Administration/People", $"/Administration/People/Person/{DemoOffice.UserId("staff1")}", "/Administration/Organisation", "/Administration/StandIns", "/Administration/Transfers", $"/Administration/Transfers/Trial/{list}", "/Administration/Organisation/Bureau"]),
            ("cio", ["/Dashboard", "/Dashboard/Print", $"/Dashboard/Print/{report}", "/Dashboard/Plans", "/Dashboard/Plans?By=bureau", "/Dashboard/Reports", "/Dashboard/Meetings", $"/Dashboard/Meeting/{sitting}", $"/Dashboard/Minutes/{sitting}", "/Instructions", "/Instructions/New",
                $"/Instructions/Details/{instruction}", $"/Instructions/Act/{instruction}/FollowLater", "/Publication", $"/Publication/Details/{publication}"]),
            ("secretary", [$"/Dashboard/Meeting/{sitting}", $"/Instructions/Act/{instruction}/Return", "/Instructions/New"]),
            ("reviewer1", ["/Publication", "/Publication/Edit", $"/Publication/Details/{publication}"]),
        ];
    }

    /// <summary>A record of 協議要否の確認, and workbooks on their way in: one into a draft, one for a body off the network.</summary>
    private async Task<(Guid Need, string DraftRun, string ProxyRun)> WorkbooksAsync(Guid draft)
    {
        var actor = await ActorAsync("staff1");
        var need = await UseAsync<Core.Consultations.Need.NeedCheckService, Guid>(s => s.RecordAsync(new() { SectionId = DemoOffice.Section(DemoOffice.FirstSection).Id, Title = "点検写真の共有", Answers = new Dictionary<string, string> { ["Q1"] = "NotSystem" } }, actor));
        var staff = await AtDeskAsync("staff1", traced: false);
        var own = await (await staff.Context.APIRequest.GetAsync($"/Consultations/Draft/{draft}?handler=File")).BodyAsync();
        var reviewer = await AtDeskAsync("reviewer1", traced: false);
        var blank = await (await reviewer.Context.APIRequest.GetAsync($"/Consultations/Proxy?handler=Template&stage=PreBudget&kind=NewSystem&sectionId={DemoOffice.Section("中央病院").Id}")).BodyAsync();
        var runs = new List<string>();
        foreach (var (person, address, file) in new[] { (staff, $"/Consultations/Draft/{draft}", new TestKit.WorkbookEdit(own).Answer("B1", "変えた背景").Answer("B4", "多数").Save()), (reviewer, "/Consultations/Proxy", new TestKit.WorkbookEdit(blank).Answer("A1", "紹介状の電子受付").Save()) })
        {
            await person.GoAsync(address);
            await person.Main.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "協議書.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = file });
            await person.AnswerOfAsync(() => person.Main.Locator("form[enctype] button.main").ClickAsync());
            runs.Add(new Uri(person.Page.Url).AbsolutePath);
        }
        return (need, runs[0], runs[1]);
    }

    /// <summary>What hangs on the ledger: plans, licences, terminals, a reorganisation, surveys, and files brought in, known and foreign.</summary>
    private async Task<(Guid Survey, Guid Row, string TakenIn)> RegistersAsync()
    {
        var actor = Actor.Operator(Clock.GetUtcNow());
        await ReadAsync(async db =>
        {
            await DemoPlans.SeedAsync(db, actor);
            await DemoLicences.SeedAsync(db, actor);
            await DemoTerminals.SeedAsync(db, actor);
            await DemoYearChange.SeedAsync(db, actor);
            return true;
        });
        await UseAsync<DemoSurveys>(s => s.SeedAsync(actor.Now));
        imported.AddRange(await TakenInAsync(
        [
            ("reviewer1", "/Systems/Sheets", "システム番号,システム名称\n,新しいシステム\n"), ("reviewer1", "/Terminals/Import", "端末区分,台数\n,x\n"), ("reviewer1", "/Systems/Licences/Import", "製品名,数量\n,x\n"),
            ("reviewer1", "/Checklists/Import", "チェックリスト,年度,団体コード,指針番号,項目番号,回答\nMIC10,R8,,1,x,はい\n"), ("reviewer1", "/Kpis/Import", "計画,目的,施策コード,施策名,KPI名,R8\n乙,守る,1,備える,い,5件\n乙,守る,1,違う,ろ,x\n"), ("reviewer1", "/Consultations/Migrated/Import", "段階,件名,所属コード,対象年度,決定日,結果,文書番号\n予算化前協議,古い決定,x,R7,R6.9.1,同意,第1号\n"), ("finance", "/Consultations/Budget", "協議番号,予算結果,要求額\nR9-予-0001,計上,x\n"),
            ("finance", "/Consultations/Accounts", "会計年度,協議番号,支出済額\nR8,R8-調-0001,x\n"),
        ]));
        var survey = await ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.State == CampaignState.Launched).Select(c => c.Id).SingleAsync());
        var submitted = await ReadAsync(db => db.Set<SurveyAnswer>().Where(a => a.CampaignId == survey && a.State == SurveyAnswerState.Submitted && a.RowCount > 0).Select(a => a.Id).ToListAsync());
        var office = await ActorAsync("reviewer1");
        await UseAsync<SurveyActService, IReadOnlyList<SurveyBulkLine>>(s => s.FixAllAsync(submitted, office));
        // Best one that waits for the ledger; else one that is still being answered.
        var row = await ReadAsync(db => (from r in db.Set<SurveyRow>() join a in db.Set<SurveyAnswer>() on r.AnswerId equals a.Id where a.CampaignId == survey orderby a.State == SurveyAnswerState.Fixed descending, r.Position select r.Id).FirstAsync());
        var section = DemoOffice.Section(DemoOffice.FirstSection).Id;
        var answer = await ReadAsync(db => db.Set<SurveyAnswer>().Where(a => a.CampaignId == survey && a.SectionId == section).Select(a => a.Id).SingleAsync());
        // A section's workbook goes out and comes back as it is.
        var staff = await AtDeskAsync("staff1", traced: false);
        var workbook = await (await staff.Context.APIRequest.GetAsync($"/Surveys/Answer/{answer}?handler=File")).BodyAsync();
        await staff.GoAsync($"/Surveys/Sheet/{answer}");
        await staff.Main.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "回答.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = workbook });
        await staff.AnswerOfAsync(() => staff.Main.Locator("form[enctype] button.main").ClickAsync());
        return (survey, row, new Uri(staff.Page.Url).AbsolutePath);
    }

    /// <summary>A file of known and one of foreign columns for each way in; where each is looked at then.</summary>
    private async Task<IReadOnlyList<(string Account, string[] Addresses)>> TakenInAsync((string Account, string Address, string Known)[] files)
    {
        var taken = new List<(string Account, string[] Addresses)>();
        foreach (var (account, address, known) in files)
        {
            var person = await AtDeskAsync(account, traced: false);
            foreach (var text in new[] { known, "名前,数\n台帳,3\n" })
            {
                await person.GoAsync(address);
                await person.Main.Locator("[name=Upload]").SetInputFilesAsync(new FilePayload { Name = "一覧.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
                await person.AnswerOfAsync(() => person.Main.Locator("form[enctype] button.main").ClickAsync());
                taken.Add((account, [new Uri(person.Page.Url).PathAndQuery]));
            }
        }
        return taken;
    }

    private async Task<Guid> MeetingAsync(Guid hears)
    {
        var secretary = await ActorAsync("secretary");
        var id = await UseAsync<CommitteeService, Guid>(s => s.CreateAsync(new MeetingInput { Name = "IT推進会議", On = secretary.Today.AddDays(7) }, secretary));
        var version = await UseAsync<CommitteeQueries, uint>(async q => (await q.ViewAsync(id, secretary)).Meeting.Version);
        await UseAsync<CommitteeService>(s => s.AddAsync(id, version, hears, secretary));
        return id;
    }

    private async Task<Guid> ApprovedAsync(string title)
    {
        Clock.Go(2026, 9, 2);
        return await Cases.InAsync(ConsultationState.Approved, new() { Title = title, Conditions = [] });
    }

    /// <summary>Returned with a comment, mended and filed again: the review shows a difference.</summary>
    private async Task<Guid> AgainAsync()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview, new() { Title = "再提出された事業" });
        var (reviewer, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"));
        await UseAsync<ReviewService>(s => s.CommentAsync(id, new CommentInput("B1", "背景をもう少し詳しく。", "R07"), reviewer));
        await Cases.ReturnAsync(id);
        await Cases.ReopenAsync(id);
        await Cases.AnswerFieldAsync(id, "B1", "保守の期限が来年度末に到来し、代わりの部品も得られないため。");
        var comment = (await Cases.LoadAsync(id)).Comments.First();
        await UseAsync<DraftService>(s => s.AnswerCommentAsync(id, comment.Id, "背景を書き足しました。", staff));
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        if ((await Cases.LoadAsync(id)).State == ConsultationState.Submitted)
        {
            await Cases.AcceptAsync(id);
        }
        if ((await Cases.LoadAsync(id)).State == ConsultationState.Accepted)
        {
            await Cases.StartReviewAsync(id);
        }
        return id;
    }
}
