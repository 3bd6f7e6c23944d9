namespace GovernancePortal.Core.Consultations.Form;

public enum FieldType
{
    Text,         // one line
    LongText,     // several lines
    Choice,       // one code of a list
    Choices,      // several codes of a list, stored as "a;b"
    YesNo,        // "yes" / "no"
    Integer,      // whole number >= 0
    Percent,      // 0-100 with up to two decimals
    Yen,          // whole yen >= 0
    Day,          // yyyy-MM-dd
    Year,         // fiscal year as four digits
    System,       // id of a ledger row
    Systems,      // ids of ledger rows, "id;id"
    Sections,     // ids of sections, "id;id"
    Rows,         // a table with fixed columns
    CostGrid,     // category x fiscal year, whole yen
}

/// <summary>One column of a table field. <paramref name="List"/> names its code list when it is a choice.</summary>
public sealed record ColumnDefinition(string Key, FieldType Type, string? List = null, int MaxLength = 200, bool Required = false);

/// <summary>A problem with an answer: a text key "Rule.{Code}" with arguments, and the input it belongs beside.</summary>
public sealed record FieldProblem(string Input, string Code, params object[] Arguments);

/// <summary>
/// One question of a form (domain.md 3.5, 3.6). A code with a dot ("D1.Reason") is a part of the item before the dot:
/// it is asked beside it and does not count as an item of its own. Labels are texts "Field.{Code}"; the 記入例 is data
/// (<see cref="FieldGuide"/>).
/// </summary>
public sealed record FieldDefinition(string Code, FieldType Type)
{
    /// <summary>The form section is the letter the code begins with.</summary>
    public char Section => Code[0];

    /// <summary>The item this is a part of; itself for an item.</summary>
    public string Item => Within ?? Base;

    public bool IsItem => Within is null && !Code.Contains('.');

    /// <summary>The number of the design before the dot: what the office's dated rules name.</summary>
    public string Base => Code.Split('.')[0];

    /// <summary>Asked beside another item as one of its parts, though it has a number of its own; null for the rest.</summary>
    public string? Within { get; init; }

    public string? List { get; init; }
    public int MaxLength { get; init; } = 2000;
    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];
    /// <summary>Most rows of a table field.</summary>
    public int MostRows { get; init; } = 30;
    /// <summary>Whether this case is asked at all; a field that is not asked is neither shown, required nor kept on submission.</summary>
    public Func<FormFacts, bool> Asked { get; init; } = static _ => true;
    public Func<FormFacts, bool> Required { get; init; } = static _ => false;
    /// <summary>What else must hold before submission; null when all is well.</summary>
    public Func<FormFacts, FieldProblem?>? Check { get; init; }
    /// <summary>Shown only to the filing section, the assigned reviewer and the deciders (decisions 19 and 20); every view is recorded.</summary>
    public bool Restricted { get; init; }
    /// <summary>On the simplified form too (decision 22).</summary>
    public bool Simplified { get; init; }
    /// <summary>Computed or copied: shown, never typed.</summary>
    public bool ReadOnly { get; init; }
    /// <summary>Written by the portal when something is done, never typed; kept and compared like an answer.</summary>
    public bool Recorded { get; init; }
}
