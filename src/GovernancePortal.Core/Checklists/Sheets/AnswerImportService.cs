using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists.Sheets;

/// <summary>
/// Takes answers back: those of the prefecture, of one municipality or of all in one sheet (R195). The key is checklist,
/// year, body, group and item number. A row without an answer changes nothing; what the file does not name stays.
/// </summary>
public sealed class AnswerImportService(PortalDb db, ImportStore store, ImportProgress progress, ChecklistQueries queries) : TableImportService(db, store, progress)
{
    public override string Kind => "ChecklistAnswers";
    public override Permission All => ChecklistAccess.Answering;
    protected override string Act => "ChecklistAnswersImported";
    public override IReadOnlyList<TableColumn> Columns => AnswerSheet.Columns;

    public override bool MayImport(Actor actor) => ChecklistAccess.MayAnswer(actor);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var assessments = Db.Set<ChecklistAssessment>().Include(a => a.Answers).AsQueryable();
        var known = await (tracked ? assessments : assessments.AsNoTracking()).ToDictionaryAsync(a => (a.ChecklistId, a.BodyId, a.Fy), ct);
        var closed = (await Db.Set<ChecklistYear>().AsNoTracking().Select(y => new { y.ChecklistId, y.Fy }).ToListAsync(ct)).Select(y => (y.ChecklistId, y.Fy)).ToHashSet();
        return new Look(layout, Db, known, closed, await queries.AllAsync(ct), await queries.BodiesAsync(ct), await queries.FactsAsync(ct));
    }

    private sealed class Look(TableLayout layout, PortalDb db, Dictionary<(Guid, Guid, FiscalYear), ChecklistAssessment> known, HashSet<(Guid, FiscalYear)> closed, IReadOnlyList<Checklist> lists, IReadOnlyList<ChecklistBody> bodies, BodyFacts facts) : TableLook
    {
        private readonly Dictionary<(Guid, Guid, FiscalYear, Guid), int> firstRows = [];

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var (list, fy, body) = (ListOf(row, faults), YearOf(row, faults), BodyOf(row, faults));
            var item = list is not null && fy is { } year ? ItemOf(row, list, year, faults) : null;
            var name = body is null ? null : $"{body.Name} {(item is null ? null : $"{list!.GroupOf(item).Number}-{item.Number}")}".Trim();
            if (list is null || fy is null || body is null || item is null)
            {
                return new TableRow(ImportOutcome.Failed, null, 0, null, name, [], faults, null);
            }
            var current = known.GetValueOrDefault((list.Id, body.Id, fy.Value));
            var before = current?.AnswerTo(item.Id);
            var input = new AnswerInput { ItemId = item.Id, Value = before?.Value, Evidence = before?.Evidence, Link = before?.Link };
            var answered = Answer(row, faults);
            layout.Put(row, AnswerSheet.Evidence, cell => SheetValues.Text(cell, ChecklistAnswer.EvidenceLength, lines: true), v => input = input with { Evidence = v ?? input.Evidence }, faults);
            layout.Put(row, AnswerSheet.Link, cell => SheetValues.Text(cell, ChecklistAnswer.LinkLength), v => input = input with { Link = v ?? input.Link }, faults);
            if (!AnswersValidator.IsAddress(input.Link))
            {
                faults.Add((AnswerSheet.Link, new SheetFault("ChecklistLink")));
            }
            input = input with { Value = answered ?? before?.Value };
            if (!firstRows.TryAdd((list.Id, body.Id, fy.Value, item.Id), row.Number))
            {
                faults.Add((AnswerSheet.Item, new SheetFault("RowTwice", name!, firstRows[(list.Id, body.Id, fy.Value, item.Id)].ToString(CultureInfo.InvariantCulture))));
            }
            var applies = facts.Of(body, item.Condition, fy.Value);
            var changes = input.Value is null ? [] : Changed(before, input);
            if (faults.Count == 0 && changes.Count > 0)
            {
                faults.AddRange(Refused(list, body, fy.Value, current, input, applies));
            }
            if (faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, before?.Id, current?.Version ?? 0, list.Code, name, [], faults, null);
            }
            return new TableRow(changes.Count == 0 ? ImportOutcome.Unchanged : before is null ? ImportOutcome.Created : ImportOutcome.Updated, before?.Id, current?.Version ?? 0, list.Code, name, changes, [], a =>
            {
                // The first row of a body that had not begun makes its assessment; the rows after it find it.
                var assessment = known.GetValueOrDefault((list.Id, body.Id, fy.Value));
                if (assessment is null)
                {
                    known[(list.Id, body.Id, fy.Value)] = assessment = ChecklistAssessment.Begin(list, body, fy.Value, a);
                    db.Add(assessment);
                }
                assessment.Put(item, input, applies, a);
                if (body.Kind == BodyKind.Municipality)
                {
                    assessment.Received(a);
                }
                return Task.FromResult((assessment.AnswerTo(item.Id)!.Id, (string?)list.Code));
            });
        }

        private List<(TableColumn, SheetFault)> Refused(Checklist list, ChecklistBody body, FiscalYear fy, ChecklistAssessment? current, AnswerInput input, Applicability applies)
        {
            if (closed.Contains((list.Id, fy)))
            {
                return [(AnswerSheet.Year, new SheetFault("ChecklistYearClosed", fy.Japanese))];
            }
            if (body.Kind == BodyKind.Municipality && !list.ForMunicipalities)
            {
                return [(AnswerSheet.Code, new SheetFault("ChecklistNotForMunicipalities"))];
            }
            if (current is { State: not AssessmentState.Answering })
            {
                return [(AnswerSheet.Answer, new SheetFault("ChecklistNotOpen"))];
            }
            var needsWords = (input.Value == CheckAnswer.NotApplicable) != (applies == Applicability.Out);
            return needsWords && string.IsNullOrWhiteSpace(input.Evidence) ? [(AnswerSheet.Evidence, new SheetFault(input.Value == CheckAnswer.NotApplicable ? "ChecklistWhyNotApplicable" : "ChecklistWhyOverride"))] : [];
        }

        private Checklist? ListOf(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var typed = CharacterWidth.SearchKey(layout.Cell(row, AnswerSheet.List).Text);
            // One checklist alone need not be named.
            var found = typed.Length == 0 && lists.Count == 1 ? lists[0] : lists.FirstOrDefault(l => CharacterWidth.SearchKey(l.Code) == typed || CharacterWidth.SearchKey(l.NameJa) == typed);
            if (found is null)
            {
                faults.Add((AnswerSheet.List, typed.Length == 0 ? new SheetFault("Missing") : SheetValues.NotOffered(layout.Cell(row, AnswerSheet.List), lists.Select(l => l.Code))));
            }
            return found;
        }

        private FiscalYear? YearOf(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var year = SheetValues.Year(layout.Cell(row, AnswerSheet.Year));
            if (year.Fault is not null || year.Value is null)
            {
                faults.Add((AnswerSheet.Year, year.Fault ?? new SheetFault("Missing")));
            }
            return year.Value;
        }

        private ChecklistBody? BodyOf(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var (code, typed) = (CharacterWidth.SearchKey(layout.Cell(row, AnswerSheet.Code).Text), CharacterWidth.SearchKey(layout.Cell(row, AnswerSheet.Name).Text));
            // A spreadsheet takes the zero in front of a code away.
            var found = bodies.FirstOrDefault(b => code.Length > 0 && CharacterWidth.SearchKey(b.Code).TrimStart('0') == code.TrimStart('0')) ?? (code.Length == 0 ? bodies.FirstOrDefault(b => typed.Length > 0 && CharacterWidth.SearchKey(b.Name) == typed) : null);
            if (found is null)
            {
                faults.Add((AnswerSheet.Code, code.Length + typed.Length == 0 ? new SheetFault("Missing") : new SheetFault("ChecklistBodyUnknown", code.Length > 0 ? code : typed)));
            }
            return found;
        }

        private CheckItem? ItemOf(SheetRow row, Checklist list, FiscalYear fy, List<(TableColumn, SheetFault)> faults)
        {
            var (group, number) = (SheetValues.Whole(layout.Cell(row, AnswerSheet.Group), 1, Checklist.HighestNumber), SheetValues.Whole(layout.Cell(row, AnswerSheet.Item), 1, Checklist.HighestNumber));
            foreach (var (column, value) in new[] { (AnswerSheet.Group, group), (AnswerSheet.Item, number) })
            {
                if (value.Fault is not null || value.Value is null)
                {
                    faults.Add((column, value.Fault ?? new SheetFault("Missing")));
                }
            }
            if (group.Value is not { } g || number.Value is not { } n)
            {
                return null;
            }
            var item = list.ItemsIn(fy).FirstOrDefault(i => list.GroupOf(i).Number == g && i.Number == n);
            if (item is null)
            {
                faults.Add((AnswerSheet.Item, new SheetFault("ChecklistItemUnknown", $"{g}-{n}")));
            }
            return item;
        }

        private CheckAnswer? Answer(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var cell = layout.Cell(row, AnswerSheet.Answer);
            if (SheetValues.FlawOf(cell) is { } flaw)
            {
                faults.Add((AnswerSheet.Answer, flaw));
                return null;
            }
            if (cell.Text.Length == 0)
            {
                return null;
            }
            if (SheetValues.Choice(cell, AnswerSheet.Answers, out var found))
            {
                return found;
            }
            faults.Add((AnswerSheet.Answer, SheetValues.NotOffered(cell, AnswerSheet.Answers.Select(a => a.Code))));
            return null;
        }

        private static List<string> Changed(ChecklistAnswer? before, AnswerInput now) =>
        [
            .. new (TableColumn Column, bool Differs)[]
            {
                (AnswerSheet.Answer, before?.Value != now.Value), (AnswerSheet.Evidence, before?.Evidence != now.Evidence), (AnswerSheet.Link, before?.Link != now.Link),
            }.Where(x => x.Differs).Select(x => x.Column.Header),
        ];
    }
}
