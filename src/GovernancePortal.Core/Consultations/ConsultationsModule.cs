using FluentValidation;
using GovernancePortal.Core.Platform.Outbox;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Consultations;

public static class ConsultationsModule
{
    public static IServiceCollection AddConsultations(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<NewConsultation>, NewConsultationValidator>();
        services.AddSingleton<IValidator<Need.NeedInput>, Need.NeedInputValidator>();
        services.AddScoped<Need.NeedQueries>();
        services.AddScoped<Need.NeedCheckService>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Need.NeedCheckSuccessionService>();
        services.AddScoped<Sheets.DraftSheetQueries>();
        services.AddScoped<Sheets.DraftSheetService>();
        services.AddSingleton<IValidator<Sheets.ProxyInput>, Sheets.ProxyInputValidator>();
        services.AddScoped<Sheets.ProxyService>();
        services.AddScoped<ConsultationCaseService>();
        services.AddScoped<ConsultationQueries>();
        services.AddScoped<CaseQueries>();
        services.AddScoped<ConsultationRadarQueries>();
        services.AddScoped<FormQueries>();
        services.AddScoped<RestrictedViews>();
        services.AddScoped<PremisesQueries>();
        services.AddScoped<DraftPrefill>();
        services.AddScoped<WorkQueries>();
        services.AddScoped<Gates.ConsultationSeasonQueries>();
        services.AddScoped<Gates.ReviewQueueQueries>();
        services.AddScoped<RequestQueries>();
        services.AddScoped<ConsultationHandoverQueries>();
        services.AddScoped<DraftService>();
        services.AddScoped<FilingService>();
        services.AddScoped<CaseChoiceQueries>();
        services.AddScoped<CioCaseQueries>();
        services.AddScoped<ReviewService>();
        services.AddScoped<DecisionService>();
        services.AddScoped<Changes.ChangeQueries>();
        services.AddScoped<Stages.StageQueries>();
        services.AddScoped<Stages.StageService>();
        services.AddSingleton<IValidator<Advising.AdviceInput>, Advising.AdviceInputValidator>();
        services.AddSingleton<IValidator<Advising.AdviceEntryInput>, Advising.AdviceEntryInputValidator>();
        services.AddScoped<Advising.AdviceService>();
        services.AddScoped<Advising.AdviceQueries>();
        services.AddScoped<IOutboxHandler, Advising.AdviceHandler>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Advising.AdviceSuccessionService>();
        services.AddScoped<Migrated.MigrationService>();
        services.AddScoped<Migrated.MigrationImportService>();
        services.AddScoped<Migrated.MigratedQueries>();
        services.AddScoped<Stages.EvaluationScheduleService>();
        services.AddScoped<Systems.ISystemsEvaluatedElsewhere, Stages.EvaluatedByConsultationQueries>();
        services.AddSingleton<Stages.EvaluationScheduling>();
        services.AddScoped<Review.ReviewQueries>();
        services.AddScoped<Review.ReviewKeyService>();
        services.AddSingleton<IValidator<Committee.MeetingInput>, Committee.MeetingInputValidator>();
        services.AddScoped<Committee.CommitteeService>();
        services.AddScoped<Committee.CommitteeQueries>();
        services.AddSingleton<IValidator<Committee.MemberInput>, Committee.MemberInputValidator>();
        services.AddScoped<Committee.CommitteeMemberService>();
        services.AddDeciding();
        services.AddApprovals();
        services.AddSingleton<IValidator<Office.CodeInput>, Office.CodeInputValidator>();
        services.AddSingleton<IValidator<Office.ChecklistInput>, Office.ChecklistInputValidator>();
        services.AddSingleton<IValidator<Office.GuideInput>, Office.GuideInputValidator>();
        services.AddScoped<Office.OfficeDataService>();
        services.AddScoped<Office.OfficeDataQueries>();
        services.AddSingleton<IValidator<Office.FormRuleInput>, Office.FormRuleInputValidator>();
        services.AddScoped<Form.FormRuleQueries>();
        services.AddScoped<Office.FormRuleService>();
        services.AddSingleton<IValidator<FitGap.FitGapHead>, FitGap.FitGapHeadValidator>();
        services.AddSingleton<IValidator<FitGap.FitGapEntry>, FitGap.FitGapEntryValidator>();
        services.AddSingleton<IValidator<FitGap.EvaluationInput>, FitGap.EvaluationInputValidator>();
        services.AddScoped<FitGap.FitGapQueries>();
        services.AddScoped<FitGap.FitGapService>();
        services.AddSingleton<IValidator<Funds.AuthorityInput>, Funds.AuthorityInputValidator>();
        services.AddSingleton<IValidator<Funds.ScrutinyInput>, Funds.ScrutinyInputValidator>();
        services.AddScoped<Funds.AuthorityService>();
        services.AddScoped<Funds.AuthorityQueries>();
        services.AddScoped<Funds.ScrutinyService>();
        services.AddScoped<Funds.ScrutinyQueries>();
        services.AddScoped<Funds.FundsQueries>();
        services.AddScoped<Funds.ChainQueries>();
        services.AddScoped<Funds.BudgetListImportService>();
        services.AddScoped<Funds.BudgetListQueries>();
        services.AddScoped<Funds.AccountService>();
        services.AddScoped<Funds.AccountImportService>();
        services.AddScoped<Funds.AccountQueries>();
        services.AddScoped<FollowUp.ConditionQueries>();
        services.AddScoped<IOutboxHandler, FollowUp.ConditionDueHandler>();
        services.AddScoped<Demo.DemoStage>();
        services.AddScoped<Demo.DemoConsultations>();
        services.AddScoped<Demo.DemoLaterStages>();
        services.AddScoped<Demo.DemoForwarding>();
        services.AddScoped<Demo.DemoApprovals>();
        services.AddScoped<People.IOpenWork, ConsultationOpenWorkQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, ConsultationSuccessionService>();
        services.AddScoped<IOutboxHandler, HandOverHandler>();
        services.AddScoped<IOutboxHandler, ReassignedHandler>();
        services.AddScoped<IOutboxHandler, QuestionDueHandler>();
        services.AddScoped<IOutboxHandler, ExpiryHandler>();
        services.AddScoped<IOutboxHandler, AssemblyHandler>();
        services.AddScoped<IOutboxHandler, FitGap.FitGapReviewerHandler>();
        return services;
    }

