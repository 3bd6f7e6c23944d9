using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Dashboard;

public enum MeetingEntryKind
{
    Decision, // 決定
    Remark,   // 発言・確認事項
}

/// <summary>One thing said in a sitting; never changed. A correction is a further entry.</summary>
public sealed class CioMeetingEntry : ITracked
{
    public const int TextLength = 2000;

    public Guid Id { get; init; }
    public Guid MeetingId { get; init; }
    public int Position { get; init; }
    public MeetingEntryKind Kind { get; init; }
    /// <summary>The item of the agenda; null for something else.</summary>
    public string? ItemKey { get; init; }
    public required string Text { get; init; }
    public required string SaidBy { get; init; }
    public required string RecordedBy { get; init; }
    public string? RecordedBySection { get; init; }
    public DateTimeOffset At { get; init; }

    public TrailSubject Subject => new(CioMeeting.SubjectType, MeetingId);
}

/// <summary>A sitting of the CIO over the first screen: its agenda as it was, and what was decided; instructions given in it name it.</summary>
public sealed class CioMeeting : IVersioned, ITracked
{
    public const string SubjectType = "CioMeeting";
    public const int PersonLength = 100;
    public const int MostEntries = 200;

    private readonly List<CioMeetingEntry> entries = [];

    private CioMeeting()
    {
    }

    public Guid Id { get; private init; }
    public DateOnly On { get; private init; }
    public IReadOnlyList<CioItem> Agenda { get; private init; } = [];
    public string BegunBy { get; private init; } = "";
    public string? BegunBySection { get; private init; }
    public DateTimeOffset BegunAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public string? ClosedBy { get; private set; }
    public bool IsDemonstration { get; private init; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public IReadOnlyList<CioMeetingEntry> Entries => entries;
    public TrailSubject Subject => new(SubjectType, Id);
    public bool IsOpen => ClosedAt is null;

    internal static CioMeeting Begin(IReadOnlyList<CioItem> agenda, Actor actor, bool demonstration = false) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), On = actor.Today, Agenda = agenda, BegunBy = actor.Name, BegunBySection = actor.Main?.SectionName, BegunAt = actor.Now, IsDemonstration = demonstration,
    };

    /// <summary>Refused once the sitting is over (Dashboard.MeetingOver).</summary>
    internal void Record(MeetingEntryInput input, string saidBy, Actor actor)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Dashboard.MeetingOver");
        }
        if (entries.Count >= MostEntries)
        {
            throw new RuleViolation("Dashboard.MeetingFull", nameof(input.Text), MostEntries);
        }
        entries.Add(new CioMeetingEntry
        {
            Id = Guid.CreateVersion7(actor.Now), MeetingId = Id, Position = entries.Count + 1, Kind = input.Kind!.Value, ItemKey = Agenda.Any(i => i.Key == input.ItemKey) ? input.ItemKey : null, Text = input.Text!, SaidBy = saidBy,
            RecordedBy = actor.Name, RecordedBySection = actor.Main?.SectionName, At = actor.Now,
        });
        Revision++;
    }

    internal void Close(Actor actor)
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Dashboard.MeetingOver");
        }
        (ClosedAt, ClosedBy) = (actor.Now, actor.Name);
        Revision++;
    }
}
