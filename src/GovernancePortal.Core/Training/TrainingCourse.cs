using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Training;

/// <summary>A line of a fiscal year's plan of training and drills (R148): what, for whom, how often.</summary>
public sealed class TrainingCourse : IVersioned, ITracked
{
    public const string SubjectType = "TrainingCourse";
    public const int TitleLength = 100;
    public const int TextLength = 2000;

    private readonly List<TrainingSession> sessions = [];

    public Guid Id { get; init; }
    public FiscalYear Fy { get; private set; }
    public string Title { get; private set; } = "";
    public TrainingKind Kind { get; private set; }
    /// <summary>Names of <see cref="TrainingTarget"/>.</summary>
    public string[] Targets { get; private set; } = [];
    public TrainingMeans Means { get; private set; }
    public string? Content { get; private set; }
    /// <summary>How many sessions the year's plan names.</summary>
    public int PlannedSessions { get; private set; }
    public int? PlannedPeople { get; private set; }
    /// <summary>The staff development policy it follows.</summary>
    public Guid? PolicyId { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<TrainingSession> Sessions => sessions;

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsFor(TrainingTarget target) => Targets.Contains(target.ToString());

    /// <summary>Refused: another year while sessions stand in this one (Training.OutsideYear).</summary>
    public void Edit(CourseInput input, Actor actor)
    {
        if (sessions.Exists(s => !input.Fy!.Value.Contains(s.On)))
        {
            throw new RuleViolation("Training.OutsideYear", nameof(input.Fy));
        }
        (Fy, Title, Kind, Means, Content) = (input.Fy!.Value, input.Title!, input.Kind!.Value, input.Means!.Value, input.Content);
        (PlannedSessions, PlannedPeople, PolicyId, ChangedAt) = (input.PlannedSessions ?? 1, input.PlannedPeople, input.PolicyId, actor.Now);
        Targets = [.. Enum.GetNames<TrainingTarget>().Where(input.Targets.Contains)];
        Revision++;
    }
}

/// <summary>One day on which a course is given.</summary>
public sealed class TrainingSession : IVersioned, ITracked
{
    public const string SubjectType = "TrainingSession";
    public const int PlaceLength = 100;

    public Guid Id { get; init; }
    public Guid CourseId { get; init; }
    public TrainingCourse Course { get; init; } = null!;
    public DateOnly On { get; private set; }
    public string? Place { get; private set; }
    public string? Teacher { get; private set; }
    public bool IsCancelled { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsHeld(DateOnly today) => !IsCancelled && On <= today;

    /// <summary>Refused: a day outside the course's fiscal year (Training.OutsideYear).</summary>
    public void Edit(SessionInput input, FiscalYear year)
    {
        if (!year.Contains(input.On!.Value))
        {
            throw new RuleViolation("Training.OutsideYear", nameof(input.On));
        }
        (On, Place, Teacher, IsCancelled) = (input.On.Value, input.Place, input.Teacher, input.IsCancelled);
        Revision++;
    }
}

/// <summary>
/// Who came to a session: so many of a section, one person by name, or so many of a municipality. Staff are only counted;
/// heads, security officers and auditors are named, because each of them has to come (R115, R116).
/// </summary>
public sealed class TrainingAttendance : IVersioned, ITracked
{
    public const int NameLength = 100;
    public const int MostPeople = 100_000;

    public Guid Id { get; init; }
    public Guid SessionId { get; init; }
    public TrainingSession Session { get; init; } = null!;
    public TrainingTarget Target { get; init; }
    public Guid? SectionId { get; private set; }
    public Guid? MunicipalityId { get; init; }
    /// <summary>The municipality, as it was called then.</summary>
    public string? MunicipalityName { get; init; }
    public string? PersonName { get; init; }
    /// <summary>The account of the person, where there is one.</summary>
    public Guid? UserId { get; init; }
    /// <summary>People; 1 of a named one.</summary>
    public int People { get; internal set; }
    public required string RecordedBy { get; init; }
    public int Revision { get; internal set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(TrainingSession.SubjectType, SessionId);

    /// <summary>Those of whom each is named.</summary>
    public static bool IsNamed(TrainingTarget target) => target is TrainingTarget.SectionHead or TrainingTarget.SecurityOfficer or TrainingTarget.Auditor;

    internal static TrainingAttendance Of(AttendanceInput input, Guid sessionId, string? municipality, Guid? userId, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), SessionId = sessionId, Target = input.Target!.Value, SectionId = input.SectionId, MunicipalityId = input.MunicipalityId, MunicipalityName = municipality,
        PersonName = input.PersonName, UserId = userId, People = input.PersonName is null ? input.People!.Value : 1, RecordedBy = actor.Name,
    };

