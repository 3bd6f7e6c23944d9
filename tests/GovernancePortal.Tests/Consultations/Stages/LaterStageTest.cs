using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Stages;
using GovernancePortal.TestKit;

namespace GovernancePortal.Tests.Consultations.Stages;

/// <summary>The ways through the stages after the procurement.</summary>
public abstract class LaterStageTest : CaseTest
{
    /// <summary>A 稼働前協議, filled in and with its test report, planned to go live on the day.</summary>
    protected async Task<Guid> PreOperationAsync(Guid second, string goLive = "2027-10-01", string occasion = nameof(StageOccasion.GoLive), bool ledgerReady = true)
    {
        var id = Guid.Empty;
        await Cases.DoAsync<StageService>("staff1", second, async (s, v, a) => id = await s.StartPreOperationAsync(second, v, a));
        if (ledgerReady)
        {
            await Database.ScalarAsync($"update information_system set answered_fields = required_fields where id = '{(await Cases.LoadAsync(id)).SystemId}'");
        }
        await Cases.AnswerFieldAsync(id, "V1", occasion, more: v =>
        {
            v["V2"] = goLive;
            v["V4"] = "None";
        });
        await Cases.AnswerFieldAsync(id, "W1", "Passed", more: v =>
        {
            v["W1.On"] = "2027-04-01";
            v["W2"] = "Done";
            v["W2.On"] = "2027-04-01";
            v.Rows["W3"] = [new FormRow { ["role"] = "System", ["section"] = "道路整備課" }];
            v["W4"] = "yes";
            v["W5"] = "Done";
            v["W6"] = "Verified";
            v["W6.On"] = "2027-04-01";
            v["W7"] = "2027-11-01";
        });
        var actor = await ActorAsync("staff1");
        await UseAsync<DraftService>(s => s.AttachAsync(id, Cases.File("試験結果.pdf", actor), "TestReport", null, false, null, actor));
        return id;
    }

    protected async Task AgreeAsync(Guid id, ConsultationAct act = ConsultationAct.Approve, params ConditionInput[] conditions)
    {
        await Cases.PassOnAsync(id);
        await Cases.SubmitAsync(id);
        await Cases.AcceptAsync(id);
        await Cases.StartReviewAsync(id);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id, result: act);
        await Cases.DecideAsync(id, act, input: new DecisionInput { Text = "審査の結果のとおり。", Conditions = conditions });
    }

    protected Task GoLiveAsync(Guid id, DateOnly on) => Cases.DoAsync<StageService>("staff1", id, (s, v, a) => s.RecordGoLiveAsync(id, v, on, a));

    protected async Task FillEvaluationAsync(Guid id)
    {
        var kpis = (await Cases.LoadAsync(id)).SectionOf('X').Values.RowsOf("X1");
        await Cases.AnswerFieldAsync(id, "X2.Settled", "33000000", more: v => v.Rows["X1"] =
        [
            .. (kpis.Count > 0 ? kpis : [new FormRow { ["name"] = "処理時間", ["promised"] = "30%短縮" }]).Select(k => new FormRow(k) { ["actual"] = "26%短縮", ["on"] = "2027-03-31", ["result"] = "Partly", ["evidence"] = "業務日誌の集計" }),
        ]);
        await Cases.AnswerFieldAsync(id, "Y1.Actual", "120", more: v =>
        {
            v["Y2"] = "0";
            v["Y3"] = "High";
            v["Y3.Basis"] = "利用者アンケート";
            v["Y4"] = "Improve";
            v["Y4.Reason"] = "短縮が目標に届かないため、入力の画面を直す。";
        });
    }

    protected Task<int> EvaluateAsync() => UseAsync<EvaluationScheduleService, int>(s => s.RunOnceAsync(Core.Platform.Identity.Actor.Operator(Clock.Now)));
}
