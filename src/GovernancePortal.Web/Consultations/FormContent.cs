using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using Microsoft.AspNetCore.Html;

namespace GovernancePortal.Web.Consultations;

/// <summary>
/// All answers of a form to read: <c>&lt;partial name="_FormContent" model="…" /&gt;</c>. With <see cref="Before"/> what
/// changed since is marked field by field.
/// </summary>
public sealed record FormContent(FormFacts Facts, FormNames Names)
{
    /// <summary>Restricted values are written only when this is set; whoever sets it records the view (RestrictedViews).</summary>
    public bool ShowRestricted { get; init; }

    /// <summary>The version to compare with.</summary>
    public FormFacts? Before { get; init; }

    /// <summary>Only items that differ from <see cref="Before"/>.</summary>
    public bool OnlyChanged { get; init; }

    /// <summary>Content written under the answer of an item, by its code: pinned comments, a box to write one.</summary>
    public Func<string, IHtmlContent?>? Beside { get; init; }

    /// <summary>Shown for P1 to P4 of the second stage.</summary>
    public Premises? Premises { get; init; }

    /// <summary>Only these form sections; all when null.</summary>
    public IReadOnlyCollection<char>? Letters { get; init; }

    /// <summary>Heading level of the form sections: 2 on pages, 3 under a heading of its own.</summary>
    public int Level { get; init; } = 2;

    /// <summary>Form sections with the items that are shown, each with its parts.</summary>
    public IEnumerable<(char Letter, IReadOnlyList<ContentItem> Items)> Sections() =>
        from letter in FormCatalogue.Sections(Facts.Stage)
        where Letters is null || Letters.Contains(letter)
        let items = Items(letter).ToList()
        where items.Count > 0
        select (letter, (IReadOnlyList<ContentItem>)items);

    private IEnumerable<ContentItem> Items(char letter) =>
        from @group in FormCatalogue.Section(Facts.Stage, letter).Where(IsShown).GroupBy(f => f.Item)
        let item = new ContentItem(@group.Key, [.. @group], @group.Any(Changed))
        where !OnlyChanged || item.Changed
        select item;

    // What is asked now, and what was answered and is not asked any more, so that a difference can be seen.
    private bool IsShown(FieldDefinition field) =>
        FormCatalogue.IsAsked(field, Facts) ? field.IsItem || Facts.Has(field.Code) || Before?.Has(field.Code) == true : Before?.Has(field.Code) == true;

    public bool Changed(FieldDefinition field)
    {
        if (Before is null || field is { ReadOnly: true, Recorded: false })
        {
            return field.Code == "G3" && Before is not null && Before.TotalYen != Facts.TotalYen;
        }
        var (now, was) = (Facts.Of(field.Code), Before.Of(field.Code));
        return now[field.Code] != was[field.Code] || now.RowsOf(field.Code).Count != was.RowsOf(field.Code).Count
            || now.RowsOf(field.Code).Zip(was.RowsOf(field.Code)).Any(pair => !Same(pair.First, pair.Second));
    }

    private static bool Same(FormRow one, FormRow other) =>
        one.Keys.Union(other.Keys).All(key => one.Get(key) == other.Get(key));
}

/// <summary>One item of a form and its parts, the item itself first.</summary>
public sealed record ContentItem(string Code, IReadOnlyList<FieldDefinition> Fields, bool Changed);
