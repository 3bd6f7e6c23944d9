using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Library.Briefings;

public enum BriefingState
{
    Planned,   // 予定
    Held,      // 開催済
    Cancelled, // 中止
}

/// <summary>A page elsewhere that belongs to the material.</summary>
public sealed record BriefingLink(string Title, string Address);

/// <summary>
/// 説明会 for the owning divisions: when and where, who is invited, what is shown, who came. Who came is facts: the share of
/// invited sections that were there is computed from them and never typed.
/// </summary>
public sealed class BriefingSession : IVersioned, ITracked
{
    public const string SubjectType = "BriefingSession";
    public const int TitleLength = 100;
    public const int PlaceLength = 100;
    public const int TextLength = 2000;
    public const int AddressLength = 500;
    public const int MostLinks = 20;

    private BriefingSession()
    {
    }

    public Guid Id { get; private init; }
    public FiscalYear Fy { get; private set; }
    public string Title { get; private set; } = "";
    public DateOnly HeldOn { get; private set; }
    public TimeOnly From { get; private set; }
    public TimeOnly To { get; private set; }
    public string Place { get; private set; } = "";
    /// <summary>Seats; null where everybody finds room.</summary>
    public int? Capacity { get; private set; }
    public string? Agenda { get; private set; }
    /// <summary>When the invited are reminded; null for no reminder.</summary>
    public DateOnly? RemindOn { get; private set; }
    public BriefingState State { get; private set; }
    /// <summary>Replaced as a whole.</summary>
    public IReadOnlyList<BriefingLink> Links { get; private set; } = [];
    public bool IsDemonstration { get; private init; }
    public uint Version { get; private set; }
    public List<BriefingFile> Files { get; private init; } = [];
    public List<BriefingInvitation> Invitations { get; private init; } = [];
    public List<BriefingAttendance> Attendances { get; private init; } = [];

    public TrailSubject Subject => new(SubjectType, Id);

    public static BriefingSession Plan(BriefingInput input, Actor actor, bool demonstration = false)
    {
        DemandOffice(actor);
        var session = new BriefingSession { Id = Guid.CreateVersion7(actor.Now), State = BriefingState.Planned, IsDemonstration = demonstration };
        session.Take(input);
        return session;
    }

    /// <summary>Refused once cancelled (Briefing.Cancelled), and with fewer seats than people registered (Briefing.SeatsTaken).</summary>
    /// <returns>The sections that are invited now and were not before.</returns>
    public IReadOnlyList<Guid> Edit(BriefingInput input, Actor actor)
    {
        DemandOffice(actor);
        DemandNotCancelled();
        if (State == BriefingState.Planned && input.Capacity < Attendances.Count)
        {
            throw new RuleViolation("Briefing.SeatsTaken", nameof(BriefingInput.Capacity), Attendances.Count);
        }
        return Take(input);
    }

    public BriefingFile Add(StoredFile stored, Actor actor)
    {
        DemandOffice(actor);
        DemandNotCancelled();
        var file = new BriefingFile { Id = Guid.CreateVersion7(actor.Now), BriefingId = Id, FileId = stored.Id, File = stored, Name = stored.Name, AddedAt = actor.Now, AddedBy = actor.Name };
        Files.Add(file);
        return file;
    }

    public BriefingFile Drop(Guid fileId, Actor actor)
    {
        DemandOffice(actor);
        var file = Files.Find(f => f.Id == fileId) ?? throw new NotFound("File " + fileId);
        Files.Remove(file);
        return file;
    }

    /// <summary>
    /// A seat for oneself, for a section of one's own, until the day of the session. Refused: over or cancelled
    /// (Briefing.NotOpen), no seat left (Briefing.Full), registered already (Briefing.Registered).
    /// </summary>
    public BriefingAttendance Register(Guid sectionId, string sectionName, Actor actor)
    {
        if (!actor.BelongsTo(sectionId))
        {
            throw new Forbidden("People register for their own section.");
        }
        if (State != BriefingState.Planned || actor.Today > HeldOn)
        {
            throw new RuleViolation("Briefing.NotOpen");
        }
        if (Attendances.Exists(a => a.UserId == actor.UserId))
        {
            throw new RuleViolation("Briefing.Registered");
        }
        if (Attendances.Count >= Capacity)
        {
            throw new RuleViolation("Briefing.Full", null, Capacity.Value);
        }
        return Join(sectionId, sectionName, actor.UserId, actor.Name, null, actor);
    }

    public BriefingAttendance Unregister(Actor actor)
    {
        var seat = Attendances.Find(a => a.UserId == actor.UserId) ?? throw new NotFound("Registration");
        if (State != BriefingState.Planned || actor.Today > HeldOn)
        {
            throw new RuleViolation("Briefing.NotOpen");
        }
        Attendances.Remove(seat);
        return seat;
    }

