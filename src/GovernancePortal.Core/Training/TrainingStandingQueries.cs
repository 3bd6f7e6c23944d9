using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>How sections stand: read in a few commands, whatever their number, and judged in memory.</summary>
public sealed class TrainingStandingQueries(PortalDb db, PeopleQueries people)
{
    private static readonly Role[] HeadRoles = [Role.SectionHead, Role.PolicyHead];

    /// <summary>Every section the actor may know of that exists at the year's last known day; one section where it is named.</summary>
    public async Task<YearStanding> YearAsync(FiscalYear fy, Actor actor, CancellationToken ct = default, Guid? only = null)
    {
        var day = actor.Today < fy.End ? actor.Today : fy.End;
        day = day < fy.Start ? fy.Start : day;
        var sections = (await people.SectionsAsync(day, ct)).Where(s => (only is null || s.Id == only) && TrainingAccess.SeesSection(actor, s.Id)).OrderBy(s => s.Code, StringComparer.Ordinal).ToList();
        if (sections.Count == 0)
        {
            return new YearStanding(fy, []);
        }
        Guid[] ids = [.. sections.Select(s => s.Id)];
        var from = fy.Plus(1 - SectionStanding.Years);
        var staff = await db.Set<SectionHeadcount>().AsNoTracking().Where(h => h.Fy == fy && ids.Contains(h.SectionId)).ToDictionaryAsync(h => h.SectionId, h => h.Staff, ct);
        var rows = await db.Set<TrainingAttendance>().AsNoTracking().VisibleTo(actor).Where(a => a.SectionId != null && ids.Contains(a.SectionId.Value) && !a.Session.IsCancelled && a.Session.Course.Fy >= from && a.Session.Course.Fy <= fy
                && (a.Target == TrainingTarget.GeneralStaff || (a.Session.Course.Fy == fy && (a.Target == TrainingTarget.SectionHead || a.Target == TrainingTarget.SecurityOfficer))))
            .Select(a => new { Section = a.SectionId!.Value, a.Target, a.Session.Course.Fy, a.PersonName, a.UserId, a.People }).ToListAsync(ct);
        var officers = await db.Set<SecurityOfficer>().AsNoTracking().Where(o => ids.Contains(o.SectionId) && o.ValidFrom <= day && (o.ValidTo == null || o.ValidTo >= day)).OrderBy(o => o.ValidFrom).Select(o => new { o.SectionId, o.Name }).ToListAsync(ct);
        var heads = (await people.HoldersOfSectionsAsync(HeadRoles, ids, day, ct)).Distinct().ToLookup(h => h.SectionId, h => h.UserId);
        var names = new Dictionary<Guid, string>();
        foreach (var role in HeadRoles)
        {
            foreach (var (id, name) in await people.HolderNamesAsync(role, day, ct))
            {
                names[id] = name;
            }
        }
        var bySection = rows.ToLookup(r => r.Section);
        return new YearStanding(fy, [.. sections.Select(s =>
        {
            var own = bySection[s.Id].ToList();
            var came = own.Where(r => r.Target == TrainingTarget.SectionHead).ToList();
            var trained = own.Where(r => r.Target == TrainingTarget.SecurityOfficer).Select(r => r.PersonName).ToHashSet();
            var told = TrainingAccess.SeesNames(actor, s.Id);
            return new SectionStanding(s.Id, s.Name, s.BureauId, s.BureauName, staff.TryGetValue(s.Id, out var count) ? count : null,
                own.Where(r => r.Target == TrainingTarget.GeneralStaff && r.Fy == fy).Sum(r => r.People), own.Where(r => r.Target == TrainingTarget.GeneralStaff).Sum(r => r.People),
                // A stand-in is no head: only those with the post of their own have a name here.
                [.. heads[s.Id].Where(names.ContainsKey).Distinct().Select(id => new NamedStanding(told ? names[id] : "", came.Exists(r => r.UserId == id || r.PersonName == names[id])))],
                [.. officers.Where(o => o.SectionId == s.Id).Select(o => new NamedStanding(told ? o.Name : "", trained.Contains(o.Name)))]);
        })]);
    }
}
