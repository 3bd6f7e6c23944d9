using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.TestKit;

// The way to each state, the same a case takes in an office.
public sealed partial class Cases
{
    /// <summary>A case in that state; <see cref="CaseShape.Committee"/> for 付議待ち is taken by itself.</summary>
    public async Task<Guid> InAsync(ConsultationState state, CaseShape? shape = null)
    {
        shape ??= state == ConsultationState.CommitteePending ? CaseShape.Committee : new CaseShape();
        var id = await DraftAsync(shape);
        await GoAsync(id, state, shape);
        return id;
    }

    /// <summary>A case of the second stage in that state, after an agreed first stage whose budget has passed.</summary>
    public async Task<Guid> SecondStageInAsync(ConsultationState state, CaseShape? shape = null)
    {
        shape ??= new CaseShape();
        var first = await InAsync(ConsultationState.Approved, shape);
        var id = await SecondStageOfAsync(first, shape);
        await GoAsync(id, state, shape);
        return id;
    }

    /// <summary>The second stage as a complete draft; in April, after the budget has passed and is recorded.</summary>
    public async Task<Guid> SecondStageOfAsync(Guid first, CaseShape? shape = null, bool recordBudget = true)
    {
        shape ??= new CaseShape();
        if (recordBudget)
        {
            test.Clock.Go(shape.TargetFy.Year, 4, 6);
            await RecordBudgetAsync(first, passedOn: new DateOnly(shape.TargetFy.Year, 3, 24), yen: shape.TotalYen);
        }
        var id = await StartNextStageAsync(first, shape.Staff);
        await FillAsync(id, DemoAnswers.PreProcurement(Subject(shape)), shape.Staff);
        return id;
    }

    private async Task GoAsync(Guid id, ConsultationState state, CaseShape shape)
    {
        switch (state)
        {
            case ConsultationState.Draft:
                break;
            case ConsultationState.SectionReview:
                await PassOnAsync(id, shape.Staff);
                break;
            case ConsultationState.Submitted:
                await PassOnAsync(id, shape.Staff);
                await SubmitAsync(id, shape.Head);
                if ((await LoadAsync(id)).State == ConsultationState.BureauReview)
                {
                    await DoAsync<Core.Consultations.Forwarding.ForwardingService>("coordinator", id, (s, v, a) => s.ForwardAsync(id, v, null, a));
                }
                break;
            case ConsultationState.BureauReview:
                await RouteAsync();
                await PassOnAsync(id, shape.Staff);
                await SubmitAsync(id, shape.Head);
                break;
            case ConsultationState.Accepted:
                await GoAsync(id, ConsultationState.Submitted, shape);
                await AcceptAsync(id, shape.Reviewer);
                break;
            case ConsultationState.UnderReview:
                await GoAsync(id, ConsultationState.Accepted, shape);
                await StartReviewAsync(id, shape.Reviewer);
                break;
            case ConsultationState.Inquiry:
                await GoAsync(id, ConsultationState.UnderReview, shape);
                await AskAsync(id, shape.Reviewer, "B4");
                break;
            case ConsultationState.Returned:
                await GoAsync(id, ConsultationState.UnderReview, shape);
                await ReturnAsync(id, shape.Reviewer);
                break;
            case ConsultationState.CommitteePending:
                await GoAsync(id, ConsultationState.UnderReview, shape);
                await JudgeAllAsync(id, shape.Reviewer);
                await ProposeAsync(id, shape.Reviewer);
                await DoAsync<DecisionService>(shape.Decider, id, (s, v, a) => s.ReferToCommitteeAsync(id, v, null, a));
                break;
            case ConsultationState.Approved:
                await DecidedAsync(id, shape, ConsultationAct.Approve);
                break;
            case ConsultationState.ConditionallyApproved:
                await DecidedAsync(id, shape, ConsultationAct.ApproveWithConditions);
                break;
            case ConsultationState.Rejected:
                await DecidedAsync(id, shape, ConsultationAct.Reject);
                break;
            case ConsultationState.Continued:
                await DecidedAsync(id, shape, ConsultationAct.Continue);
                break;
            case ConsultationState.Withdrawn:
                await GoAsync(id, ConsultationState.Submitted, shape);
                await DoAsync<FilingService>(shape.Head, id, (s, v, a) => s.WithdrawAsync(id, v, "事業を見送るため。", a));
                break;
            case ConsultationState.Expired:
                await GoAsync(id, ConsultationState.Approved, shape);
                test.Clock.Go(shape.TargetFy.Year + 1, 4, 2);
                await test.RelayAsync();
                break;
            case ConsultationState.Superseded:
                await GoAsync(id, ConsultationState.Approved, shape);
                var change = await StartChangeAsync(id, shape.Staff);
                await FillAsync(change, await FormOfAsync(id, shape), shape.Staff);
                await GoAsync(change, ConsultationState.Approved, shape);
                break;
            case ConsultationState.Closed:
                await GoAsync(id, ConsultationState.Approved, shape);
                if ((await LoadAsync(id)).Stage == Stage.PreProcurement)
                {
                    await RecordContractAsync(id, who: shape.Staff);
                }
                else
                {
                    await RecordBudgetAsync(id, BudgetOutcome.NotGranted);
                }
                break;
        }
    }

