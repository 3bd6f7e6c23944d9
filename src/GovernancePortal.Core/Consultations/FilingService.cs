using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Consultations;

/// <summary>The moves of the filing section.</summary>
public sealed class FilingService(PortalDb db, ConsultationCaseService cases, IEnumerable<IFilingWitness> witnesses)
{
    public Task PassOnAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.PassOn, (c, x) => c.PassOn(actor, x, comment), actor, comment, ct);

    public Task ConfirmAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Confirm, (c, x) => c.Confirm(actor, x, comment), actor, comment, ct);

    public Task PullBackAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.PullBack, (c, x) => c.PullBack(actor, x, comment), actor, comment, ct);

    public Task SendBackAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.SendBack, (c, x) => c.SendBack(actor, x, comment), actor, comment, ct);

    /// <summary>
    /// 提出. Refused while the form is incomplete, without a reason after the window (A10), and on the second stage while
    /// the first is not agreed, its budget not recorded or a condition due before procurement is open (R082, decisions 2, 15).
    /// </summary>
    public async Task SubmitAsync(Guid id, uint version, RecordedApproval? recorded, string? comment, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var context = await cases.ContextAsync(c, actor, ct);
        var route = ConsultationRoute.Of(c, await cases.CalendarAsync(ct), context.Surroundings);
        c.Submit(actor, context, route, recorded, comment);
        foreach (var witness in witnesses)
        {
            await witness.FiledAsync(c, actor, ct);
        }
        await cases.SaveAsync(c, ConsultationAct.Submit, actor, comment, ct);
    }

    /// <summary>回答: what was replaced since the last version is frozen as one of its own.</summary>
    public Task AnswerAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Answer, (c, x) => c.AnswerAll(actor, x, HasChanged(c), comment), actor, comment, ct);

    /// <summary>回答 with the words typed on the page, answers and act in one save.</summary>
    public Task AnswerAsync(Guid id, uint version, IReadOnlyDictionary<Guid, string> answers, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Answer, (c, x) =>
        {
            foreach (var (question, answer) in answers)
            {
                c.AnswerQuestion(question, answer, actor);
            }
            c.AnswerAll(actor, x, HasChanged(c), comment);
        }, actor, comment, ct);

    private static bool HasChanged(Consultation c) => c.Versions.MaxBy(v => v.Number) is not { } last || Json.Write(last.Form) != Json.Write(c.FreezeForm());

    public Task ReopenAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Reopen, (c, x) => c.Reopen(actor, x), actor, null, ct);

    public Task WithdrawAsync(Guid id, uint version, string? reason, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.Withdraw, (c, x) => c.Withdraw(actor, x, reason), actor, reason, ct);

    /// <summary>軽微な変更: noted on the change and on the decision it belongs to, with what was compared (decision 9).</summary>
    public async Task NoteMinorChangeAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var context = await cases.ContextAsync(c, actor, ct);
        c.NoteMinorChange(actor, context, comment);
        var old = await cases.LoadAsync(c.ChangeOfId!.Value, actor, ct);
        old.NoteMinorOf(comment, actor);
        db.Entry(old).Property(x => x.Holder).IsModified = true;
        db.Add(ChangeVerdict.Of(old.Id, c.Id, ChangeVerdictKind.Minor, context.Change!, context.Surroundings.MaterialPercent, comment, actor));
        await cases.SaveAsync(c, ConsultationAct.NoteMinorChange, actor, comment, ct);
    }

    public Task ReportConditionAsync(Guid id, uint version, Guid conditionId, string report, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.ReportCondition, (c, x) => c.ReportCondition(conditionId, report, actor, x), actor, null, ct);

    /// <summary>The same with a file of evidence whose bytes are already stored, all in one save.</summary>
    public async Task ReportConditionAsync(Guid id, uint version, Guid conditionId, string report, StoredFile evidence, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        db.Add(evidence);
        c.Attach(evidence, EvidenceKind, null, false, conditionId, actor);
        c.ReportCondition(conditionId, report, actor, await cases.ContextAsync(c, actor, ct));
        await cases.SaveAsync(c, ConsultationAct.ReportCondition, actor, ct: ct);
    }

    /// <summary>The kind of file (code list AttachmentKind) that shows a condition is met.</summary>
    public const string EvidenceKind = "ConditionEvidence";
}
