using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Surveys;

internal sealed class SurveyMapping : IEntityTypeConfiguration<SurveyQuestions>, IEntityTypeConfiguration<SurveyCampaign>, IEntityTypeConfiguration<SurveyAnswer>,
    IEntityTypeConfiguration<SurveyRow>, IEntityTypeConfiguration<SurveyPlan>
{
    private const int FaultLength = 60;

    public void Configure(EntityTypeBuilder<SurveyQuestions> b)
    {
        b.ToTable("survey_questions");
        b.Property(x => x.Columns).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, Criticality>>(), Json.Unchanging<IReadOnlyDictionary<string, Criticality>>());
        b.Property(x => x.Extras).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<ExtraQuestion>>(), Json.Unchanging<IReadOnlyList<ExtraQuestion>>());
        b.Property(x => x.Number).Trail();
        b.HasIndex(x => x.Number).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SurveyCampaign> b)
    {
        b.ToTable("survey_campaign", t => t.HasCheckConstraint("ck_survey_campaign_days", "opens_on >= base_date and deadline >= opens_on"));
        b.Property(x => x.Name).HasMaxLength(SurveyCampaign.NameLength).Trail();
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.BaseDate).Trail();
        b.Property(x => x.OpensOn).Trail();
        b.Property(x => x.Deadline).Trail();
        b.Property(x => x.Note).HasMaxLength(SurveyCampaign.NoteLength).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.LaunchedBy).HasMaxLength(SurveyAnswer.PersonLength);
        b.HasIndex(x => new { x.BaseDate, x.Id });
        b.HasIndex(x => new { x.Fy, x.Name }).IsUnique();
        b.HasOne<SurveyQuestions>().WithMany().HasForeignKey(x => x.QuestionsId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SurveyAnswer> b)
    {
        b.ToTable("survey_answer", t => t.HasCheckConstraint("ck_survey_answer_counts", "answered_rows between 0 and row_count and merged_rows between 0 and row_count"));
        b.Property(x => x.SectionName).HasMaxLength(Section.NameLength);
        b.Property(x => x.BureauName).HasMaxLength(Bureau.NameLength);
        b.Property(x => x.SectionId).Trail();
        b.Property(x => x.State).Trail();
        b.Property(x => x.IsNone).Trail();
        b.Property(x => x.Extras).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyDictionary<string, string>>(), Json.Unchanging<IReadOnlyDictionary<string, string>>());
        b.Property(x => x.PassedOnBy).HasMaxLength(SurveyAnswer.PersonLength);
        b.Property(x => x.ConfirmedBy).HasMaxLength(SurveyAnswer.PersonLength * 2 + 10).Trail();
        b.Property(x => x.ConfirmedOn).Trail();
        b.Property(x => x.ProxyBy).HasMaxLength(SurveyAnswer.PersonLength).Trail();
        b.Property(x => x.Reason).HasMaxLength(SurveyAnswer.ReasonLength);
        b.Property(x => x.ReturnedFields).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>());
        b.Property(x => x.FixedBy).HasMaxLength(SurveyAnswer.PersonLength);
        b.HasIndex(x => new { x.CampaignId, x.State });
        b.HasIndex(x => x.SectionId);
        b.HasOne<SurveyCampaign>().WithMany().HasForeignKey(x => x.CampaignId).OnDelete(DeleteBehavior.Restrict);
        b.HasOne<Section>().WithMany().HasForeignKey(x => x.SectionId).OnDelete(DeleteBehavior.Restrict);
        b.HasMany(x => x.Rows).WithOne().HasForeignKey(x => x.AnswerId).OnDelete(DeleteBehavior.Cascade);
        b.HasMany(x => x.Plans).WithOne().HasForeignKey(x => x.AnswerId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<SurveyRow> b)
    {
        b.ToTable("survey_row");
        b.Ignore(x => x.RowName);
        b.Ignore(x => x.Name);
        b.Ignore(x => x.IsException);
        b.Ignore(x => x.LacksEvaluation);
        b.Property(x => x.Evaluation).HasColumnType("jsonb").HasConversion(Json.Converter<EvaluationAnswers?>(), Json.Unchanging<EvaluationAnswers>());
        b.Property(x => x.Code).HasMaxLength(InformationSystem.CodeLength);
        b.Property(x => x.Before).HasColumnType("jsonb").HasConversion(Json.Converter<SurveyValues>(), Json.Unchanging<SurveyValues>());
        b.Property(x => x.Now).HasColumnType("jsonb").HasConversion(Json.Converter<SurveyValues>(), Json.Unchanging<SurveyValues>());
        b.Property(x => x.LicencesBefore).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<LicenceRow>>(), Json.Unchanging<IReadOnlyList<LicenceRow>>());
        b.Property(x => x.Licences).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<LicenceRow>>(), Json.Unchanging<IReadOnlyList<LicenceRow>>());
        b.Property(x => x.Missing).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<string>>(), Json.Unchanging<IReadOnlyList<string>>());
        b.Property(x => x.Findings).HasColumnType("jsonb").HasConversion(Json.Converter<IReadOnlyList<SurveyFinding>>(), Json.Unchanging<IReadOnlyList<SurveyFinding>>());
        b.Property(x => x.Answer).Trail();
        b.Property(x => x.RetiresOn).Trail();
        b.Property(x => x.Note).HasMaxLength(SurveyRow.NoteLength).Trail();
        b.Property(x => x.Merge).Trail();
        b.Property(x => x.MergeFault).HasMaxLength(FaultLength);
        b.HasIndex(x => new { x.AnswerId, x.Position });
        b.HasIndex(x => x.SystemId);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
        // What changes of an answered row tells the Trail value by value; of a row as it is opened there is nothing to tell.
        b.Property(x => x.Now).Trail();
    }

    public void Configure(EntityTypeBuilder<SurveyPlan> b)
    {
        b.ToTable("survey_plan", t => t.HasCheckConstraint("ck_survey_plan_yen", "estimate_yen >= 0"));
        b.Ignore(x => x.RowName);
        b.Property(x => x.Title).HasMaxLength(SurveyPlan.TitleLength).Trail();
        b.Property(x => x.Kind).Trail();
        b.Property(x => x.Fy).Trail();
        b.Property(x => x.EstimateYen).Trail();
        b.Property(x => x.StartsOn).Trail();
        b.Property(x => x.Note).HasMaxLength(SurveyPlan.NoteLength).Trail();
        b.HasIndex(x => x.AnswerId);
        b.HasOne<InformationSystem>().WithMany().HasForeignKey(x => x.SystemId).OnDelete(DeleteBehavior.Restrict);
    }
}
