using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Sheets;

namespace GovernancePortal.Web.Consultations;

/// <summary>What a workbook would do to a form, to be looked at: faults, notes, and every answer before and after.</summary>
public sealed record DraftChanges(DraftReading Reading, FormNames Names, FormWords Words)
{
    public string Before(FieldDefinition field) => SectionConflict.Shown(field, Reading.Before.Of(field.Code), Names, Words);

    public string After(FieldDefinition field) => SectionConflict.Shown(field, Reading.After.Of(field.Code), Names, Words);

    /// <summary>What an item is called; the name in the file where it is none of this form's.</summary>
    public string ItemOf(string item) => FormCatalogue.Find(item) is { } field ? $"{field.Code} {Words.Label(field)}" : item;
}
