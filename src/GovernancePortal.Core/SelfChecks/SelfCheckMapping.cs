using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.SelfChecks;

internal sealed class SelfCheckMapping : IEntityTypeConfiguration<SelfCheckQuestion>, IEntityTypeConfiguration<SelfCheckCampaign>, IEntityTypeConfiguration<SelfCheckSheet>, IEntityTypeConfiguration<SelfCheckEntry>
{
    private const int ActedLength = (SelfCheckSheet.PersonLength * 2) + 10;

    public void Configure(EntityTypeBuilder<SelfCheckQuestion> b)
    {
        b.ToTable("self_check_question", t => t.HasCheckConstraint("ck_self_check_question_edition", "edition >= 1"));
        b.Property(x => x.Chapter).Trail();
        b.Property(x => x.Text).HasMaxLength(SelfCheckQuestion.TextLength).Trail();
        b.Property(x => x.Help).HasMaxLength(SelfCheckQuestion.HelpLength).Trail();
        b.Property(x => x.Edition).Trail();
        b.Property(x => x.IsActive).Trail();
        b.Property(x => x.Position).Trail();
    }

    public void Configure(EntityTypeBuilder<SelfCheckCampaign> b)
    {
        b.ToTable("self_check_campaign", t => t.HasCheckConstraint("ck_self_check_campaign_days", "period_to >= period_from and due_on >= period_from"));
        b.Property(x => x.Title).HasMaxLength(SelfCheckCampaign.TitleLength).Trail();
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.PeriodFrom).Trail();
        b.Property(x => x.PeriodTo).Trail();
        b.Property(x => x.DueOn).Trail();
        b.Property(x => x.Note).HasMaxLength(SelfCheckCampaign.NoteLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.Questions).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<AskedQuestion>>(), Json.Unchanging<IReadOnlyList<AskedQuestion>>());
        b.Property(x => x.OpenedBy).HasMaxLength(SelfCheckSheet.PersonLength);
        b.HasIndex(x => new { x.DueOn, x.Id });
        b.HasIndex(x => new { x.Fy, x.Title }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SelfCheckSheet> b)
    {
        b.ToTable("self_check_sheet", t => t.HasCheckConstraint("ck_self_check_sheet_counts", "answered_count between 0 and question_count and yes_count + gap_count <= question_count"));
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.BureauName).HasMaxLength(Bureau.NameLength);
        b.Property(x => x.State).Trail();
        b.Property(x => x.WrittenBy).HasMaxLength(SelfCheckSheet.PersonLength);
        b.Property(x => x.PassedOnBy).HasMaxLength(SelfCheckSheet.PersonLength);
        b.Property(x => x.HandedInBy).HasMaxLength(ActedLength).Trail();
        b.Property(x => x.Reason).HasMaxLength(SelfCheckSheet.ReasonLength);
        b.HasIndex(x => new { x.CampaignId, x.State });
        b.HasIndex(x => new { x.SectionId, x.HandedInAt });
        b.HasOne<SelfCheckCampaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Entries).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SelfCheckEntry> b)
    {
        b.ToTable("self_check_entry");
        b.Ignore(x => x.RowName);
        b.Ignore(x => x.IsComplete);
        b.Ignore(x => x.IsOpenGap);
        b.Property(x => x.Text).HasMaxLength(SelfCheckQuestion.TextLength);
        b.Property(x => x.Reply).Trail();
        b.Property(x => x.Note).HasMaxLength(SelfCheckEntry.NoteLength).Trail();
        b.Property(x => x.Improvement).HasMaxLength(SelfCheckEntry.ImprovementLength).Trail();
        b.Property(x => x.Owner).Trail();
        b.Property(x => x.Until).Trail();
        b.Property(x => x.MendedOn).Trail();
        b.Property(x => x.MendedBy).HasMaxLength(SelfCheckSheet.PersonLength);
        b.HasIndex(x => new { x.SheetId, x.QuestionId }).IsUnique();
        b.HasIndex(x => new { x.QuestionId, x.Reply });
    }
}
