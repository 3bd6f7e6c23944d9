using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Sheets;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>The columns of the finance section's list (docs/budget-results-sheet.md) and how a row is read.</summary>
public static class BudgetListColumns
{
    public static readonly TableColumn Number = new("協議番号", "案件番号", "番号");
    public static readonly TableColumn Year = new("対象年度", "年度", "予算年度");
    public static readonly TableColumn Code = new("予算事業コード", "事業コード", "細事業コード");
    public static readonly TableColumn Project = new("予算事業名", "事業名", "細事業名");
    public static readonly TableColumn Title = new("案件名", "システム名", "件名");
    public static readonly TableColumn Outcome = new("予算結果", "査定結果", "結果", "査定区分") { Needed = true };
    public static readonly TableColumn Requested = new("要求額", "予算要求額");
    public static readonly TableColumn RequestedThousand = new("要求額（千円）", "予算要求額（千円）");
    public static readonly TableColumn Assessed = new("査定額", "予算額", "計上額");
    public static readonly TableColumn AssessedThousand = new("査定額（千円）", "予算額（千円）", "計上額（千円）");
    public static readonly TableColumn Account = new("予算科目", "科目", "款項目節");
    public static readonly TableColumn PassedOn = new("議決日", "予算議決日", "予算成立日");

    public static IReadOnlyList<TableColumn> All { get; } = [Number, Year, Code, Project, Title, Outcome, Requested, RequestedThousand, Assessed, AssessedThousand, Account, PassedOn];

    /// <summary>The words of decision 3.</summary>
    public static IReadOnlyList<SheetChoice<BudgetOutcome>> Outcomes { get; } =
    [
        new(BudgetOutcome.Granted, nameof(BudgetOutcome.Granted), "計上", "Included"), new(BudgetOutcome.GrantedReduced, nameof(BudgetOutcome.GrantedReduced), "減額計上", "Included, reduced"),
        new(BudgetOutcome.OnHold, nameof(BudgetOutcome.OnHold), "保留", "On hold"), new(BudgetOutcome.Separate, nameof(BudgetOutcome.Separate), "別途", "Treated separately"),
        new(BudgetOutcome.NextSupplement, nameof(BudgetOutcome.NextSupplement), "補正予算時検討", "To be examined at a supplement"), new(BudgetOutcome.NotGranted, nameof(BudgetOutcome.NotGranted), "計上見送り", "Not included"),
    ];

    private const int CodeLength = 40;
    private const int TextLength = 200;
    private const long Thousand = 1000;

    /// <summary>Reads a row; faults are added where a cell cannot be understood. Null outcome only with a fault.</summary>
    public static BudgetListRow Read(TableLayout layout, SheetRow row, List<(TableColumn, SheetFault)> faults)
    {
        BudgetOutcome? outcome = null;
        var cell = layout.Cell(row, Outcome);
        if (cell.IsEmpty)
        {
            faults.Add((Outcome, new SheetFault("Missing")));
        }
        else if (SheetValues.Choice(cell, Outcomes, out var found))
        {
            outcome = found;
        }
        else
        {
            faults.Add((Outcome, SheetValues.NotOffered(cell, Outcomes.Select(o => o.NameJa))));
        }
        var read = new BudgetListRow
        {
            Keys = new MatchKeys(Text(Number, CodeLength), Text(Code, CodeLength), Text(Title, TextLength), Value<FiscalYear?>(Year, SheetValues.Year)),
            Outcome = outcome, ProjectName = Text(Project, TextLength), Account = Text(Account, TextLength), PassedOn = Value<DateOnly?>(PassedOn, c => SheetValues.Day(c)),
            RequestedYen = Amount(Requested, RequestedThousand), AssessedYen = Amount(Assessed, AssessedThousand),
        };
        if (read.Keys is { Number: null, Code: null, Title: null })
        {
            faults.Add((Number, new SheetFault("BudgetNoKey")));
        }
        if (outcome is BudgetOutcome.Granted or BudgetOutcome.GrantedReduced && read.AssessedYen is null && faults.TrueForAll(f => f.Item1 != Assessed && f.Item1 != AssessedThousand))
        {
            faults.Add((layout.Has(Assessed) || !layout.Has(AssessedThousand) ? Assessed : AssessedThousand, new SheetFault("Missing")));
        }
        return read;

        string? Text(TableColumn column, int most) => Value<string>(column, c => SheetValues.Text(c, most));

        T? Value<T>(TableColumn column, Func<SheetCell, SheetValue<T>> reader)
        {
            if (!layout.Has(column))
            {
                return default;
            }
            var value = reader(layout.Cell(row, column));
            if (value.Fault is { } fault)
            {
                faults.Add((column, fault));
            }
            return value.Value;
        }

        long? Amount(TableColumn yen, TableColumn thousand) => Value<long?>(yen, c => SheetValues.Amount(c)) ?? (Value<long?>(thousand, c => SheetValues.Amount(c)) is { } units ? checked(units * Thousand) : null);
    }
}

/// <summary>One row of the finance section's list as read; what the file lacks is null and keeps what is recorded.</summary>
public sealed record BudgetListRow
{
    public required MatchKeys Keys { get; init; }
    public BudgetOutcome? Outcome { get; init; }
    public long? RequestedYen { get; init; }
    public long? AssessedYen { get; init; }
    public string? ProjectName { get; init; }
    public string? Account { get; init; }
    public DateOnly? PassedOn { get; init; }

    /// <summary>What is recorded with it: columns that the row leaves empty keep what stands.</summary>
    public BudgetResultInput Over(BudgetResult? known) => new()
    {
        Outcome = Outcome!.Value, RequestedYen = RequestedYen ?? known?.RequestedYen,
        // An amount belongs to its result: where the result changes and the row names none, the old one does not stay.
        AssessedYen = AssessedYen ?? (known?.Outcome == Outcome ? known.AssessedYen : null),
        ProjectName = ProjectName ?? known?.ProjectName, ProjectCode = Keys.Code ?? known?.ProjectCode, Account = Account ?? known?.Account, PassedOn = PassedOn ?? known?.PassedOn,
    };

    /// <summary>The columns in which what would be recorded differs from what is.</summary>
    public static IReadOnlyList<string> Differences(BudgetResult known, BudgetResultInput now) =>
    [
        .. new (TableColumn Column, bool Differs)[]
        {
            (BudgetListColumns.Outcome, known.Outcome != now.Outcome), (BudgetListColumns.Requested, known.RequestedYen != now.RequestedYen), (BudgetListColumns.Assessed, known.AssessedYen != now.AssessedYen),
            (BudgetListColumns.Project, known.ProjectName != now.ProjectName), (BudgetListColumns.Code, known.ProjectCode != now.ProjectCode), (BudgetListColumns.Account, known.Account != now.Account),
            (BudgetListColumns.PassedOn, known.PassedOn != now.PassedOn),
        }.Where(x => x.Differs).Select(x => x.Column.Header),
    ];
}