    /// <summary>部局主管課経由 switched on for the bureau of the first section, since before any case of a test.</summary>
    public async Task RouteAsync(bool everyStage = false, int leadDays = 5)
    {
        if (await test.ReadAsync(db => db.Set<Core.Consultations.Forwarding.BureauRouting>().AnyAsync()))
        {
            return;
        }
        var head = await test.ActorAsync("policyhead");
        await test.UseAsync<Core.Consultations.Forwarding.BureauRoutingService>(s => s.AddAsync(new() { BureauId = Core.People.Demo.DemoOffice.BureauId("06"), ValidFrom = Core.People.Demo.DemoOffice.Since, LeadDays = leadDays, EveryStage = everyStage }, head));
    }

    /// <summary>The answers a change case is filed with.</summary>
    public async Task<DemoForm> FormOfAsync(Guid id, CaseShape shape) => (await LoadAsync(id)).Stage == Stage.PreBudget
        ? DemoAnswers.PreBudget(Subject(shape)) : DemoAnswers.PreProcurement(Subject(shape));

    private async Task DecidedAsync(Guid id, CaseShape shape, ConsultationAct act)
    {
        if (shape.TotalYen >= 40_000_000 && (await LoadAsync(id)).Stage == Stage.PreBudget)
        {
            await GoAsync(id, ConsultationState.CommitteePending, shape);
            await DecideAsync(id, act switch
            {
                ConsultationAct.Approve => ConsultationAct.CommitteeApprove,
                ConsultationAct.ApproveWithConditions => ConsultationAct.CommitteeApproveWithConditions,
                ConsultationAct.Reject => ConsultationAct.CommitteeReject,
                _ => ConsultationAct.CommitteeContinue,
            }, "secretary", Decision(shape));
            return;
        }
        await GoAsync(id, ConsultationState.UnderReview, shape);
        await JudgeAllAsync(id, shape.Reviewer);
        if (shape.Reviewer == "advisor")
        {
            await DoAsync<ReviewService>("advisor", id, (s, v, a) => s.GiveOpinionAsync(id, v, "支障はないと考えます。", a));
        }
        await ProposeAsync(id, shape.Reviewer, act);
        await DecideAsync(id, act, shape.Decider, Decision(shape));
    }

    private DecisionInput Decision(CaseShape shape) => new()
    {
        Text = "審査の結果のとおり。", MeetingOn = Core.Platform.Time.OfficeTime.DayOf(test.Clock.Now), Conditions = shape.Conditions,
    };

    /// <summary>Takes a complete draft on to the state, as <see cref="InAsync"/> would.</summary>
    public Task WalkAsync(Guid id, ConsultationState state, CaseShape shape) => GoAsync(id, state, shape);

    /// <summary>From 審査中 to 同意, of a case below the committee's limit.</summary>
    public async Task WalkOnAsync(Guid id)
    {
        await JudgeAllAsync(id);
        await ProposeAsync(id);
        await DecideAsync(id, ConsultationAct.Approve);
    }

    /// <summary>Fills a 稼働前協議 or an evaluation in, with the file it needs.</summary>
    public async Task FillLaterAsync(Guid id)
    {
        var c = await LoadAsync(id);
        var today = Core.Platform.Time.OfficeTime.DayOf(test.Clock.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (c.Stage == Stage.PreOperation)
        {
            await AnswerFieldAsync(id, "V1", nameof(StageOccasion.GoLive), more: v => (v["V2"], v["V4"]) = (v["V2"] ?? "2027-10-01", "None"));
            await AnswerFieldAsync(id, "W1", "Passed", more: v =>
            {
                (v["W1.On"], v["W2"], v["W2.On"], v["W4"], v["W5"], v["W6"], v["W6.On"], v["W7"]) = (today, "Done", today, "yes", "Done", "Verified", today, "2027-11-01");
                v.Rows["W3"] = [new Core.Consultations.Form.FormRow { ["role"] = "System", ["section"] = "道路整備課" }];
            });
            var actor = await test.ActorAsync("staff1");
            await test.UseAsync<DraftService>(s => s.AttachAsync(id, File("試験結果.pdf", actor), "TestReport", null, false, null, actor));
            return;
        }
        var kpis = c.SectionOf('X').Values.RowsOf("X1");
        await AnswerFieldAsync(id, "X2.Settled", "33000000", more: v => v.Rows["X1"] =
            [.. (kpis.Count > 0 ? kpis : [new Core.Consultations.Form.FormRow { ["name"] = "処理時間", ["promised"] = "30％短縮" }]).Select(k => new Core.Consultations.Form.FormRow(k) { ["actual"] = "26％短縮", ["on"] = "2027-03-31", ["result"] = "Partly", ["evidence"] = "業務日誌の集計" })]);
        await AnswerFieldAsync(id, "Y1.Actual", "120", more: v => (v["Y2"], v["Y3"], v["Y3.Basis"], v["Y4"], v["Y4.Reason"]) = ("0", "High", "利用者アンケート", "Improve", "短縮が目標に届かないため、入力の画面を直す。"));
    }
}
