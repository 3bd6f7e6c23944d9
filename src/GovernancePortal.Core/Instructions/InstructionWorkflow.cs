using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.Instructions.InstructionAct;
using static GovernancePortal.Core.Instructions.InstructionState;

namespace GovernancePortal.Core.Instructions;

/// <summary>Who may make a move.</summary>
public enum InstructionMover
{
    Section, // 担当者 or 所属長 of the addressed section
    Head,    // 所属長 of the addressed section, or the stand-in
    Cio,     // CIO, or whoever records what the CIO said
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record InstructionGuard(string Code, Func<Instruction, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record InstructionStep(InstructionState From, InstructionAct Act, InstructionState To, InstructionMover By, params InstructionGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedInstructionAct(InstructionAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>
/// The transition table of 改善指示 (R191): its methods, buttons, authorization, tests and docs/workflows/instruction.md read it;
/// nothing else decides whether a move is allowed.
/// </summary>
public static class InstructionWorkflow
{
    public static IReadOnlyList<InstructionStep> Steps { get; } =
    [
        new(Given, Write, Given, InstructionMover.Section),
        new(Returned, Write, Returned, InstructionMover.Section),
        new(Given, PassOn, HeadCheck, InstructionMover.Section, Guards.HasAnswer),
        new(Returned, PassOn, HeadCheck, InstructionMover.Section, Guards.HasAnswer),
        new(HeadCheck, PullBack, Given, InstructionMover.Section),
        new(HeadCheck, SendBack, Given, InstructionMover.Head),
        new(HeadCheck, Submit, Answered, InstructionMover.Head, Guards.HasAnswer, Guards.NoSelfSubmitAsStandIn),
        new(Answered, Accept, Closed, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(Answered, FollowLater, FollowUp, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(Answered, Return, Returned, InstructionMover.Cio),
        new(FollowUp, Check, Closed, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(FollowUp, CheckAgain, FollowUp, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(FollowUp, Reopen, Returned, InstructionMover.Cio),
        new(Given, MoveDue, Given, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(HeadCheck, MoveDue, HeadCheck, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(Returned, MoveDue, Returned, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(Given, Withdraw, Withdrawn, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(HeadCheck, Withdraw, Withdrawn, InstructionMover.Cio, Guards.NotOfOwnSection),
        new(Returned, Withdraw, Withdrawn, InstructionMover.Cio, Guards.NotOfOwnSection),
    ];

    public static InstructionStep? Find(InstructionState from, InstructionAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedInstructionAct> Open(Instruction instruction, Actor actor) =>
        [.. Steps.Where(s => s.From == instruction.State && May(s.By, instruction.SectionId, actor)).Select(s => new OfferedInstructionAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(instruction, actor))?.Code))];

    public static bool May(InstructionMover mover, Guid sectionId, Actor actor) => actor.IsOperator || mover switch
    {
        InstructionMover.Section => SectionCapacity(actor, sectionId) is not null,
        InstructionMover.Head => IsHead(actor, sectionId),
        InstructionMover.Cio => actor.May(Permission.Instruct) || actor.May(Permission.InstructRecord),
    };

    /// <summary>As whom the act is done: decides 代決 and the frozen section.</summary>
    public static Capacity? CapacityFor(InstructionMover mover, Guid sectionId, Actor actor) => mover switch
    {
        InstructionMover.Section => SectionCapacity(actor, sectionId),
        InstructionMover.Head => HeadCapacity(actor, sectionId),
        InstructionMover.Cio => actor.CapacityFor(Permission.Instruct) ?? actor.CapacityFor(Permission.InstructRecord),
    };

    /// <summary>The act is the CIO's word that somebody else writes down: then both names are kept.</summary>
    public static bool IsRecorded(InstructionMover mover, Actor actor) => mover == InstructionMover.Cio && !actor.IsOperator && !actor.May(Permission.Instruct);

    /// <summary>Who has to do something in a state; null: nobody.</summary>
    public static InstructionMover? HolderOf(InstructionState state) => state switch
    {
        Given or Returned => InstructionMover.Section,
        HeadCheck => InstructionMover.Head,
        Answered or FollowUp => InstructionMover.Cio,
        Closed or Withdrawn => null,
    };

    public static bool IsOpen(InstructionState state) => HolderOf(state) is not null;

    /// <summary>The answer is not with the CIO yet: the due day counts.</summary>
    public static bool IsOutstanding(InstructionState state) => state is Given or HeadCheck or Returned;

    // The policy office answers for itself as well: its reviewers are its staff.
    private static Capacity? SectionCapacity(Actor actor, Guid sectionId) =>
        actor.CapacityFor(Permission.InstructAnswer, sectionId) ?? actor.Capacities.FirstOrDefault(c => c.SectionId == sectionId && c.Role is Role.Reviewer or Role.PolicyHead);

    private static bool IsHead(Actor actor, Guid sectionId) => HeadCapacity(actor, sectionId) is not null;

    // 所属長, and of the policy office its 課長, who is the head of that section.
    private static Capacity? HeadCapacity(Actor actor, Guid sectionId) =>
        actor.Capacities.Where(c => c.SectionId == sectionId && c.Role is Role.SectionHead or Role.PolicyHead).OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault();

    /// <summary>The named conditions of the table.</summary>
    public static class Guards
    {
        public static readonly InstructionGuard HasAnswer = new("Instruction.NoAnswer", (i, _) => !string.IsNullOrWhiteSpace(i.Draft));
        public static readonly InstructionGuard NoSelfSubmitAsStandIn = new("Instruction.SelfSubmit", (i, actor) => HeadCapacity(actor, i.SectionId)?.StandsInFor is null || actor.UserId != i.PassedOnById);
        /// <summary>What is done about one's own section is never recorded by its own people.</summary>
        public static readonly InstructionGuard NotOfOwnSection = new("Instruction.OwnSection", (i, actor) => actor.May(Permission.Instruct) || !actor.BelongsTo(i.SectionId));
    }
}
