using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Codes;

/// <summary>
/// One entry of a code list of the office (reasons for return, kinds of condition, form choices …): dated data in two
/// languages. The code itself is what records store; a fixed one is read by rules and can be renamed but not ended.
/// </summary>
public sealed class CodeItem : IVersioned, ITracked
{
    public const int CodeLength = 40;
    public const int NameLength = 200;

    public Guid Id { get; init; }
    public required string List { get; init; }
    public required string Code { get; init; }
    public required string NameJa { get; set; }
    public string? NameEn { get; set; }
    public string? DescriptionJa { get; set; }
    public string? DescriptionEn { get; set; }
    public int Order { get; set; }
    public DateOnly ValidFrom { get; set; }
    /// <summary>Last day of validity; open when null.</summary>
    public DateOnly? ValidTo { get; set; }
    public bool Fixed { get; init; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new("CodeItem", Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

internal sealed class CodeItemMapping : IEntityTypeConfiguration<CodeItem>
{
    public void Configure(EntityTypeBuilder<CodeItem> b)
    {
        b.ToTable("code_item", t => t.HasCheckConstraint("ck_code_item_dates", "valid_to is null or valid_to >= valid_from"));
        b.Property(x => x.List).HasMaxLength(40);
        b.Property(x => x.Code).HasMaxLength(CodeItem.CodeLength);
        b.Property(x => x.NameJa).HasMaxLength(CodeItem.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(CodeItem.NameLength).Trail();
        b.Property(x => x.DescriptionJa).HasMaxLength(1000).Trail();
        b.Property(x => x.DescriptionEn).HasMaxLength(1000).Trail();
        b.Property(x => x.Order).HasColumnName("sort_order").Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.ValidTo).Trail();
        b.HasIndex(x => new { x.List, x.Code, x.ValidFrom }).IsUnique();
    }
}
