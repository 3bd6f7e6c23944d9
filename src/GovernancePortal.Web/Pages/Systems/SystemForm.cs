using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace GovernancePortal.Web.Pages.Systems;

/// <summary>The fields of the form, shared by the new row and the edit; named Input so that both post the same names.</summary>
public sealed record SystemFields(SystemForm Form, SystemInput Input);

/// <summary>What the form of a ledger row offers: lists and, for an edit, the row as it stands.</summary>
public sealed record SystemForm(SystemWords Words, Actor Actor, InformationSystem? Before)
{
    /// <summary>One's own sections, or every one with the right to edit all; the row's owner is always among them.</summary>
    public IReadOnlyList<SelectListItem> Owners => Words.Sections(Before?.OwnerSectionId, id => id == Before?.OwnerSectionId || InformationSystem.MayEdit(Actor, id));

    public IReadOnlyList<SelectListItem> Choices(string list, Func<InformationSystem, string?> code) => Words.Choices(list, Before is null ? null : code(Before));

    /// <summary>After a conflict: the fields in which what stands now and what was typed differ.</summary>
    public IEnumerable<(string Label, string Theirs, string Mine)> Differences(SystemInput typed)
    {
        if (Before is null)
        {
            yield break;
        }
        var stored = SystemInput.Of(Before);
        foreach (var property in typeof(SystemInput).GetProperties().Where(p => p.Name != nameof(SystemInput.Version)))
        {
            var (theirs, mine) = (property.GetValue(stored), property.GetValue(typed));
            if (!Equals(theirs, mine))
            {
                yield return ("InformationSystem." + property.Name, Say(property.Name, theirs), Say(property.Name, mine));
            }
        }
    }

    private string Say(string field, object? value) => value switch
    {
        null => "",
        DateOnly day => Words.Value(field, day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        IFormattable number => Words.Value(field, number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)),
        _ => Words.Value(field, value.ToString()!),
    };
}
