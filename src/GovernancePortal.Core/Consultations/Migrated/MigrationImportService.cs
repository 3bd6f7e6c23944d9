using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Migrated;

/// <summary>
/// Decisions from before the portal from a file (docs/consultations-sheet.md). Key: document number and stage. A row that
/// is there already changes nothing; one that says something else under the same key is refused, for the record is frozen.
/// </summary>
public sealed class MigrationImportService(PortalDb db, ImportStore store, ImportProgress progress, MigrationService migration, SystemQueries systems, PeopleQueries people, CodeQueries codes) : TableImportService(db, store, progress)
{
    public static readonly TableColumn StageColumn = new("段階", "協議の段階", "stage") { Needed = true };
    public static readonly TableColumn Title = new("件名", "案件名", "title") { Needed = true };
    public static readonly TableColumn Section = new("所属コード", "所属", "所属名", "section") { Needed = true };
    public static readonly TableColumn SystemCode = new("システム番号", "システムコード", "system");
    public static readonly TableColumn Year = new("対象年度", "年度", "fiscal year") { Needed = true };
    public static readonly TableColumn Kind2 = new("協議区分", "区分", "kind");
    public static readonly TableColumn DecidedOn = new("決定日", "決裁日", "decided on") { Needed = true };
    public static readonly TableColumn Result = new("結果", "協議結果", "result") { Needed = true };
    public static readonly TableColumn Decider = new("決定者", "決裁者", "decider");
    public static readonly TableColumn Document = new("文書番号", "document number") { Needed = true };
    public static readonly TableColumn Previous = new("前の段階の文書番号", "previous document");
    public static readonly TableColumn Conditions = new("条件", "conditions");
    public static readonly TableColumn Gate = new("条件の期限", "condition due");
    public static readonly TableColumn Amount = new("金額", "金額（円）", "amount yen");
    public static readonly TableColumn Supplier = new("契約の相手方", "受託者", "supplier");
    public static readonly TableColumn ContractOn = new("契約日", "contract day");
    public static readonly TableColumn TermFrom = new("契約期間の始め", "term from");
    public static readonly TableColumn TermTo = new("契約期間の終わり", "term to");

    public override string Kind => "Consultations";
    public override Permission All => Permission.ConsultationReview;
    protected override string Act => "ConsultationsImported";
    public override IReadOnlyList<TableColumn> Columns { get; } =
        [StageColumn, Title, Section, SystemCode, Year, Kind2, DecidedOn, Result, Decider, Document, Previous, Conditions, Gate, Amount, Supplier, ContractOn, TermFrom, TermTo];

    public override bool MayImport(Actor actor) => MigrationService.MayMigrate(actor);

    protected override async Task<TableLook> LookAsync(TableLayout layout, bool tracked, Actor actor, CancellationToken ct)
    {
        var known = (await Db.Set<MigratedDecision>().AsNoTracking().Select(m => new { m.Id, m.Stage, m.DocumentNumber, m.Content }).ToListAsync(ct)).ToDictionary(m => (m.Stage, m.DocumentNumber), m => (m.Id, m.Content));
        var ledger = (await systems.OptionsAsync(null, ct)).ToDictionary(s => s.Code, s => s.Id, StringComparer.Ordinal);
        return new Look(layout, known, ledger, await people.SectionNamesAsync(actor.Today, ct), await codes.BookAsync(ct), migration, actor, ct);
    }

    private sealed class Look(TableLayout layout, Dictionary<(Stage, string), (Guid Id, string Content)> known, Dictionary<string, Guid> ledger, SectionNames sections, CodeBook codes, MigrationService migration, Actor actor, CancellationToken ct) : TableLook
    {
        private readonly Dictionary<(Stage, string), int> rows = [];
        private readonly Dictionary<(Stage, string), Consultation> made = [];
        private readonly HashSet<(Stage, string)> inFile = [];

        public override void Prepare(SheetRow row)
        {
            if (StageOf(layout.Cell(row, StageColumn)) is { } stage && layout.Cell(row, Document).Text is { Length: > 0 } document)
            {
                inFile.Add((stage, document));
            }
        }

