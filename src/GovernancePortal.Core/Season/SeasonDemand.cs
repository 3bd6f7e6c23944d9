using GovernancePortal.Core.Season.Planning;

namespace GovernancePortal.Core.Season;

/// <summary>Where a case of the season comes from, from the surest to the least sure.</summary>
public enum DemandSource
{
    Done,        // 提出済（結果あり）
    Open,        // 提出済（審査中）
    Draft,       // 下書き
    Planned,     // 導入・更新計画
    Awaiting,    // 調達前協議の起票待ち
    ContractEnd, // 契約満了（計画なし）
    Renewal,     // 更新予定年度（計画なし）
    SupportEnd,  // サポート終了（計画なし）
}

/// <summary>One case that was or will be filed in a season.</summary>
/// <param name="ItemId">The case, the planned case or the system.</param>
/// <param name="ExpectedOn">When it was filed, or when it would be without advice.</param>
/// <param name="FiledOn">Where it is counted now: as filed, as accepted by the section, or as expected.</param>
public sealed record DemandLine(Guid ItemId, DemandSource Source, string Title, Guid SectionId, Guid BureauId, DateOnly ExpectedOn, DateOnly FiledOn, DateOnly LastSafe, decimal EffortDays, bool CanMove)
{
    public Guid? ConsultationId { get; init; }
    public Guid? PlannedCaseId { get; init; }
    public Guid? SystemId { get; init; }
    public string? Number { get; init; }
    public Guid? ReviewerId { get; init; }
    public string? ReviewerName { get; init; }
    public AdviceAnswer? Advice { get; init; }
    /// <summary>Its day has passed and it is not filed: it may come any day, so it stands beside the weeks and not in one.</summary>
    public bool IsOverdue { get; init; }

    public DateOnly Week => OfficeWeek.Of(FiledOn);
    public bool IsFiled => Source is DemandSource.Done or DemandSource.Open;
    /// <summary>Nobody has planned it yet: the ledger says that it will come.</summary>
    public bool IsForecast => Source is DemandSource.ContractEnd or DemandSource.Renewal or DemandSource.SupportEnd;
}

/// <summary>A reviewer with the days of review of each week.</summary>
public sealed record ReviewerWeeks(Guid UserId, string Name, IReadOnlyList<decimal> Days);

/// <summary>A season as it stands today.</summary>
/// <param name="Weeks">By Monday, with what the reviewers can do.</param>
public sealed record SeasonPicture(SeasonScope Scope, DateOnly Today, IReadOnlyList<DemandLine> Lines, IReadOnlyList<WeekCapacity> Weeks, IReadOnlyList<ReviewerWeeks> Reviewers)
{
    public required IReadOnlyDictionary<Guid, string> Bureaus { get; init; }

    /// <summary>What is not filed yet as the planner takes it; an accepted week stays as promised.</summary>
    public IReadOnlyList<FilingItem> Items() => [.. Lines.Select(l => new FilingItem(l.ItemId, l.FiledOn, Today, l.LastSafe, l.EffortDays, l.CanMove))];

    /// <summary>The plan from today on: of weeks that are over nothing can be filled any more.</summary>
    public FilingPlan Plan() => FilingPlanner.Plan(Items(), [.. Weeks.Where(w => w.Monday >= OfficeWeek.Of(Today))]);

    /// <summary>What should have been filed and was not.</summary>
    public IReadOnlyList<DemandLine> Overdue => [.. Lines.Where(l => l.IsOverdue)];

    /// <summary>Load by week if all advice of the plan is followed; what is overdue is in none.</summary>
    public IReadOnlyList<WeekLoad> AdvisedLoads(FilingPlan plan)
    {
        var overdue = Overdue.Select(l => l.ItemId).ToHashSet();
        return FilingPlanner.Loads([.. plan.Placements.Where(p => !overdue.Contains(p.Item.Key))], Weeks);
    }

    /// <summary>Load by week without any advice and as promised so far; what is overdue is in none.</summary>
    public IReadOnlyList<WeekLoad> Loads()
    {
        var dated = Lines.Where(l => !l.IsOverdue).ToList();
        var (expected, promised) = (dated.ToLookup(l => OfficeWeek.Of(l.ExpectedOn)), dated.ToLookup(l => l.Week));
        return [.. Weeks.Select(w => new WeekLoad(w.Monday, w.Days, expected[w.Monday].Count(), expected[w.Monday].Sum(l => l.EffortDays), promised[w.Monday].Count(), promised[w.Monday].Sum(l => l.EffortDays)))];
    }
}