    // 部局主管課経由, 専決 and 後閲.
    private static IServiceCollection AddApprovals(this IServiceCollection services)
    {
        services.AddSingleton<IValidator<Forwarding.BureauRoutingInput>, Forwarding.BureauRoutingInputValidator>();
        services.AddScoped<Forwarding.BureauRoutingQueries>();
        services.AddScoped<Forwarding.BureauRoutingService>();
        services.AddScoped<Forwarding.ForwardingQueries>();
        services.AddScoped<Forwarding.ForwardingService>();
        services.AddSingleton<IValidator<Approvals.DecisionRuleInput>, Approvals.DecisionRuleInputValidator>();
        services.AddScoped<Approvals.DecisionRuleQueries>();
        services.AddScoped<Approvals.DecisionRuleService>();
        services.AddScoped<Approvals.LaterReadingQueries>();
        services.AddScoped<Approvals.LaterReadingService>();
        services.AddScoped<IOutboxHandler, LaterReadingHandler>();
        return services;
    }

    // Assignment, 合議, hearings and what keeps decisions alike.
    private static IServiceCollection AddDeciding(this IServiceCollection services)
    {
        services.AddScoped<Review.ReviewerLoadQueries>();
        services.AddScoped<Assignment.ConflictQueries>();
        services.AddScoped<Assignment.AssignmentQueries>();
        services.AddScoped<Assignment.AssignmentService>();
        services.AddSingleton<IValidator<Concurrences.AskConcurrenceInput>, Concurrences.AskConcurrenceInputValidator>();
        services.AddSingleton<IValidator<Concurrences.AnswerConcurrenceInput>, Concurrences.AnswerConcurrenceInputValidator>();
        services.AddScoped<Concurrences.ConcurrenceService>();
        services.AddScoped<Concurrences.ConcurrenceQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Concurrences.ConcurrenceSuccessionService>();
        services.AddSingleton<IValidator<PhoneInput>, PhoneInputValidator>();
        services.AddSingleton<IValidator<HomeworkInput>, HomeworkInputValidator>();
        services.AddScoped<TalkService>();
        services.AddScoped<TalkQueries>();
        services.AddScoped<Reuse.SpecificationSourceQueries>();
        services.AddScoped<Reuse.SpecificationTakeService>();
        services.AddScoped<Reuse.EnquirySourceQueries>();
        services.AddScoped<TalkWorkQueries>();
        services.AddSingleton<IValidator<Hearings.SlotsInput>, Hearings.SlotsInputValidator>();
        services.AddScoped<Hearings.HearingQueries>();
        services.AddScoped<Hearings.HearingService>();
        services.AddScoped<Consistency.ConsistencyQueries>();
        services.AddScoped<Consistency.ReasonStatisticsQueries>();
        services.AddSingleton<IValidator<Consistency.StandardCommentInput>, Consistency.StandardCommentInputValidator>();
        services.AddScoped<Consistency.StandardCommentService>();
        services.AddScoped<Consistency.StandardCommentQueries>();
        services.AddScoped<Figures.ConsultationFigureQueries>();
        services.AddScoped<Platform.Figures.IFigureSource, Figures.SpecificationFigure>();
        services.AddScoped<Platform.Figures.IFigureSource, Figures.LeadTimeFigure>();
        services.AddScoped<Platform.Figures.IFigureSource, Figures.RetrospectiveFigure>();
        services.AddScoped<Opinions.OpinionQueries>();
        services.AddScoped<Opinions.OpinionService>();
        services.AddScoped<Demo.DemoDeciding>();
        services.AddScoped<IOutboxHandler, ConcurrenceAskedHandler>();
        services.AddScoped<IOutboxHandler, ConcurrenceDueHandler>();
        services.AddScoped<IOutboxHandler, ConcurrenceAnsweredHandler>();
        services.AddScoped<IOutboxHandler, HomeworkGivenHandler>();
        services.AddScoped<IOutboxHandler, HomeworkDoneHandler>();
        services.AddScoped<IOutboxHandler, HearingSetHandler>();
        return services;
    }
}
