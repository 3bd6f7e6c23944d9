using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Terminals;

/// <summary>
/// Takes the asset tool's table: a row for each group with its count or, where there is no column of counts, a row for each
/// machine. The key is section, class and label; groups that the file does not name stay. Afterwards the day's counts are
/// kept.
/// </summary>
public sealed class TerminalImportService(PortalDb db, ImportStore store, ImportProgress progress, TerminalRegister register, PeopleQueries people, CodeQueries codes) : TableImportService(db, store, progress)
{
    public static readonly TableColumn Section = new("使用所属", "所属", "所属名", "部署", "利用所属", "設置所属") { Needed = true };
    public static readonly TableColumn Class = new("端末区分", "区分", "種別", "端末種別") { Needed = true };
    public static readonly TableColumn Label = new("識別名", "グループ", "グループ名", "契約番号");
    public static readonly TableColumn Count = new("台数", "数量");
    public static readonly TableColumn Procurer = new("調達所属");
    public static readonly TableColumn Keeper = new("管理所属");
    public static readonly TableColumn Central = new("一元管理", "資産管理ソフト", "エージェント導入");
    public static readonly TableColumn LeaseEnd = new("リース満了日", "リース終了日", "リース期限");
    public static readonly TableColumn AfterLease = new("リース満了後");
    public static readonly TableColumn Year = new("導入年度", "年度");
    public static readonly TableColumn Note = new("備考");

