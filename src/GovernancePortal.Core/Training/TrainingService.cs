using System.Globalization;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>Everything that writes training: plan and sessions, who came, staff and officers of a section, alerts, reminders and the policy.</summary>
public sealed class TrainingService(PortalDb db, MunicipalityQueries municipalities, PeopleQueries people, TrainingStandingQueries standings, TrainingWorkQueries work)
{
    public static TrailSubject Register { get; } = new("TrainingRegister", Guid.Empty);

    /// <summary>New when the id is null. Refused: a target or policy that is not offered (ChoiceUnknown), another year while sessions stand (Training.OutsideYear).</summary>
    public async Task<Guid> SaveCourseAsync(Guid? id, CourseInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        if (input.Targets.Exists(t => !Enum.GetNames<TrainingTarget>().Contains(t)))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.Targets));
        }
        if (input.PolicyId is { } policy && !await db.Set<DevelopmentPolicy>().AnyAsync(p => p.Id == policy, ct))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.PolicyId));
        }
        var course = id is { } known ? await db.Set<TrainingCourse>().Include(c => c.Sessions).SingleOrDefaultAsync(c => c.Id == known, ct) ?? throw new NotFound($"Course {known}.") : new TrainingCourse { Id = Guid.CreateVersion7(actor.Now) };
        if (id is null)
        {
            db.Add(course);
        }
        else
        {
            db.Expect(course, input.Version);
        }
        course.Edit(input, actor);
        db.Act(actor, id is null ? "TrainingCourseRegistered" : "TrainingCourseEdited", course.Subject, capacity: TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
        return course.Id;
    }

    /// <summary>New when the id is null. Refused: a day outside the course's year (Training.OutsideYear); to cancel or put off what somebody came to (Training.HasAttendance).</summary>
    public async Task<Guid> SaveSessionAsync(Guid courseId, Guid? id, SessionInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        var course = await db.Set<TrainingCourse>().SingleOrDefaultAsync(c => c.Id == courseId, ct) ?? throw new NotFound($"Course {courseId}.");
        var session = id is { } known ? await db.Set<TrainingSession>().SingleOrDefaultAsync(s => s.Id == known && s.CourseId == courseId, ct) ?? throw new NotFound($"Session {known}.") : new TrainingSession { Id = Guid.CreateVersion7(actor.Now), CourseId = courseId };
        if (id is null)
        {
            db.Add(session);
        }
        else
        {
            db.Expect(session, input.Version);
            if ((input.IsCancelled || input.On > actor.Today) && await db.Set<TrainingAttendance>().AnyAsync(a => a.SessionId == id, ct))
            {
                throw new RuleViolation("Training.HasAttendance", input.IsCancelled ? nameof(input.IsCancelled) : nameof(input.On));
            }
        }
        session.Edit(input, course.Fy);
        db.Act(actor, id is null ? "TrainingSessionPlanned" : "TrainingSessionEdited", session.Subject, course.Title, TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
        work.Forget();
        return session.Id;
    }

    /// <summary>
    /// Those of one section, municipality or name. Refused: a session that was not held (Training.NotHeld), people the course is not
    /// for (Training.NotForTarget), a second entry (Training.Twice), more staff than the section has (Training.MoreThanStaff).
    /// </summary>
    public async Task RecordAsync(Guid sessionId, AttendanceInput input, Actor actor, CancellationToken ct = default)
    {
        await RecordManyAsync(sessionId, [input], actor, ct);
    }

    /// <summary>Several entries of one session in one save.</summary>
    public async Task RecordManyAsync(Guid sessionId, IReadOnlyList<AttendanceInput> inputs, Actor actor, CancellationToken ct = default)
    {
        foreach (var input in inputs)
        {
            if (input.SectionId is { } section)
            {
                TrainingAccess.DemandSection(actor, section);
            }
            else
            {
                TrainingAccess.Demand(actor);
            }
            if (input.Target == TrainingTarget.Auditor)
            {
                TrainingAccess.Demand(actor);
            }
        }
        var session = await db.Set<TrainingSession>().Include(s => s.Course).SingleOrDefaultAsync(s => s.Id == sessionId, ct) ?? throw new NotFound($"Session {sessionId}.");
        if (!session.IsHeld(actor.Today))
        {
            throw new RuleViolation("Training.NotHeld");
        }
        var known = await db.Set<TrainingAttendance>().AsNoTracking().Where(a => a.SessionId == sessionId).Select(a => new { a.Target, a.SectionId, a.MunicipalityId, a.PersonName }).ToListAsync(ct);
        var seen = known.Select(a => (a.Target, a.SectionId, a.MunicipalityId, a.PersonName)).ToHashSet();
        var staff = await db.Set<SectionHeadcount>().AsNoTracking().Where(h => h.Fy == session.Course.Fy).ToDictionaryAsync(h => h.SectionId, h => h.Staff, ct);
        var towns = inputs.Any(i => i.MunicipalityId is not null) ? (await municipalities.ChoicesAsync(actor.Today, ct)).ToDictionary(m => m.Id, m => m.Name) : [];
        var accounts = inputs.Any(i => i.PersonName is not null) ? await AccountsAsync(actor.Today, ct) : [];
        foreach (var input in inputs)
        {
            var target = input.Target!.Value;
            if (!session.Course.IsFor(target))
            {
                throw new RuleViolation("Training.NotForTarget", nameof(input.Target));
            }
            if (!seen.Add((target, input.SectionId, input.MunicipalityId, input.PersonName)))
            {
                throw new RuleViolation("Training.Twice", input.PersonName is null ? nameof(input.People) : nameof(input.PersonName));
            }
            if (target == TrainingTarget.GeneralStaff && input.SectionId is { } of && staff.TryGetValue(of, out var most) && input.People > most)
            {
                throw new RuleViolation("Training.MoreThanStaff", nameof(input.People), most);
            }
            string? town = null;
            if (input.MunicipalityId is { } municipality && !towns.TryGetValue(municipality, out town))
            {
                throw new RuleViolation("ChoiceUnknown", nameof(input.MunicipalityId));
            }
            Guid? account = input.PersonName is { } name && accounts.TryGetValue((target, name), out var user) ? user : null;
            db.Add(TrainingAttendance.Of(input, sessionId, town, account, actor));
        }
        db.Act(actor, "TrainingAttendanceRecorded", session.Subject, session.Course.Title, TrainingAccess.CapacityOf(actor, inputs.Count == 1 ? inputs[0].SectionId : null));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A number of people that was wrong. Refused where the entry names a person (Training.IsNamed).</summary>
    public async Task CorrectAsync(Guid id, int count, uint version, Actor actor, CancellationToken ct = default)
    {
        var entry = await LoadAsync(id, version, actor, ct);
        if (entry.PersonName is not null)
        {
            throw new RuleViolation("Training.IsNamed");
        }
        if (count is < 1 or > TrainingAttendance.MostPeople)
        {
            throw new RuleViolation("Training.PeopleRange", nameof(AttendanceInput.People), TrainingAttendance.MostPeople);
        }
        entry.People = count;
        entry.Revision++;
        db.Act(actor, "TrainingAttendanceCorrected", entry.Subject, capacity: TrainingAccess.CapacityOf(actor, entry.SectionId));
        await db.SaveChangesAsync(ct);
    }

    public async Task RemoveAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var entry = await LoadAsync(id, version, actor, ct);
        db.Remove(entry);
        db.Act(actor, "TrainingAttendanceRemoved", entry.Subject, capacity: TrainingAccess.CapacityOf(actor, entry.SectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The staff of a section in a year; the version is 0 while none was entered.</summary>
    public async Task SaveHeadcountAsync(Guid sectionId, HeadcountInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.DemandSection(actor, sectionId);
        var known = await db.Set<SectionHeadcount>().SingleOrDefaultAsync(h => h.SectionId == sectionId && h.Fy == input.Fy, ct);
        if (known is null)
        {
            db.Add(SectionHeadcount.Of(sectionId, input, actor));
        }
        else
        {
            db.Expect(known, input.Version);
            known.Staff = input.Staff!.Value;
            known.Revision++;
        }
        db.Act(actor, "TrainingStaffEntered", new(SectionHeadcount.SubjectType, sectionId), capacity: TrainingAccess.CapacityOf(actor, sectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Several sections at once, in one save; for those that have none yet.</summary>
    public async Task EnterHeadcountsAsync(FiscalYear fy, IReadOnlyDictionary<Guid, int> staff, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        var known = await db.Set<SectionHeadcount>().Where(h => h.Fy == fy).Select(h => h.SectionId).ToListAsync(ct);
        foreach (var (section, count) in staff.Where(s => !known.Contains(s.Key)))
        {
            db.Add(SectionHeadcount.Of(section, new HeadcountInput { Fy = fy, Staff = count }, actor));
        }
        db.Act(actor, "TrainingStaffEntered", Register, capacity: TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The officer from a day on; whoever was it before ends the day before. Refused: a day that is not after the last one's (Training.OfficerBefore).</summary>
    public async Task NameOfficerAsync(Guid sectionId, OfficerInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.DemandSection(actor, sectionId);
        var last = await db.Set<SecurityOfficer>().Where(o => o.SectionId == sectionId).OrderByDescending(o => o.ValidFrom).FirstOrDefaultAsync(ct);
        if (last is not null)
        {
            if (last.ValidFrom >= input.ValidFrom)
            {
                throw new RuleViolation("Training.OfficerBefore", nameof(input.ValidFrom), last.ValidFrom);
            }
            last.ValidTo = input.ValidFrom!.Value.AddDays(-1);
        }
        db.Add(SecurityOfficer.Of(sectionId, input, actor));
        db.Act(actor, "SecurityOfficerNamed", new(SectionHeadcount.SubjectType, sectionId), capacity: TrainingAccess.CapacityOf(actor, sectionId));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Sent to the staff and heads of every section, or of one bureau.</summary>
    public async Task<Guid> PublishAlertAsync(AlertInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        if (input.BureauId is { } bureau && !await db.Set<Bureau>().AnyAsync(b => b.Id == bureau, ct))
        {
            throw new RuleViolation("ChoiceUnknown", nameof(input.BureauId));
        }
        var alert = SecurityAlert.Of(input, actor);
        db.Add(alert);
        db.Add(new OutboxMessage { Id = Guid.CreateVersion7(actor.Now), Kind = TrainingNotices.AlertKind, SubjectId = alert.Id, Data = [], CreatedAt = actor.Now, DueAt = actor.Now });
        db.Act(actor, "SecurityAlertPublished", alert.Subject, alert.Title, TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
        return alert.Id;
    }

    /// <summary>One press (R108): every section with a gap in the year is reminded. Tells how many; refused where none has any (Training.NoGaps).</summary>
    public async Task<int> UrgeAsync(FiscalYear fy, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        var gaps = (await standings.YearAsync(fy, actor, ct)).Sections.Count(s => s.HasGap);
        if (gaps == 0)
        {
            throw new RuleViolation("Training.NoGaps");
        }
        db.Add(new OutboxMessage
        {
            Id = Guid.CreateVersion7(actor.Now), Kind = TrainingNotices.UrgeKind, SubjectId = Guid.Empty, Data = new() { [TrainingNotices.Year] = fy.Year.ToString(CultureInfo.InvariantCulture) }, CreatedAt = actor.Now, DueAt = actor.Now,
        });
        db.Act(actor, "TrainingUrged", Register, fy.Japanese, TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
        return gaps;
    }

    /// <summary>A version of the policy; new when the id is null. Refused: approved later than today (Training.ApprovedLater).</summary>
    public async Task<Guid> SavePolicyAsync(Guid? id, PolicyInput input, Actor actor, CancellationToken ct = default)
    {
        TrainingAccess.Demand(actor);
        if (input.ApprovedOn > actor.Today)
        {
            throw new RuleViolation("Training.ApprovedLater", nameof(input.ApprovedOn), actor.Today);
        }
        var policy = id is { } known ? await db.Set<DevelopmentPolicy>().Include(p => p.Roles).SingleOrDefaultAsync(p => p.Id == known, ct) ?? throw new NotFound($"Policy {known}.") : new DevelopmentPolicy { Id = Guid.CreateVersion7(actor.Now) };
        if (id is null)
        {
            db.Add(policy);
        }
        else
        {
            db.Expect(policy, input.Version);
        }
        var before = policy.Roles.Select(r => r.Id).ToHashSet();
        policy.Edit(input, actor);
        // Their keys are made here, not by the database: without this they would be taken for known rows.
        db.AddRange(policy.Roles.Where(r => id is not null && !before.Contains(r.Id)));
        db.Act(actor, id is null ? "DevelopmentPolicyRecorded" : "DevelopmentPolicyEdited", policy.Subject, capacity: TrainingAccess.CapacityOf(actor, null));
        await db.SaveChangesAsync(ct);
        return policy.Id;
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "TrainingExported", Register, conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task<TrainingAttendance> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var entry = await db.Set<TrainingAttendance>().Include(a => a.Session).SingleOrDefaultAsync(a => a.Id == id, ct);
        if (entry is null || !TrainingAccess.Allows(actor, entry))
        {
            throw new NotFound($"Attendance {id}.");
        }
        if (!TrainingAccess.Manages(actor) && (entry.SectionId is null || !TrainingAccess.Enters(actor, entry.SectionId.Value) || entry.Target == TrainingTarget.Auditor))
        {
            throw new Forbidden("Changing attendance.");
        }
        db.Expect(entry, version);
        return entry;
    }

    // Names of those who have an account as head or auditor; where two bear one name none is taken.
    private async Task<Dictionary<(TrainingTarget, string), Guid>> AccountsAsync(DateOnly day, CancellationToken ct)
    {
        var found = new List<(TrainingTarget Target, string Name, Guid Id)>();
        foreach (var (target, role) in new[] { (TrainingTarget.SectionHead, Role.SectionHead), (TrainingTarget.SectionHead, Role.PolicyHead), (TrainingTarget.Auditor, Role.Auditor), (TrainingTarget.Auditor, Role.AuditDirector) })
        {
            found.AddRange((await people.HolderNamesAsync(role, day, ct)).Select(h => (target, h.Name, h.Id)));
        }
        return found.Distinct().GroupBy(f => (f.Target, f.Name)).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Id);
    }
}
