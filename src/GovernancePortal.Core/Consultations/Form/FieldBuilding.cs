namespace GovernancePortal.Core.Consultations.Form;

/// <summary>Words the catalogue is written in.</summary>
internal static class FieldBuilding
{
    public const int LineLength = 200;
    public const int ReasonLength = 1000;

    public static FieldDefinition Line(string code, int most = LineLength) => new(code, FieldType.Text) { MaxLength = most };

    public static FieldDefinition Prose(string code, int most = 2000) => new(code, FieldType.LongText) { MaxLength = most };

    public static FieldDefinition Reason(string code) => Prose(code, ReasonLength);

    public static FieldDefinition Choice(string code, string list) => new(code, FieldType.Choice) { List = list };

    public static FieldDefinition Choices(string code, string list) => new(code, FieldType.Choices) { List = list };

    public static FieldDefinition YesNo(string code) => new(code, FieldType.YesNo);

    public static FieldDefinition Count(string code) => new(code, FieldType.Integer);

    public static FieldDefinition Yen(string code) => new(code, FieldType.Yen);

    public static FieldDefinition Day(string code) => new(code, FieldType.Day);

    public static FieldDefinition Table(string code, int mostRows, params ColumnDefinition[] columns) =>
        new(code, FieldType.Rows) { MostRows = mostRows, Columns = columns };

    public static ColumnDefinition Column(string key, FieldType type = FieldType.Text, string? list = null, int most = LineLength) =>
        new(key, type, list, most);

    public static ColumnDefinition Must(this ColumnDefinition column) => column with { Required = true };

    /// <summary>Asked of every case, and must be answered.</summary>
    public static FieldDefinition Must(this FieldDefinition field) => field with { Required = static _ => true };

    /// <summary>Asked only where the condition holds, and then must be answered.</summary>
    public static FieldDefinition MustWhen(this FieldDefinition field, Func<FormFacts, bool> asked) =>
        field with { Asked = asked, Required = static _ => true };

    /// <summary>Asked only where the condition holds; may stay empty.</summary>
    public static FieldDefinition MayWhen(this FieldDefinition field, Func<FormFacts, bool> asked) => field with { Asked = asked };

    public static FieldDefinition Checked(this FieldDefinition field, Func<FormFacts, FieldProblem?> check) => field with { Check = check };

    /// <summary>A problem beside the field itself, or none.</summary>
    public static FieldDefinition Checked(this FieldDefinition field, Func<FormFacts, bool> wrong, string code, params object[] arguments) =>
        field with { Check = facts => wrong(facts) ? new FieldProblem(field.Code, code, arguments) : null };

    /// <summary>A part of another item of the section: asked beside it, not counted with the items.</summary>
    public static IEnumerable<FieldDefinition> Within(string item, params IEnumerable<FieldDefinition> fields) => fields.Select(field => field with { Within = item });

    public static FieldDefinition Share(string code) => new(code, FieldType.Percent);

    public static FieldDefinition Shown(this FieldDefinition field) => field with { ReadOnly = true };
}
