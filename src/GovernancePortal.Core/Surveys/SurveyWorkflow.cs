using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Surveys.SurveyAct;
using static GovernancePortal.Core.Surveys.SurveyAnswerState;

namespace GovernancePortal.Core.Surveys;

/// <summary>Who may make a move.</summary>
public enum SurveyMover
{
    Section, // 担当者 or 所属長 of the section
    Head,    // 所属長 of the section, or the stand-in
    Office,  // 情報政策課
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record SurveyGuard(string Code, Func<SurveyAnswer, SurveyContext, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record SurveyStep(SurveyAnswerState From, SurveyAct Act, SurveyAnswerState To, SurveyMover By, params SurveyGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedSurveyAct(SurveyAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>What the guards need besides the answer itself.</summary>
/// <param name="Open">What still has to be answered before the section's answer is whole.</param>
public sealed record SurveyContext(CampaignState Campaign, IReadOnlyList<string> Open);

/// <summary>
/// The transition table of a section's answer: its methods, buttons, authorization, tests and docs/workflows/survey.md read
/// it; nothing else decides whether a move is allowed.
/// </summary>
public static class SurveyWorkflow
{
    public static IReadOnlyList<SurveyStep> Steps { get; } =
    [
        new(NotStarted, Write, Writing, SurveyMover.Section, Guards.Running),
        new(Writing, Write, Writing, SurveyMover.Section, Guards.Running),
        new(Returned, Write, Returned, SurveyMover.Section, Guards.Running),
        new(NotStarted, WriteByProxy, Writing, SurveyMover.Office, Guards.Running, Guards.NotOfOwnSection),
        new(Writing, WriteByProxy, Writing, SurveyMover.Office, Guards.Running, Guards.NotOfOwnSection),
        new(Returned, WriteByProxy, Returned, SurveyMover.Office, Guards.Running, Guards.NotOfOwnSection),
        new(Writing, PassOn, HeadCheck, SurveyMover.Section, Guards.Running, Guards.Complete),
        new(Returned, PassOn, HeadCheck, SurveyMover.Section, Guards.Running, Guards.Complete),
        new(HeadCheck, PullBack, Writing, SurveyMover.Section, Guards.Running),
        new(HeadCheck, SendBack, Writing, SurveyMover.Head, Guards.Running),
        new(HeadCheck, Confirm, Submitted, SurveyMover.Head, Guards.Running, Guards.Complete, Guards.NoSelfConfirmAsStandIn),
        new(Submitted, PullBack, HeadCheck, SurveyMover.Head, Guards.Running, Guards.NotByProxy),
        new(Writing, TakeIn, Submitted, SurveyMover.Office, Guards.Running, Guards.Complete, Guards.NotOfOwnSection),
        new(Returned, TakeIn, Submitted, SurveyMover.Office, Guards.Running, Guards.Complete, Guards.NotOfOwnSection),
        new(Submitted, Return, Returned, SurveyMover.Office, Guards.Running),
        new(Submitted, Fix, SurveyAnswerState.Fixed, SurveyMover.Office, Guards.Running, Guards.NotOwnConfirmation),
        new(SurveyAnswerState.Fixed, Reopen, Returned, SurveyMover.Office, Guards.Running, Guards.NothingMerged),
    ];

    public static SurveyStep? Find(SurveyAnswerState from, SurveyAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered on the answer now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedSurveyAct> Open(SurveyAnswer answer, SurveyContext context, Actor actor) =>
        [.. Steps.Where(s => s.From == answer.State && May(s.By, answer.SectionId, actor)).Select(s => new OfferedSurveyAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(answer, context, actor))?.Code))];

    public static bool May(SurveyMover mover, Guid sectionId, Actor actor) => actor.IsOperator || mover switch
    {
        SurveyMover.Section => actor.MayIn(Permission.SurveyAnswer, sectionId),
        SurveyMover.Head => actor.MayIn(Permission.SurveyConfirm, sectionId),
        SurveyMover.Office => actor.May(Permission.SurveyManage),
    };

    /// <summary>As whom the act is done: decides 代決 and the frozen section.</summary>
    public static Capacity? CapacityFor(SurveyMover mover, Guid sectionId, Actor actor) => mover switch
    {
        SurveyMover.Section => actor.CapacityFor(Permission.SurveyAnswer, sectionId),
        SurveyMover.Head => actor.CapacityFor(Permission.SurveyConfirm, sectionId),
        SurveyMover.Office => actor.CapacityFor(Permission.SurveyManage),
    };

    /// <summary>Who holds the answer in a state; null: nobody has anything to do.</summary>
    public static SurveyMover? HolderOf(SurveyAnswerState state) => state switch
    {
        NotStarted or Writing or Returned => SurveyMover.Section,
        HeadCheck => SurveyMover.Head,
        Submitted => SurveyMover.Office,
        SurveyAnswerState.Fixed => null,
    };

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        /// <summary>A campaign past its deadline still takes answers, marked late; a finished one takes none.</summary>
        public static readonly SurveyGuard Running = new("Survey.NotRunning", (_, x, _) => x.Campaign is CampaignState.Launched or CampaignState.Closed);
        public static readonly SurveyGuard Complete = new("Survey.Incomplete", (_, x, _) => x.Open.Count == 0);
        public static readonly SurveyGuard NoSelfConfirmAsStandIn = new("Survey.SelfConfirm", (a, _, actor) =>
            actor.CapacityFor(Permission.SurveyConfirm, a.SectionId)?.StandsInFor is null || actor.UserId != a.PassedOnById);
        public static readonly SurveyGuard NotOwnConfirmation = new("Survey.OwnConfirmation", (a, _, actor) => actor.UserId != a.ConfirmedById && actor.UserId != a.PassedOnById);
        public static readonly SurveyGuard NotOfOwnSection = new("Survey.OwnSection", (a, _, actor) => !actor.BelongsTo(a.SectionId));
        public static readonly SurveyGuard NotByProxy = new("Survey.ByProxy", (a, _, _) => a.ProxyBy is null);
        public static readonly SurveyGuard NothingMerged = new("Survey.AlreadyMerged", (a, _, _) => a.MergedRows == 0);
    }
}
