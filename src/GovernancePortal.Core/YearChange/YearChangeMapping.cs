using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.YearChange;

internal sealed class YearChangeMapping : IEntityTypeConfiguration<YearChangeRun>, IEntityTypeConfiguration<YearChangeLine>
{
    public void Configure(EntityTypeBuilder<YearChangeRun> b)
    {
        b.ToTable("year_change", t => t.HasCheckConstraint("ck_year_change_counts", "moved >= 0 and left_behind >= 0"));
        b.Property(x => x.Title).HasMaxLength(YearChangeRun.TitleLength).Trail();
        b.Property(x => x.Day).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.FileName).HasMaxLength(YearChangeRun.FileNameLength).Trail();
        b.Property(x => x.Sha256).HasMaxLength(64).Trail();
        b.Property(x => x.Rows).HasColumnType("jsonb").HasConversion(Json.Converter<List<ReorganisationRow>>(), Json.Comparer<List<ReorganisationRow>>());
        b.Property(x => x.Choices).HasColumnType("jsonb").HasConversion(Json.Converter<Dictionary<string, Guid>>(), Json.Comparer<Dictionary<string, Guid>>());
        b.Property(x => x.LeftoversAccepted).Trail();
        b.Property(x => x.CreatedBy).HasMaxLength(YearChangeRun.PersonLength);
        b.Property(x => x.ScheduledBy).HasMaxLength(YearChangeRun.PersonLength).Trail();
        b.Property(x => x.RunBy).HasMaxLength(YearChangeRun.PersonLength).Trail();
        b.Property(x => x.Failure).HasMaxLength(YearChangeRun.CodeLength).Trail();
        b.HasOne<TransferList>().WithMany().HasForeignKey(x => x.TransferListId).OnDelete(DeleteBehavior.Restrict);
        b.HasIndex(x => new { x.Day, x.Id });
    }

    public void Configure(EntityTypeBuilder<YearChangeLine> b)
    {
        b.ToTable("year_change_line");
        b.Property(x => x.Kind).HasMaxLength(YearChangeLine.KindLength);
        b.Property(x => x.Reference).HasMaxLength(YearChangeLine.TextLength);
        b.Property(x => x.Title).HasMaxLength(YearChangeLine.TextLength);
        b.Property(x => x.FromName).HasMaxLength(YearChangeLine.TextLength);
        b.Property(x => x.ToName).HasMaxLength(YearChangeLine.TextLength);
        b.HasIndex(x => new { x.RunId, x.Place }).IsUnique();
        b.HasOne<YearChangeRun>().WithMany().HasForeignKey(x => x.RunId).OnDelete(DeleteBehavior.Cascade);
    }
}
