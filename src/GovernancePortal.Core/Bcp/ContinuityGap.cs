using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Bcp;

public enum GapSeverity
{
    High,   // 重
    Medium, // 中
    Low,    // 軽
}

public enum GapSubject
{
    Office,  // 全庁
    System,  // システム
    Plan,    // 計画
    Finding, // 訓練の指摘
    Network, // ネットワーク
}

/// <summary>What may be missing; text keys "BcpGapKind.{Kind}" and "Bcp.WayOut.{Kind}".</summary>
public enum BcpGapKind
{
    NoPrefecturePlan,    // 全庁の計画がない
    NoPlan,              // 重要システムに計画がない
    NotApproved,         // 承認されていない
    ReviewOverdue,       // 見直しの期限切れ
    NoSteps,             // 72時間の手順がない
    NoDrill,             // 重要システムの訓練が1年ない
    PlanNotDrilled,      // 組織の計画の訓練が1年ない
    FindingOverdue,      // 訓練の指摘の期限切れ
    NoRebuildSet,        // 最小限のシステムが定まっていない
    NotInRebuildSet,     // 重要システムが最小限のシステムにない
    RebuildWithoutBackup, // 最小限のシステムに遠隔地の写しがない
    RebuildOrder,        // 前提のシステムが後か、ない
    RebuildTooLate,      // 台帳のRTOより遅い
    NoBackup,            // バックアップがない
    NoRemoteBackup,      // 遠隔地バックアップがない
    RtoTooShort,         // バックアップではRTOを守れない
    RpoTooShort,         // バックアップの頻度ではRPOを守れない
    NotChecked,          // 業務継続の確認が今年度ない
    CannotContinue,      // 業務を続けられない
    NetworkWithoutTarget, // 復旧の目標がない
    NetworkMissed,       // 復旧の目標を超えた
}

/// <summary>Something missing in the continuity of work, with whose it is and by which rule.</summary>
/// <param name="Name">The system, plan, finding or network.</param>
/// <param name="Since">Since when or until when; none where it has no day.</param>
/// <param name="Arguments">For the text of the kind.</param>
public sealed record BcpGap(BcpGapKind Kind, GapSubject Subject, Guid? SubjectId, string? Code, string Name, Guid? SectionId, string? SectionName, Guid? BureauId, DateOnly? Since, IReadOnlyList<object> Arguments)
{
    public GapSeverity Severity => Kind switch
    {
        BcpGapKind.NoPrefecturePlan or BcpGapKind.NoPlan or BcpGapKind.NoRebuildSet or BcpGapKind.RebuildWithoutBackup or BcpGapKind.NoBackup or BcpGapKind.CannotContinue or BcpGapKind.NetworkMissed => GapSeverity.High,
        BcpGapKind.NotInRebuildSet or BcpGapKind.NotChecked => GapSeverity.Low,
        BcpGapKind.NotApproved or BcpGapKind.ReviewOverdue or BcpGapKind.NoSteps or BcpGapKind.NoDrill or BcpGapKind.PlanNotDrilled or BcpGapKind.FindingOverdue or BcpGapKind.RebuildOrder
            or BcpGapKind.RebuildTooLate or BcpGapKind.NoRemoteBackup or BcpGapKind.RtoTooShort or BcpGapKind.RpoTooShort or BcpGapKind.NetworkWithoutTarget => GapSeverity.Medium,
    };

    /// <summary>The rule of the founding documents behind it.</summary>
    public string RuleCode => Kind switch
    {
        BcpGapKind.NoPrefecturePlan => "R187",
        BcpGapKind.NoPlan or BcpGapKind.NoDrill => "R058",
        BcpGapKind.NotApproved or BcpGapKind.NoBackup => "R045",
        BcpGapKind.ReviewOverdue => "R331",
        BcpGapKind.NoSteps => "R186",
        BcpGapKind.PlanNotDrilled => "R202",
        BcpGapKind.FindingOverdue => "R110",
        BcpGapKind.NoRebuildSet or BcpGapKind.NotInRebuildSet or BcpGapKind.RebuildWithoutBackup or BcpGapKind.RebuildOrder or BcpGapKind.RebuildTooLate => "R228",
        BcpGapKind.NoRemoteBackup => "R105",
        BcpGapKind.RtoTooShort or BcpGapKind.RpoTooShort => "R184",
        BcpGapKind.NotChecked or BcpGapKind.CannotContinue => "R049",
        BcpGapKind.NetworkWithoutTarget or BcpGapKind.NetworkMissed => "R046",
    };