        public override TableRow At(SheetRow row)
        {
            var faults = new List<(TableColumn, SheetFault)>();
            var input = Read(row, faults);
            var key = (input.Stage ?? default, input.DocumentNumber ?? "");
            if (faults.Count == 0)
            {
                Judge(row, input, key, faults);
            }
            if (faults.Count > 0)
            {
                return new TableRow(ImportOutcome.Failed, null, 0, input.DocumentNumber, input.Title, [], faults, null);
            }
            return known.TryGetValue(key, out var there)
                ? new TableRow(ImportOutcome.Unchanged, there.Id, 0, input.DocumentNumber, input.Title, [], [], null)
                : new TableRow(ImportOutcome.Created, null, 0, input.DocumentNumber, input.Title, [], [], async a =>
                {
                    var previous = input.PreviousDocument is { } document
                        ? MigrationService.Before(input.Stage!.Value).Reverse().Select(stage => made.GetValueOrDefault((stage, document))).FirstOrDefault(c => c is not null) ?? await migration.PreviousAsync(input.Stage!.Value, document, ct) : null;
                    var c = await migration.NewAsync(input, previous, a, ct);
                    made[key] = c;
                    return (c.Id, input.DocumentNumber);
                });
        }

        private void Judge(SheetRow row, MigratedInput input, (Stage, string) key, List<(TableColumn, SheetFault)> faults)
        {
            if (!rows.TryAdd(key, row.Number) && rows[key] != row.Number)
            {
                faults.Add((Document, new SheetFault("RowTwice", input.DocumentNumber!, rows[key].ToString(CultureInfo.InvariantCulture))));
            }
            if (input.DecidedOn > actor.Today)
            {
                faults.Add((DecidedOn, new SheetFault("DayAhead")));
            }
            if (input.TermTo < input.TermFrom)
            {
                faults.Add((TermTo, new SheetFault("ContractReversed")));
            }
            if (input.ConditionsText is null && (input.Gate is not null || input.Result == ConsultationState.ConditionallyApproved))
            {
                faults.Add((Conditions, new SheetFault("Missing")));
            }
            if (input.PreviousDocument is { } document && !MigrationService.Before(input.Stage!.Value).Any(stage => known.ContainsKey((stage, document)) || inFile.Contains((stage, document))))
            {
                faults.Add((Previous, new SheetFault("PreviousUnknown", SheetValues.Short(document))));
            }
            if (known.TryGetValue(key, out var there) && there.Content != input.Content())
            {
                faults.Add((Document, new SheetFault("DecisionFrozen", SheetValues.Short(input.DocumentNumber!))));
            }
        }

        private MigratedInput Read(SheetRow row, List<(TableColumn, SheetFault)> faults)
        {
            var input = new MigratedInput();
            Put(StageColumn, cell => Choose<Stage?>(cell, StageWords), v => input.Stage = v);
            Put(Title, cell => SheetValues.Text(cell, Consultation.TitleLength), v => input.Title = v);
            Put(Section, sections.Read, v => input.SectionId = v);
            Put(SystemCode, System, v => input.SystemId = v);
            Put(Year, SheetValues.Year, v => input.TargetFy = v);
            Put(Kind2, cell => SheetValues.Code(cell, "ConsultationKind", codes, actor.Today), v => input.Kind = Enum.TryParse<ConsultationKind>(v, out var kind) ? kind : null);
            Put(DecidedOn, cell => SheetValues.Day(cell), v => input.DecidedOn = v);
            Put(Result, cell => Choose<(ConsultationState, bool)?>(cell, ResultWords), v => (input.Result, input.ByCommittee) = (v?.Item1, v?.Item2 ?? false));
            Put(Decider, cell => SheetValues.Text(cell, 100), v => input.Decider = v);
            Put(Document, cell => SheetValues.Text(cell, MigratedDecision.DocumentLength), v => input.DocumentNumber = v);
            Put(Previous, cell => SheetValues.Text(cell, MigratedDecision.DocumentLength), v => input.PreviousDocument = v);
            Put(Conditions, cell => SheetValues.Text(cell, MigratedDecision.ConditionsLength, lines: true), v => input.ConditionsText = v);
            Put(Gate, cell => Choose<DueGate?>(cell, GateWords), v => input.Gate = v);
            Put(Amount, cell => SheetValues.Amount(cell), v => input.AmountYen = v);
            Put(Supplier, cell => SheetValues.Text(cell, 200), v => input.Supplier = v);
            Put(ContractOn, cell => SheetValues.Day(cell), v => input.ContractOn = v);
            Put(TermFrom, cell => SheetValues.Day(cell), v => input.TermFrom = v);
            Put(TermTo, cell => SheetValues.Day(cell), v => input.TermTo = v);
            foreach (var (column, missing) in new[] { (StageColumn, input.Stage is null), (Title, input.Title is null), (Section, input.SectionId is null), (Year, input.TargetFy is null), (DecidedOn, input.DecidedOn is null), (Result, input.Result is null), (Document, input.DocumentNumber is null) })
            {
                if (missing && faults.TrueForAll(f => f.Item1 != column))
                {
                    faults.Add((column, new SheetFault("Missing")));
                }
            }
            return input;

            void Put<T>(TableColumn column, Func<SheetCell, SheetValue<T>> read, Action<T?> take)
            {
                if (!layout.Has(column))
                {
                    return;
                }
                var value = read(layout.Cell(row, column));
                if (value.Fault is { } fault)
                {
                    faults.Add((column, fault));
                    return;
                }
                take(value.Value);
            }
        }

