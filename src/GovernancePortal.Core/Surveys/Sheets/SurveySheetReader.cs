using System.Globalization;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Sheets;

namespace GovernancePortal.Core.Surveys.Sheets;

/// <summary>A fault of a file: by sheet, row and column as the file has them.</summary>
public sealed record SurveySheetFault(string Sheet, int Row, string Column, SheetFault Fault);

/// <summary>What a row of the file would change.</summary>
public sealed record SurveySheetChange(int Row, string? Code, string? Name, RowAnswer Answer, IReadOnlyList<string> Columns);

/// <summary>What a file says of a section's answer. Parts it does not have are null and stay as they are.</summary>
public sealed record SurveySheetReading(IReadOnlyDictionary<Guid, SurveyRowAnswer> Rows, IReadOnlyList<SurveyRowAnswer> New, bool SaysNone, IReadOnlyList<SurveyPlanRow>? Plans, IReadOnlyDictionary<string, string>? Extras,
    IReadOnlyList<SurveySheetChange> Changes, IReadOnlyList<SurveySheetFault> Faults)
{
    /// <summary>運用評価 by row of the answer; null takes the answers back.</summary>
    public IReadOnlyDictionary<Guid, EvaluationAnswers?>? Evaluations { get; init; }

    /// <summary>Rows, evaluations, plans and extra answers that would change.</summary>
    public int Count => Changes.Count;
}

/// <summary>
/// Reads the file of one answer. Only asked columns are read: a guarded cell, one not asked of the row's importance, or a column that
/// is absent stays as it is. An empty answer with different values means 変更あり.
/// </summary>
internal sealed class SurveySheetReader(SurveyAnswerView view, SheetWords words)
{
    private readonly LedgerCells cells = new(words, new HashSet<string>());
    private readonly List<SurveySheetFault> faults = [];
    private readonly List<SurveySheetChange> changes = [];
    private readonly Dictionary<Guid, SurveyRowAnswer> rows = [];
    private readonly List<SurveyRowAnswer> added = [];
    private bool saysNone;

    public SurveySheetReading Read(IReadOnlyList<string> headings, IEnumerable<SheetRow> main, IReadOnlyList<(string Sheet, IReadOnlyList<StagedRow> Rows)> parts)
    {
        CheckOwner(PartOf(parts, SurveySheet.About));
        var licences = Licences(PartOf(parts, SystemPartTables.Licences.Sheet));
        ReadMain(headings, main, licences);
        var evaluations = SurveyEvaluationSheet.Read(PartOf(parts, SurveyEvaluationSheet.Name), view, faults, changes);
        var plans = ReadPlans(PartOf(parts, SurveySheet.Plans));
        var extras = ReadExtras(PartOf(parts, SurveySheet.Extras));
        return new SurveySheetReading(rows, added, saysNone, plans, extras, changes, faults) { Evaluations = evaluations };
    }

    private static List<SheetRow>? PartOf(IReadOnlyList<(string Sheet, IReadOnlyList<StagedRow> Rows)> parts, string sheet) =>
        parts.FirstOrDefault(p => p.Sheet == sheet).Rows?.Select(ImportStore.RowOf).ToList();

    // A file of another section, or of another year, must not slip in.
    private void CheckOwner(List<SheetRow>? about)
    {
        var key = about?.FirstOrDefault(r => r[0].Text == SurveySheet.AboutKey);
        if (key is not null && key[1].Text != view.Answer.Id.ToString())
        {
            faults.Add(new SurveySheetFault(SurveySheet.About, key.Number, SurveySheet.AboutValue, new SheetFault("SurveyOtherFile")));
        }
    }