    internal void MoveTo(Guid sectionId) => SectionId = sectionId;
}

/// <summary>How many staff a section has in a fiscal year: what attendance is measured by (R115).</summary>
public sealed class SectionHeadcount : IVersioned, ITracked
{
    public const string SubjectType = "TrainingSection";
    public const int MostStaff = 10_000;

    public Guid Id { get; init; }
    public Guid SectionId { get; private set; }
    public FiscalYear Fy { get; init; }
    public int Staff { get; internal set; }
    public int Revision { get; internal set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, SectionId);

    internal static SectionHeadcount Of(Guid sectionId, HeadcountInput input, Actor actor) => new() { Id = Guid.CreateVersion7(actor.Now), SectionId = sectionId, Fy = input.Fy!.Value, Staff = input.Staff!.Value };

    internal void MoveTo(Guid sectionId) => SectionId = sectionId;
}

/// <summary>情報セキュリティ担当者: who it is in a section, from a day on (R116, R117).</summary>
public sealed class SecurityOfficer : ITracked
{
    public Guid Id { get; init; }
    public Guid SectionId { get; private set; }
    public required string Name { get; init; }
    public DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; internal set; }
    public required string RecordedBy { get; init; }

    public TrailSubject Subject => new(SectionHeadcount.SubjectType, SectionId);

    internal static SecurityOfficer Of(Guid sectionId, OfficerInput input, Actor actor) => new() { Id = Guid.CreateVersion7(actor.Now), SectionId = sectionId, Name = input.Name!, ValidFrom = input.ValidFrom!.Value, RecordedBy = actor.Name };

    internal void MoveTo(Guid sectionId) => SectionId = sectionId;
}

/// <summary>注意喚起 (R108): sent to every section, or to those of one bureau.</summary>
public sealed class SecurityAlert : ITracked
{
    public const string SubjectType = "SecurityAlert";
    public const int TitleLength = 100;
    public const int TextLength = 4000;

    public Guid Id { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }
    /// <summary>Null: every bureau.</summary>
    public Guid? BureauId { get; init; }
    public DateOnly On { get; init; }
    public DateTimeOffset At { get; init; }
    public required string PublishedBy { get; init; }

    public TrailSubject Subject => new(SubjectType, Id);

    internal static SecurityAlert Of(AlertInput input, Actor actor) => new() { Id = Guid.CreateVersion7(actor.Now), Title = input.Title!, Text = input.Text!, BureauId = input.BureauId, On = actor.Today, At = actor.Now, PublishedBy = actor.Name };
}

/// <summary>ICT人材育成の取組方針 (R114, R148): a version with what each kind of staff does and has to be able to do.</summary>
public sealed class DevelopmentPolicy : IVersioned, ITracked
{
    public const string SubjectType = "DevelopmentPolicy";
    public const int TitleLength = 100;
    public const int EditionLength = 20;
    public const int TextLength = 4000;
    public const int PersonLength = 100;

    private readonly List<DevelopmentRole> roles = [];

    public Guid Id { get; init; }
    public string Title { get; private set; } = "";
    /// <summary>第2版.</summary>
    public string Edition { get; private set; } = "";
    public DateOnly ApprovedOn { get; private set; }
    public string ApprovedBy { get; private set; } = "";
    public string? Text { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public int Revision { get; private set; }
    public uint Version { get; private set; }
    public IReadOnlyList<DevelopmentRole> Roles => roles;

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>A row for each kind of staff that anything is written of.</summary>
    public void Edit(PolicyInput input, Actor actor)
    {
        (Title, Edition, ApprovedOn, ApprovedBy, Text, ChangedAt) = (input.Title!, input.Edition!, input.ApprovedOn!.Value, input.ApprovedBy!, input.Text, actor.Now);
        foreach (var row in input.Roles.Where(r => r.Target is not null).DistinctBy(r => r.Target))
        {
            var known = roles.Find(r => r.Target == row.Target);
            if (row.Duty is null && row.Skills is null)
            {
                roles.RemoveAll(r => r == known);
            }
            else if (known is null)
            {
                roles.Add(new DevelopmentRole { Id = Guid.CreateVersion7(actor.Now), PolicyId = Id, Target = row.Target!.Value, Duty = row.Duty, Skills = row.Skills });
            }
            else
            {
                (known.Duty, known.Skills) = (row.Duty, row.Skills);
            }
        }
        Revision++;
    }
}

public sealed class DevelopmentRole : ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public Guid PolicyId { get; init; }
    public TrainingTarget Target { get; init; }
    public string? Duty { get; internal set; }
    public string? Skills { get; internal set; }

    public TrailSubject Subject => new(DevelopmentPolicy.SubjectType, PolicyId);
}
