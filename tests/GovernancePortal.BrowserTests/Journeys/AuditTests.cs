using System.Text.RegularExpressions;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Tests.Audits.Answers;
using GovernancePortal.Tests.Audits.Engagements;
using GovernancePortal.Tests.Audits.Findings;
using GovernancePortal.Tests.Audits.Plans;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>One audit of 道路整備課, by the audit office, two auditors, the CISO and the section.</summary>
public sealed class AuditTests : BrowserTest
{
    private const string Wrong = "5-6";
    private const string Seen = "退職者のIDが一つ残っていた。";
    private const string Title = "退職者のIDが残っている";
    private const string Measure = "退職の届出と同じ日にIDを止める";

    [Fact]
    public Task An_audit_goes_from_its_plan_to_closed() => WatchedAsync(async () =>
    {
        var plan = await YearPlanAsync();
        var (office, ciso) = (await AtDeskAsync("auditlead"), await AtDeskAsync("ciso"));
        await DecideAsync(office, ciso, plan);
        var audit = await ReadAsync(db => db.Set<AuditEngagement>().Where(a => a.PlanId == plan && a.SectionId == AuditPlanScene.Roads && a.Nature == AuditNature.General).Select(a => a.Id).SingleAsync());
        var (one, two, staff, head) = (await AtDeskAsync("auditor1"), await AtDeskAsync("auditor2"), await AtDeskAsync("staff1"), await AtDeskAsync("head1"));

        await NameTeamAsync(office, audit);
        await PrepareAsync(one, office, audit);
        await AskAsync(one, staff, head, audit);
        await CheckAsync(one, two, audit);
        var finding = await WriteFindingAsync(one, audit);
        await WritePapersAsync(one, two, audit);
        await SettleFactsAsync(one, head, audit, finding);
        await ReportAsync(one, office, head, audit);
        await PlanImprovementAsync(one, office, staff, head, finding);
        await ImproveAsync(one, office, staff, head, audit, finding);

        // Nothing is open any more: the audit is closed.
        await GoToAsync(office, audit);
        await office.PressAsync(Words.Of("AuditAct.Close"));
        await IsAsync(office, AuditState.Closed);
        Assert.Equal((AuditState.Closed, AuditFindingState.Closed), ((await AuditScene.ReadAsync(this, audit)).State, (await FindingScene.ReadAsync(this, finding)).State));
    });

    [Fact]
    public Task Independence_is_refused_beside_the_form_and_the_refused_team_is_kept() => WatchedAsync(async () =>
    {
        var (inside, other) = (await AuditPlanScene.AuditorAsync(this, "staff1"), await AuditPlanScene.AuditorAsync(this, "auditor2"));
        var name = DemoOffice.People.First(p => p.Key == "staff1").Name;
        var message = $"{name}さんは被監査所属の職員のため、監査できません。";
        var office = await AtDeskAsync("auditlead");

        // A special audit of the section by somebody of the section.
        await office.GoAsync("/Audits");
        await office.FollowAsync(Words.Of("Audits.Special"));
        await office.Page.Locator("[name='Input.OrderedBy']").FillAsync("最高情報セキュリティ責任者");
        await office.Page.Locator("[name='Input.SectionId']").SelectOptionAsync(AuditPlanScene.Roads.ToString());
        await office.Page.Locator("[name='Input.Reason']").FillAsync("媒体の紛失があったため。");
        await ChooseTeamAsync(office, other, inside);
        Assert.Equal(422, (await office.PressAsync(Words.Of("Audits.Order"))).Status);
        await IsRefusedAsync(office, message);
        await Assertions.Expect(office.Page.Locator("[name='Input.Reason']")).ToHaveValueAsync("媒体の紛失があったため。");
        Assert.False(await ReadAsync(db => db.Set<AuditEngagement>().AnyAsync()));
        Assert.Contains(name, Assert.Single(await RefusedAsync()).Reason, StringComparison.Ordinal);

        // Nor is somebody of the section put on the team of an audit that is planned.
        var audit = await AuditScene.PlannedAsync(this);
        var before = await TeamAsync(audit);
        await GoToAsync(office, audit);
        await office.FollowAsync(Words.Of("AuditAct.ChangeTeam"));
        await ChooseTeamAsync(office, inside, other);
        Assert.Equal(422, (await office.PressAsync(Words.Of("AuditAct.ChangeTeam"))).Status);
        await IsRefusedAsync(office, message);
        Assert.Equal(before, await TeamAsync(audit));
        var refused = await RefusedAsync();
        Assert.Equal([Guid.Empty, audit], refused.Select(r => r.SubjectId).Order());
        Assert.All(refused, r => Assert.Contains(name, r.Reason, StringComparison.Ordinal));
        await GoToAsync(office, audit);
        await office.SeesAsync(Words.Of("TrailAction.AuditTeamRefused"));
        await office.SeesAsync(Words.Of("AuditState.Planned"));
    });

