using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Bcp;

public enum DrillKind
{
    Tabletop,  // 机上訓練
    Contact,   // 連絡・参集訓練
    Restore,   // 復元訓練
    Switchover, // 切替・代替拠点での再構築訓練
    Full,      // 総合訓練
}

public enum DrillState
{
    Planned,   // 予定
    Held,      // 実施済
    Cancelled, // 中止
}

public enum FindingState
{
    Open, // 対応中
    Done, // 対応済
}

/// <summary>A drill that follows a plan (R058, R110, R202): planned, then held with what was found.</summary>
public sealed class ContinuityDrill : IVersioned, ITracked
{
    public const string SubjectType = "ContinuityDrill";
    public const int TitleLength = 100;
    public const int TextLength = 2000;
    public const int AttendantsLength = 500;

    private readonly List<DrillSystem> systems = [];
    private readonly List<DrillFinding> findings = [];

    public Guid Id { get; init; }
    /// <summary>Who holds it.</summary>
    public Guid SectionId { get; private set; }
    public string Title { get; private set; } = "";
    public DrillKind Kind { get; private set; }
    /// <summary>The plan that it follows; none for a drill of several systems without one.</summary>
    public Guid? PlanId { get; private set; }
    public DateOnly PlannedOn { get; private set; }
    public string? Scenario { get; private set; }
    public DrillState State { get; private set; }
    public DateOnly? HeldOn { get; private set; }
    public string? Attendants { get; private set; }
    public int? AttendantCount { get; private set; }
    public string? Result { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<DrillSystem> Systems => systems;
    public IReadOnlyList<DrillFinding> Findings => findings;
    public TrailSubject Subject => new(SubjectType, Id);

    public static ContinuityDrill Plan(Guid id, Guid sectionId, DrillInput input, IReadOnlyList<Guid> systemIds)
    {
        var drill = new ContinuityDrill { Id = id, SectionId = sectionId };
        drill.Take(input, systemIds);
        return drill;
    }

    /// <summary>Refused once it was held or cancelled (Bcp.DrillClosed).</summary>
    public void Edit(DrillInput input, IReadOnlyList<Guid> systemIds)
    {
        DemandPlanned();
        SectionId = input.SectionId ?? SectionId;
        Take(input, systemIds);
    }

    /// <summary>
    /// What came of it; may be corrected later. A day to come is refused (Bcp.HeldInFuture); a finding that is done stays as
    /// it is, and is not left out (Bcp.FindingDone).
    /// </summary>
    public void Hold(DrillResultInput input, Actor actor)
    {
        if (State == DrillState.Cancelled)
        {
            throw new RuleViolation("Bcp.DrillClosed");
        }
        if (input.HeldOn > actor.Today)
        {
            throw new RuleViolation("Bcp.HeldInFuture", nameof(DrillResultInput.HeldOn));
        }
        (State, HeldOn, Attendants, AttendantCount, Result) = (DrillState.Held, input.HeldOn, input.Attendants, input.AttendantCount, input.Result);
        var rows = input.Findings.Where(f => !f.IsEmpty).ToList();
        if (findings.Any(f => f.State == FindingState.Done && rows.All(r => r.Id != f.Id)))
        {
            throw new RuleViolation("Bcp.FindingDone", nameof(DrillResultInput.Findings));
        }
        findings.RemoveAll(f => rows.All(r => r.Id != f.Id));
        foreach (var (n, row) in rows.Index())
        {
            var finding = findings.FirstOrDefault(f => f.Id == row.Id);
            if (finding is null)
            {
                finding = new DrillFinding { Id = Guid.CreateVersion7(actor.Now), DrillId = Id };
                findings.Add(finding);
            }
            finding.Take(n, row);
        }
        Revision++;
    }

    public void Cancel()
    {
        DemandPlanned();
        State = DrillState.Cancelled;
        Revision++;
    }

    /// <summary>What was found is mended; the note says how. Refused for one that is done (Bcp.FindingDone).</summary>
    public DrillFinding Settle(Guid findingId, string note, Actor actor)
    {
        var finding = findings.FirstOrDefault(f => f.Id == findingId) ?? throw new NotFound($"Finding {findingId}.");
        finding.Settle(note, actor.Today, actor.Name, null, null);
        Revision++;
        return finding;
    }

    /// <summary>A revision of the plan that was approved answers these findings (R110).</summary>
    internal void AnsweredBy(ContinuityPlan plan, PlanVersion version, Actor actor)
    {
        foreach (var finding in findings.Where(f => f.State == FindingState.Open && version.Findings.Contains(f.Id)))
        {
            finding.Settle(version.Reason, actor.Today, actor.Name, plan.Id, version.Number);
            Revision++;
        }
    }

    internal void MoveTo(Guid sectionId)
    {
        SectionId = sectionId;
        Revision++;
    }

    internal void MoveFinding(Guid findingId, Guid sectionId)
    {
        findings.Single(f => f.Id == findingId).OwnerSectionId = sectionId;
        Revision++;
    }

    private void Take(DrillInput input, IReadOnlyList<Guid> systemIds)
    {
        (Title, Kind, PlanId, PlannedOn, Scenario) = (input.Title!, input.Kind!.Value, input.PlanId, input.PlannedOn!.Value, input.Scenario);
        systems.RemoveAll(s => !systemIds.Contains(s.SystemId));
        systems.AddRange(systemIds.Where(id => systems.All(s => s.SystemId != id)).Select(id => new DrillSystem { DrillId = Id, SystemId = id }));
        Revision++;
    }

    private void DemandPlanned()
    {
        if (State != DrillState.Planned)
        {
            throw new RuleViolation("Bcp.DrillClosed");
        }
    }
}

/// <summary>A system that the drill covers.</summary>
public sealed class DrillSystem
{
    public Guid DrillId { get; init; }
    public Guid SystemId { get; init; }
}

/// <summary>What a drill showed, with who mends it until when.</summary>
public sealed class DrillFinding : ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid DrillId { get; init; }
    public int Position { get; private set; }
    public string Text { get; private set; } = "";
    public Guid OwnerSectionId { get; internal set; }
    public DateOnly DueOn { get; private set; }
    public FindingState State { get; private set; }
    public DateOnly? DoneOn { get; private set; }
    public string? DoneBy { get; private set; }
    public string? DoneNote { get; private set; }
    /// <summary>The version of a plan that answers it.</summary>
    public Guid? AnswerPlanId { get; private set; }
    public int? AnswerNumber { get; private set; }

    public TrailSubject Subject => new(ContinuityDrill.SubjectType, DrillId);

    internal void Take(int position, FindingRow row)
    {
        Position = position;
        if (State == FindingState.Open)
        {
            (Text, OwnerSectionId, DueOn) = (row.Text!, row.OwnerSectionId!.Value, row.DueOn!.Value);
        }
    }

    internal void Settle(string? note, DateOnly on, string by, Guid? planId, int? number)
    {
        if (State == FindingState.Done)
        {
            throw new RuleViolation("Bcp.FindingDone");
        }
        (State, DoneOn, DoneBy, DoneNote, AnswerPlanId, AnswerNumber) = (FindingState.Done, on, by, note, planId, number);
    }
}
