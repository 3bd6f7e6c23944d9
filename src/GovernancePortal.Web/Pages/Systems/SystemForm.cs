using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The fields of a form: these columns of the input, with what the row holds now.</summary>
public sealed record SystemFields(SystemForm Form, SystemInput Input, IReadOnlyList<LedgerColumn> Columns);

/// <summary>What the form of a ledger row offers: lists and, for an edit, the row as it stands.</summary>
public sealed record SystemForm(SystemWords Words, Actor Actor, InformationSystem? Before)
{
    /// <summary>
    /// The choices of a column; null where it has none. Of sections one's own, or every one with the right to edit all;
    /// the row's owner is always among them.
    /// </summary>
    public IReadOnlyList<SelectListItem>? Choices(LedgerColumn column) =>
        Words.ChoicesOf(column, Before is null ? null : column.Of(Before), id => id == Before?.OwnerSectionId || InformationSystem.MayEdit(Actor, id));

    /// <summary>After a conflict: the fields in which what stands now and what was typed differ.</summary>
    public IEnumerable<(string Label, string? Theirs, string? Mine)> Differences(SystemInput typed, IReadOnlyList<LedgerColumn> columns) =>
        Before is null ? [] : columns.Where(c => !c.IsSame(Before, typed)).Select(c => ("InformationSystem." + c.Name, Words.Show(c, c.Of(Before)), Words.Show(c, c.Of(typed))));
}