    /// <summary>A six years' plan that the planner made and the CISO approved, and a draft of the year in which 道路整備課 is audited.</summary>
    private async Task<Guid> YearPlanAsync()
    {
        var cycle = await AuditPlanScene.ApprovedAsync(this);
        var office = await ActorAsync("auditlead");
        var year = (await AuditPlanScene.ReadAsync(this, cycle)).Lines.Where(l => l.SectionId == AuditPlanScene.Roads && l.Nature == AuditNature.General).Min(l => l.FiscalYear);
        return await UseAsync<AuditPlanService, Guid>(s => s.BeginYearAsync(cycle, new AuditYearInput { FiscalYear = year, Name = "試行の年度計画" }, office));
    }

    private async Task DecideAsync(Person office, Person ciso, Guid plan)
    {
        await office.GoAsync("/Audits/Plans/Coverage");
        await office.SeesAsync(Words.Of("AuditPlans.NoGap"));
        await office.SeesAsync(DemoOffice.FirstSection);
        await office.GoAsync($"/Audits/Plans/Details/{plan}");
        await office.SeesAsync(DemoOffice.FirstSection);
        await office.PressAsync(Words.Of("AuditPlanAct.Submit"));
        await Assertions.Expect(Tags(office)).ToHaveTextAsync(Words.Of("AuditPlanState.Submitted"));
        Assert.Equal(0, await ReadAsync(db => db.Set<AuditEngagement>().CountAsync()));
        await ciso.GoAsync($"/Audits/Plans/Details/{plan}");
        await ciso.FollowAsync(Words.Of("AuditPlanAct.Approve"));
        await ciso.PressAsync(Words.Of("AuditPlanAct.Approve"));
        await Assertions.Expect(Tags(ciso)).ToHaveTextAsync(Words.Of("AuditPlanState.Approved"));
        await office.GoAsync($"/Audits?SectionId={AuditPlanScene.Roads}");
        await Assertions.Expect(office.Main.Locator("table.list")).ToContainTextAsync(Words.Of("AuditState.Planned"));
    }

    private async Task NameTeamAsync(Person office, Guid audit)
    {
        var auditors = await ReadAsync(db => db.Set<Auditor>().Where(a => a.UserId != null).ToDictionaryAsync(a => a.UserId!.Value, a => a.Id));
        await GoToAsync(office, audit);
        await IsAsync(office, AuditState.Planned);
        await office.FollowAsync(Words.Of("AuditAct.ChangeTeam"));
        await ChooseTeamAsync(office, auditors[DemoOffice.UserId("auditor1")], auditors[DemoOffice.UserId("auditor2")]);
        await office.PressAsync(Words.Of("AuditAct.ChangeTeam"));
        await office.SeesAsync($"{(await ActorAsync("auditor1")).Name}（主任）、{(await ActorAsync("auditor2")).Name}");
    }

