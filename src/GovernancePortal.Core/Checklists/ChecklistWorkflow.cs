using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Checklists;

public enum AssessmentState
{
    Answering, // 回答中
    Submitted, // 確認待ち
    Confirmed, // 確認済み
}

public enum AssessmentAct
{
    Answer,  // 回答する
    Submit,  // 確認に回す
    Return,  // 差し戻す
    Confirm, // 確認する
}

/// <summary>One row of the table: read by the record, the buttons and the tests.</summary>
public sealed record AssessmentStep(AssessmentState From, AssessmentAct Act, AssessmentState To, Permission Needs);

/// <summary>The moves of a self-assessment while its year is open; a closed year has none.</summary>
public static class ChecklistWorkflow
{
    public static IReadOnlyList<AssessmentStep> Steps { get; } =
    [
        new(AssessmentState.Answering, AssessmentAct.Answer, AssessmentState.Answering, ChecklistAccess.Answering),
        new(AssessmentState.Answering, AssessmentAct.Submit, AssessmentState.Submitted, ChecklistAccess.Answering),
        new(AssessmentState.Submitted, AssessmentAct.Return, AssessmentState.Answering, ChecklistAccess.Confirming),
        new(AssessmentState.Submitted, AssessmentAct.Confirm, AssessmentState.Confirmed, ChecklistAccess.Confirming),
        new(AssessmentState.Confirmed, AssessmentAct.Return, AssessmentState.Answering, ChecklistAccess.Confirming),
    ];

    public static bool Allows(AssessmentState state, AssessmentAct act, bool closed, Actor actor) =>
        !closed && Steps.Any(s => s.From == state && s.Act == act && actor.May(s.Needs));

    /// <summary>Where the act leads; refused with Checklist.NotOpen where the table has no such row.</summary>
    internal static AssessmentState Demand(AssessmentState state, AssessmentAct act) =>
        Steps.FirstOrDefault(s => s.From == state && s.Act == act)?.To ?? throw new RuleViolation("Checklist.NotOpen");
}

/// <summary>Everybody reads; the policy office answers and defines; its head confirms and closes a year.</summary>
public static class ChecklistAccess
{
    public const Permission Reading = Permission.UsePortal;

    public const Permission Answering = Permission.ChecklistAnswer;

    /// <summary>Held by the head of the policy office alone.</summary>
    public const Permission Confirming = Permission.OfficeApprove;

    public static bool MayAnswer(Actor actor) => actor.May(Answering);

    public static bool MayConfirm(Actor actor) => actor.May(Confirming);

    internal static void DemandAnswering(Actor actor)
    {
        if (!MayAnswer(actor))
        {
            throw new Forbidden("Answering and defining checklists.");
        }
    }

    internal static void DemandConfirming(Actor actor)
    {
        if (!MayConfirm(actor))
        {
            throw new Forbidden("Confirming checklists.");
        }
    }
}
