using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Takes a list of audits held before the portal: section, fiscal year and kind of audit. What is known already is left alone.</summary>
public sealed class AuditPastImportService(PortalDb db, ImportStore store, ImportProgress progress, PeopleQueries people) : TableImportService(db, store, progress)
{
    public static readonly TableColumn Section = new("所属", "所属名", "被監査所属") { Needed = true };
    public static readonly TableColumn Year = new("年度", "実施年度") { Needed = true };
    public static readonly TableColumn KindName = new("監査の種類", "種類", "区分") { Needed = true };

    public override string Kind => "AuditPasts";
    public override Permission All => Permission.AuditPlan;
    protected override string Act => "AuditPastsImported";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Section, Year, KindName];

    public override bool MayImport(Actor actor) => actor.May(Permission.AuditPlan);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var known = await Db.Set<AuditPast>().AsNoTracking().ToDictionaryAsync(p => (p.SectionId, p.FiscalYear, p.Nature), p => p.Id, ct);
        var kinds = (await Db.Set<AuditKind>().AsNoTracking().ToListAsync(ct)).SelectMany(k => new[] { (k.Name, k.Nature), (k.Code, k.Nature) }).DistinctBy(k => k.Item1).ToDictionary(k => k.Item1, k => k.Nature, StringComparer.Ordinal);
        return new Look(Db, layout, known, await people.SectionNamesAsync(actor.Today, ct), kinds, FiscalYear.Of(actor.Today));
    }

    private sealed class Look(PortalDb db, TableLayout layout, Dictionary<(Guid, FiscalYear, AuditNature), Guid> known, SectionNames sections, IReadOnlyDictionary<string, AuditNature> kinds, FiscalYear now) : TableLook
    {
        private readonly HashSet<(Guid, FiscalYear, AuditNature)> seen = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var section = Take(Section, sections.Read(layout.Cell(row, Section)), faults);
            var year = Take(Year, SheetValues.Year(layout.Cell(row, Year)), faults);
            var written = layout.Cell(row, KindName).Text.Trim();
            AuditNature? nature = kinds.TryGetValue(written, out var found) ? found : null;
            if (year > now)
            {
                faults.Add((Year, new SheetFault("AuditYearToCome")));
            }
            foreach (var (column, missing) in new[] { (Section, section is null), (Year, year is null), (KindName, nature is null) })
            {
                if (missing && faults.TrueForAll(f => f.Item1 != column))
                {
                    faults.Add((column, column == KindName && written.Length > 0 ? new SheetFault("AuditKindUnknown", written) : new SheetFault("Missing")));
                }
            }
            var name = layout.Cell(row, Section).Text;
            if (faults.Count > 0 || section is null || year is null || nature is null)
            {
                return new TableRow(ImportOutcome.Failed, null, 0, null, name, [], faults, null);
            }
            var key = (section.Value, year.Value, nature.Value);
            if (known.TryGetValue(key, out var there))
            {
                return new TableRow(ImportOutcome.Unchanged, there, 0, null, name, [], [], null);
            }
            if (!seen.Add(key))
            {
                return new TableRow(ImportOutcome.Unchanged, null, 0, null, name, [], [], null);
            }
            return new TableRow(ImportOutcome.Created, null, 0, null, name, [], [], a =>
            {
                var past = AuditOfficeService.Past(key.Item1, key.Item2, key.Item3, a);
                db.Add(past);
                return Task.FromResult((past.Id, (string?)null));
            });
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
