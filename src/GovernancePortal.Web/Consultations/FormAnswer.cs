using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Web.Consultations;

/// <summary>One field of <see cref="FormContent"/>; masked ones say only that there is a value.</summary>
public sealed record FormAnswer(FormContent Content, FieldDefinition Field, bool Masked)
{
    public bool Changed => Content.Changed(Field);
}

/// <summary>A table of a form to read.</summary>
public sealed record AnswerRows(FieldDefinition Field, FormFacts Facts, FormNames Names);
