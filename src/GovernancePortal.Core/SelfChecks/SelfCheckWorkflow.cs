using GovernancePortal.Core.Platform.Identity;
using static GovernancePortal.Core.SelfChecks.SelfCheckAct;
using static GovernancePortal.Core.SelfChecks.SelfCheckSheetState;

namespace GovernancePortal.Core.SelfChecks;

/// <summary>Who may make a move.</summary>
public enum SelfCheckMover
{
    Section, // 担当者 or 所属長 of the section
    Head,    // 所属長 of the section, or the stand-in
    Office,  // 情報政策課, 監査統括
}

/// <summary>A named condition beyond state and role; its code is the key of the message "Rule.{Code}".</summary>
public sealed record SelfCheckGuard(string Code, Func<SelfCheckSheet, SelfCheckCampaignState, Actor, bool> Holds);

/// <summary>One row of the table: from a state, by an act, to a state.</summary>
public sealed record SelfCheckStep(SelfCheckSheetState From, SelfCheckAct Act, SelfCheckSheetState To, SelfCheckMover By, params SelfCheckGuard[] Guards);

/// <summary>An act as offered to a person: possible, or why not.</summary>
public sealed record OfferedSelfCheckAct(SelfCheckAct Act, string? BlockedBy)
{
    public bool IsPossible => BlockedBy is null;
}

/// <summary>The transition table of a section's sheet: its methods, buttons, authorization, tests and docs/workflows/self-check.md read it; nothing else decides whether a move is allowed.</summary>
public static class SelfCheckWorkflow
{
    public static IReadOnlyList<SelfCheckStep> Steps { get; } =
    [
        new(Open, Write, Open, SelfCheckMover.Section, Guards.Running),
        new(Returned, Write, Returned, SelfCheckMover.Section, Guards.Running),
        new(Open, PassOn, HeadCheck, SelfCheckMover.Section, Guards.Running, Guards.Complete),
        new(Returned, PassOn, HeadCheck, SelfCheckMover.Section, Guards.Running, Guards.Complete),
        new(HeadCheck, PullBack, Open, SelfCheckMover.Section, Guards.Running),
        new(HeadCheck, SendBack, Open, SelfCheckMover.Head, Guards.Running),
        new(HeadCheck, HandIn, HandedIn, SelfCheckMover.Head, Guards.Running, Guards.Complete, Guards.NoSelfHandInAsStandIn),
        new(HandedIn, Return, Returned, SelfCheckMover.Office, Guards.Running, Guards.NotOfOwnSection),
        // What was planned is mended after the campaign too.
        new(HandedIn, Mend, HandedIn, SelfCheckMover.Section),
    ];

    public static SelfCheckStep? Find(SelfCheckSheetState from, SelfCheckAct act) => Steps.FirstOrDefault(s => s.From == from && s.Act == act);

    /// <summary>The acts this person is offered now, in the order of the table; impossible ones say why.</summary>
    public static IReadOnlyList<OfferedSelfCheckAct> Offer(SelfCheckSheet sheet, SelfCheckCampaignState campaign, Actor actor) =>
        [.. Steps.Where(s => s.From == sheet.State && May(s.By, sheet.SectionId, actor)).Select(s => new OfferedSelfCheckAct(s.Act, s.Guards.FirstOrDefault(g => !g.Holds(sheet, campaign, actor))?.Code))];

    public static bool May(SelfCheckMover mover, Guid sectionId, Actor actor) => actor.IsOperator || CapacityFor(mover, sectionId, actor) is not null;

    /// <summary>As whom the act is done: decides 代決 and the frozen section.</summary>
    public static Capacity? CapacityFor(SelfCheckMover mover, Guid sectionId, Actor actor) => mover switch
    {
        // The policy office answers for itself as well: its reviewers are its staff.
        SelfCheckMover.Section => actor.CapacityFor(Permission.SelfCheckAnswer, sectionId) ?? actor.Capacities.FirstOrDefault(c => c.SectionId == sectionId && c.Role is Role.Reviewer or Role.PolicyHead),
        SelfCheckMover.Head => actor.Capacities.Where(c => c.SectionId == sectionId && c.Role is Role.SectionHead or Role.PolicyHead).OrderBy(c => c.StandsInFor is null ? 0 : 1).FirstOrDefault(),
        SelfCheckMover.Office => actor.CapacityFor(Permission.SelfCheckManage),
    };

    /// <summary>Who has to do something in a state; null: nobody.</summary>
    public static SelfCheckMover? HolderOf(SelfCheckSheetState state) => state switch
    {
        Open or Returned => SelfCheckMover.Section,
        HeadCheck => SelfCheckMover.Head,
        HandedIn => null,
    };

    public static class Guards
    {
        public static readonly SelfCheckGuard Running = new("SelfCheck.NotRunning", (_, campaign, _) => campaign == SelfCheckCampaignState.Open);
        public static readonly SelfCheckGuard Complete = new("SelfCheck.Incomplete", (s, _, _) => s.AnsweredCount == s.QuestionCount);
        public static readonly SelfCheckGuard NoSelfHandInAsStandIn = new("SelfCheck.SelfHandIn", (s, _, actor) => CapacityFor(SelfCheckMover.Head, s.SectionId, actor)?.StandsInFor is null || actor.UserId != s.PassedOnById);
        /// <summary>Nobody judges the sheet of the own section.</summary>
        public static readonly SelfCheckGuard NotOfOwnSection = new("SelfCheck.OwnSection", (s, _, actor) => !actor.BelongsTo(s.SectionId));
    }
}
