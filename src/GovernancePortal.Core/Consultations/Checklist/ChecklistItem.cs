using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Checklist;

/// <summary>
/// One question of the reviewer's checklist (domain.md 3.7): dated data of the office in two languages. Items whose
/// fields the forms do not have yet carry a valid-from far ahead and do not appear (decision 17).
/// </summary>
public sealed class ChecklistItem : IVersioned, ITracked
{
    public const int TextLength = 500;
    public const int MostFields = 200;

    public Guid Id { get; init; }
    public Stage Stage { get; init; }
    public int Number { get; init; }
    public required string TextJa { get; set; }
    public string? TextEn { get; set; }
    /// <summary>★: a ✕ here stands in the way of a decision, unless the head decides over it with a reason (decision 10).</summary>
    public bool Blocking { get; set; }
    /// <summary>Key of <see cref="ChecklistPrejudge"/> when the form can settle the item.</summary>
    public string? PrejudgedBy { get; init; }
    /// <summary>Codes of the fields the reviewer looks at, joined by ';'.</summary>
    public string Fields { get; set; } = "";
    public DateOnly ValidFrom { get; init; }
    /// <summary>Last day of validity; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(ChecklistItem), Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

internal sealed class ChecklistItemMapping : IEntityTypeConfiguration<ChecklistItem>
{
    public void Configure(EntityTypeBuilder<ChecklistItem> b)
    {
        b.ToTable("checklist_item", t =>
        {
            t.HasCheckConstraint("ck_checklist_item_dates", "valid_to is null or valid_to >= valid_from");
            t.HasCheckConstraint("ck_checklist_item_number", "number > 0");
        });
        b.Property(x => x.TextJa).HasMaxLength(ChecklistItem.TextLength).Trail();
        b.Property(x => x.TextEn).HasMaxLength(ChecklistItem.TextLength).Trail();
        b.Property(x => x.Blocking).Trail();
        b.Property(x => x.PrejudgedBy).HasMaxLength(40);
        b.Property(x => x.Fields).HasMaxLength(ChecklistItem.MostFields).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.Stage, x.Number, x.ValidFrom }).IsUnique();
    }
}
