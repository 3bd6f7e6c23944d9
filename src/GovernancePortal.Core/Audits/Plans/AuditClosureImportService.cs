using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Takes a list of closed days: one row a period of a section, or of a bureau where the section is empty. What is known already is left alone.</summary>
public sealed class AuditClosureImportService(PortalDb db, ImportStore store, ImportProgress progress, PeopleQueries people) : TableImportService(db, store, progress)
{
    public static readonly TableColumn Section = new("所属", "所属名", "課名");
    public static readonly TableColumn Bureau = new("部局", "部局名");
    public static readonly TableColumn From = new("開始日", "から", "自") { Needed = true };
    public static readonly TableColumn To = new("終了日", "まで", "至") { Needed = true };
    public static readonly TableColumn Reason = new("理由", "備考", "事由");

    public override string Kind => "AuditClosures";
    public override Permission All => Permission.AuditPlan;
    protected override string Act => "AuditClosuresImported";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Section, Bureau, From, To, Reason];

    public override bool MayImport(Actor actor) => actor.May(Permission.AuditPlan);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var known = await Db.Set<AuditClosure>().AsNoTracking().ToListAsync(ct);
        var bureaus = await Db.Set<Bureau>().AsNoTracking().Where(b => b.ValidTo == null || b.ValidTo >= actor.Today).ToDictionaryAsync(b => b.Name, b => b.Id, StringComparer.Ordinal, ct);
        return new Look(Db, layout, known.DistinctBy(c => (c.SectionId, c.BureauId, c.From, c.To)).ToDictionary(c => (c.SectionId, c.BureauId, c.From, c.To)), await people.SectionNamesAsync(actor.Today, ct), bureaus);
    }

    private sealed class Look(PortalDb db, TableLayout layout, Dictionary<(Guid?, Guid?, DateOnly, DateOnly), AuditClosure> known, SectionNames sections, IReadOnlyDictionary<string, Guid> bureaus) : TableLook
    {
        private readonly HashSet<(Guid?, Guid?, DateOnly, DateOnly)> seen = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var section = layout.Cell(row, Section).Text.Length == 0 ? null : Take(Section, sections.Read(layout.Cell(row, Section)), faults);
            var written = layout.Cell(row, Bureau).Text.Trim();
            Guid? bureau = null;
            if (section is null && written.Length > 0)
            {
                if (bureaus.TryGetValue(written, out var id))
                {
                    bureau = id;
                }
                else
                {
                    faults.Add((Bureau, new SheetFault("AuditBureauUnknown", written)));
                }
            }
            else if (section is null && faults.Count == 0)
            {
                faults.Add((Section, new SheetFault("Missing")));
            }
            var from = Day(From, row, faults);
            var to = Day(To, row, faults);
            if (from is not null && to < from)
            {
                faults.Add((To, new SheetFault("AuditDaysReversed")));
            }
            var reason = Take(Reason, SheetValues.Text(layout.Cell(row, Reason), AuditClosure.ReasonLength), faults);
            var name = $"{layout.Cell(row, Section).Text} {written}".Trim();
            if (faults.Count > 0 || from is null || to is null)
            {
                return new TableRow(ImportOutcome.Failed, null, 0, null, name, [], faults, null);
            }
            var key = (section, bureau, from.Value, to.Value);
            if (known.TryGetValue(key, out var there) || !seen.Add(key))
            {
                return new TableRow(ImportOutcome.Unchanged, there?.Id, there?.Version ?? 0, null, name, [], [], null);
            }
            return new TableRow(ImportOutcome.Created, null, 0, null, name, [], [], a =>
            {
                var closure = AuditOfficeService.Closure(new AuditClosureInput { SectionId = section, BureauId = bureau, From = from, To = to, Reason = reason }, a);
                db.Add(closure);
                return Task.FromResult((closure.Id, (string?)null));
            });
        }

        private DateOnly? Day(TableColumn column, SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var before = faults.Count;
            var day = Take(column, SheetValues.Day(layout.Cell(row, column)), faults);
            if (day is null && faults.Count == before)
            {
                faults.Add((column, new SheetFault("Missing")));
            }
            return day;
        }

        private static T? Take<T>(TableColumn column, SheetValue<T> value, List<(TableColumn, SheetFault)> faults)
        {
            if (value.Fault is { } fault)
            {
                faults.Add((column, fault));
            }
            return value.Value;
        }
    }
}
