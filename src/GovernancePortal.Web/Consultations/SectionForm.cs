using System.Globalization;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GovernancePortal.Web.Consultations;

/// <summary>One choice of a question. Lang marks a name that exists in Japanese only.</summary>
public sealed record FormOption(string Value, string Text, string? Lang = null, string? Group = null)
{
    /// <summary>What speaks for it, under its name.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>One form section as it is filled in: what is asked, given what has been typed so far.</summary>
public sealed class SectionForm
{
    public required FormView View { get; init; }
    public required char Letter { get; init; }
    /// <summary>The answers of all form sections, this one as typed.</summary>
    public required FormFacts Facts { get; init; }
    /// <summary>Texts by input name, as typed or as stored.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }
    public required IReadOnlyDictionary<string, FieldGuide> Guides { get; init; }
    public required FormNames Names { get; init; }
    public required FormWords Words { get; init; }
    public required ModelStateDictionary Errors { get; init; }
    public required DateOnly Today { get; init; }
    /// <summary>Ledger rows for the one choice of a system: the filing section's own first.</summary>
    public IReadOnlyList<SystemReference> Systems { get; init; } = [];
    /// <summary>What a search found, by the field searched for.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormOption>> Found { get; init; } = new Dictionary<string, IReadOnlyList<FormOption>>();
    public Premises? Premises { get; init; }
    /// <summary>Yearly cost of the system as the ledger has it: what an amount of the grid is doubted by.</summary>
    public long? LedgerYearYen { get; init; }

    public IReadOnlyList<FieldDefinition> Asked => FormCatalogue.Asked(Facts, Letter);

    /// <summary>Items in their order, each with its parts.</summary>
    public IEnumerable<SectionItem> Items => Asked.GroupBy(f => f.Item).Select(g => new SectionItem(this, g.Key, [.. g]));

    /// <summary>Codes of the fields that can be typed into; what is not among them keeps its stored value.</summary>
    public IEnumerable<string> Editable => Items.Where(i => i.IsOpen).SelectMany(i => i.Fields).Where(f => !f.ReadOnly).Select(f => f.Code);

    public bool IsOpen(string item) => View.Case.State == ConsultationState.Draft || View.Case.OpenedFields().Contains(item);

    public string Input(string name) => Inputs.GetValueOrDefault(name) ?? "";

    public string? Error(string name) => Errors.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? string.Join(" ", entry.Errors.Select(e => e.ErrorMessage)) : null;

    private static bool Japanese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ja";

    public (string Text, string? Lang)? Hint(string code) => Guides.GetValueOrDefault(code) is { HintJa: { } ja } guide ? Pick(ja, guide.HintEn) : null;

    public (string Text, string? Lang)? Example(string code) => Guides.GetValueOrDefault(code) is { } guide && guide.ExampleJa.Length > 0 ? Pick(guide.ExampleJa, guide.ExampleEn) : null;

    public static (string Text, string? Lang) Pick(string ja, string? en) => Japanese ? (ja, null) : en is { Length: > 0 } ? (en, null) : (ja, "ja");

