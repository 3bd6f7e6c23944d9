using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Training;

/// <summary>
/// Takes a list of who came: one row for each session and section with the number of general staff. The key is title, day and section;
/// an entry that stands gets the file's number, what the file does not name stays.
/// </summary>
public sealed class TrainingImportService(PortalDb db, ImportStore store, ImportProgress progress, PeopleQueries people) : TableImportService(db, store, progress)
{
    public static readonly TableColumn Course = new("研修名", "研修", "講座名") { Needed = true };
    public static readonly TableColumn On = new("開催日", "実施日", "受講日") { Needed = true };
    public static readonly TableColumn Section = new("所属", "所属名", "部署") { Needed = true };
    public static readonly TableColumn People = new("受講人数", "人数", "受講者数") { Needed = true };

    public override string Kind => "Training";
    public override Permission All => Permission.TrainingManage;
    protected override string Act => "TrainingImported";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Course, On, Section, People];

    public override bool MayImport(Actor actor) => TrainingAccess.Manages(actor);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var (today, general) = (actor.Today, nameof(TrainingTarget.GeneralStaff));
        var sessions = await Db.Set<TrainingSession>().AsNoTracking().Where(s => !s.IsCancelled && s.On <= today && s.Course.Targets.Contains(general)).Select(s => new { s.Id, s.Course.Title, s.On, s.Course.Fy }).ToListAsync(ct);
        var rows = Db.Set<TrainingAttendance>().Where(a => a.Target == TrainingTarget.GeneralStaff && a.SectionId != null && a.PersonName == null);
        var known = await (tracked ? rows : rows.AsNoTracking()).ToDictionaryAsync(a => (a.SessionId, a.SectionId!.Value), ct);
        var staff = await Db.Set<SectionHeadcount>().AsNoTracking().ToDictionaryAsync(h => (h.SectionId, h.Fy), h => h.Staff, ct);
        return new Look(layout, sessions.GroupBy(s => (s.Title, s.On)).ToDictionary(g => g.Key, g => (g.First().Id, g.First().Fy)), known, staff, await people.SectionNamesAsync(today, ct), e => Db.Add(e));
    }

    private sealed class Look(TableLayout layout, Dictionary<(string, DateOnly), (Guid Id, FiscalYear Fy)> sessions, Dictionary<(Guid, Guid), TrainingAttendance> known, Dictionary<(Guid, FiscalYear), int> staff, SectionNames sections, Action<TrainingAttendance> add) : TableLook
    {
        private readonly Dictionary<(Guid, Guid), int> firstRows = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            string? title = null;
            DateOnly? on = null;
            Guid? section = null;
            int? count = null;
            layout.Put(row, Course, cell => SheetValues.Text(cell, TrainingCourse.TitleLength), v => title = v, faults);
            layout.Put(row, On, cell => SheetValues.Day(cell), v => on = v, faults);
            layout.Put(row, Section, sections.Read, v => section = v, faults);
            layout.Put(row, People, cell => SheetValues.Whole(cell, 1, TrainingAttendance.MostPeople), v => count = v, faults);
            foreach (var (column, missing) in new[] { (Course, string.IsNullOrEmpty(title)), (On, on is null), (Section, section is null), (People, count is null) })
            {
                if (missing && faults.TrueForAll(f => f.Item1 != column))
                {
                    faults.Add((column, new SheetFault("Missing")));
                }
            }
            var name = section is { } id ? $"{title} {sections.Written(id)}".Trim() : title;
            if (faults.Count > 0)
            {
                return Failed(name, faults);
            }
            if (!sessions.TryGetValue((title!, on!.Value), out var session))
            {
                return Failed(name, [(Course, new SheetFault("TrainingSessionUnknown"))]);
            }
            if (!firstRows.TryAdd((session.Id, section!.Value), row.Number))
            {
                return Failed(name, [(Section, new SheetFault("RowTwice", sections.Written(section.Value), firstRows[(session.Id, section.Value)].ToString(CultureInfo.InvariantCulture)))]);
            }
            if (staff.TryGetValue((section.Value, session.Fy), out var most) && count > most)
            {
                return Failed(name, [(People, new SheetFault("TrainingMoreThanStaff", most.ToString(CultureInfo.InvariantCulture)))]);
            }
            var current = known.GetValueOrDefault((session.Id, section.Value));
            return current is null
                ? new TableRow(ImportOutcome.Created, null, 0, null, name, [], [], a =>
                {
                    var entry = TrainingAttendance.Of(new AttendanceInput { Target = TrainingTarget.GeneralStaff, SectionId = section, People = count }, session.Id, null, null, a);
                    add(entry);
                    return Task.FromResult((entry.Id, (string?)null));
                })
                : new TableRow(current.People == count ? ImportOutcome.Unchanged : ImportOutcome.Updated, current.Id, current.Version, null, name, current.People == count ? [] : [People.Header], [], _ =>
                {
                    current.People = count!.Value;
                    current.Revision++;
                    return Task.FromResult((current.Id, (string?)null));
                });
        }

        private static TableRow Failed(string? name, List<(TableColumn, SheetFault)> faults) => new(ImportOutcome.Failed, null, 0, null, name, [], faults, null);
    }
}
