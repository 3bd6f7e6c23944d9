using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

public enum WarningState
{
    Open,    // 対応方針なし
    Decided, // 対応方針あり
    Gone,    // 解消
}

/// <summary>対応方針: what was decided about a warning.</summary>
public enum WarningChoice
{
    Renew,    // 更新する（計画に載せる）
    Extend,   // 延長する
    Retire,   // 廃止する
    Done,     // 対応済
    Excluded, // 対象外
}

/// <summary>
/// A standing warning: one row for a subject and a rule, kept up by the scan. It is open until somebody records what was
/// decided, comes back when another day is meant or the decision has run out, and is gone when the cause is.
/// </summary>
public sealed class RadarWarning : IVersioned
{
    public const string SubjectType = "RadarWarning";
    public const int KeyLength = 200;
    public const int TitleLength = 100;
    public const int NoteLength = 200;
    public const int RankLength = 9;

    public Guid Id { get; init; }
    public RadarCode Code { get; init; }
    /// <summary>The id of a system, or what else the warning is about; with the code it names the warning.</summary>
    public required string SubjectKey { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>The owner section as of the last scan; none where the policy office alone is concerned.</summary>
    public Guid? SectionId { get; private set; }
    public string? SystemCode { get; private set; }
    public string Title { get; private set; } = "";
    public RadarSeverity Severity { get; private set; }
    public DateOnly? KeyDate { get; private set; }
    public RadarStage Stage { get; private set; }
    public DateOnly? StageOn { get; private set; }
    /// <summary>The day of the stage, else the day it is about; far away where no deadline is meant.</summary>
    public DateOnly DueOn { get; private set; }
    /// <summary>What lists sort by: the gravest first, and of them what is due first.</summary>
    public string Rank { get; private set; } = "";
    public string? Note { get; private set; }
    public int? Months { get; private set; }
    public long? Yen { get; private set; }
    public DateOnly FirstSeenOn { get; private set; }
    public WarningState State { get; private set; }
    public WarningChoice? Choice { get; private set; }
    /// <summary>Last day on which the decision holds; after it the warning is open again if it still stands.</summary>
    public DateOnly? HoldsUntil { get; private set; }
    public Guid? PlannedCaseId { get; private set; }
    /// <summary>When its role was told last, and of which stage.</summary>
    public DateOnly? NoticedOn { get; private set; }
    public RadarStage? NoticedStage { get; private set; }
    public uint Version { get; private set; }

    public static readonly DateOnly FarDay = new(2999, 12, 31);

    public TrailSubject Subject => new(SubjectType, Id);

    public RadarRule Rule => RadarRules.Of(Code);

    /// <summary>The owner section and, for all, the policy office.</summary>
    public static bool MayDecide(Actor actor, Guid? sectionId) =>
        actor.May(Permission.SystemEditAll) || (sectionId is { } section && actor.MayIn(Permission.SystemEditOwn, section));

    public bool IsFor(RadarFinding finding) => KeyDate == finding.KeyDate;

    /// <summary>
    /// The warning as the scan found it today. What was decided stays while it is about the same day and holds; else the
    /// warning begins anew; so it does when the planned case it led to was dropped. Returns whether anything changed.
    /// </summary>
    public bool See(RadarFinding finding, RadarSubject subject, DateOnly today, IReadOnlyCollection<Guid>? livePlans = null)
    {
        var isNew = FirstSeenOn == default;
        var again = isNew || State == WarningState.Gone || (State == WarningState.Decided && (!IsFor(finding) || HoldsUntil < today || (PlannedCaseId is { } plan && livePlans?.Contains(plan) == false)));
        var severity = finding.Severity ?? Rule.Severity;
        if (!again && (SectionId, SystemCode, Title, Severity, KeyDate, Stage, StageOn, Note, Months, Yen)
            == (subject.SectionId, subject.Code, subject.Title, severity, finding.KeyDate, finding.Stage, finding.StageOn, Shortened(finding.Note), finding.Months, finding.Yen))
        {
            return false;
        }
        if (again)
        {
            (FirstSeenOn, State, Choice, HoldsUntil, PlannedCaseId, NoticedOn, NoticedStage) = (today, WarningState.Open, null, null, null, null, null);
        }
        (SectionId, SystemCode, Title, Severity) = (subject.SectionId, subject.Code, subject.Title, severity);
        (KeyDate, Stage, StageOn, Note, Months, Yen) = (finding.KeyDate, finding.Stage, finding.StageOn, Shortened(finding.Note), finding.Months, finding.Yen);
        DueOn = Rule.HasDeadline ? StageOn ?? KeyDate ?? FarDay : FarDay;
        Rank = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{RadarSeverity.Grave - Severity}{DueOn:yyyyMMdd}");
        return true;
    }

    /// <summary>The cause is gone; what had been decided stays readable. Returns whether anything changed.</summary>
    public bool Pass()
    {
        var stood = State != WarningState.Gone;
        State = WarningState.Gone;
        return stood;
    }

    /// <summary>
    /// Records what was decided. Refused: by others (403), of a warning that is gone (Radar.NotStanding), 対象外 without a
    /// reason (Radar.ReasonNeeded), a day until which that does not lie ahead (Radar.UntilInPast). 対応済 holds for a while
    /// only: what is still found then was not done.
    /// </summary>
    public WarningDecision Decide(DecisionChoice input, int doneHoldsDays, Actor actor, Guid? plannedCaseId = null)
    {
        if (!MayDecide(actor, SectionId))
        {
            throw new Forbidden("Deciding on this warning.");
        }
        if (State == WarningState.Gone)
        {
            throw new RuleViolation("Radar.NotStanding");
        }
        if (input.Choice == WarningChoice.Excluded && string.IsNullOrWhiteSpace(input.Reason))
        {
            throw new RuleViolation("Radar.ReasonNeeded", nameof(DecisionChoice.Reason));
        }
        if (input.Until <= actor.Today)
        {
            throw new RuleViolation("Radar.UntilInPast", nameof(DecisionChoice.Until));
        }
        var until = input.Until ?? (input.Choice == WarningChoice.Done ? actor.Today.AddDays(doneHoldsDays) : null);
        (State, Choice, HoldsUntil, PlannedCaseId) = (WarningState.Decided, input.Choice, until, plannedCaseId ?? PlannedCaseId);
        return WarningDecision.Of(this, input.Reason, actor);
    }

    /// <summary>Takes a decision back: the warning is open again.</summary>
    public void Reopen(Actor actor)
    {
        if (!MayDecide(actor, SectionId))
        {
            throw new Forbidden("Deciding on this warning.");
        }
        if (State != WarningState.Decided)
        {
            throw new RuleViolation("Radar.NotDecided");
        }
        (State, Choice, HoldsUntil, PlannedCaseId) = (WarningState.Open, null, null, null);
    }

    /// <summary>Its role is to be told: of a stage it has not heard of, or again after so many days.</summary>
    public bool IsDueForNotice(DateOnly today, int repeatDays) => State == WarningState.Open && (NoticedStage != Stage || NoticedOn is null || NoticedOn <= today.AddDays(-repeatDays));

    internal void Notice(DateOnly today) => (NoticedOn, NoticedStage) = (today, Stage);

    private static string? Shortened(string? note) => note is { Length: > NoteLength } ? note[..NoteLength] : note;
}

/// <summary>What a warning is about, as it is called today.</summary>
public sealed record RadarSubject(string Key, Guid? SystemId, Guid? SectionId, string? Code, string Title)
{
    public static RadarSubject Of(RadarSystem system) => new(system.Id.ToString("N"), system.Id, system.OwnerSectionId, system.Code, system.Name);
}

/// <summary>One decision on a warning, kept for good with who made it and as whom.</summary>
public sealed class WarningDecision : ITracked
{
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    public Guid WarningId { get; init; }
    public WarningChoice Choice { get; init; }
    public string? Reason { get; init; }
    public DateOnly? HoldsUntil { get; init; }
    public Guid? PlannedCaseId { get; init; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }
    public string? BySection { get; init; }

    public TrailSubject Subject => new(RadarWarning.SubjectType, WarningId);

    internal static WarningDecision Of(RadarWarning warning, string? reason, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), WarningId = warning.Id, Choice = warning.Choice!.Value, Reason = reason, HoldsUntil = warning.HoldsUntil, PlannedCaseId = warning.PlannedCaseId,
        At = actor.Now, By = actor.Name, BySection = CapacityOf(actor, warning.SectionId)?.SectionName,
    };

    internal static Capacity? CapacityOf(Actor actor, Guid? sectionId) =>
        (sectionId is { } section ? actor.CapacityFor(Permission.SystemEditOwn, section) : null) ?? actor.CapacityFor(Permission.SystemEditAll) ?? actor.Main;
}
