using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Trail;

internal sealed class TrailMapping : IEntityTypeConfiguration<TrailEntry>
{
    public void Configure(EntityTypeBuilder<TrailEntry> b)
    {
        b.ToTable("trail");
        b.Property(x => x.Action).HasMaxLength(60);
        b.Property(x => x.SubjectType).HasMaxLength(60);
        b.Property(x => x.ActorName).HasMaxLength(100);
        b.Property(x => x.ActorSection).HasMaxLength(200);
        b.Property(x => x.OnBehalfOf).HasMaxLength(100);
        b.Property(x => x.CorrelationId).HasMaxLength(60);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.PreviousHash).HasMaxLength(64);
        b.Property(x => x.Changes).HasColumnType("jsonb").HasConversion(Json.Converter<List<TrailChange>>(), Json.Unchanging<List<TrailChange>>());
        // Set by the trigger: EF sends the default and does not read them back on insert.
        b.Property(x => x.Sequence).ValueGeneratedNever();
        b.Property(x => x.Hash).ValueGeneratedNever();
        b.HasIndex(x => new { x.SubjectType, x.SubjectId, x.Sequence }).IsUnique();
        b.HasIndex(x => new { x.ActorId, x.At });
    }
}

public static class TrailMappingExtensions
{
    internal const string Tracked = "Trail:Tracked";
    internal const string Restricted = "Trail:Restricted";

    /// <summary>Allow-lists the property for the Trail; a restricted one is masked for readers without the right.</summary>
    public static PropertyBuilder<T> Trail<T>(this PropertyBuilder<T> property, bool restricted = false)
    {
        ((PropertyBuilder)property).Trail(restricted);
        return property;
    }

    public static PropertyBuilder Trail(this PropertyBuilder property, bool restricted = false)
    {
        property.HasAnnotation(Tracked, true);
        if (restricted)
        {
            property.HasAnnotation(Restricted, true);
        }
        return property;
    }
}