    private void ReadMain(IReadOnlyList<string> headings, IEnumerable<SheetRow> main, ILookup<string, (SheetRow Row, IReadOnlyList<(int, LedgerColumn)> Places)> licences)
    {
        int Place(string heading) => headings.ToList().FindIndex(h => CharacterWidth.SearchKey(h) == CharacterWidth.SearchKey(heading));
        var (answerAt, retiresAt, noteAt, numberAt) = (Place(SurveySheet.Answer), Place(SurveySheet.RetiresOn), Place(SurveySheet.Note), Place(SystemSheet.Number.Header));
        if (numberAt < 0 || answerAt < 0)
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, 1, numberAt < 0 ? SystemSheet.Number.Header : SurveySheet.Answer, new SheetFault("SurveyColumnMissing")));
            return;
        }
        var places = headings.Select((h, n) => (n, Column: SystemColumns.OfHeader(h))).Where(p => p.Column is { Derived: false }).Select(p => (p.n, Column: p.Column!)).ToList();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in main)
        {
            var number = CharacterWidth.Narrow(row[numberAt].Text).ToUpperInvariant();
            var answerCell = row[answerAt];
            if (number.Length == 0 && places.TrueForAll(p => row[p.n].IsEmpty))
            {
                // The row of a section without systems: its answer, or only the hint.
                var said = !answerCell.IsEmpty && CharacterWidth.SearchKey(answerCell.Text) == CharacterWidth.SearchKey(SurveySheet.NoneWord);
                saysNone |= said;
                if (said && view.Answer.RowCount > 0)
                {
                    Fault(row, SurveySheet.Answer, "SurveyHasSystems");
                }
                else if (said && !view.Answer.IsNone)
                {
                    changes.Add(new SurveySheetChange(row.Number, null, SurveySheet.NoneWord, RowAnswer.None, [SurveySheet.Answer]));
                }
                continue;
            }
            if (number.Length > 0 && !seen.TryAdd(number, row.Number))
            {
                Fault(row, SystemSheet.Number.Header, "NumberTwice", number, seen[number].ToString(CultureInfo.InvariantCulture));
                continue;
            }
            var known = number.Length > 0 ? view.Answer.Rows.FirstOrDefault(r => r.Code == number) : NewOf(row, places);
            if (number.Length > 0 && known is null)
            {
                Fault(row, SystemSheet.Number.Header, "SurveyNumberUnknown", SheetValues.Short(number));
                continue;
            }
            ReadRow(row, known, places, answerCell, retiresAt < 0 ? SheetCell.Empty : row[retiresAt], noteAt < 0 ? null : row[noteAt], licences);
        }
    }

    // A new system that the answer has already is found by its name.
    private SurveyRow? NewOf(SheetRow row, List<(int n, LedgerColumn Column)> places)
    {
        var name = places.Where(p => p.Column.Name == nameof(SystemInput.Name)).Select(p => row[p.n].Text).FirstOrDefault();
        return view.Answer.Rows.FirstOrDefault(r => r.SystemId is null && r.Name == name);
    }

    private void ReadRow(SheetRow row, SurveyRow? known, List<(int n, LedgerColumn Column)> places, SheetCell answerCell, SheetCell retires, SheetCell? noteCell, ILookup<string, (SheetRow Row, IReadOnlyList<(int, LedgerColumn)> Places)> licences)
    {
        var isNew = known?.SystemId is null;
        var before = known?.Now.Input();
        var input = before is null ? new SystemInput() : before with { };
        // What a new row is asked follows from the importance it gives itself: that cell comes first.
        var asked = view.Questions.AskedOf(isNew ? Criticality.Important : known!.Criticality).Where(c => view.SeesSensitive || !c.Sensitive).ToHashSet();
        foreach (var (n, column) in places.Where(p => asked.Contains(p.Column)))
        {
            if (cells.Take(column, row[n], input, before, known?.Code) is { } fault)
            {
                faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, column.Header, fault));
            }
        }
        var wrong = faults.Where(f => f.Sheet == SurveySheet.Main && f.Row == row.Number).Select(f => f.Column).ToHashSet(StringComparer.Ordinal);
        var validator = new SystemInputValidator(words.Codes, words.Day, known?.Before.Input(), [.. asked]);
        foreach (var error in validator.Validate(input).Errors.Where(e => !wrong.Contains(SystemColumns.Of(e.PropertyName).Header)))
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, SystemColumns.Of(error.PropertyName).Header, SystemRowReader.FaultOf(error)));
        }
        var values = new SurveyValues(input.Name, LedgerText.Of(input, SystemColumns.Given));
        var held = known?.Code is { } code ? ReadLicences(known, licences[code].ToList()) : null;
        var differs = isNew || !values.IsSame(known!.Before) || (held is not null && !known.SameLicences(held));
        var answer = Answered(row, answerCell, known, isNew, differs);
        var retiresOn = answer == RowAnswer.Retired ? ReadDay(row, retires) : null;
        var note = noteCell is { } cell ? ReadNote(row, cell) : known?.Note;
        if (answer is not { } said)
        {
            return;
        }
        var given = new SurveyRowAnswer { Answer = said, Values = values, Licences = held, RetiresOn = retiresOn, Note = note };
        Changed(row, known, given, values, held);
    }

    private void Changed(SheetRow row, SurveyRow? known, SurveyRowAnswer given, SurveyValues values, IReadOnlyList<LicenceRow>? held)
    {
        var columns = new List<string>();
        if (known is null || known.Answer != given.Answer)
        {
            columns.Add(SurveySheet.Answer);
        }
        if (given.Answer is RowAnswer.Changed or RowAnswer.New)
        {
            columns.AddRange(values.DifferFrom(known?.Now ?? SurveyValues.None, SystemColumns.Given).Select(c => c.Header));
            if (held is not null && known is not null && !known.Licences.Select(l => l with { Id = null }).SequenceEqual(held.Select(l => l with { Id = null })))
            {
                columns.Add(SystemPartTables.Licences.Sheet);
            }
        }
        if (known?.RetiresOn != given.RetiresOn)
        {
            columns.Add(SurveySheet.RetiresOn);
        }
        if (known?.Note != given.Note)
        {
            columns.Add(SurveySheet.Note);
        }
        if (columns.Count == 0)
        {
            return;
        }
        changes.Add(new SurveySheetChange(row.Number, known?.Code, values[nameof(SystemInput.Name)], given.Answer, columns));
        if (known is null)
        {
            added.Add(given);
        }
        else
        {
            rows[known.Id] = given;
        }
    }

    // Null: there is a fault. None: nothing is answered and nothing differs.
    private RowAnswer? Answered(SheetRow row, SheetCell cell, SurveyRow? known, bool isNew, bool differs)
    {
        if (SheetValues.FlawOf(cell) is { } flaw)
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, SurveySheet.Answer, flaw));
            return null;
        }
        if (cell.IsEmpty)
        {
            return isNew ? RowAnswer.New : differs ? RowAnswer.Changed : RowAnswer.None;
        }
        if (!SheetValues.Choice(cell, SurveySheet.Answers, out var said))
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, SurveySheet.Answer, SheetValues.NotOffered(cell, SurveySheet.Answers.Select(a => a.NameJa))));
            return null;
        }
        var fault = isNew && said != RowAnswer.New ? "SurveyNewRow" : !isNew && said == RowAnswer.New ? "SurveyKnownRow" : said == RowAnswer.Unchanged && differs ? "SurveyUnchangedDiffers" : null;
        if (fault is not null)
        {
            Fault(row, SurveySheet.Answer, fault);
            return null;
        }
        // A changed row that differs in nothing is an unchanged one.
        return said == RowAnswer.Changed && !differs ? RowAnswer.Unchanged : said;
    }

    private DateOnly? ReadDay(SheetRow row, SheetCell cell)
    {
        var day = SheetValues.Day(cell);
        if (day.Fault is { } fault)
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, SurveySheet.RetiresOn, fault));
        }
        return day.Value;
    }

    private string? ReadNote(SheetRow row, SheetCell cell)
    {
        var note = SheetValues.Text(cell, SurveyRow.NoteLength, lines: true);
        if (note.Fault is { } fault)
        {
            faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, SurveySheet.Note, fault));
        }
        return note.Value;
    }

    private ILookup<string, (SheetRow Row, IReadOnlyList<(int, LedgerColumn)> Places)> Licences(List<SheetRow>? sheet)
    {
        if (sheet is null or [] || !view.Questions.AsksLicences)
        {
            return Enumerable.Empty<(SheetRow, IReadOnlyList<(int, LedgerColumn)>)>().ToLookup(_ => "");
        }
        var table = SystemPartTables.Licences;
        var heads = sheet[0].Cells.Select(c => SheetValues.Heading(c.Text)).ToList();
        var number = heads.FindIndex(h => SystemColumns.OfHeader(h) == SystemSheet.Number);
        IReadOnlyList<(int, LedgerColumn)> places = [.. heads.Select((h, n) => (n, Column: table.Columns.FirstOrDefault(c => CharacterWidth.SearchKey(c.Header) == CharacterWidth.SearchKey(h)))).Where(p => p.Column is not null).Select(p => (p.n, p.Column!))];
        var read = sheet.Skip(1).Where(r => places.Any(p => !r[p.Item1].IsEmpty)).Select(r => (Number: number < 0 ? "" : CharacterWidth.Narrow(r[number].Text).ToUpperInvariant(), Row: r)).ToList();
        foreach (var (code, row) in read.Where(r => view.Answer.Rows.All(k => k.Code != r.Number)))
        {
            faults.Add(new SurveySheetFault(table.Sheet, row.Number, SystemSheet.Number.Header, new SheetFault("SurveyNumberUnknown", SheetValues.Short(code))));
        }
        return read.ToLookup(r => r.Number, r => (r.Row, places), StringComparer.Ordinal);
    }

    // A system with rows there gets exactly these; one without any keeps what it has.
    private List<LicenceRow>? ReadLicences(SurveyRow known, List<(SheetRow Row, IReadOnlyList<(int, LedgerColumn)> Places)> given)
    {
        if (given.Count == 0)
        {
            return null;
        }
        var table = SystemPartTables.Licences;
        var read = new SystemRowsInput();
        for (var n = 0; n < given.Count; n++)
        {
            var had = n < known.Licences.Count ? known.Licences[n] : null;
            var row = had is null ? new LicenceRow() : had with { };
            foreach (var (place, column) in given[n].Places)
            {
                if (cells.Take(column, given[n].Row[place], row, had, known.Code) is { } fault)
                {
                    faults.Add(new SurveySheetFault(table.Sheet, given[n].Row.Number, column.Header, fault));
                }
            }
            read.Licences.Add(row);
        }
        foreach (var error in new SystemRowsValidator(table, words.Codes, words.Day).Validate(read).Errors)
        {
            var (open, close) = (error.PropertyName.IndexOf('[', StringComparison.Ordinal), error.PropertyName.IndexOf(']', StringComparison.Ordinal));
            var at = int.Parse(error.PropertyName.AsSpan(open + 1, close - open - 1), CultureInfo.InvariantCulture);
            var (number, header) = (given[at].Row.Number, table.Columns.First(c => c.Name == error.PropertyName[(close + 2)..]).Header);
            if (faults.TrueForAll(f => (f.Sheet, f.Row, f.Column) != (table.Sheet, number, header)))
            {
                faults.Add(new SurveySheetFault(table.Sheet, number, header, SystemRowReader.FaultOf(error)));
            }
        }
        return read.Licences;
    }

    private List<SurveyPlanRow>? ReadPlans(List<SheetRow>? sheet)
    {
        if (sheet is null or [] || !view.Questions.AsksPlans)
        {
            return null;
        }
        var heads = sheet[0].Cells.Select(c => CharacterWidth.SearchKey(SheetValues.Heading(c.Text))).ToList();
        int Place(string heading) => heads.IndexOf(CharacterWidth.SearchKey(heading));
        SheetCell Cell(SheetRow row, string heading) => Place(heading) is >= 0 and var at ? row[at] : SheetCell.Empty;
        var had = view.Answer.Plans.OrderBy(p => p.Position).ToList();
        var read = new List<SurveyPlanRow>();
        foreach (var row in sheet.Skip(1).Where(r => !r.IsEmpty))
        {
            var (title, year, yen) = (SheetValues.Text(Cell(row, SurveySheet.PlanTitle), SurveyPlan.TitleLength), SheetValues.Year(Cell(row, SurveySheet.PlanYear)), SheetValues.Amount(Cell(row, SurveySheet.PlanYen)));
            var (start, note) = (SheetValues.Day(Cell(row, SurveySheet.PlanStart)), SheetValues.Text(Cell(row, SurveySheet.PlanNote), SurveyPlan.NoteLength, lines: true));
            var kind = Cell(row, SurveySheet.PlanKind);
            Core.Systems.Plans.PlannedCaseKind? chosen = SheetValues.Choice(kind, SurveySheet.PlanKinds, out var found) ? found : null;
            var number = CharacterWidth.Narrow(Cell(row, SystemSheet.Number.Header).Text).ToUpperInvariant();
            var system = number.Length == 0 ? null : view.Answer.Rows.FirstOrDefault(r => r.Code == number);
            foreach (var (column, fault) in new[]
            {
                (SurveySheet.PlanTitle, title.Fault ?? (title.Value is null ? new SheetFault("Missing") : null)), (SurveySheet.PlanYear, year.Fault ?? (year.Value is null ? new SheetFault("Missing") : null)),
                (SurveySheet.PlanYen, yen.Fault), (SurveySheet.PlanStart, start.Fault), (SurveySheet.PlanNote, note.Fault),
                (SurveySheet.PlanKind, chosen is not null ? null : kind.IsEmpty ? new SheetFault("Missing") : SheetValues.NotOffered(kind, SurveySheet.PlanKinds.Select(k => k.NameJa))),
                (SystemSheet.Number.Header, number.Length > 0 && system is null ? new SheetFault("SurveyNumberUnknown", SheetValues.Short(number)) : number.Length == 0 && chosen is not (null or Core.Systems.Plans.PlannedCaseKind.NewSystem) ? new SheetFault("Missing") : null),
            })
            {
                if (fault is not null)
                {
                    faults.Add(new SurveySheetFault(SurveySheet.Plans, row.Number, column, fault));
                }
            }
            var known = read.Count < had.Count ? had[read.Count] : null;
            var plan = new SurveyPlanRow { Id = known?.Id, SystemId = system?.SystemId, Title = title.Value, Kind = chosen, Fy = year.Value, EstimateYen = yen.Value, StartsOn = start.Value, Note = note.Value };
            read.Add(plan);
            if (known is null || (known.SystemId, known.Title, (Core.Systems.Plans.PlannedCaseKind?)known.Kind, (Platform.Time.FiscalYear?)known.Fy, known.EstimateYen, known.StartsOn, known.Note) != (plan.SystemId, plan.Title, plan.Kind, plan.Fy, plan.EstimateYen, plan.StartsOn, plan.Note))
            {
                changes.Add(new SurveySheetChange(row.Number, system?.Code, plan.Title, RowAnswer.None, [SurveySheet.Plans]));
            }
        }
        foreach (var gone in had.Skip(read.Count))
        {
            changes.Add(new SurveySheetChange(1, null, gone.Title, RowAnswer.None, [SurveySheet.Plans]));
        }
        return read;
    }

    private Dictionary<string, string>? ReadExtras(List<SheetRow>? sheet)
    {
        if (sheet is null or [] || view.Questions.Extras.Count == 0)
        {
            return null;
        }
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in sheet.Skip(1))
        {
            if (!int.TryParse(row[0].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > view.Questions.Extras.Count || row[2].IsEmpty)
            {
                continue;
            }
            var question = view.Questions.Extras[n - 1];
            var flaw = SheetValues.FlawOf(row[2]);
            var yes = question.Kind == ExtraKind.YesNo && flaw is null ? SheetValues.YesNo(row[2]) : default;
            var answer = flaw is not null ? null : question.Kind == ExtraKind.YesNo ? yes.Value?.ToString() : SurveyAnswerService.Extra(question, row[2].Text);
            if (answer is null)
            {
                faults.Add(new SurveySheetFault(SurveySheet.Extras, row.Number, SurveySheet.ExtraAnswer, flaw ?? yes.Fault ?? new SheetFault("SurveyExtraWrong", SheetValues.Short(row[2].Text))));
                continue;
            }
            read[question.Key] = answer;
            if (view.Answer.Extras.GetValueOrDefault(question.Key) != answer)
            {
                changes.Add(new SurveySheetChange(row.Number, null, question.TextJa, RowAnswer.None, [SurveySheet.Extras]));
            }
        }
        foreach (var question in view.Questions.Extras.Where(q => view.Answer.Extras.ContainsKey(q.Key) && !read.ContainsKey(q.Key) && faults.TrueForAll(f => f.Sheet != SurveySheet.Extras)))
        {
            changes.Add(new SurveySheetChange(1, null, question.TextJa, RowAnswer.None, [SurveySheet.Extras]));
        }
        return read;
    }

    private void Fault(SheetRow row, string column, string code, params string[] arguments) => faults.Add(new SurveySheetFault(SurveySheet.Main, row.Number, column, new SheetFault(code, arguments)));
}
