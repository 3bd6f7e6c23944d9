using AngleSharp.Html.Dom;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Consultations.Office;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Bcp;
using GovernancePortal.Tests.Checklists;
using GovernancePortal.Tests.Library;
using GovernancePortal.Tests.Surveys;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Web.Forms;

/// <summary>
/// Two people have the same record open. The second to save gets 409, sees what the first one stored, finds the own words
/// still in the form, and stores them by sending the form once more.
/// </summary>
public sealed class ConflictTests : PortalTest
{
    public static TheoryData<string> Records => new(
        "system", "survey", "survey row", "survey plans", "person", "bureau", "section", "post", "meeting", "code", "checklist", "guide", "form rule", "fit-gap",
        "bcp plan", "drill", "network", "advice", "committee member", "authority", "library document", "library draft", "specification", "question", "briefing", "survey evaluation", "scrutiny", "hearing record",
        "kpi figure", "own checklist", "checklist item", "checklist answers", "municipality", "cloud class", "shared use", "kpi plan", "initiative", "kpi", "instruction", "self-check", "self-check question", "self-check sheet",
        "publication", "training course", "training session", "training staff", "training policy", "incident contact", "incident lesson", "audit plan", "audit preparation", "audit line", "auditor", "audit kind", "audit paper", "audit report", "external audit",
        "audit item", "audit finding", "finding plan");

    [Theory, MemberData(nameof(Records))]
    public async Task The_second_to_save_sees_the_others_change_and_loses_nothing(string record)
    {
        var (account, address, field, theirs, mine) = await OfAsync(record);
        var first = await (await SignedInAsync(account)).GetAsync(address);
        var second = await (await SignedInAsync(account)).GetAsync(address);
        Assert.Equal(302, (await first.Form(field).Fill(field, theirs).SubmitAsync()).Status);
        var refused = await second.Form(field).Fill(field, mine).SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("ほかの人の変更と重なりました", refused.Text, StringComparison.Ordinal);
        Assert.Contains(theirs, Shown(refused, field), StringComparison.Ordinal);
        Assert.Equal(mine, refused.Form(field).ValueOf(field));
        // The change is on the page now: what is sent from here is meant.
        var meant = await refused.Form(field).SubmitAsync();
        Assert.True(meant.Status == 302, $"{meant.Status}: {string.Join(" | ", meant.Errors)}");
        var stored = await second.Client.GetAsync(address);
        Assert.Equal(mine, stored.Form(field).ValueOf(field));
    }