    /// <summary>
    /// Who came, of those registered and of those who came without: recorded by the policy office from the day on
    /// (Briefing.NotYet); may be corrected later.
    /// </summary>
    /// <param name="names">Section names by id, kept on the record.</param>
    /// <returns>The rows that are new.</returns>
    public IReadOnlyList<BriefingAttendance> Record(AttendanceInput input, IReadOnlyDictionary<Guid, string> names, Actor actor)
    {
        DemandOffice(actor);
        DemandNotCancelled();
        if (actor.Today < HeldOn)
        {
            throw new RuleViolation("Briefing.NotYet", null, HeldOn);
        }
        foreach (var seat in Attendances)
        {
            seat.Attended = input.Attended.Contains(seat.Id);
        }
        var came = input.Others.Select(o => Join(o.SectionId!.Value, names.TryGetValue(o.SectionId.Value, out var name) ? name : throw new NotFound("Section"), null, o.Name!, true, actor)).ToList();
        State = BriefingState.Held;
        return came;
    }

    public void Cancel(Actor actor)
    {
        DemandOffice(actor);
        if (State != BriefingState.Planned)
        {
            throw new RuleViolation("Briefing.NotOpen");
        }
        State = BriefingState.Cancelled;
    }

    /// <summary>The invitation and the seats of a section go to its successor.</summary>
    internal IReadOnlyList<BriefingInvitation> Succeed(Guid from, Guid to)
    {
        var gone = Invitations.Where(i => i.SectionId == from).ToList();
        Invitations.RemoveAll(gone.Contains);
        if (gone.Count > 0 && !Invitations.Exists(i => i.SectionId == to))
        {
            Invitations.Add(new BriefingInvitation { BriefingId = Id, SectionId = to });
        }
        foreach (var seat in Attendances.Where(a => a.SectionId == from))
        {
            seat.SectionId = to;
        }
        return gone;
    }

    private BriefingAttendance Join(Guid sectionId, string sectionName, Guid? userId, string name, bool? attended, Actor actor)
    {
        var seat = new BriefingAttendance { Id = Guid.CreateVersion7(actor.Now), BriefingId = Id, SectionId = sectionId, SectionName = sectionName, UserId = userId, Name = name, Attended = attended, At = actor.Now, By = actor.Name };
        Attendances.Add(seat);
        return seat;
    }

    private List<Guid> Take(BriefingInput input)
    {
        (Title, HeldOn, From, To, Place, Capacity, Agenda, RemindOn) = (input.Title!, input.HeldOn!.Value, input.Starts, input.Ends, input.Place!, input.Capacity, input.Agenda, input.RemindOn);
        Fy = FiscalYear.Of(HeldOn);
        Links = [.. input.Links.Select(l => new BriefingLink(l.Title!, l.Address!))];
        var invited = input.SectionIds.ToHashSet();
        Invitations.RemoveAll(i => !invited.Contains(i.SectionId));
        List<Guid> fresh = [.. invited.Except(Invitations.Select(i => i.SectionId))];
        Invitations.AddRange(fresh.Select(section => new BriefingInvitation { BriefingId = Id, SectionId = section }));
        return fresh;
    }

    private void DemandNotCancelled()
    {
        if (State == BriefingState.Cancelled)
        {
            throw new RuleViolation("Briefing.Cancelled");
        }
    }

    private static void DemandOffice(Actor actor)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("The policy office holds the sessions.");
        }
    }
}

public sealed class BriefingFile : ITracked
{
    public Guid Id { get; init; }
    public Guid BriefingId { get; init; }
    public Guid FileId { get; init; }
    public StoredFile File { get; init; } = null!;
    public required string Name { get; init; }
    public DateTimeOffset AddedAt { get; init; }
    public required string AddedBy { get; init; }

    public TrailSubject Subject => new(BriefingSession.SubjectType, BriefingId);
}

public sealed class BriefingInvitation
{
    public Guid BriefingId { get; init; }
    public Guid SectionId { get; init; }
}

/// <summary>A seat taken beforehand, or somebody who came without one; Attended is null until it was recorded.</summary>
public sealed class BriefingAttendance : ITracked
{
    public const int NameLength = 100;

    public Guid Id { get; init; }
    public Guid BriefingId { get; init; }
    public Guid SectionId { get; internal set; }
    /// <summary>As it was called then.</summary>
    public required string SectionName { get; init; }
    public Guid? UserId { get; init; }
    public required string Name { get; init; }
    public bool? Attended { get; internal set; }
    public DateTimeOffset At { get; init; }
    public required string By { get; init; }

    public TrailSubject Subject => new(BriefingSession.SubjectType, BriefingId);
}
