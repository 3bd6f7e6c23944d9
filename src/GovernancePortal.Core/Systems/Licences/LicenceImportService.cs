using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems.Licences;

/// <summary>
/// Brings the licences held without a system in from a file: a number (LIC-0001) changes that licence, none makes a new
/// one. A row that names a system is one of the karte: taken as it is, refused where it says something else.
/// </summary>
public sealed class LicenceImportService(PortalDb db, ImportStore store, ImportProgress progress, LicenceRegister register, LicenceQueries licences, PeopleQueries people, CodeQueries codes) : TableImportService(db, store, progress)
{
    public static readonly TableColumn Code = new("ライセンス番号", "管理番号");
    public static readonly TableColumn SystemCode = new("システム番号");
    public static readonly TableColumn Product = new("製品名", "ソフトウェア名", "ソフトウェア名称", "製品") { Needed = true };
    public static readonly TableColumn Metric = new("数え方", "ライセンス形態", "ライセンス種別");
    public static readonly TableColumn Quantity = new("数量", "ライセンス数", "本数");
    public static readonly TableColumn Certificate = new("証書番号", "ライセンス証書番号", "証明書番号");
    public static readonly TableColumn Holder = new("保管所属", "所属", "所属名", "保有所属") { Needed = true };
    public static readonly TableColumn Expires = new("有効期限", "期限");
    public static readonly TableColumn Stocktaken = new("最終棚卸日", "棚卸日");
    public static readonly TableColumn Note = new("備考");

    public override string Kind => "Licences";
    public override Permission All => Permission.SystemEditAll;
    protected override string Act => "LicencesImported";
    public override IReadOnlyList<TableColumn> Columns { get; } = [Code, SystemCode, Product, Metric, Quantity, Certificate, Holder, Expires, Stocktaken, Note];