        private SheetValue<Guid?> System(SheetCell cell)
        {
            if (SheetValues.FlawOf(cell) is { } flaw)
            {
                return flaw;
            }
            var code = CharacterWidth.Narrow(cell.Text).ToUpperInvariant();
            return code.Length == 0 ? default : ledger.TryGetValue(code, out var id) ? new SheetValue<Guid?>(id) : new SheetFault("NumberUnknown", SheetValues.Short(code));
        }

        private static Stage? StageOf(SheetCell cell) => StageWords.FirstOrDefault(w => w.Words.Contains(Narrow(cell), StringComparer.OrdinalIgnoreCase)).Value;

        private static string Narrow(SheetCell cell) => CharacterWidth.Narrow(cell.Text).Trim();

        private static SheetValue<T> Choose<T>(SheetCell cell, (T Value, string[] Words)[] choices)
        {
            if (SheetValues.FlawOf(cell) is { } flaw)
            {
                return flaw;
            }
            var word = Narrow(cell);
            if (word.Length == 0)
            {
                return default;
            }
            foreach (var (value, words) in choices)
            {
                if (words.Contains(word, StringComparer.OrdinalIgnoreCase))
                {
                    return new SheetValue<T>(value);
                }
            }
            return new SheetFault("CodeUnknown", SheetValues.Short(cell.Text), string.Join("、", choices.Select(c => c.Words[0])));
        }

        private static readonly (Stage? Value, string[] Words)[] StageWords =
        [
            (Stage.PreBudget, ["予算化前協議", "予算化前協議書", "G1", "PreBudget"]), (Stage.PreProcurement, ["調達前協議", "調達前協議書", "執行前協議", "G2", "PreProcurement"]),
            (Stage.PreOperation, ["稼働前協議", "稼働前確認", "G3", "PreOperation"]), (Stage.Evaluation, ["評価", "G4", "Evaluation"]),
        ];

        // The committee has words of its own (decision 10).
        private static readonly ((ConsultationState, bool)? Value, string[] Words)[] ResultWords =
        [
            ((ConsultationState.Approved, false), ["同意", "Approved"]), ((ConsultationState.Approved, true), ["承認"]),
            ((ConsultationState.ConditionallyApproved, false), ["条件付き同意", "条件付同意", "ConditionallyApproved"]), ((ConsultationState.ConditionallyApproved, true), ["条件付き承認", "条件付承認"]),
            ((ConsultationState.Rejected, false), ["不同意", "Rejected"]), ((ConsultationState.Rejected, true), ["不承認"]),
        ];

        private static readonly (DueGate? Value, string[] Words)[] GateWords =
        [
            (DueGate.BudgetRequest, ["予算要求まで", "BudgetRequest"]), (DueGate.PreProcurement, ["調達前協議まで", "PreProcurement"]), (DueGate.Contract, ["契約まで", "Contract"]), (DueGate.GoLive, ["稼働まで", "GoLive"]),
        ];
    }
}