    /// <summary>Path within the portal where it is mended.</summary>
    public string Link => Subject switch
    {
        GapSubject.Office => SubjectId is { } plan ? $"/Bcp/Plan/{plan}" : "/Bcp/Plans?Scope=Prefecture",
        GapSubject.System => Kind switch
        {
            BcpGapKind.NoPlan => $"/Bcp/NewPlan?System={Code}",
            BcpGapKind.NotChecked or BcpGapKind.CannotContinue => $"/Bcp/Check/{SubjectId}",
            _ => $"/Systems/Details/{SubjectId}/continuity",
        },
        GapSubject.Plan => $"/Bcp/Plan/{SubjectId}",
        GapSubject.Finding => $"/Bcp/Drill/{SubjectId}",
        GapSubject.Network => $"/Bcp/Network/{SubjectId}",
    };
}

/// <summary>What the rules look at, as of today.</summary>
public sealed record BcpFacts
{
    /// <summary>The important systems in use, and those of the minimum set.</summary>
    public IReadOnlyList<SystemContinuity> Systems { get; init; } = [];
    public IReadOnlyList<PlanLine> Plans { get; init; } = [];
    /// <summary>The minimum set of the prefecture's plan in force.</summary>
    public IReadOnlyList<RebuildItem> Rebuild { get; init; } = [];
    public IReadOnlyDictionary<Guid, DateOnly> LastDrills { get; init; } = new Dictionary<Guid, DateOnly>();
    public IReadOnlyList<FindingLine> OpenFindings { get; init; } = [];
    public IReadOnlyList<NetworkLine> Networks { get; init; } = [];
    public IReadOnlyDictionary<Guid, WorkCheckMark> Checks { get; init; } = new Dictionary<Guid, WorkCheckMark>();
    public int CopyRestoreHours { get; init; } = 24;
    public int ReplicaRestoreHours { get; init; } = 4;
}

/// <summary>Finds what is missing; pure, so that every rule has its tests.</summary>
public static class BcpGapRules
{
    public static IReadOnlyList<BcpGap> Find(BcpFacts facts, DateOnly today) =>
        [.. Organisation(facts).Concat(facts.Plans.SelectMany(p => OfPlan(p, facts, today))).Concat(facts.Systems.Where(s => s.IsImportant).SelectMany(s => OfSystem(s, facts, today)))
            .Concat(Rebuild(facts)).Concat(Findings(facts, today)).Concat(Networks(facts)).OrderBy(g => g.Severity).ThenBy(g => g.Kind).ThenBy(g => g.Code, StringComparer.Ordinal).ThenBy(g => g.Name, StringComparer.Ordinal)];

    private static IEnumerable<BcpGap> Organisation(BcpFacts facts)
    {
        var plan = facts.Plans.FirstOrDefault(p => p.Scope == PlanScope.Prefecture);
        if (plan?.ApprovedNumber is null)
        {
            yield return new(BcpGapKind.NoPrefecturePlan, GapSubject.Office, plan?.Id, null, plan?.Title ?? "", plan?.SectionId, plan?.SectionName, plan?.BureauId, null, []);
        }
        else if (facts.Rebuild.Count == 0)
        {
            yield return new(BcpGapKind.NoRebuildSet, GapSubject.Plan, plan.Id, null, plan.Title, plan.SectionId, plan.SectionName, plan.BureauId, null, []);
        }
    }

    private static IEnumerable<BcpGap> OfPlan(PlanLine plan, BcpFacts facts, DateOnly today)
    {
        BcpGap Gap(BcpGapKind kind, DateOnly? since = null) => new(kind, GapSubject.Plan, plan.Id, plan.SystemCode, plan.Title, plan.SectionId, plan.SectionName, plan.BureauId, since, []);
        if (plan.ApprovedNumber is null)
        {
            // The prefecture's is told above.
            if (plan.Scope != PlanScope.Prefecture)
            {
                yield return Gap(BcpGapKind.NotApproved);
            }
            yield break;
        }
        if (plan.NextReviewOn < today)
        {
            yield return Gap(BcpGapKind.ReviewOverdue, plan.NextReviewOn);
        }
        if (plan.StepCount == 0)
        {
            yield return Gap(BcpGapKind.NoSteps);
        }
        if (plan.Scope != PlanScope.System && IsOld(facts.LastDrills.TryGetValue(plan.Id, out var held) ? held : null, today))
        {
            yield return Gap(BcpGapKind.PlanNotDrilled, facts.LastDrills.ContainsKey(plan.Id) ? held : null);
        }
    }