    public override bool MayImport(Actor actor) => actor.May(Permission.SystemEditAll) || actor.May(Permission.SystemEditOwn);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var held = Db.Set<HeldLicence>().AsQueryable();
        var known = await (tracked ? held : held.AsNoTracking()).ToDictionaryAsync(x => x.Code, StringComparer.Ordinal, ct);
        var ofSystems = layout.Has(SystemCode) ? (await licences.Rows().Where(r => r.SystemId != null).ToListAsync(ct)).ToLookup(r => r.SystemCode!, StringComparer.Ordinal) : Enumerable.Empty<LicenceLine>().ToLookup(_ => "");
        return new Look(layout, known, ofSystems, await people.SectionNamesAsync(actor.Today, ct), await codes.BookAsync(ct), register, actor, ct);
    }

    private sealed class Look(TableLayout layout, IReadOnlyDictionary<string, HeldLicence> known, ILookup<string, LicenceLine> ofSystems, SectionNames sections, CodeBook codes, LicenceRegister register, Actor actor, CancellationToken ct) : TableLook
    {
        private readonly Dictionary<string, int> firstRows = new(StringComparer.Ordinal);

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            if (layout.Cell(row, SystemCode) is { IsEmpty: false } system)
            {
                return OfSystem(row, CharacterWidth.Narrow(system.Text).ToUpperInvariant());
            }
            HeldLicence? current = null;
            var number = CharacterWidth.Narrow(layout.Cell(row, Code).Text).ToUpperInvariant();
            if (number.Length > 0)
            {
                if (!known.TryGetValue(number, out current))
                {
                    faults.Add((Code, new SheetFault("LicenceUnknown", SheetValues.Short(number))));
                }
                if (!firstRows.TryAdd(number, row.Number))
                {
                    faults.Add((Code, new SheetFault("RowTwice", number, firstRows[number].ToString(CultureInfo.InvariantCulture))));
                }
            }
            var input = current is null ? new HeldLicenceInput() : HeldLicenceInput.Of(current);
            Read(row, input, current, faults);
            if (current is not null && !HeldLicence.MayEdit(actor, current.HolderSectionId))
            {
                faults.Add((Code, new SheetFault("LicenceNotYours", current.Code)));
            }
            if (input.HolderSectionId is { } holder && !HeldLicence.MayEdit(actor, holder))
            {
                faults.Add((Holder, new SheetFault("SectionNotYours", sections.Written(holder))));
            }
            if (faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, current?.Id, current?.Version ?? 0, number, input.Product, [], faults, null);
            }
            var changed = current is null ? [] : Changed(HeldLicenceInput.Of(current), input);
            return current is null ? new TableRow(ImportOutcome.Created, null, 0, null, input.Product, [], [], async a =>
                {
                    var made = await register.NewAsync(input, a, ct);
                    return (made.Id, made.Code);
                })
                : new TableRow(changed.Count == 0 ? ImportOutcome.Unchanged : ImportOutcome.Updated, current.Id, current.Version, current.Code, input.Product, changed, [], a =>
                {
                    current.Take(input, a);
                    return Task.FromResult((current.Id, (string?)current.Code));
                });
        }

        private void Read(SheetRow row, HeldLicenceInput input, HeldLicence? current, List<(TableColumn, SheetFault)> faults)
        {
            layout.Put(row, Product, cell => SheetValues.Text(cell, SystemPart.NameLength), v => input.Product = v, faults);
            layout.Put(row, Metric, cell => SheetValues.Code(cell, SystemCodes.LicenceMetric, codes, actor.Today, current?.Metric), v => input.Metric = v, faults);
            layout.Put(row, Quantity, cell => SheetValues.Whole(cell, 0, HeldLicenceInputValidator.MostQuantity), v => input.Quantity = v, faults);
            layout.Put(row, Certificate, cell => SheetValues.Text(cell, SystemPart.ShortLength), v => input.CertificateNumber = v, faults);
            layout.Put(row, Holder, cell => current is not null && sections.Written(current.HolderSectionId) == cell.Text ? new SheetValue<Guid?>(current.HolderSectionId) : sections.Read(cell), v => input.HolderSectionId = v, faults);
            layout.Put(row, Expires, cell => SheetValues.Day(cell), v => input.ExpiresOn = v, faults);
            layout.Put(row, Stocktaken, cell => SheetValues.Day(cell), v => input.StocktakenOn = v, faults);
            layout.Put(row, Note, cell => SheetValues.Text(cell, SystemPart.NoteLength), v => input.Note = v, faults);
            if (input.Product is null && faults.TrueForAll(f => f.Item1 != Product))
            {
                faults.Add((Product, new SheetFault("Missing")));
            }
            if (input.HolderSectionId is null && faults.TrueForAll(f => f.Item1 != Holder))
            {
                faults.Add((Holder, new SheetFault("Missing")));
            }
        }

        // The karte is the one place where such a licence is changed: a row that differs is refused, never dropped.
        private TableRow OfSystem(SheetRow row, string system)
        {
            var probe = new HeldLicenceInput();
            var faults = new List<(TableColumn, SheetFault)>();
            Read(row, probe, null, faults);
            var same = ofSystems[system].FirstOrDefault(l => l.Product == probe.Product && (!layout.Has(Certificate) || l.CertificateNumber == probe.CertificateNumber) && (!layout.Has(Quantity) || l.Quantity == probe.Quantity)
                && (!layout.Has(Expires) || l.ExpiresOn == probe.ExpiresOn) && (!layout.Has(Stocktaken) || l.StocktakenOn == probe.StocktakenOn));
            return same is not null && faults.Count == 0 ? new TableRow(ImportOutcome.Unchanged, same.SystemId, 0, system, same.Product, [], [], null)
                : new TableRow(ImportOutcome.Failed, null, 0, system, probe.Product, [], [.. faults, (SystemCode, new SheetFault("LicenceOfSystem", SheetValues.Short(system)))], null);
        }

        private static List<string> Changed(HeldLicenceInput was, HeldLicenceInput now) =>
        [
            .. new (TableColumn Column, bool Differs)[]
            {
                (Product, was.Product != now.Product), (Metric, was.Metric != now.Metric), (Quantity, was.Quantity != now.Quantity), (Certificate, was.CertificateNumber != now.CertificateNumber),
                (Holder, was.HolderSectionId != now.HolderSectionId), (Expires, was.ExpiresOn != now.ExpiresOn), (Stocktaken, was.StocktakenOn != now.StocktakenOn), (Note, was.Note != now.Note),
            }.Where(x => x.Differs).Select(x => x.Column.Header),
        ];
    }
}