    /// <summary>The choices of today, and the stored one though it is not offered any more.</summary>
    public IReadOnlyList<FormOption> Options(string? list, string? stored)
    {
        if (list is null)
        {
            return [];
        }
        var entries = Names.Codes.Choices(list, Today).ToList();
        foreach (var code in (stored ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (entries.All(e => e.Code != code) && Names.Codes.Find(list, code) is { } old)
            {
                entries.Add(old);
            }
        }
        return [.. entries.Select(Option)];
    }

    private FormOption Option(CodeEntry entry) => new(entry.Code, entry.Name(CultureInfo.CurrentUICulture), !Japanese && entry.NameEn is null ? "ja" : null,
        entry.List == ConsultationCodes.ProcurementMethod ? Names.Codes.Name(ConsultationCodes.ProcurementGroup, ConsultationCodes.MethodGroup(entry.Code)) : null);

    /// <summary>Where an answer comes from; nothing once it was typed over on this page.</summary>
    public AnswerSource? SourceOf(string code)
    {
        var stored = View.Case.SectionOf(Letter);
        if (!stored.Sources.TryGetValue(code, out var source) || FormCatalogue.Find(code) is not { } field)
        {
            return null;
        }
        return field.Type is FieldType.Rows or FieldType.CostGrid || Input(code) == Words.Editable(field.Type, stored.Values[code]) ? source : null;
    }

    /// <summary>The fiscal years of the cost grid: those of the planned use, and any other that has an amount.</summary>
    public IReadOnlyList<FiscalYear> GridYears()
    {
        var first = Facts.TargetFy ?? FiscalYear.Of(Today).Next;
        var years = new SortedSet<FiscalYear>();
        for (var year = first; year < first.Plus(Math.Min(Facts.CostYears, 30)); year = year.Next)
        {
            years.Add(year);
        }
        foreach (var name in Inputs.Keys.Where(n => n.StartsWith("G1[", StringComparison.Ordinal) && Input(n).Length > 0))
        {
            if (name.IndexOf("].y", StringComparison.Ordinal) is var at and > 0 && int.TryParse(name.AsSpan(at + 3), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                && year is >= FiscalYear.EarliestYear and <= FiscalYear.LatestYear)
            {
                years.Add(new FiscalYear(year));
            }
        }
        return [.. years];
    }

    /// <summary>Rows of the grid by their number and category: those typed, or the usual ones to begin with.</summary>
    public IReadOnlyList<(int Row, string Category)> GridRows(string code)
    {
        var rows = FormInputs.Rows(code, Inputs).Select(row => (row, Input(FormInputs.Cell(code, row, "category")))).Where(r => r.Item2.Length > 0).ToList();
        return rows.Count > 0 ? rows : [.. UsualCategories.Where(c => Names.Codes.IsOffered(ConsultationCodes.CostCategory, c, Today)).Select((c, i) => (i, c))];
    }

    private static readonly string[] UsualCategories = ["Design", "HardwareLease", "CloudFee", "Migration", "Operation", "Maintenance", "Disposal"];
}

/// <summary>One item with its parts; closed ones are only read while a question is open.</summary>
public sealed record SectionItem(SectionForm Form, string Code, IReadOnlyList<FieldDefinition> Fields)
{
    public bool IsOpen => Form.IsOpen(Code);

    /// <summary>Tells the page's script whether other questions came or went.</summary>
    public string Parts => string.Join(',', Fields.Select(f => f.Code));

    /// <summary>Comments of the last return that are not settled yet.</summary>
    public IEnumerable<ReviewComment> Comments => Form.View.Case.Comments.Where(m => m.AcceptedAt is null && (FormCatalogue.Find(m.FieldCode)?.Item ?? m.FieldCode) == Code);

    public FieldView View(FieldDefinition field) => new(Form, field);
}

/// <summary>One question as drawn by _FormField.</summary>
public sealed record FieldView(SectionForm Form, FieldDefinition Field)
{
    private const int FewChoices = 4;

    public string Name => Field.Code;
    public string Id => FormInputs.Id(Field.Code);
    public string Label => Form.Words.Label(Field);
    public string Text => Form.Input(Field.Code);
    public bool Required => FormCatalogue.IsRequired(Field, Form.Facts);
    /// <summary>Where the answer comes from, as long as nobody has changed it.</summary>
    public AnswerSource? Source => Form.SourceOf(Field.Code);
    public string? Error => Form.Error(Field.Code);
    public IReadOnlyList<FormOption> Options => Form.Options(Field.List, Text);

    /// <summary>Radio buttons and boxes stand in a group of their own with a legend.</summary>
    public bool IsGroup => Field.Type is FieldType.YesNo or FieldType.Choices or FieldType.Systems or FieldType.Sections || (Field.Type == FieldType.Choice && Options.Count <= FewChoices);

    public bool IsTable => Field.Type is FieldType.Rows or FieldType.CostGrid;

    /// <summary>Takes the whole width; the others stand side by side.</summary>
    public bool IsWide => IsTable || Field.Type is FieldType.LongText or FieldType.Choices or FieldType.Systems or FieldType.Sections or FieldType.System || (Field.Type == FieldType.Text && Field.MaxLength > 100) || (IsGroup && Field.Type == FieldType.Choice);

    public string ControlId => IsGroup ? Id + "_0" : Id;

    public HashSet<string> Chosen => [.. Text.Split(';', StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>One cell of a table that is filled in.</summary>
public sealed record CellView(SectionForm Form, FieldDefinition Field, ColumnDefinition Column, int Row)
{
    /// <summary>With a label of its own; in a table the head of the column names it.</summary>
    public bool Labelled { get; init; }

    public string Name => FormInputs.Cell(Field.Code, Row, Column.Key);
    public string Id => FormInputs.Id(Name);
    public string Label => Form.Words.ColumnLabel(Field, Column.Key);
    public string Text => Row < 0 ? "" : Form.Input(Name);
    public string? Error => Row < 0 ? null : Form.Error(Name);
}
