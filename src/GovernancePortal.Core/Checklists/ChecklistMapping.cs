using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Checklists;

internal sealed class ChecklistMapping : IEntityTypeConfiguration<Checklist>, IEntityTypeConfiguration<ChecklistGroup>, IEntityTypeConfiguration<CheckItem>, IEntityTypeConfiguration<ItemWording>, IEntityTypeConfiguration<ChecklistYear>, IEntityTypeConfiguration<BodyFact>
{
    public void Configure(EntityTypeBuilder<Checklist> b)
    {
        b.ToTable("checklist", t => t.HasCheckConstraint("ck_checklist_years", "to_fy is null or to_fy >= from_fy"));
        b.Property(x => x.Code).HasMaxLength(Checklist.CodeLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.NameJa).HasMaxLength(Checklist.NameLength).Trail();
        b.Property(x => x.NameEn).HasMaxLength(Checklist.NameLength).Trail();
        b.Property(x => x.Basis).HasMaxLength(Checklist.BasisLength).Trail();
        b.Property(x => x.ForMunicipalities).Trail();
        b.Property(x => x.FromFy).Trail();
        b.Property(x => x.ToFy).Trail();
        b.Property(x => x.OwnerSectionId).Trail();
        b.HasIndex(x => x.Code).IsUnique();
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.OwnerSectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Groups).WithOne().HasForeignKey(x => x.ChecklistId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.ChecklistId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ChecklistGroup> b)
    {
        b.ToTable("checklist_group");
        b.Property(x => x.Number).Trail();
        b.Property(x => x.TitleJa).HasMaxLength(ChecklistGroup.TitleLength).Trail();
        b.Property(x => x.TitleEn).HasMaxLength(ChecklistGroup.TitleLength).Trail();
        b.HasIndex(x => x.ChecklistId);
    }

    public void Configure(EntityTypeBuilder<CheckItem> b)
    {
        b.ToTable("check_item", t => t.HasCheckConstraint("ck_check_item_years", "to_fy is null or to_fy >= from_fy"));
        b.Property(x => x.Number).Trail();
        b.Property(x => x.Condition).Trail();
        b.Property(x => x.FromFy).Trail();
        b.Property(x => x.ToFy).Trail();
        b.Property(x => x.KpiIds).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<Guid>>(), Json.Unchanging<IReadOnlyList<Guid>>());
        b.Ignore(x => x.Latest);
        b.HasIndex(x => x.ChecklistId);
        b.HasOne<ChecklistGroup>().WithMany().HasForeignKey(x => x.GroupId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Wordings).WithOne().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ItemWording> b)
    {
        b.ToTable("checklist_wording");
        b.Property(x => x.Number).Trail();
        b.Property(x => x.FromFy).Trail();
        b.Property(x => x.TextJa).HasMaxLength(ItemWording.TextLength).Trail();
        b.Property(x => x.TextEn).HasMaxLength(ItemWording.TextLength).Trail();
        b.Property(x => x.Reason).HasMaxLength(ItemWording.ReasonLength).Trail();
        b.Property(x => x.WrittenBy).HasMaxLength(ChecklistAssessment.PersonLength);
        b.HasIndex(x => new { x.ItemId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ChecklistYear> b)
    {
        b.ToTable("checklist_year");
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.ClosedBy).HasMaxLength(ChecklistAssessment.PersonLength);
        b.Property(x => x.ClosedBySection).HasMaxLength(ChecklistAssessment.SectionLength);
        b.Property(x => x.Note).HasMaxLength(ChecklistYear.NoteLength).Trail();
        b.HasIndex(x => new { x.ChecklistId, x.Fy }).IsUnique();
        b.HasOne<Checklist>().WithMany().HasForeignKey(x => x.ChecklistId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BodyFact> b)
    {
        b.ToTable("checklist_body_fact", t => t.HasCheckConstraint("ck_checklist_body_fact_entered", "condition in ('NoMunicipalCloud', 'MainframeLeft', 'OpenedUp')"));
        b.Property(x => x.Condition).Trail();
        b.Property(x => x.ValidFrom).Trail();
        b.Property(x => x.Holds).Trail();
        b.Property(x => x.Note).HasMaxLength(BodyFact.NoteLength).Trail();
        b.Property(x => x.By).HasColumnName("entered_by").HasMaxLength(ChecklistAssessment.PersonLength);
        b.Property(x => x.At).HasColumnName("entered_at");
        b.HasIndex(x => new { x.BodyId, x.Condition, x.ValidFrom }).IsUnique();
    }
}

internal sealed class AssessmentMapping : IEntityTypeConfiguration<ChecklistAssessment>, IEntityTypeConfiguration<ChecklistAnswer>
{
    public void Configure(EntityTypeBuilder<ChecklistAssessment> b)
    {
        b.ToTable("checklist_assessment", t => t.HasCheckConstraint("ck_checklist_assessment_confirmed", "(state = 'Confirmed') = (confirmed_at is not null)"));
        b.Property(x => x.BodyName).HasMaxLength(ChecklistAssessment.SectionLength);
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.SubmittedBy).HasMaxLength(ChecklistAssessment.PersonLength);
        b.Property(x => x.ConfirmedBy).HasMaxLength(ChecklistAssessment.PersonLength);
        b.Property(x => x.ConfirmedBySection).HasMaxLength(ChecklistAssessment.SectionLength);
        b.Property(x => x.ReturnNote).HasMaxLength(ChecklistAssessment.NoteLength).Trail();
        b.HasIndex(x => new { x.ChecklistId, x.Fy, x.BodyId }).IsUnique();
        b.HasIndex(x => new { x.BodyId, x.Fy });
        b.HasOne<Checklist>().WithMany().HasForeignKey(x => x.ChecklistId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Answers).WithOne().HasForeignKey(x => x.AssessmentId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ChecklistAnswer> b)
    {
        b.ToTable("checklist_answer", t =>
        {
            t.HasCheckConstraint("ck_checklist_answer_left_out", "left_out_by is null or value = 'NotApplicable'");
            t.HasCheckConstraint("ck_checklist_answer_overridden", "not overridden or evidence is not null");
        });
        b.Property(x => x.Value).Trail();
        b.Property(x => x.Overridden).Trail();
        b.Property(x => x.LeftOutBy).Trail();
        b.Property(x => x.Evidence).HasMaxLength(ChecklistAnswer.EvidenceLength).Trail();
        b.Property(x => x.Link).HasMaxLength(ChecklistAnswer.LinkLength).Trail();
        b.Property(x => x.At).HasColumnName("answered_at");
        b.Property(x => x.By).HasColumnName("answered_by").HasMaxLength(ChecklistAssessment.PersonLength);
        b.Property(x => x.BySection).HasColumnName("answered_by_section").HasMaxLength(ChecklistAssessment.SectionLength);
        b.HasIndex(x => new { x.AssessmentId, x.ItemId }).IsUnique();
        b.HasOne<CheckItem>().WithMany().HasForeignKey(x => x.ItemId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<ItemWording>().WithMany().HasForeignKey(x => x.WordingId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne(x => x.File).WithMany().HasForeignKey(x => x.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