    private static IEnumerable<BcpGap> OfSystem(SystemContinuity system, BcpFacts facts, DateOnly today)
    {
        BcpGap Gap(BcpGapKind kind, DateOnly? since = null, params object[] args) => Of(system, kind, since, args);
        if (facts.Plans.All(p => p.SystemId != system.Id))
        {
            yield return Gap(BcpGapKind.NoPlan);
        }
        if (IsOld(system.BcpDrilledOn, today))
        {
            yield return Gap(BcpGapKind.NoDrill, system.BcpDrilledOn);
        }
        if (!facts.Checks.TryGetValue(system.Id, out var check))
        {
            yield return Gap(BcpGapKind.NotChecked);
        }
        else if (check.Result == WorkCheckResult.CannotContinue)
        {
            yield return Gap(BcpGapKind.CannotContinue, check.CheckedOn);
        }
        if (facts.Rebuild.Count > 0 && facts.Rebuild.All(r => r.SystemId != system.Id))
        {
            yield return Gap(BcpGapKind.NotInRebuildSet);
        }
        if (system.BackupMethod == SystemCodes.No)
        {
            yield return Gap(BcpGapKind.NoBackup);
            yield break;
        }
        if (system.BackupRemote != true)
        {
            yield return Gap(BcpGapKind.NoRemoteBackup);
        }
        if (RestoreHours(system, facts) is { } restore && system.RtoHours < restore)
        {
            yield return Gap(BcpGapKind.RtoTooShort, null, system.RtoHours.Value, restore);
        }
        if (IntervalHours(system.BackupFrequency) is { } interval && system.RpoHours < interval)
        {
            yield return Gap(BcpGapKind.RpoTooShort, null, system.RpoHours.Value, interval);
        }
    }

    private static IEnumerable<BcpGap> Rebuild(BcpFacts facts)
    {
        foreach (var (n, item) in facts.Rebuild.Index())
        {
            if (facts.Systems.FirstOrDefault(s => s.Id == item.SystemId) is not { } system)
            {
                continue;
            }
            if (!system.IsBackedUp || system.BackupRemote != true)
            {
                yield return Of(system, BcpGapKind.RebuildWithoutBackup, null, []);
            }
            var late = SystemNumbers.Read(item.DependsOn).Where(code => facts.Rebuild.Take(n).All(before => before.Code != code)).ToList();
            if (late.Count > 0)
            {
                yield return Of(system, BcpGapKind.RebuildOrder, null, [string.Join("、", late)]);
            }
            if (item.RtoHours > system.RtoHours)
            {
                yield return Of(system, BcpGapKind.RebuildTooLate, null, [item.RtoHours.Value, system.RtoHours.Value]);
            }
        }
    }

    private static IEnumerable<BcpGap> Findings(BcpFacts facts, DateOnly today) => facts.OpenFindings.Where(f => f.DueOn < today)
        .Select(f => new BcpGap(BcpGapKind.FindingOverdue, GapSubject.Finding, f.DrillId, null, f.Text, f.OwnerSectionId, f.OwnerSection, null, f.DueOn, [f.DrillTitle]));

    private static IEnumerable<BcpGap> Networks(BcpFacts facts)
    {
        foreach (var line in facts.Networks)
        {
            BcpGap Gap(BcpGapKind kind, params object[] args) => new(kind, GapSubject.Network, line.Network.Id, line.Network.SystemCode, line.Network.Name, line.Network.SectionId, line.SectionName, line.BureauId, null, args);
            if (line.Target is null)
            {
                yield return Gap(BcpGapKind.NetworkWithoutTarget);
            }
            if (line.Missed > 0)
            {
                yield return Gap(BcpGapKind.NetworkMissed, line.Missed, line.Incidents);
            }
        }
    }

    private static BcpGap Of(SystemContinuity s, BcpGapKind kind, DateOnly? since, object[] args) => new(kind, GapSubject.System, s.Id, s.Code, s.Name, s.OwnerSectionId, s.SectionName, s.BureauId, since, args);

    /// <summary>A year later to the day is still in time.</summary>
    private static bool IsOld(DateOnly? held, DateOnly today) => held is null || held.Value.AddYears(1) < today;

    /// <summary>Hours until a system can be used again from what its backup is; null where the ledger does not say or a provider answers for it.</summary>
    private static int? RestoreHours(SystemContinuity system, BcpFacts facts) => system.BackupMethod switch
    {
        "Replication" => facts.ReplicaRestoreHours,
        "Full" or "Incremental" or "Snapshot" => facts.CopyRestoreHours,
        _ => null,
    };

    /// <summary>Hours of work that may be lost between two copies.</summary>
    private static int? IntervalHours(string? frequency) => frequency switch
    {
        "Continuous" => 0,
        "Hourly" => 1,
        "Daily" => 24,
        "Weekly" => 168,
        "Monthly" => 744,
        _ => null,
    };
}