    private async Task<Guid> EvaluatedAsync()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var staff = await ActorAsync("staff2");
        await UseAsync<SurveyAnswerService>(s => s.EvaluateAsync(answer.Id, new SurveyEvaluationInput
        {
            Version = answer.Version,
            Rows = [new() { RowId = answer.Rows.First(r => r.AsksEvaluation).Id, Effect = EvaluatedEffect.Partly, Use = EvaluatedUse.Less, Trouble = EvaluatedTrouble.None, Cost = EvaluatedCost.Fair, Conclusion = EvaluatedConclusion.Continue, Note = "もとの補足" }],
        }, staff));
        return answer.Id;
    }

    private async Task<Guid> ScrutinisedAsync()
    {
        var (id, reviewer) = (await Cases.InAsync(ConsultationState.UnderReview), await ActorAsync("reviewer1"));
        await UseAsync<ScrutinyService>(s => s.SaveAsync(id, ModuleConflictTests.Scrutinised("もとの理由"), reviewer));
        return id;
    }

    private async Task<string> RecordedAsync()
    {
        var address = await FormTable.All.Single(f => f.Page == "/Consultations/Hearings/Record").Address(this);
        var reviewer = await ActorAsync("reviewer1");
        var hearing = await ReadAsync(db => db.Set<Hearing>().AsNoTracking().SingleAsync());
        await UseAsync<HearingService>(s => s.WriteAsync(hearing.Id, hearing.Version, "所管課2名", "もとの記録", reviewer));
        return address;
    }

    private async Task<Guid> AnsweredAsync()
    {
        var id = await Library.ReadingScene.AskedAsync(this);
        await Library.ReadingScene.AnswerAsync(this, id);
        return id;
    }

    [Fact]
    public async Task Two_secretaries_do_not_mix_up_an_agenda_and_the_second_keeps_the_case_chosen()
    {
        var one = await Cases.InAsync(ConsultationState.CommitteePending);
        var other = await Cases.InAsync(ConsultationState.CommitteePending);
        var address = $"/Administration/Committee/Meeting/{await FormTable.MeetingAsync(this)}";
        var first = await (await SignedInAsync("secretary")).GetAsync(address);
        var second = await (await SignedInAsync("secretary")).GetAsync(address);
        Assert.Equal(302, (await first.Form("Add").Fill("Add", one.ToString()).SubmitAsync()).Status);
        var refused = await second.Form("Add").Fill("Add", other.ToString()).SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains($"/Consultations/Case/{one}", refused.Document.QuerySelector("main table")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(other.ToString(), refused.Form("Add").ValueOf("Add"));
        Assert.Equal(302, (await refused.Form("Add").SubmitAsync()).Status);
    }

    [Fact]
    public async Task A_proposal_that_was_withdrawn_meanwhile_is_not_approved_and_the_page_shows_how_it_stands()
    {
        var reviewer = await ActorAsync("reviewer1");
        var goes = Guid.Empty;
        await UseAsync<CalendarService>(async s => goes = await s.ProposeHolidayAsync(new HolidayInput { Day = new DateOnly(2026, 12, 28), NameJa = "取り下げる休日" }, reviewer));
        await UseAsync<CalendarService>(s => s.ProposeHolidayAsync(new HolidayInput { Day = new DateOnly(2026, 12, 25), NameJa = "残る休日" }, reviewer));
        var page = await (await SignedInAsync("policyhead")).GetAsync("/Administration/Calendar/Holidays");
        Tick(page, "取り下げる休日");
        Tick(page, "残る休日");
        var version = await ReadAsync(db => db.Set<Holiday>().Where(h => h.Id == goes).Select(h => h.Version).SingleAsync());
        await UseAsync<CalendarApprovalService>(s => s.WithdrawAsync<Holiday>(new ProposalChoice(goes, version), reviewer));
        var refused = await page.Form("Chosen").SubmitAsync("承認する");
        Assert.Equal(409, refused.Status);
        Assert.DoesNotContain("取り下げる休日", refused.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(Box(refused, "残る休日").IsChecked);
        Assert.Equal(302, (await refused.Form("Chosen").SubmitAsync("承認する")).Status);
    }

    private static void Tick(TestPage page, string name) => Box(page, name).IsChecked = true;

    private static IHtmlInputElement Box(TestPage page, string name) =>
        page.Document.QuerySelectorAll("input[name=Chosen]").OfType<IHtmlInputElement>().Single(b => b.GetAttribute("aria-label")!.Contains(name, StringComparison.Ordinal));

    /// <summary>What a reader sees beside the field or in a table of differences, the field's own content left out.</summary>
    private static string Shown(TestPage page, string field)
    {
        var copy = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page.Html);
        foreach (var control in copy.QuerySelectorAll($"[name='{field}']").ToList())
        {
            control.Remove();
        }
        return copy.QuerySelector("main")!.TextContent;
    }

    private async Task<(string Account, string Address, string Field, string Theirs, string Mine)> OfAsync(string record)
    {
        switch (record)
        {
            case "system":
                return ("reviewer1", $"/Systems/Edit/{DemoSystems.Id("SYS-0102")}", "Input.Summary", "先に書いた概要", "あとから書いた概要");
            case "own checklist":
                return ("reviewer1", $"/Checklists/Edit/{await ChecklistScene.OwnListAsync(this)}", "Input.Basis", "先の根拠", "後の根拠");
            case "checklist item":
                var list = await ChecklistScene.ListAsync(this);
                return ("reviewer1", $"/Checklists/Item/{list.Id}/{list.ItemsIn(ChecklistScene.Year)[0].Id}", "Input.Number", "41", "42");
            case "checklist answers":
                var asked = await ChecklistScene.ListAsync(this);
                return ("reviewer1", $"/Checklists/Answer/{await ChecklistScene.AnsweredAsync(this)}/{asked.Groups.First(g => g.Number == 10).Id}", "Input.Answers[0].Evidence", "先の根拠", "後の根拠");
            case "municipality":
                return ("reviewer1", $"/Municipalities/Edit/{await ChecklistScene.MunicipalityAsync(this)}", "Input.Contact", "先の課", "後の課");
            case "cloud class":
                var town = await ChecklistScene.MunicipalityAsync(this);
                var version = await ReadAsync(db => db.Set<Core.Municipalities.Municipality>().Select(m => m.Version).SingleAsync());
                var recorder = await ActorAsync("reviewer1");
                await UseAsync<Core.Municipalities.MunicipalityService>(s => s.EnterCloudAsync(town, new Core.Municipalities.CloudInput { ValidFrom = recorder.Today, Class = Core.Municipalities.CloudClass.Single, Version = version }, recorder));
                return ("reviewer1", $"/Municipalities/Cloud/{town}", "Input.Note", "先の備考", "後の備考");
            case "shared use":
                var keeper = await ActorAsync("reviewer1");
                var shared = await UseAsync<Core.Municipalities.MunicipalityService, Guid>(s => s.SaveSharedAsync(null, new Core.Municipalities.SharedUseInput { Kind = Core.Municipalities.SharedUseKind.CloudGroup, Name = "北部クラウド", Form = Core.Municipalities.SharedForm.Council, StartsOn = new DateOnly(2024, 4, 1), SectionId = keeper.Main!.SectionId }, keeper));
                return ("reviewer1", $"/Municipalities/EditGroup/{shared}", "Input.Note", "先の備考", "後の備考");
            case "training course":
                return ("reviewer1", $"/Training/Edit/{await Training.TrainingScene.CourseAsync(this)}", "Input.Title", "先の研修", "後の研修");
            case "training session":
                return ("reviewer1", $"/Training/EditSession/{await Training.TrainingScene.HeldAsync(this)}", "Input.Place", "先の会場", "後の会場");
            case "training staff":
                await Training.TrainingScene.StaffAsync(this, 10);
                return ("staff1", $"/Training/Section/{Training.TrainingScene.Roads}", "Input.Staff", "11", "12");
            case "training policy":
                return ("reviewer1", $"/Training/EditPolicy/{await Training.TrainingScene.PolicyAsync(this)}", "Input.Text", "先の概要", "後の概要");
            case "survey":
                return ("reviewer1", $"/Surveys/Edit/{await this.DraftAsync()}", "Input.Name", "先の名称", "後の名称");
            case "survey row":
                return ("staff2", $"/Surveys/Row/{(await this.AnswerAsync(await this.LaunchAsync())).Rows[0].Id}", "Input.Summary", "先に書いた概要", "あとから書いた概要");
            case "survey plans":
                var answer = await this.AnswerAsync(await this.LaunchAsync());
                var clerk = await ActorAsync("staff2");
                await UseAsync<SurveyAnswerService>(s => s.PlanAsync(answer.Id, new SurveyPlansInput { Version = answer.Version, Plans = [new() { Title = "もとの案件", Kind = Core.Systems.Plans.PlannedCaseKind.NewSystem, Fy = new(2027) }] }, clerk));
                return ("staff2", $"/Surveys/Plans/{answer.Id}", "Input.Plans[0].Title", "先の案件", "後の案件");
            case "person":
                return ("admin", $"/Administration/People/Edit/{DemoOffice.UserId("staff1")}", "Input.Extension", "1111", "2222");
            case "bureau":
                return ("admin", $"/Administration/Organisation/Bureau/{DemoOffice.BureauId("06")}", "Input.Name", "さきの部", "あとの部");
            case "section":
                return ("admin", $"/Administration/Organisation/Section/{DemoOffice.Section(DemoOffice.FirstSection).Id}", "Input.Place", "先の階", "後の階");
            case "post":
                var post = FormTable.All.Single(f => f.Page == "/Administration/People/EndPost");
                return (post.Account, await post.Address(this), "Input.LastDay", "令和9年6月30日", "令和9年3月31日");
            case "meeting":
                return ("secretary", $"/Administration/Committee/Edit/{await FormTable.MeetingAsync(this)}", "Input.Minutes", "先の議事概要", "後の議事概要");
            case "code":
                var code = await ReadAsync(db => db.Set<CodeItem>().Where(c => c.List == ConsultationCodes.ReturnReason).OrderBy(c => c.Order).Select(c => c.Id).FirstAsync());
                return ("policyhead", $"/Administration/Office/Codes/{ConsultationCodes.ReturnReason}?item={code}", "Input.NameJa", "先の名称", "後の名称");
            case "checklist":
                var item = await ReadAsync(db => db.Set<ChecklistItem>().Where(i => i.Stage == Stage.PreBudget).OrderBy(i => i.Number).Select(i => i.Id).FirstAsync());
                return ("policyhead", $"/Administration/Office/Checklist?item={item}", "LastDay", "令和9年3月31日", "令和9年6月30日");
            case "bcp plan":
                return ("staff1", $"/Bcp/EditPlan/{await BcpScene.WrittenAsync(this)}", "Input.Covers", "先に書いた範囲", "後から書いた範囲");
            case "drill":
                return ("staff1", $"/Bcp/EditDrill/{await BcpScene.PlannedDrillAsync(this)}", "Input.Scenario", "先の想定", "後の想定");
            case "library document":
                return ("reviewer1", $"/Library/Documents/Edit/{await LibraryScene.KeptAsync(this)}", "Input.Title", "相手の名称", "自分の名称");
            case "library draft":
                return ("reviewer1", $"/Library/Documents/Draft/{await LibraryScene.DraftedAsync(this)}", "Input.Body", "■ 相手の章", "■ 自分の章");
            case "network":
                return ("reviewer1", $"/Bcp/EditNetwork/{await BcpScene.NetworkAsync(this)}", "Input.Verification", "先の確かめ方", "後の確かめ方");
            case "specification":
                return ("staff1", $"/Library/Specifications/Edit/{await Library.ReadingScene.StartedAsync(this)}", "Input.Summary", "先の概要", "後の概要");
            case "question":
                return ("reviewer1", $"/Library/Questions/Details/{await AnsweredAsync()}", "Input.Answer", "先の回答", "後の回答");
            case "briefing":
                return ("reviewer1", $"/Library/Briefings/Edit/{await Library.ReadingScene.PlannedAsync(this)}", "Input.Agenda", "先の内容", "後の内容");
            case "audit item":
                return ("auditlead", $"/Audits/ItemSets/Edit/{await Audits.Answers.AuditAnswerScene.DraftAsync(this)}", "Input.Basis", "先のよりどころ", "後のよりどころ");
            case "instruction":
                return ("staff1", $"/Instructions/Details/{await Instructions.InstructionScene.GivenAsync(this)}", "Answer.Text", "先の回答", "後の回答");
            case "self-check":
                return ("reviewer1", $"/SelfChecks/Edit/{await SelfChecks.SelfCheckScene.DraftAsync(this)}", "Input.Title", "先の題名", "後の題名");
            case "self-check question":
                return ("reviewer1", $"/SelfChecks/Questions/{(await SelfChecks.SelfCheckScene.QuestionsAsync(this))[0]}", "Input.Text", "先の設問", "後の設問");
            case "self-check sheet":
                return ("staff1", $"/SelfChecks/Sheet/{await SelfChecks.SelfCheckScene.SheetIdAsync(this, await SelfChecks.SelfCheckScene.OpenedAsync(this))}", "Input.Rows[0].Note", "先の補足", "後の補足");
            case "incident contact":
                return ("csirt1", $"/Incidents/Contact/{await Incidents.IncidentScene.ContactAsync(this)}", "Input.Office", "先の窓口", "後の窓口");
            case "incident lesson":
                return ("csirt1", $"/Incidents/Lesson/{await Incidents.IncidentScene.PublishedAsync(this)}", "Input.Text", "先の教訓", "後の教訓");
            case "audit plan":
                return ("auditlead", $"/Audits/Plans/Edit/{await Audits.Plans.AuditPlanScene.DraftAsync(this)}", "Input.Policy", "先の方針", "後の方針");
            case "audit line":
                var (auditPlan, auditLine) = await Audits.Plans.AuditPlanScene.LineAsync(this);
                return ("auditlead", $"/Audits/Plans/Line/{auditPlan}?line={auditLine}", "Input.Month", "10", "11");
            case "auditor":
                return ("auditlead", $"/Audits/Auditors/Edit/{await Audits.Plans.AuditPlanScene.OutsideAsync(this)}", "Input.Name", "先の氏名", "後の氏名");
            case "audit kind":
                return ("auditlead", $"/Audits/Kinds/Edit/{await Audits.Plans.AuditPlanScene.KindAsync(this)}", "Input.Name", "先の名称", "後の名称");
            case "external audit":
                return ("auditlead", $"/Audits/External/Edit/{await Audits.Engagements.AuditScene.ExternalAsync(this)}", "Input.Firm", "先の法人", "後の法人");
            case "audit preparation":
                var prepared = await Audits.Engagements.AuditScene.PlannedAsync(this);
                await Audits.Engagements.AuditScene.PrepareAsync(this, prepared, "auditor1");
                return ("auditor1", $"/Audits/Edit/{prepared}", "Input.HeldAt", "9:00", "13:00");
            case "audit paper":
                var papered = await Audits.Engagements.AuditScene.PapersAsync(this);
                await Audits.Engagements.AuditScene.WritePaperAsync(this, papered, "auditor1");
                return ("auditor1", $"/Audits/Papers/{papered}", "Input.Evidence", "先の証拠", "後の証拠");
            case "audit report":
                return ("auditor1", $"/Audits/Report/{await Audits.Engagements.AuditScene.ReportWrittenAsync(this)}", "Input.Remarks", "先の特記", "後の特記");
            case "audit finding":
                return ("auditor1", $"/Audits/Findings/Edit/{await Audits.Findings.FindingScene.DraftedAsync(this)}", "Input.Title", "先の件名", "後の件名");
            case "finding plan":
                var planned = await Audits.Findings.FindingScene.InAsync(this, Core.Audits.Findings.AuditFindingState.PlanAwaited);
                await Audits.Findings.FindingScene.PlanAsync(this, planned);
                return ("staff1", $"/Audits/Findings/Plan/{planned}", "Input.RootCause", "先の原因", "後の原因");
            case "publication":
                return ("reviewer1", $"/Publication/Edit/{await Publication.PublicationScene.DraftAsync(this)}", "Input.Title", "先の題名", "後の題名");
            case "kpi figure":
                return ("staff1", $"/Kpis/Enter/{(await Kpis.KpiFigureScene.StartAsync(this))[Kpis.KpiFigureScene.Cumulative]}?Year=2025&Quarter=4", "Input.Value", "70", "71");
            case "form rule":
                return ("policyhead", "/Administration/Office/Rules?Item=C4", "Input.Reason", "先の理由", "後の理由");
            case "fit-gap":
                return ("staff1", $"/Consultations/FitGap/Edit/{await FitGapScene.BegunAsync(this)}", "Input.Package", "先の製品", "後の製品");
            case "advice":
                var advised = FormTable.All.Single(f => f.Page == "/Season/Answer");
                return (advised.Account, await advised.Address(this), "Input.Reason", "先の理由", "後の理由");
            case "committee member":
                return ("secretary", $"/Administration/Committee/Members/{await FormTable.MemberAsync(this)}", "Input.Office", "先の職", "後の職");
            case "authority":
                var authority = FormTable.All.Single(f => f is { Page: "/Consultations/Funds/Authority", Name: "known" });
                return (authority.Account, await authority.Address(this), "Input.Note", "先の備考", "後の備考");
            case "survey evaluation":
                return ("staff2", $"/Surveys/Evaluate/{await EvaluatedAsync()}", "Input.Rows[0].Note", "先の補足", "後の補足");
            case "scrutiny":
                return ("reviewer1", $"/Consultations/Funds/Scrutiny/{await ScrutinisedAsync()}", "Input.Reason", "先に精査した理由", "後で精査した理由");
            case "hearing record":
                return ("reviewer1", await RecordedAsync(), "Input.Record", "先に書いた記録", "後で書いた記録");
            case "kpi plan":
                return ("reviewer1", $"/Kpis/Plans/Edit/{await Kpis.KpiForms.PlanAsync(this)}", "Input.Purpose", "先の目的", "後の目的");
            case "initiative":
                return ("reviewer1", $"/Kpis/Plans/Initiative/{(await Kpis.KpiForms.InitiativeAsync(this)).Id}", "Input.Effect", "先の効果", "後の効果");
            case "kpi":
                return ("reviewer1", $"/Kpis/Plans/Kpi/{await Kpis.KpiForms.KpiAsync(this)}", "Input.Targets[0].Raw", "10件", "20件");
            case "guide":
                return ("policyhead", "/Administration/Office/Guides?Field=B1", "Input.ExampleJa", "先の記入例", "後の記入例");
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record, "No such record.");
        }
    }

    [Fact]
    public async Task Of_two_heads_who_answer_one_concurrence_the_first_counts()
    {
        var address = $"/Consultations/Talks/Answer/{await FormTable.AskedAsync(this)}";
        var first = await (await SignedInAsync("head2")).GetAsync(address);
        var second = await (await SignedInAsync("head2")).GetAsync(address);
        Assert.Equal(302, (await first.Form("Input.Text").Fill("Input.Answer", "Agree").Fill("Input.Text", "先の回答").SubmitAsync()).Status);
        var refused = await second.Form("Input.Text").Fill("Input.Answer", "Disagree").Fill("Input.Text", "後の回答").SubmitAsync();
        Assert.True(refused.Status is 409 or 422, $"{refused.Status}");
        Assert.Equal("先の回答", await ReadAsync(db => db.Set<Core.Consultations.Concurrences.Concurrence>().Select(x => x.AnswerText).SingleAsync()));
    }

    [Fact]
    public async Task Two_entries_of_one_prior_advice_are_both_kept_the_second_after_reading_the_first()
    {
        var form = FormTable.All.Single(f => f.Page == "/Consultations/Advice/Details");
        var address = await form.Address(this);
        var first = await (await SignedInAsync(form.Account)).GetAsync(address);
        var second = await (await SignedInAsync(form.Account)).GetAsync(address);
        var today = Core.Platform.Time.OfficeTime.DayOf(Clock.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(302, (await first.Form("Input.Text").Fill("Input.On", today).Fill("Input.Means", "Meeting").Fill("Input.Text", "先の記録").SubmitAsync()).Status);
        var refused = await second.Form("Input.Text").Fill("Input.On", today).Fill("Input.Means", "Meeting").Fill("Input.Text", "後の記録").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("先の記録", refused.Text, StringComparison.Ordinal);
        Assert.Equal("後の記録", refused.Form("Input.Text").ValueOf("Input.Text"));
        Assert.Equal(302, (await refused.Form("Input.Text").SubmitAsync()).Status);
    }

    [Fact]
    public async Task A_question_reworded_by_two_people_is_a_conflict_for_the_second()
    {
        var item = await ReadAsync(db => db.Set<ChecklistItem>().Where(i => i.Stage == Stage.PreBudget).OrderBy(i => i.Number).Select(i => i.Id).FirstAsync());
        var first = await (await SignedInAsync("policyhead")).GetAsync($"/Administration/Office/Checklist?item={item}");
        var second = await (await SignedInAsync("reviewer1")).GetAsync($"/Administration/Office/Checklist?item={item}");
        Assert.Equal(302, (await first.Form("Input.TextJa").Fill("Input.TextJa", "先に改めた問い").SubmitAsync()).Status);
        var refused = await second.Form("Input.TextJa").Fill("Input.TextJa", "後で改めた問い").Fill("Input.ValidFrom", "令和8年10月1日").SubmitAsync();
        Assert.Equal(409, refused.Status);
        Assert.Contains("先に改めた問い", refused.Text, StringComparison.Ordinal);
        Assert.Equal("後で改めた問い", refused.Form("Input.TextJa").ValueOf("Input.TextJa"));
    }

    [Theory]
    [InlineData("policyhead", "/Administration/Office/Codes/ReturnReason?item=")]
    [InlineData("policyhead", "/Administration/Office/Checklist?item=")]
    [InlineData("admin", "/Administration/Organisation/NewSection?from=")]
    [InlineData("secretary", "/Administration/Committee/Edit/")]
    public async Task An_unknown_id_in_an_address_is_not_found_for_reading_and_for_writing(string account, string address)
    {
        address += "01990000-0000-7000-8000-00000000dead";
        var client = await SignedInAsync(account);
        Assert.Equal(404, (await client.GetAsync(address)).Status);
        var known = await client.GetAsync("/Account/Password");
        var token = known.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(404, (await client.PostAsync(address, ("__RequestVerificationToken", token), ("Input.NameJa", "名称"), ("Input.Name", "名称"))).Status);
    }
}
