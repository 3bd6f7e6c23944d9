using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>A person's judgement on a target in words.</summary>
public enum TextJudgement
{
    Achieved,    // 達成
    Mostly,      // 概ね達成
    NotAchieved, // 未達
    NotStarted,  // 未着手
}

public enum ReadingSource
{
    Entered,  // 入力
    Computed, // 自動集計
}

public enum ReadingState
{
    Entered,   // 確認待ち
    Confirmed, // 確認済
    Returned,  // 差戻し
}

/// <summary>An actual of one quarter (4: the year's end). A corrected one is a further row; the earlier stays.</summary>
public sealed class KpiReading : IVersioned, ITracked
{
    public const int CommentLength = 2000;
    public const int TextLength = 500;

    private readonly List<KpiReadingFile> files = [];

    public Guid Id { get; init; }
    public Guid KpiId { get; init; }
    public FiscalYear Year { get; init; }
    /// <summary>1 to 4; 4 is the year's end.</summary>
    public int Quarter { get; init; }
    /// <summary>1, then one more with each correction.</summary>
    public int Number { get; init; }
    public TargetKind Kind { get; init; }
    public decimal? Value { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public string? Text { get; init; }
    public TextJudgement? Judgement { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyList<string> Links { get; init; } = [];
    public DateOnly AsOf { get; init; }
    /// <summary>Of a computed figure: the last day on which it came out the same again.</summary>
    public DateOnly? CheckedOn { get; internal set; }
    public ReadingSource Source { get; init; }
    public Guid EnteredById { get; init; }
    public string EnteredBy { get; init; } = "";
    public string? EnteredBySection { get; init; }
    public DateTimeOffset EnteredAt { get; init; }
    public ReadingState State { get; internal set; }
    public string? ConfirmedBy { get; internal set; }
    public string? ConfirmedBySection { get; internal set; }
    public DateTimeOffset? ConfirmedAt { get; internal set; }
    public string? ReturnNote { get; internal set; }
    public uint Version { get; private set; }

    public IReadOnlyList<KpiReadingFile> Files => files;
    /// <summary>The day that the figure is known to hold on.</summary>
    public DateOnly HoldsOn => CheckedOn ?? AsOf;
    public TrailSubject Subject => new(Kpi.SubjectType, KpiId);

    internal void Attach(Guid fileId) => files.Add(new KpiReadingFile { ReadingId = Id, FileId = fileId });
}

/// <summary>Evidence of a reading.</summary>
public sealed class KpiReadingFile
{
    public Guid ReadingId { get; init; }
    public Guid FileId { get; init; }
}
