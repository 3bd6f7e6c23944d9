using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Search;

internal sealed class SearchMapping : IEntityTypeConfiguration<SearchEntry>
{
    public void Configure(EntityTypeBuilder<SearchEntry> b)
    {
        b.ToTable("search_entry");
        b.HasKey(x => new { x.Kind, x.SubjectId });
        b.Property(x => x.Kind).HasMaxLength(SearchSource.KindLength);
        b.Property(x => x.Title).HasMaxLength(SearchEntry.TitleLength);
        b.Property(x => x.Number).HasMaxLength(SearchEntry.NumberLength);
        b.Property(x => x.State).HasMaxLength(SearchEntry.StateLength);
        b.Property(x => x.Places).HasColumnType("jsonb").HasConversion(Json.Converter<List<SearchPlace>>(), Json.Unchanging<List<SearchPlace>>());
        b.HasIndex(x => x.Bigrams).HasMethod("gin");
        b.HasIndex(x => x.SubjectId);
        b.HasIndex(x => new { x.Kind, x.Number });
        b.HasIndex(x => new { x.Kind, x.SectionId });
    }
}
