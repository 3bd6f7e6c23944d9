using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Briefings;

/// <summary>Everything that writes briefing sessions, their seats and who came.</summary>
public sealed class BriefingService(PortalDb db, PeopleQueries people, FileStore files)
{
    public const string Downloaded = "BriefingFileDownloaded";

    /// <summary>Planned; the sections invited are told, and reminded on the day set.</summary>
    public async Task<Guid> PlanAsync(BriefingInput input, StoredFile? upload, Actor actor, bool demonstration = false, CancellationToken ct = default)
    {
        await DemandSectionsAsync(input, actor, ct);
        var session = BriefingSession.Plan(input, actor, demonstration);
        Take(session, upload, actor);
        db.Add(session);
        Tell(session, [.. session.Invitations.Select(i => i.SectionId)], remind: true, actor);
        db.Act(actor, "BriefingPlanned", session.Subject);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>Sections that are invited only now are told; a reminder whose day moved goes out on the new one.</summary>
    public async Task EditAsync(Guid id, BriefingInput input, StoredFile? upload, Actor actor, CancellationToken ct = default)
    {
        await DemandSectionsAsync(input, actor, ct);
        var session = await LoadAsync(id, input.Version, ct);
        var remind = session.RemindOn;
        var fresh = session.Edit(input, actor);
        db.AddRange(session.Invitations.Where(i => fresh.Contains(i.SectionId)));
        Take(session, upload, actor);
        Tell(session, fresh, session.RemindOn != remind, actor);
        await SaveAsync(session, "BriefingEdited", actor, ct);
    }

    public async Task DropFileAsync(Guid id, uint version, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var session = await LoadAsync(id, version, ct);
        db.Remove(session.Drop(fileId, actor));
        await SaveAsync(session, "BriefingEdited", actor, ct);
    }

    public async Task CancelAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var session = await LoadAsync(id, version, ct);
        session.Cancel(actor);
        Tell(session, [.. session.Invitations.Select(i => i.SectionId)], remind: false, actor, BriefingNotices.Cancelled);
        await SaveAsync(session, "BriefingCancelled", actor, ct);
    }

    /// <summary>A seat for oneself; two who take the last one are not both seated (the root row is locked by its version).</summary>
    public Task RegisterAsync(Guid id, Guid sectionId, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var session = await LoadAsync(id, null, ct);
            var section = await people.SectionAsync(sectionId, ct) ?? throw new NotFound("Section");
            db.Add(session.Register(sectionId, section.Name, actor));
            await SaveAsync(session, "BriefingRegistered", actor, ct);
            return true;
        }, _ => true);

    public Task UnregisterAsync(Guid id, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var session = await LoadAsync(id, null, ct);
            db.Remove(session.Unregister(actor));
            await SaveAsync(session, "BriefingUnregistered", actor, ct);
            return true;
        }, _ => true);

    public async Task RecordAsync(Guid id, AttendanceInput input, Actor actor, CancellationToken ct = default)
    {
        var session = await LoadAsync(id, input.Version, ct);
        var names = (await people.SectionsAsync(session.HeldOn, ct)).ToDictionary(s => s.Id, s => s.Name);
        db.AddRange(session.Record(input, names, actor));
        await SaveAsync(session, "BriefingAttendanceRecorded", actor, ct);
    }

    /// <summary>One file of the material, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var file = await db.Set<BriefingFile>().AsNoTracking().Include(f => f.File).SingleOrDefaultAsync(f => f.Id == fileId && f.BriefingId == id, ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(file.FileId);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, file.Subject, file.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (file.File, content);
    }

    private void Take(BriefingSession session, StoredFile? upload, Actor actor)
    {
        if (upload is not null)
        {
            db.Add(upload);
            db.Add(session.Add(upload, actor));
        }
    }

    private void Tell(BriefingSession session, IReadOnlyList<Guid> sections, bool remind, Actor actor, string kind = BriefingNotices.Invited)
    {
        if (sections.Count > 0)
        {
            db.Add(BriefingNotices.Of(session, kind, sections, actor.Now, actor));
        }
        if (remind && session.RemindOn is { } day && day > actor.Today)
        {
            db.Add(BriefingNotices.Of(session, BriefingNotices.Reminder, [], OfficeTime.StartOf(day), actor));
        }
    }

    private async Task DemandSectionsAsync(BriefingInput input, Actor actor, CancellationToken ct)
    {
        var known = (await people.SectionsAsync(actor.Today, ct)).Select(s => s.Id).ToHashSet();
        known.UnionWith(await db.Set<BriefingInvitation>().Select(i => i.SectionId).Distinct().ToListAsync(ct));
        if (input.SectionIds.Exists(id => !known.Contains(id)))
        {
            throw new NotFound("Section");
        }
    }

    // The root row is always touched: its version moves with its parts.
    private async Task SaveAsync(BriefingSession session, string action, Actor actor, CancellationToken ct)
    {
        db.Entry(session).Property(x => x.Title).IsModified = true;
        db.Act(actor, action, session.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task<BriefingSession> LoadAsync(Guid id, uint? version, CancellationToken ct)
    {
        var session = await db.Set<BriefingSession>().Include(s => s.Files).Include(s => s.Invitations).Include(s => s.Attendances).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFound("Briefing " + id);
        if (version is { } expected)
        {
            db.Expect(session, expected);
        }
        return session;
    }
}
