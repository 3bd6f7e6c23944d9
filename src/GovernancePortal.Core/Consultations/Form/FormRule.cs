using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>
/// What the office decides of one item of a form from a day on: whether it is asked, whether an answer is needed, whether
/// it stands on the simplified form (R036). Null leaves it as the form has it. Cases begun before the day keep theirs.
/// </summary>
public sealed class FormRule : IVersioned, ITracked
{
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    public Stage Stage { get; init; }
    /// <summary>Number of the item, "C4"; its parts follow.</summary>
    public required string Item { get; init; }
    public DateOnly ValidFrom { get; init; }
    public bool Asked { get; set; } = true;
    public bool? Required { get; set; }
    public bool? Simplified { get; set; }
    /// <summary>Why it was changed, for those who come after.</summary>
    public string? Reason { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(FormRule), Id);

    /// <summary>
    /// What the portal itself computes with, from the case number to the ledger row: always asked as the form has it.
    /// </summary>
    private static readonly HashSet<string> Computed = new(StringComparer.Ordinal)
    {
        "A1", "A2", "A3", "A4", "A5", "A6", "A10", "B2", "D1", "D2", "E1", "E2", "E3", "E4", "G1", "G3", "H1", "H3",
        "P1", "P2", "P3", "P4", "P5", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q11",
    };

    /// <summary>Whether the office may change the item at all.</summary>
    public static bool IsOpen(Stage stage, string item) =>
        !Computed.Contains(item) && FormCatalogue.Of(stage).Any(f => f.Code == item && !f.ReadOnly);
}

/// <summary>The rules of one stage and day: what a case keeps to its end.</summary>
public sealed class FormRuleSet(IEnumerable<FormRule> rules)
{
    public static FormRuleSet None { get; } = new([]);

    private readonly Dictionary<string, FormRule> byItem = rules.GroupBy(r => r.Item, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(r => r.ValidFrom)!, StringComparer.Ordinal);

    public FormRule? Of(string item) => byItem.GetValueOrDefault(item);

    /// <summary>An item that is not asked takes along the numbers asked beside it.</summary>
    public bool IsAsked(FieldDefinition field) => Of(field.Base)?.Asked != false && (field.Within is null || Of(field.Within)?.Asked != false);

    public bool OnSimplified(FieldDefinition field) => Of(field.Base)?.Simplified ?? field.Simplified;

    /// <summary>
    /// Null where the form itself decides. A number made optional takes its parts along; one made required asks for its
    /// own answer.
    /// </summary>
    public bool? IsRequired(FieldDefinition field) => Of(field.Base)?.Required switch
    {
        false => false,
        true when field.Code == field.Base => true,
        _ => null,
    };
}

internal sealed class FormRuleMapping : IEntityTypeConfiguration<FormRule>
{
    public void Configure(EntityTypeBuilder<FormRule> b)
    {
        b.ToTable("form_rule");
        b.Property(x => x.Item).HasMaxLength(10);
        b.Property(x => x.Asked).Trail();
        b.Property(x => x.Required).Trail();
        b.Property(x => x.Simplified).Trail();
        b.Property(x => x.Reason).HasMaxLength(FormRule.ReasonLength).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.HasIndex(x => new { x.Stage, x.Item, x.ValidFrom }).IsUnique();
    }
}
