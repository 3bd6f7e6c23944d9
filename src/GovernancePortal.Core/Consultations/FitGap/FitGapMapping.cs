using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.FitGap;

internal sealed class FitGapMapping : IEntityTypeConfiguration<FitGapSheet>, IEntityTypeConfiguration<FitGapLine>, IEntityTypeConfiguration<ProposalEvaluation>
{
    public void Configure(EntityTypeBuilder<FitGapSheet> b)
    {
        b.ToTable("fit_gap_sheet", t => t.HasCheckConstraint("ck_fit_gap_sheet_work", "origin <> 'CopyOfPresent'"));
        b.Property(x => x.Package).HasMaxLength(FitGapSheet.NameLength).Trail();
        b.Property(x => x.Origin).Trail();
        b.Property(x => x.RfiOn).Trail();
        b.Property(x => x.RevisedOn).Trail();
        b.Property(x => x.Agreement).HasMaxLength(FitGapSheet.TextLength).Trail();
        b.Property(x => x.AgreedOn).Trail();
        b.Property(x => x.ReviewerAccount).HasMaxLength(100);
        b.Property(x => x.ReviewerName).HasMaxLength(100).Trail();
        b.HasIndex(x => x.CaseId).IsUnique();
        b.HasIndex(x => x.ConsultationId);
        b.HasOne<Consultation>().WithMany().HasForeignKey(x => x.ConsultationId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Evaluations).WithOne().HasForeignKey(x => x.SheetId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<FitGapLine> b)
    {
        b.ToTable("fit_gap_line", t => t.HasCheckConstraint("ck_fit_gap_line_cost", "cost_yen >= 0"));
        b.Property(x => x.Function).HasMaxLength(FitGapLine.FunctionLength).Trail();
        b.Property(x => x.Rfi).Trail();
        b.Property(x => x.Result).Trail();
        b.Property(x => x.Level).Trail();
        b.Property(x => x.Need).HasMaxLength(FitGapSheet.TextLength).Trail();
        b.Property(x => x.CostYen).Trail();
        b.Property(x => x.Head).HasColumnType("jsonb").HasConversion(Json.Converter<GapDecision?>(), Json.Comparer<GapDecision?>());
        b.Property(x => x.ThirdParty).HasColumnType("jsonb").HasConversion(Json.Converter<GapDecision?>(), Json.Comparer<GapDecision?>());
        b.HasIndex(x => new { x.SheetId, x.Number }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProposalEvaluation> b)
    {
        b.ToTable("fit_gap_evaluation");
        b.Property(x => x.Proposal).HasMaxLength(FitGapSheet.NameLength).Trail();
        b.Property(x => x.Evaluator).HasMaxLength(100);
        b.Property(x => x.MeetsPurpose).Trail();
        b.Property(x => x.Note).HasMaxLength(FitGapSheet.TextLength).Trail();
        b.HasIndex(x => new { x.SheetId, x.Proposal, x.EvaluatorId }).IsUnique();
    }
}