    private static async Task PrepareAsync(Person one, Person office, Guid audit)
    {
        await GoToAsync(one, audit);
        await one.SeesAsync(Words.Of("Rule.Audit.PlanNotApproved"));
        await one.FollowAsync(Words.Of("AuditAct.Prepare"));
        await FillAsync(one, ("HeldOn", "R8.10.1"), ("HeldAt", "13:30"), ("Purpose", "規程が守られているかを確かめる。"), ("Scope", "人的及び技術的な対策"), ("Method", "閲覧と聞取り"), ("Setup", "監査人2人"));
        await one.PressAsync(Words.Of("Form.Save"));
        await IsAsync(one, AuditState.Planned);
        await GoToAsync(office, audit);
        await office.SeesAsync("規程が守られているかを確かめる。");
        await office.PressAsync(Words.Of("AuditAct.ApprovePlan"));
        await office.SeesAsync(Words.Of("Rule.Audit.PlanApprovedAlready"));
    }

    private static async Task AskAsync(Person one, Person staff, Person head, Guid audit)
    {
        await KnowsNotAsync(staff, $"/Audits/Details/{audit}");
        await GoToAsync(one, audit);
        await one.FollowAsync(Words.Of("AuditAct.Notify"));
        await FillAsync(one, ("Reason", "体制、資産の管理"));
        await one.PressAsync(Words.Of("AuditAct.Notify"));
        await IsAsync(one, AuditState.Notified);
        await one.FollowAsync(Words.Of("AuditAct.BeginSurvey"));
        await one.PressAsync(Words.Of("AuditAct.BeginSurvey"));
        await IsAsync(one, AuditState.Preliminary);
        await one.SeesAsync(Words.Of("Rule.Audit.SurveyAwaited"));

        // The head has the notice on paper; the staff answers, the head puts the answers in.
        await GoToAsync(head, audit);
        await head.FollowAsync(Words.Of("Audits.Notice"));
        await head.SeesAsync("体制、資産の管理");
        await GoToAsync(staff, audit);
        await IsAsync(staff, AuditState.Preliminary);
        await staff.FollowAsync(Words.Of("AuditAct.AnswerSurvey"));
        foreach (var answer in await staff.Main.Locator("textarea[name$='.Answer']").AllAsync())
        {
            await answer.FillAsync("資料のとおり。");
        }
        await staff.PressAsync(Words.Of("Form.Save"));
        await GoToAsync(head, audit);
        await head.PressAsync(Words.Of("AuditAct.SubmitSurvey"));
        await GoToAsync(one, audit);
        await one.PressAsync(Words.Of("AuditAct.BeginFieldwork"));
        await IsAsync(one, AuditState.Fieldwork);
    }

