using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.YearChange;

public enum YearChangeState
{
    Draft,     // 準備中
    Scheduled, // 予約済み
    Done,      // 実行済み
    Failed,    // 実行できず
}

/// <summary>
/// 年度切替: the reorganisations and transfers of one day with everything that follows the sections. Prepared and tried as
/// often as one likes, run once, by one act; what it did is kept line by line.
/// </summary>
public sealed class YearChangeRun : IVersioned, ITracked
{
    public const string SubjectType = "YearChange";
    public const int TitleLength = 100;
    public const int FileNameLength = 200;
    public const int PersonLength = 100;
    public const int CodeLength = 60;

    public Guid Id { get; init; }
    public required string Title { get; set; }
    /// <summary>施行日: old sections end on the eve.</summary>
    public DateOnly Day { get; set; }
    public YearChangeState State { get; private set; }
    public string? FileName { get; private set; }
    /// <summary>Lower-case hexadecimal.</summary>
    public string? Sha256 { get; private set; }
    public List<ReorganisationRow> Rows { get; private set; } = [];
    public Guid? TransferListId { get; private set; }
    /// <summary>"{source}:{record}" → the section that takes the record over instead of the main successor.</summary>
    public Dictionary<string, Guid> Choices { get; private set; } = [];
    /// <summary>Who runs it knows that records without a successor stay with the section that ends.</summary>
    public bool LeftoversAccepted { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset? ScheduledAt { get; private set; }
    public string? ScheduledBy { get; private set; }
    public DateTimeOffset? RunAt { get; private set; }
    public string? RunBy { get; private set; }
    public int Moved { get; private set; }
    public int LeftBehind { get; private set; }
    /// <summary>Rule code for which a scheduled run did nothing.</summary>
    public string? Failure { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsOpen => State is YearChangeState.Draft or YearChangeState.Failed;

    public static string KeyOf(string source, Guid record) => $"{source}:{record:N}";

    /// <summary>Another list of reorganisations; what was chosen for the old one is forgotten. Refused with YearChangeNotOpen.</summary>
    public void Take(string fileName, string sha256, List<ReorganisationRow> rows)
    {
        Open();
        (FileName, Sha256, Rows, Choices) = (fileName.Length > FileNameLength ? fileName[^FileNameLength..] : fileName, sha256, rows, []);
    }

    public void Edit(string title, DateOnly day, Guid? transferListId)
    {
        Open();
        (Title, Day, TransferListId) = (title, day, transferListId);
    }

    public void Choose(IReadOnlyDictionary<string, Guid> choices)
    {
        Open();
        Choices = new Dictionary<string, Guid>(choices);
    }

    public void Schedule(bool leftoversAccepted, Actor actor)
    {
        Open();
        (State, LeftoversAccepted, ScheduledAt, ScheduledBy, Failure) = (YearChangeState.Scheduled, leftoversAccepted, actor.Now, actor.Name, null);
    }

    /// <summary>Back to preparation. Refused with YearChangeNotScheduled.</summary>
    public void Unschedule()
    {
        if (State != YearChangeState.Scheduled)
        {
            throw new RuleViolation("YearChangeNotScheduled");
        }
        (State, ScheduledAt, ScheduledBy) = (YearChangeState.Draft, null, null);
    }

    public void Finish(int moved, int leftBehind, Actor actor)
    {
        if (State == YearChangeState.Done)
        {
            throw new RuleViolation("YearChangeDone");
        }
        (State, Moved, LeftBehind, RunAt, RunBy) = (YearChangeState.Done, moved, leftBehind, actor.Now, actor.Name);
    }

    public void Fail(string code) => (State, Failure) = (YearChangeState.Failed, code);

    private void Open()
    {
        if (!IsOpen)
        {
            throw new RuleViolation("YearChangeNotOpen");
        }
    }
}

public enum YearChangeOutcome
{
    Done,       // 実行
    LeftBehind, // 引継先なし
}

/// <summary>One line of the report, with the names as they were on the day.</summary>
public sealed class YearChangeLine
{
    public const int KindLength = 60;
    public const int TextLength = 200;

    public Guid Id { get; init; }
    public Guid RunId { get; init; }
    public int Place { get; init; }
    /// <summary>Text key "Succession.{Kind}": what was done, or the kind of record that moved.</summary>
    public required string Kind { get; init; }
    public required string Reference { get; init; }
    public required string Title { get; init; }
    public string? FromName { get; init; }
    public string? ToName { get; init; }
    public YearChangeOutcome Outcome { get; init; }
}
