using System.Globalization;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Web.Forms;
using GovernancePortal.Web.Frame;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace GovernancePortal.Web.Pages.Systems;

internal static class LedgerModels
{
    /// <summary>How a column is posted: its name, and the value as the type it is read into.</summary>
    public static ModelExpression Expression(this IModelMetadataProvider metadata, LedgerColumn column, string name, object? value) =>
        new(name, metadata.GetModelExplorerForType(TypeOf(column), value));

    public static FieldKind KindOf(LedgerColumn column) => column.Kind switch
    {
        LedgerKind.LongText => FieldKind.TextArea,
        LedgerKind.Code or LedgerKind.Section => FieldKind.Select,
        LedgerKind.Yen => FieldKind.Yen,
        LedgerKind.Whole => FieldKind.Number,
        LedgerKind.Day => FieldKind.Date,
        LedgerKind.Year => FieldKind.Year,
        LedgerKind.Choice or LedgerKind.YesNo => FieldKind.Auto,
        LedgerKind.Text or LedgerKind.Kana or LedgerKind.Systems => FieldKind.Text,
    };

    private static Type TypeOf(LedgerColumn column) => column.Kind switch
    {
        LedgerKind.Choice => typeof(Nullable<>).MakeGenericType(column.Choices!),
        LedgerKind.YesNo => typeof(bool?),
        LedgerKind.Yen => typeof(long?),
        LedgerKind.Whole => typeof(int?),
        LedgerKind.Day => typeof(DateOnly?),
        LedgerKind.Year => typeof(FiscalYear?),
        LedgerKind.Section => typeof(Guid?),
        LedgerKind.Text or LedgerKind.LongText or LedgerKind.Kana or LedgerKind.Code or LedgerKind.Systems => typeof(string),
    };
}

/// <summary>
/// One value of a ledger row in its form, drawn as the table of columns says; label and hint are the texts
/// "InformationSystem.{Name}" and, where there is one, "Systems.{Name}Hint".
/// </summary>
[HtmlTargetElement("ledger-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LedgerFieldTagHelper(IModelMetadataProvider metadata, IStringLocalizer<Texts> texts, Formats formats) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public LedgerColumn Column { get; set; } = null!;
    public SystemFields Fields { get; set; } = null!;

    public override Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var hint = "Systems." + Column.Name + "Hint";
        var items = Fields.Form.Choices(Column);
        return new FieldTagHelper(texts, formats)
        {
            ViewContext = ViewContext,
            For = metadata.Expression(Column, "Input." + Column.Name, Column.Of(Fields.Input)),
            Kind = Column.Kind == LedgerKind.Choice && items!.Count > 4 ? FieldKind.Select : Column.Kind is LedgerKind.Choice or LedgerKind.YesNo ? FieldKind.Radio : LedgerModels.KindOf(Column),
            Label = "InformationSystem." + Column.Name,
            Hint = texts[hint].ResourceNotFound ? null : hint,
            Required = Column.Needed,
            Maxlength = Column.Length,
            Items = items,
        }.ProcessAsync(context, output);
    }
}

/// <summary>One cell of a table of rows: the control with its message; the label is read out, or written where cells stand as cards.</summary>
[HtmlTargetElement("ledger-cell", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LedgerCellTagHelper(IModelMetadataProvider metadata, IStringLocalizer<Texts> texts, Formats formats) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public LedgerColumn Column { get; set; } = null!;
    public SystemPartTable Table { get; set; } = null!;
    public SystemWords Words { get; set; } = null!;
    public PartRow Row { get; set; } = null!;
    /// <summary>-1 in the template of a new row.</summary>
    public int Number { get; set; }
    public bool Labelled { get; set; }
    /// <summary>Id of a datalist.</summary>
    public string? Suggestions { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Input.{Table.Kind}[{Number}].{Column.Name}");
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var label = texts[Table.Entity.Name + "." + Column.Name].Value;
        ViewContext.ViewData.ModelState.TryGetValue(name, out var entry);
        var errors = entry?.Errors.Select(e => e.ErrorMessage).ToList() ?? [];
        if (Number >= 0)
        {
            ViewContext.HttpContext.RememberField(name, texts["Form.CellLabel", texts["SystemPartKind." + Table.Kind], Number + 1, label], id);
        }
        var extra = new List<TagHelperAttribute>();
        if (!Labelled)
        {
            extra.Add(new("aria-label", texts["Form.CellName", label, Number + 1].Value));
            extra.Add(new("data-label", texts["Form.CellName", label, "{0}"].Value));
        }
        if (Suggestions is not null)
        {
            extra.Add(new("list", Suggestions));
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "cell" + (Column.Kind == LedgerKind.LongText ? " wide" : null) + (errors.Count > 0 ? " has-error" : null));
        if (Labelled)
        {
            var heading = new TagBuilder("label") { Attributes = { ["for"] = id } };
            heading.InnerHtml.Append(label);
            output.Content.AppendHtml(heading);
        }
        var items = Words.ChoicesOf(Column, Column.Of(Row));
        var control = new FieldControl(metadata.Expression(Column, name, Column.Of(Row)), name, id, items is null ? LedgerModels.KindOf(Column) : FieldKind.Select, entry, formats, texts)
        {
            Label = label, Described = errors.Count > 0 ? id + "-error" : "", Invalid = errors.Count > 0, Required = Column.Needed, RequiredMark = HtmlString.Empty,
            Maxlength = Column.Length, Rows = 2, Items = items, Blank = texts["Form.Choose"], Yes = texts["Form.Yes"], No = texts["Form.No"], Extra = extra,
        };
        output.Content.AppendHtml(control.Draw());
        if (errors.Count > 0)
        {
            var note = new TagBuilder("p") { Attributes = { ["id"] = id + "-error" } };
            note.AddCssClass("field-error");
            note.InnerHtml.Append(string.Join(" ", errors));
            output.Content.AppendHtml(note);
        }
    }
}
