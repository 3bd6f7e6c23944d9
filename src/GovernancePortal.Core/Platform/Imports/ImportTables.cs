using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Platform.Imports;

internal sealed class ImportTablesMapping : IEntityTypeConfiguration<ImportRun>, IEntityTypeConfiguration<ImportChunk>, IEntityTypeConfiguration<ImportFault>, IEntityTypeConfiguration<HeadingMap>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<ImportRun> b)
    {
        b.ToTable("import_run", t => t.HasCheckConstraint("ck_import_run_counts", "rows >= 0 and checked >= 0 and created >= 0 and updated >= 0 and unchanged >= 0 and failed >= 0"));
        b.Property(x => x.Kind).HasMaxLength(ImportRun.KindLength).Trail();
        b.Property(x => x.FileName).HasMaxLength(ImportRun.FileNameLength).Trail();
        b.Property(x => x.Sha256).HasMaxLength(HashLength).Trail();
        b.Property(x => x.CreatedByName).HasMaxLength(ImportRun.PersonLength);
        b.Property(x => x.CreatedBySection).HasMaxLength(ImportRun.SectionLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.Headings).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>());
        b.Property(x => x.Mapping).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, string>>(), Json.Unchanging<IReadOnlyDictionary<string, string>>());
        b.Property(x => x.GoodRowsOnly).Trail();
        b.Property(x => x.AppliedBy).HasMaxLength(ImportRun.PersonLength);
        b.HasIndex(x => new { x.Kind, x.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<ImportChunk> b)
    {
        b.ToTable("import_chunk");
        b.Property(x => x.Sheet).HasMaxLength(ImportFault.CodeLength);
        b.Property(x => x.Rows).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<StagedRow>>(), Json.Unchanging<IReadOnlyList<StagedRow>>());
        b.Property(x => x.Outcomes).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<StagedOutcome>>(), Json.Unchanging<IReadOnlyList<StagedOutcome>>());
        b.HasIndex(x => new { x.RunId, x.Place }).IsUnique();
        b.HasOne<ImportRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportFault> b)
    {
        b.ToTable("import_fault");
        b.Property(x => x.Sheet).HasMaxLength(ImportFault.CodeLength);
        b.Property(x => x.Row).HasColumnName("row_number");
        b.Property(x => x.Column).HasColumnName("heading").HasMaxLength(ImportFault.ColumnLength);
        b.Property(x => x.Code).HasMaxLength(ImportFault.CodeLength);
        b.Property(x => x.Arguments).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>());
        b.HasIndex(x => new { x.RunId, x.Row, x.Place });
        b.HasOne<ImportRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<HeadingMap> b)
    {
        b.ToTable("heading_map");
        b.Property(x => x.Kind).HasMaxLength(ImportRun.KindLength);
        b.Property(x => x.Headings).HasMaxLength(HashLength);
        b.Property(x => x.Mapping).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, string>>(), Json.Unchanging<IReadOnlyDictionary<string, string>>());
        b.HasIndex(x => new { x.Kind, x.Headings, x.UserId }).IsUnique();
    }
}
