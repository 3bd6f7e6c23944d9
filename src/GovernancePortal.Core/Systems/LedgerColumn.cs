using System.Reflection;

namespace GovernancePortal.Core.Systems;

/// <summary>What a value of the ledger is; in brackets the type that <see cref="LedgerColumn.Of"/> and <see cref="LedgerColumn.Set"/> speak.</summary>
public enum LedgerKind
{
    Text,     // string, one line
    LongText, // string, several lines
    Kana,     // string, a reading
    Code,     // string: a code of the list named
    Choice,   // an enum of the module
    YesNo,    // bool
    Whole,    // int
    Yen,      // long, whole yen
    Day,      // DateOnly
    Year,     // FiscalYear
    Section,  // Guid of a section, written by its name
    Systems,  // string: numbers of systems parted by ";"
}

/// <summary>The pages on which a row is edited, which are also the parts of the karte.</summary>
public enum KartePage
{
    Identity,    // 名称と位置づけ
    Use,         // 所管と利用
    Form,        // 形態
    Information, // 情報・セキュリティ
    Continuity,  // 継続性
    Contract,    // 契約
    Plan,        // 経費と更新
}

/// <summary>
/// One value of the ledger: how it is called in sheets, what it may be, who may read it, from which importance on it is
/// asked. Forms, karte, completeness, Trail and sheets all read it from here. Row and input carry the value under the
/// same property name.
/// </summary>
/// <param name="Header">The heading in sheets, as the office's field list has it.</param>
public sealed record LedgerColumn(string Name, string Header, LedgerKind Kind)
{
    public KartePage Page { get; init; }
    /// <summary>The code list a <see cref="LedgerKind.Code"/> is chosen from.</summary>
    public string? List { get; init; }
    /// <summary>The enum of a <see cref="LedgerKind.Choice"/>.</summary>
    public Type? Choices { get; init; }
    public int? Length { get; init; }
    /// <summary>Least and most of a whole number.</summary>
    public int Least { get; init; }
    public int Most { get; init; } = 9_999_999;
    /// <summary>Hidden from everybody but the owner section and those who read confidential columns.</summary>
    public bool Sensitive { get; init; }
    /// <summary>The least importance from which the value counts in completeness (decision 25); null: never.</summary>
    public Criticality? RequiredFrom { get; init; }
    /// <summary>The value is not asked of every row: a SaaS has no components, a tool of the staff no contract.</summary>
    public Func<InformationSystem, bool>? AskedWhen { get; init; }
    /// <summary>A row cannot be stored without it.</summary>
    public bool Needed { get; init; }
    /// <summary>Made by the portal: written into sheets, never read from them.</summary>
    public bool Derived { get; init; }
    /// <summary>Other headings under which sheets bring it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The value of a row or of an input; null where it holds no such property.</summary>
    public object? Of(object row) => Property(row)?.GetValue(row);

    /// <summary>Puts a value of the column's type, or null, into an input.</summary>
    public void Set(object input, object? value) => (Property(input) ?? throw new InvalidOperationException($"{input.GetType().Name} has no {Name}.")).SetValue(input, value);

    /// <summary>Whether the two hold the same value; an empty text is none.</summary>
    public bool IsSame(object one, object other) => Equals(Given(Of(one)), Given(Of(other)));

    public bool IsAnswered(object row) => Given(Of(row)) is not null;

    private PropertyInfo? Property(object row) => row.GetType().GetProperty(Name);

    private static object? Given(object? value) => value is "" ? null : value;
}
