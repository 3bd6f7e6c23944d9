using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>
/// Who came goes to the section that takes over: its three years are the successor's. Where the successor has an entry of its own for
/// the same session, the old one stays where it is.
/// </summary>
internal sealed class TrainingAttendanceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "TrainingAttendances";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<TrainingAttendance>().AsNoTracking().Where(a => a.SectionId != null && sectionIds.Contains(a.SectionId.Value)).OrderBy(a => a.Session.On).ThenBy(a => a.Id)
            .Select(a => new SectionHolding(a.Id, a.SectionId!.Value, "", a.Session.Course.Title, "/Training/Session/" + a.SessionId)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var rows = await db.Set<TrainingAttendance>().Where(a => records.Keys.Contains(a.Id)).ToListAsync(ct);
        var sessions = rows.Select(a => a.SessionId).Distinct().ToList();
        var taken = (await db.Set<TrainingAttendance>().AsNoTracking().Where(a => sessions.Contains(a.SessionId)).Select(a => new { a.SessionId, a.Target, a.SectionId, a.PersonName }).ToListAsync(ct)).Select(a => (a.SessionId, a.Target, a.SectionId, a.PersonName)).ToHashSet();
        foreach (var row in rows)
        {
            var takeover = records[row.Id];
            if (row.SectionId != takeover.FromId)
            {
                continue;
            }
            if (taken.Add((row.SessionId, row.Target, takeover.To.SectionId, row.PersonName)))
            {
                row.MoveTo(takeover.To.SectionId);
            }
            else if (row.PersonName is null && (rows.Find(r => r != row && r.SessionId == row.SessionId && r.Target == row.Target && r.SectionId == takeover.To.SectionId && r.PersonName is null)
                ?? await db.Set<TrainingAttendance>().SingleOrDefaultAsync(r => r.SessionId == row.SessionId && r.Target == row.Target && r.SectionId == takeover.To.SectionId && r.PersonName == null, ct)) is { } same)
            {
                // Two sections become one: their people are counted together.
                same.People += row.People;
                db.Remove(row);
            }
            db.Note(row.Subject, takeover.Words);
        }
    }
}

/// <summary>The staff a section had in a year, and its officers, go to the section that takes over.</summary>
internal sealed class TrainingStaffSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "TrainingStaff";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default)
    {
        var staff = await db.Set<SectionHeadcount>().AsNoTracking().Where(h => sectionIds.Contains(h.SectionId)).OrderBy(h => h.Fy).ThenBy(h => h.Id).Select(h => new { h.Id, h.SectionId, h.Fy, h.Staff }).ToListAsync(ct);
        var officers = await db.Set<SecurityOfficer>().AsNoTracking().Where(o => sectionIds.Contains(o.SectionId)).OrderBy(o => o.ValidFrom).ThenBy(o => o.Id).Select(o => new { o.Id, o.SectionId, o.Name }).ToListAsync(ct);
        return
        [
            .. staff.Select(h => new SectionHolding(h.Id, h.SectionId, h.Fy.Short, h.Staff.ToString(CultureInfo.InvariantCulture))),
            .. officers.Select(o => new SectionHolding(o.Id, o.SectionId, "", o.Name)),
        ];
    }

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        var targets = records.Values.Select(t => t.To.SectionId).Distinct().ToList();
        var known = await db.Set<SectionHeadcount>().Where(h => targets.Contains(h.SectionId)).ToListAsync(ct);
        foreach (var row in await db.Set<SectionHeadcount>().Where(h => records.Keys.Contains(h.Id)).ToListAsync(ct))
        {
            var takeover = records[row.Id];
            if (row.SectionId != takeover.FromId)
            {
                continue;
            }
            if (known.Find(h => h.SectionId == takeover.To.SectionId && h.Fy == row.Fy) is { } same)
            {
                same.Staff += row.Staff;
                db.Remove(row);
            }
            else
            {
                row.MoveTo(takeover.To.SectionId);
                known.Add(row);
            }
            db.Note(row.Subject, takeover.Words);
        }
        var taken = (await db.Set<SecurityOfficer>().AsNoTracking().Where(o => targets.Contains(o.SectionId)).Select(o => new { o.SectionId, o.ValidFrom }).ToListAsync(ct)).Select(o => (o.SectionId, o.ValidFrom)).ToHashSet();
        foreach (var officer in await db.Set<SecurityOfficer>().Where(o => records.Keys.Contains(o.Id)).ToListAsync(ct))
        {
            var takeover = records[officer.Id];
            if (officer.SectionId == takeover.FromId && taken.Add((takeover.To.SectionId, officer.ValidFrom)))
            {
                officer.MoveTo(takeover.To.SectionId);
                db.Note(officer.Subject, takeover.Words);
            }
        }
    }
}
