using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// What conditions may ask: the case as it stands and every answer of its sections. Pure: made from an entity, a frozen
/// version or the input of a page alike.
/// </summary>
public sealed record FormFacts(Stage Stage, FormSize Size, DateOnly Day, IReadOnlyDictionary<char, FormValues> Sections)
{
    /// <summary>The window has closed: A10 (理由書) is required.</summary>
    public bool IsLate { get; init; }
    /// <summary>The dated limit of WTO procurement valid on the day, whole yen.</summary>
    public long? WtoLimitYen { get; init; }
    /// <summary>Conditions of the first stage that name this gate and are still open.</summary>
    public bool HasFirstStage { get; init; }
    /// <summary>Typed attachments by kind code and how many of each.</summary>
    public IReadOnlyDictionary<string, int> Attachments { get; init; } = new Dictionary<string, int>();
    /// <summary>The total of the approved first stage, whole yen; P3 asks why it moved by more than the limit.</summary>
    public long? FirstStageTotalYen { get; init; }
    /// <summary>Percent above which a change of amount needs an explanation (decision 9).</summary>
    public int MaterialPercent { get; init; } = 10;
    /// <summary>How many mandatory values of the ledger row are missing; null where there is no row (G3 asks for none).</summary>
    public int? LedgerMissing { get; init; }
    /// <summary>The answers of the first stage as decided: what the second one need not ask again. Null when it has none.</summary>
    public FormFacts? First { get; init; }
    /// <summary>The office's dated rules of the day the case keeps (R036).</summary>
    public FormRuleSet Rules { get; init; } = FormRuleSet.None;
    /// <summary>Contracts concluded from this day on need the supply-chain judgement (T); null where the office has lifted it.</summary>
    public DateOnly? SupplyChainFrom { get; init; } = SupplyChain.StatutoryDay;
    /// <summary>What one server and one case may take of the shared platform.</summary>
    public PlatformLimits Platform { get; init; } = PlatformLimits.Default;
    /// <summary>The office's open days, for the earliest answer one may wish for (A9); weekends alone where none are given.</summary>
    public BusinessDays OpenDays { get; init; } = WeekendsOnly;

    public FormValues Of(string code) => Sections.TryGetValue(code[0], out var values) ? values : Empty;

    public string? Text(string code) => Of(code)[code];

    public bool Has(string code) => Of(code).Has(code);

    public bool Is(string code, params string[] values) => Text(code) is { } text && values.Contains(text, StringComparer.Ordinal);

    /// <summary>Whether a field of several choices holds the code.</summary>
    public bool Includes(string code, string value) => Text(code)?.Split(';').Contains(value, StringComparer.Ordinal) == true;

    public bool Yes(string code) => Text(code) == "yes";

    public int? Number(string code) => int.TryParse(Text(code), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    public long? Yen(string code) => long.TryParse(Text(code), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;

    public DateOnly? On(string code) => DateOnly.TryParseExact(Text(code), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public IReadOnlyList<FormRow> Rows(string code) => Of(code).RowsOf(code);

    public ConsultationKind? Kind => Enum.TryParse<ConsultationKind>(Text("A2"), out var kind) ? kind : null;

    public FiscalYear? TargetFy => int.TryParse(Text("A3"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? new FiscalYear(year) : null;

    public BudgetKind? BudgetKind => Enum.TryParse<BudgetKind>(Text("A4"), out var kind) ? kind : null;

    /// <summary>Years the cost grid must cover: the planned life, at least five (G1).</summary>
    public int CostYears => Math.Max(5, Number("G1.Years") ?? 5);

    /// <summary>Sum of the cost grid, whole yen (appendix A, invariant 5).</summary>
    public long TotalYen => CostLines.Sum(c => c.AmountYen);

    /// <summary>Cost by fiscal year and category, zero cells left out.</summary>
    public IEnumerable<CostLine> CostLines =>
        from row in Rows("G1")
        from cell in row
        where cell.Key.Length == 5 && cell.Key[0] == 'y'
        let yen = row.Yen(cell.Key)
        where yen > 0
        select new CostLine(new FiscalYear(int.Parse(cell.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)), row.Get("category") ?? "", yen);

    public long YearTotalYen(FiscalYear year) => CostLines.Where(c => c.Year == year).Sum(c => c.AmountYen);

    private static readonly FormValues Empty = new();
    private static readonly BusinessDays WeekendsOnly = new([]);
}

/// <summary>One cell of the cost grid.</summary>
public readonly record struct CostLine(FiscalYear Year, string Category, long AmountYen);
