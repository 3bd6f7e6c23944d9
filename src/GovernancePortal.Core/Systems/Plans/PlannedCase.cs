using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Systems.Plans;

public enum PlannedCaseKind
{
    NewSystem,  // 新規導入
    Renewal,    // 更新
    Change,     // 改修
    Retirement, // 廃止・統合
}

/// <summary>Who put it on the list.</summary>
public enum PlannedCaseSource
{
    Hand,   // 手入力
    Survey, // 照会の回答
    Radar,  // 更新時期のお知らせ
}

public enum PlannedCaseState
{
    Planned, // 予定
    Drafted, // 協議書を作成済
    Dropped, // 見送り
}

/// <summary>
/// One line of the plan of introductions and renewals (導入・更新計画, R122): what a section means to bring to consultation
/// for the budget of a fiscal year. Everybody in the prefecture reads it; the estimate and the note are not for other
/// sections (decision 20).
/// </summary>
public sealed class PlannedCase : IVersioned, ITracked
{
    public const string SubjectType = "PlannedCase";
    public const int TitleLength = 100;
    public const int NoteLength = 1000;
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    /// <summary>The year whose budget is to pay for it.</summary>
    public FiscalYear Fy { get; private set; }
    public Guid SectionId { get; private set; }
    public Guid? SystemId { get; private set; }
    public string Title { get; private set; } = "";
    public PlannedCaseKind Kind { get; private set; }
    public long? EstimateYen { get; private set; }
    /// <summary>When the new system or contract is to begin.</summary>
    public DateOnly? StartsOn { get; private set; }
    public string? Note { get; private set; }
    public PlannedCaseSource Source { get; init; }
    /// <summary>The survey's answer or the radar's warning it came from.</summary>
    public Guid? SourceId { get; init; }
    public PlannedCaseState State { get; private set; }
    public string? DroppedReason { get; private set; }
    public Guid? ConsultationId { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static PlannedCase Plan(PlannedCaseInput input, PlannedCaseSource source, Guid? sourceId, Actor actor)
    {
        var plan = new PlannedCase { Id = Guid.CreateVersion7(actor.Now), Source = source, SourceId = sourceId };
        plan.Take(input, actor);
        return plan;
    }

    /// <summary>The staff of the section, and the policy office for all.</summary>
    public static bool MayEdit(Actor actor, Guid sectionId) => InformationSystem.MayEdit(actor, sectionId);

    /// <summary>Estimate and note: the section itself and who reads every case (decision 20).</summary>
    public static bool MayReadFigures(Actor actor, Guid sectionId) => actor.May(Permission.ConsultationReadAll) || MayEdit(actor, sectionId);

    /// <summary>Refused: what is no longer planned (PlannedCaseNotOpen).</summary>
    public void Edit(PlannedCaseInput input, Actor actor)
    {
        Open();
        Take(input, actor);
    }

    public void Drop(string reason, Actor actor)
    {
        Open();
        (State, DroppedReason, UpdatedAt) = (PlannedCaseState.Dropped, reason, actor.Now);
    }

    /// <summary>Back to the plan, also when the case that was begun was withdrawn.</summary>
    public void Restore(Actor actor)
    {
        if (State == PlannedCaseState.Planned)
        {
            throw new RuleViolation("PlannedCaseIsOpen");
        }
        (State, DroppedReason, ConsultationId, UpdatedAt) = (PlannedCaseState.Planned, null, null, actor.Now);
    }

    internal void TakeUp(Guid consultationId, Actor actor)
    {
        Open();
        (State, ConsultationId, UpdatedAt) = (PlannedCaseState.Drafted, consultationId, actor.Now);
    }

    private void Open()
    {
        if (State != PlannedCaseState.Planned)
        {
            throw new RuleViolation("PlannedCaseNotOpen");
        }
    }

    private void Take(PlannedCaseInput input, Actor actor)
    {
        Fy = input.Fy!.Value;
        SectionId = input.SectionId!.Value;
        SystemId = input.SystemId;
        Title = input.Title!;
        Kind = input.Kind!.Value;
        EstimateYen = input.EstimateYen;
        StartsOn = input.StartsOn;
        Note = input.Note;
        UpdatedAt = actor.Now;
    }
}