    /// <summary>At tablets, the lead without the network for a while; the lines are shared out between the two.</summary>
    private async Task CheckAsync(Person one, Person two, Guid audit)
    {
        foreach (var auditor in new[] { one, two })
        {
            await auditor.Page.SetViewportSizeAsync(1024, 768);
            await auditor.GoAsync($"/Audits/Fieldwork?id={audit}");
            await Assertions.Expect(Sent(auditor)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));
            Assert.True(await auditor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 1024"));
        }
        var numbers = await one.Main.Locator("[data-line]").EvaluateAllAsync<string[]>("lines => lines.map(l => l.dataset.number)");
        await one.Context.SetOfflineAsync(true);
        await MarkAsync(one, Wrong, AuditResult.NonConforming);
        await Line(one, Wrong).Locator("textarea").FillAsync(Seen);
        await Line(one, Wrong).Locator("textarea").BlurAsync();
        await MarkAsync(one, "5-4", AuditResult.Conforming);
        await Assertions.Expect(Sent(one)).ToContainTextAsync("未送信 2件");
        foreach (var number in numbers.Except([Wrong, "5-4"]))
        {
            await MarkAsync(two, number, AuditResult.Conforming);
        }
        await Assertions.Expect(Sent(two)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));
        Assert.Null((await AuditAnswerScene.LineOfAsync(this, audit, Wrong)).Result);
        await one.Context.SetOfflineAsync(false);
        await Assertions.Expect(Sent(one)).ToHaveTextAsync(Words.Of("AuditChecks.AllSent"));
        var line = await AuditAnswerScene.LineOfAsync(this, audit, Wrong);
        Assert.Equal((AuditResult.NonConforming, Seen, (await ActorAsync("auditor1")).Name), (line.Result, line.Note, line.AnsweredBy));
        Assert.Equal((await ActorAsync("auditor2")).Name, (await AuditAnswerScene.LineOfAsync(this, audit, "5-5")).AnsweredBy);
    }

    private async Task<Guid> WriteFindingAsync(Person one, Guid audit)
    {
        await one.GoAsync($"/Audits/Fieldwork?id={audit}");
        await one.AnswerOfAsync(() => Line(one, Wrong).GetByRole(AriaRole.Link, new() { NameRegex = new Regex(Words.Of("AuditChecks.WriteFinding")) }).ClickAsync());
        await Assertions.Expect(one.Page.Locator("[name='Input.Fact']")).ToHaveValueAsync(Seen);
        await one.SeesAsync(Wrong);
        await FillAsync(one, ("Title", Title));
        await one.Page.Locator("select[name='Input.Severity']").SelectOptionAsync(nameof(FindingSeverity.Minor));
        await one.PressAsync(Words.Of("Form.Save"));
        await IsAsync(one, AuditFindingState.Drafted);
        return await ReadAsync(db => db.Set<AuditFinding>().Where(f => f.EngagementId == audit && f.ItemNumber == Wrong).Select(f => f.Id).SingleAsync());
    }

    private static async Task WritePapersAsync(Person one, Person two, Guid audit)
    {
        await GoToAsync(one, audit);
        await one.FollowAsync(Words.Of("AuditAct.RecordDebrief"));
        await FillAsync(one, ("Present", "所属長、担当者"), ("Reason", "良い点と気付いた点を伝えた。"));
        await one.PressAsync(Words.Of("AuditAct.RecordDebrief"));
        await IsAsync(one, AuditState.Papers);
        await one.SeesAsync("良い点と気付いた点を伝えた。");
        await one.FollowAsync(Words.Of("AuditAct.WritePaper"));
        await FillAsync(one, ("Evidence", "利用者の一覧と退職者の名簿を突き合わせた。"), ("Judgement", "一件は規程に沿わない。"));
        await one.PressAsync(Words.Of("Form.Save"));
        await one.SeesAsync(Words.Of("Rule.Audit.PaperNotReviewed"));
        await one.PressAsync(Words.Of("AuditAct.PassPaper"));

        // The author never reviews; the other auditor does, and the paper is only read from then on.
        await one.SeesAsync(Words.Of("Rule.Audit.PaperOwn"));
        await GoToAsync(two, audit);
        await two.FollowAsync(Words.Of("AuditAct.ReviewPaper"));
        await FillAsync(two, ("Reason", "名簿を確かめた。"));
        await two.PressAsync(Words.Of("AuditAct.ReviewPaper"));
        await two.SeesAsync(Words.Of("Rule.Audit.PaperFrozen"));
        await two.FollowAsync(Words.Of("Audits.Paper"));
        await two.SeesAsync("名簿を確かめた。");
        await Assertions.Expect(two.Main.Locator("textarea")).ToHaveCountAsync(0);
        await GoToAsync(one, audit);
        await one.PressAsync(Words.Of("AuditAct.BeginFactCheck"));
        await IsAsync(one, AuditState.FactCheck);
    }

    private static async Task SettleFactsAsync(Person one, Person head, Guid audit, Guid finding)
    {
        await KnowsNotAsync(head, $"/Audits/Findings/Details/{finding}");
        await GoToAsync(one, audit);
        await one.FollowAsync(Title);
        await one.PressAsync(Words.Of("FindingAct.Submit"));
        await IsAsync(one, AuditFindingState.FactCheck);
        await head.GoAsync("/");
        await head.FollowAsync(Title);
        await head.SeesAsync(Seen);
        await head.PressAsync(Words.Of("FindingAct.Agree"));
        await IsAsync(head, AuditFindingState.FactCheck);
        await OpenAsync(one, finding);
        await one.FollowAsync(Words.Of("FindingAct.Settle"));
        await one.PressAsync(Words.Of("FindingAct.Settle"));
        await IsAsync(one, AuditFindingState.Confirmed);
    }

    private static async Task ReportAsync(Person one, Person office, Person head, Guid audit)
    {
        await GoToAsync(one, audit);
        await one.FollowAsync(Words.Of("AuditAct.WriteReport"));
        await FillAsync(one, ("Overview", "書類を閲覧し、担当者から聞き取った。"), ("Opinion", "IDの管理に直すべき点がある。"));
        await one.PressAsync(Words.Of("Form.Save"));
        await IsAsync(one, AuditState.FactCheck);
        await GoToAsync(office, audit);
        await office.PressAsync(Words.Of("AuditAct.Issue"));
        await IsAsync(office, AuditState.Reported);
        await office.SeesAsync(Words.Of("Rule.Audit.NotPresented"));
        await office.FollowAsync(Words.Of("AuditAct.Present"));
        await office.Page.Locator($"input[name='Input.To'][value='{PresentedTo.Ciso}']").CheckAsync();
        await office.PressAsync(Words.Of("AuditAct.Present"));
        await office.PressAsync(Words.Of("AuditAct.NotifyResult"));
        await IsAsync(office, AuditState.Improving);
        await GoToAsync(head, audit);
        await IsAsync(head, AuditState.Improving);
        await head.FollowAsync(Words.Of("Audits.ReportPrint"));
        await head.SeesAsync("IDの管理に直すべき点がある。");
        await head.SeesAsync(Title);
    }

    private static async Task PlanImprovementAsync(Person one, Person office, Person staff, Person head, Guid finding)
    {
        await OpenAsync(one, finding);
        await one.PressAsync(Words.Of("FindingAct.Request"));
        await IsAsync(one, AuditFindingState.PlanAwaited);
        await staff.GoAsync("/");
        await staff.FollowAsync(Title);
        await staff.FollowAsync(Words.Of("FindingAct.Plan"));
        await FillAsync(staff, ("RootCause", "届出がIDの係に届いていなかった。"), ("Improvement", "届出の写しを必ず回す。"), ("Actions[0].Text", Measure), ("Actions[0].DueOn", "R8.9.20"));
        await staff.PressAsync(Words.Of("Form.Save"));
        await IsAsync(staff, AuditFindingState.PlanAwaited);
        await OpenAsync(head, finding);
        await head.PressAsync(Words.Of("FindingAct.SubmitPlan"));
        await IsAsync(head, AuditFindingState.PlanAwaited);
        await OpenAsync(office, finding);
        await office.SeesAsync(Measure);
        await office.FollowAsync(Words.Of("FindingAct.AcceptPlan"));
        await office.PressAsync(Words.Of("FindingAct.AcceptPlan"));
        await IsAsync(office, AuditFindingState.PlanApproved);
    }

    private static async Task ImproveAsync(Person one, Person office, Person staff, Person head, Guid audit, Guid finding)
    {
        await OpenAsync(staff, finding);
        await staff.PressAsync(Words.Of("FindingAct.Start"));
        await IsAsync(staff, AuditFindingState.Improving);
        await staff.FollowAsync($"{Words.Of("FindingAct.Progress")} {Measure}");
        await FillAsync(staff, ("DoneOn", "R8.9.1"), ("Report", "手順書を改め、止めた。"));
        await staff.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "手順書.txt", MimeType = "text/plain", Buffer = "届出の写しを回す"u8.ToArray() });
        await staff.PressAsync(Words.Of("Form.Save"));
        await OpenAsync(head, finding);
        await head.SeesAsync("手順書を改め、止めた。");
        await head.FollowAsync(Words.Of("FindingAct.Report"));
        await FillAsync(head, ("Reason", "全ての措置を終えました。"));
        await head.PressAsync(Words.Of("FindingAct.Report"));
        await IsAsync(head, AuditFindingState.Done);

        // While it is not checked, the audit stays open.
        await GoToAsync(one, audit);
        await one.PressAsync(Words.Of("AuditAct.BeginFollowUp"));
        await IsAsync(one, AuditState.FollowUp);
        await GoToAsync(office, audit);
        await office.SeesAsync(Words.Of("Rule.Audit.FindingsOpen"));
        await Assertions.Expect(office.Button(Words.Of("AuditAct.Close"))).ToHaveCountAsync(0);

        // The office looks whether it helped; who wrote it is not offered to.
        await OpenAsync(office, finding);
        await office.PressAsync(Words.Of("FindingAct.TakeUp"));
        await IsAsync(office, AuditFindingState.Verifying);
        await OpenAsync(one, finding);
        await IsAsync(one, AuditFindingState.Verifying);
        await Assertions.Expect(one.Link(Words.Of("FindingAct.Effective"))).ToHaveCountAsync(0);
        await office.FollowAsync(Words.Of("FindingAct.Effective"));
        await FillAsync(office, ("Reason", "一覧で確かめた。"));
        await office.PressAsync(Words.Of("FindingAct.Effective"));
        await IsAsync(office, AuditFindingState.Closed);
    }

    private static async Task GoToAsync(Person person, Guid audit) => Assert.Equal(200, await person.GoAsync($"/Audits/Details/{audit}"));

    private static async Task OpenAsync(Person person, Guid finding) => Assert.Equal(200, await person.GoAsync($"/Audits/Findings/Details/{finding}"));

    // Asked beside the page: a page that is not found would stand in the console.
    private static async Task KnowsNotAsync(Person person, string path) => Assert.Equal(404, (await person.Context.APIRequest.GetAsync(path)).Status);

    private static ILocator Tags(Person person) => person.Main.Locator(".heading .tag");

    private static Task IsAsync(Person person, AuditState state) => Assertions.Expect(Tags(person)).ToHaveTextAsync(Words.Of("AuditState." + state));

    // Beside its state a finding shows how grave it is.
    private static Task IsAsync(Person person, AuditFindingState state) => Assertions.Expect(Tags(person).Nth(1)).ToHaveTextAsync(Words.Of("AuditFindingState." + state));

    private static async Task FillAsync(Person person, params (string Field, string Text)[] words)
    {
        foreach (var (field, text) in words)
        {
            await person.Page.Locator($"[name='Input.{field}']").FillAsync(text);
        }
    }

    private static async Task ChooseTeamAsync(Person office, Guid lead, Guid member)
    {
        await office.Page.Locator("select[name='Input.Lead']").SelectOptionAsync(lead.ToString());
        foreach (var box in await office.Main.Locator("input[type=checkbox][name='Input.Members']").AllAsync())
        {
            await box.SetCheckedAsync(await box.GetAttributeAsync("value") == member.ToString());
        }
    }

    private static async Task IsRefusedAsync(Person office, string message)
    {
        await Assertions.Expect(office.Main.Locator(".error-summary")).ToContainTextAsync(message);
        await Assertions.Expect(office.Main.Locator("form.card")).ToContainTextAsync(message);
    }

    private static ILocator Sent(Person person) => person.Page.Locator("[data-fieldwork-state]");

    private static ILocator Line(Person person, string number) => person.Main.Locator($"[data-line][data-number='{number}']");

    // By the finger: the button is as large as its words, the circle itself is not seen.
    private static async Task MarkAsync(Person person, string number, AuditResult result)
    {
        await Line(person, number).Locator($"label:has(input[value='{result}'])").ClickAsync();
        await Assertions.Expect(Line(person, number).Locator($"input[value='{result}']")).ToBeCheckedAsync();
    }

    private Task<List<TrailEntry>> RefusedAsync() => ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(e => e.Action == "AuditTeamRefused").ToListAsync());

    private async Task<IReadOnlyList<(Guid, bool)>> TeamAsync(Guid audit) => [.. (await AuditScene.ReadAsync(this, audit)).Team.Select(m => (m.AuditorId, m.IsLead)).Order()];
}