    public override string Kind => "Terminals";
    public override Permission All => Permission.SystemEditAll;
    protected override string Act => "TerminalsImported";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Section, Class, Label, Count, Procurer, Keeper, Central, LeaseEnd, AfterLease, Year, Note];

    /// <summary>The asset tool is the policy office's.</summary>
    public override bool MayImport(Actor actor) => actor.May(Permission.SystemEditAll);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var groups = Db.Set<TerminalGroup>().AsQueryable();
        var known = await (tracked ? groups : groups.AsNoTracking()).ToDictionaryAsync(x => (x.SectionId, x.TerminalClass, x.Label), ct);
        return new Look(layout, known, await people.SectionNamesAsync(actor.Today, ct), await codes.BookAsync(ct), register, actor);
    }

    protected override async Task AppliedAsync(ImportRun run, Actor actor, CancellationToken ct)
    {
        await register.KeepAsync(actor, ct);
        await Db.SaveChangesAsync(ct);
    }

    private sealed class Look(TableLayout layout, IReadOnlyDictionary<(Guid, string, string), TerminalGroup> known, SectionNames sections, CodeBook codes, TerminalRegister register, Actor actor) : TableLook
    {
        private readonly Dictionary<(Guid, string, string), int> machines = [];
        private readonly Dictionary<(Guid, string, string), int> firstRows = [];
        private readonly bool counted = layout.Has(Count);

        public override void Prepare(SheetRow row)
        {
            if (!counted && KeyOf(row, []) is { } key)
            {
                machines[key] = machines.GetValueOrDefault(key) + 1;
            }
        }

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var key = KeyOf(row, faults);
            var current = key is { } k ? known.GetValueOrDefault(k) : null;
            var input = current is null ? new TerminalInput() : TerminalInput.Of(current);
            if (key is var (section, kind, label))
            {
                (input.SectionId, input.TerminalClass, input.Label) = (section, kind, label.Length == 0 ? null : label);
                if (!firstRows.TryAdd(key.Value, row.Number) && counted)
                {
                    faults.Add((Section, new SheetFault("RowTwice", sections.Written(section), firstRows[key.Value].ToString(CultureInfo.InvariantCulture))));
                }
            }
            Read(row, input, current, faults);
            var name = input.SectionId is { } id ? $"{sections.Written(id)} {codes.Find(TerminalCodes.Class, input.TerminalClass)?.NameJa} {input.Label}".Trim() : null;
            if (faults.Count > 0 || key is null)
            {
                return new TableRow(ImportOutcome.Failed, current?.Id, current?.Version ?? 0, null, name, [], faults, null);
            }
            if (!counted)
            {
                // The first machine of a group stands for all of them.
                if (firstRows[key.Value] != row.Number)
                {
                    return new TableRow(ImportOutcome.Unchanged, current?.Id, current?.Version ?? 0, null, name, [], [], null);
                }
                input.Count = machines[key.Value];
            }
            var changed = current is null ? [] : Changed(TerminalInput.Of(current), input);
            return current is null
                ? new TableRow(ImportOutcome.Created, null, 0, null, name, [], [], a => Task.FromResult((register.New(input, a).Id, (string?)null)))
                : new TableRow(changed.Count == 0 ? ImportOutcome.Unchanged : ImportOutcome.Updated, current.Id, current.Version, null, name, changed, [], a =>
                {
                    current.Take(input, a);
                    return Task.FromResult((current.Id, (string?)null));
                });
        }

        private (Guid, string, string)? KeyOf(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var section = Take(Section, sections.Read(layout.Cell(row, Section)), faults);
            var kind = Take(Class, SheetValues.Code(layout.Cell(row, Class), TerminalCodes.Class, codes, actor.Today), faults);
            var label = Take(Label, SheetValues.Text(layout.Cell(row, Label), TerminalGroup.LabelLength), faults);
            foreach (var (column, missing) in new[] { (Section, section is null), (Class, kind is null) })
            {
                if (missing && faults.TrueForAll(f => f.Item1 != column))
                {
                    faults.Add((column, new SheetFault("Missing")));
                }
            }
            return section is { } id && kind is not null ? (id, kind, label ?? "") : null;
        }

        private static T? Take<T>(TableColumn column, SheetValue<T> value, List<(TableColumn, SheetFault)> faults)
        {
            if (value.Fault is { } fault)
            {
                faults.Add((column, fault));
            }
            return value.Value;
        }

        private void Read(SheetRow row, TerminalInput input, TerminalGroup? current, List<(TableColumn, SheetFault)> faults)
        {
            layout.Put(row, Count, cell => SheetValues.Whole(cell, 0, TerminalGroup.MostTerminals), v => input.Count = v, faults);
            layout.Put(row, Procurer, cell => Stays(cell, current?.ProcuringSectionId), v => input.ProcuringSectionId = v, faults);
            layout.Put(row, Keeper, cell => Stays(cell, current?.ManagingSectionId), v => input.ManagingSectionId = v, faults);
            layout.Put(row, Central, SheetValues.YesNo, v => input.IsCentral = v ?? false, faults);
            layout.Put(row, LeaseEnd, cell => SheetValues.Day(cell), v => input.LeaseEndOn = v, faults);
            layout.Put(row, AfterLease, cell => SheetValues.Code(cell, TerminalCodes.AfterLease, codes, actor.Today, current?.AfterLease), v => input.AfterLease = v, faults);
            layout.Put(row, Year, SheetValues.Year, v => input.Fy = v, faults);
            layout.Put(row, Note, cell => SheetValues.Text(cell, TerminalGroup.NoteLength), v => input.Note = v, faults);
            if (counted && input.Count is null && faults.TrueForAll(f => f.Item1 != Count))
            {
                faults.Add((Count, new SheetFault("Missing")));
            }

            // A former section may stay what it is.
            SheetValue<Guid?> Stays(SheetCell cell, Guid? before) => before is { } id && sections.Written(id) == cell.Text ? new SheetValue<Guid?>(before) : sections.Read(cell);
        }

        private static List<string> Changed(TerminalInput was, TerminalInput now) =>
        [
            .. new (TableColumn Column, bool Differs)[]
            {
                (Count, was.Count != now.Count), (Procurer, was.ProcuringSectionId != now.ProcuringSectionId), (Keeper, was.ManagingSectionId != now.ManagingSectionId), (Central, was.IsCentral != now.IsCentral),
                (LeaseEnd, was.LeaseEndOn != now.LeaseEndOn), (AfterLease, was.AfterLease != now.AfterLease), (Year, was.Fy != now.Fy), (Note, was.Note != now.Note),
            }.Where(x => x.Differs).Select(x => x.Column.Header),
        ];
    }
}
