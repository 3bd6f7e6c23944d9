using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Items.Sheets;

/// <summary>Takes items into the draft of a set; the key is set and number. What the file does not name stays; a published version takes nothing.</summary>
public sealed class AuditItemImportService(PortalDb db, ImportStore store, ImportProgress progress) : TableImportService(db, store, progress)
{
    public override string Kind => "AuditItems";
    public override Permission All => Permission.AuditPlan;
    protected override string Act => "AuditItemsImported";
    public override IReadOnlyList<TableColumn> Columns => AuditItemSheet.Columns;

    public override bool MayImport(Actor actor) => AuditItemAccess.MayEdit(actor);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var drafts = Db.Set<AuditItemSet>().Include(s => s.Items).Where(s => s.State == ItemSetState.Draft);
        return new Look(layout, Db, await (tracked ? drafts : drafts.AsNoTracking()).ToDictionaryAsync(s => s.Code, StringComparer.OrdinalIgnoreCase, ct));
    }

    private sealed class Look(TableLayout layout, PortalDb db, Dictionary<string, AuditItemSet> drafts) : TableLook
    {
        private readonly Dictionary<string, int> firstRows = new(StringComparer.Ordinal);

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var code = layout.Cell(row, AuditItemSheet.Set).Text;
            var set = drafts.GetValueOrDefault(code);
            if (set is null)
            {
                faults.Add((AuditItemSheet.Set, code.Length == 0 ? new SheetFault("Missing") : new SheetFault("AuditNoDraft", code)));
            }
            var number = layout.Cell(row, AuditItemSheet.Number).Text;
            var item = set?.Items.FirstOrDefault(i => i.Number == number);
            var input = item is null ? new AuditItemInput() : AuditItemInput.Of(item, 0);
            input = input with { Number = number };
            Needed(row, AuditItemSheet.Number, AuditItem.NumberLength, _ => { }, faults);
            Needed(row, AuditItemSheet.Chapter, AuditItem.ChapterLength, v => input = input with { Chapter = v }, faults);
            Needed(row, AuditItemSheet.Title, AuditItem.TitleLength, v => input = input with { ChapterTitle = v }, faults);
            Needed(row, AuditItemSheet.Text, AuditItem.TextLength, v => input = input with { Text = v }, faults);
            layout.Put(row, AuditItemSheet.Required, SheetValues.YesNo, v => input = input with { IsRequired = v ?? input.IsRequired }, faults);
            layout.Put(row, AuditItemSheet.Documents, cell => SheetValues.Text(cell, AuditItem.HintLength, lines: true), v => input = input with { Documents = v }, faults);
            layout.Put(row, AuditItemSheet.LookAt, cell => SheetValues.Text(cell, AuditItem.HintLength, lines: true), v => input = input with { LookAt = v }, faults);
            layout.Put(row, AuditItemSheet.Provision, cell => SheetValues.Text(cell, AuditItem.HintLength, lines: true), v => input = input with { Provision = v }, faults);
            input = Chosen(row, input, faults);
            var name = $"{set?.Code} {number}".Trim();
            if (number.Length > 0 && !firstRows.TryAdd(name, row.Number))
            {
                faults.Add((AuditItemSheet.Number, new SheetFault("RowTwice", name, firstRows[name].ToString(CultureInfo.InvariantCulture))));
            }
            if (faults.Count > 0 || set is null)
            {
                return new TableRow(ImportOutcome.Failed, item?.Id, set?.Version ?? 0, set?.Code, name, [], faults, null);
            }
            var same = item is not null && AuditItemInput.Of(item, 0) == input;
            return new TableRow(same ? ImportOutcome.Unchanged : item is null ? ImportOutcome.Created : ImportOutcome.Updated, item?.Id, set.Version, set.Code, name, item is null ? [] : Differing(AuditItemInput.Of(item, 0), input), [], a =>
            {
                var put = set.Put(item?.Id, input, a);
                if (item is null)
                {
                    db.Add(put);
                }
                return Task.FromResult((put.Id, (string?)set.Code));
            });
        }

        private AuditItemInput Chosen(SheetRow row, AuditItemInput input, List<(TableColumn, SheetFault)> faults)
        {
            var methods = layout.Cell(row, AuditItemSheet.Methods);
            if (AuditItemSheet.Read(methods.Text) is not { } found)
            {
                faults.Add((AuditItemSheet.Methods, SheetValues.NotOffered(methods, AuditItemSheet.MethodWords.Select(m => m.Word))));
            }
            else if (layout.Has(AuditItemSheet.Methods))
            {
                input = input with { ByReading = found.HasFlag(AuditMethods.Reading), ByAsking = found.HasFlag(AuditMethods.Asking), ByVisit = found.HasFlag(AuditMethods.Visit), ByReplay = found.HasFlag(AuditMethods.Replay) };
            }
            var condition = layout.Cell(row, AuditItemSheet.Condition);
            if (condition.Text.Length == 0)
            {
                return input;
            }
            if (SheetValues.Choice(condition, AuditItemSheet.Conditions, out var chosen))
            {
                return input with { Condition = chosen };
            }
            faults.Add((AuditItemSheet.Condition, SheetValues.NotOffered(condition, AuditItemSheet.Conditions.Select(c => c.Code))));
            return input;
        }

        private void Needed(SheetRow row, TableColumn column, int most, Action<string> take, List<(TableColumn, SheetFault)> faults)
        {
            var value = SheetValues.Text(layout.Cell(row, column), most);
            if (value.Fault is not null || value.Value is null)
            {
                faults.Add((column, value.Fault ?? new SheetFault("Missing")));
                return;
            }
            take(value.Value);
        }

        private static List<string> Differing(AuditItemInput before, AuditItemInput now) =>
        [
            .. new (TableColumn Column, bool Differs)[]
            {
                (AuditItemSheet.Chapter, before.Chapter != now.Chapter), (AuditItemSheet.Title, before.ChapterTitle != now.ChapterTitle), (AuditItemSheet.Required, before.IsRequired != now.IsRequired), (AuditItemSheet.Text, before.Text != now.Text),
                (AuditItemSheet.Documents, before.Documents != now.Documents), (AuditItemSheet.Methods, (before.ByReading, before.ByAsking, before.ByVisit, before.ByReplay) != (now.ByReading, now.ByAsking, now.ByVisit, now.ByReplay)),
                (AuditItemSheet.LookAt, before.LookAt != now.LookAt), (AuditItemSheet.Provision, before.Provision != now.Provision), (AuditItemSheet.Condition, before.Condition != now.Condition),
            }.Where(x => x.Differs).Select(x => x.Column.Header),
        ];
    }
}
