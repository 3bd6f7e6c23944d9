using FluentValidation;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations;

public sealed record NewConsultation
{
    public Stage Stage { get; init; }
    public string Title { get; init; } = "";
    public ConsultationKind Kind { get; init; }
    public FiscalYear TargetFy { get; init; }
    public BudgetKind BudgetKind { get; init; }
    public Guid SectionId { get; init; }
    public Guid? SystemId { get; init; }
    /// <summary>A rough total in yen, if known: decides between the simplified and the full form until the grid is filled.</summary>
    public long? RoughYen { get; init; }
    /// <summary>Why a second stage starts without a first one (decision 2), with its reason.</summary>
    public GateExemption? Exemption { get; init; }
    public string? ExemptionReason { get; init; }
    /// <summary>導入前に協議済: the decision from before the portal that this second stage rests on.</summary>
    public Guid? MigratedId { get; init; }
    /// <summary>An earlier case of the section whose answers are copied to begin with.</summary>
    public Guid? CopyFromId { get; init; }
    /// <summary>The line of the plan of introductions and renewals that this case takes up.</summary>
    public Guid? PlannedCaseId { get; init; }
    /// <summary>The 相談 (G0) that this case is started from.</summary>
    public Guid? AdviceId { get; init; }
    /// <summary>The record of 協議要否の確認 that this case is started from.</summary>
    public Guid? NeedCheckId { get; init; }
}

public sealed class NewConsultationValidator : AbstractValidator<NewConsultation>
{
    public NewConsultationValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(Consultation.TitleLength);
        // The later stages are begun from the case they go on from.
        RuleFor(x => x.Stage).Must(stage => stage is Stage.PreBudget or Stage.PreProcurement).WithMessage("Validation.NotNull");
        RuleFor(x => x.Kind).IsInEnum().WithMessage("Validation.NotNull");
        RuleFor(x => x.BudgetKind).IsInEnum().WithMessage("Validation.NotNull");
        RuleFor(x => x.TargetFy).Must(fy => fy >= FiscalYear.Earliest && fy <= FiscalYear.Latest).WithMessage("Validation.NotNull");
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.SystemId).NotEmpty().When(x => Enum.IsDefined(x.Kind) && x.Kind.ConcernsExistingSystem());
        RuleFor(x => x.Exemption).NotNull().When(x => x.Stage == Stage.PreProcurement).WithMessage("Consultation.ExemptionMissing");
        RuleFor(x => x.ExemptionReason).NotEmpty().When(x => x.Stage == Stage.PreProcurement, ApplyConditionTo.CurrentValidator).MaximumLength(Consultation.ExemptionReasonLength);
        RuleFor(x => x.MigratedId).NotEmpty().When(x => x is { Stage: Stage.PreProcurement, Exemption: GateExemption.DecidedBefore }).WithMessage("Rule.Consultation.MigratedMissing");
        RuleFor(x => x.RoughYen).GreaterThanOrEqualTo(0);
    }
}

/// <summary>The words of a return: at least one reason code; the pinned comments not yet sent go with it.</summary>
public sealed record ReturnInput(string? Letter, IReadOnlyList<string> ReasonCodes);

public sealed record AskInput(IReadOnlyList<QuestionInput> Questions);

public sealed record QuestionInput(string Text, DateOnly DueOn, IReadOnlyList<string> OpenedFields, IReadOnlyList<string> OpenedFiles);

public sealed record JudgeInput(Guid ItemId, Verdict? Verdict, string? Comment);

public sealed record CommentInput(string FieldCode, string Text, string? ReasonCode);

public sealed record ConditionInput(string Kind, string Text, DueGate Gate, int? Years, string Owner);

public sealed record DecisionInput
{
    public string Text { get; init; } = "";
    public IReadOnlyList<ConditionInput> Conditions { get; init; } = [];
    /// <summary>Required to agree over an open blocking item (decision 10).</summary>
    public string? OverrideReason { get; init; }
    /// <summary>The paper 決裁, when it was made outside the portal.</summary>
    public RecordedApproval? Recorded { get; init; }
    /// <summary>The day of the committee's decision.</summary>
    public DateOnly? MeetingOn { get; init; }
}

public sealed record BudgetResultInput
{
    public BudgetOutcome Outcome { get; init; }
    public long? RequestedYen { get; init; }
    public long? AssessedYen { get; init; }
    public string? ProjectName { get; init; }
    public string? ProjectCode { get; init; }
    public string? Account { get; init; }
    public DateOnly? PassedOn { get; init; }
}

public sealed record ContractResultInput
{
    public string Vendor { get; init; } = "";
    public string? VendorNumber { get; init; }
    public long AmountYen { get; init; }
    public long? PlannedPriceYen { get; init; }
    public string Method { get; init; } = "";
    public int? Bidders { get; init; }
    public DateOnly ContractOn { get; init; }
    public DateOnly TermFrom { get; init; }
    public DateOnly TermTo { get; init; }
    public long? AnnualYen { get; init; }
    public string? ContractNumber { get; init; }
    public FiscalYear? NextRenewalFy { get; init; }
    /// <summary>Why the contract lies beyond what was approved, where it does.</summary>
    public string? DeviationReason { get; init; }
    /// <summary>Required where the amount is above the ceiling of the multi-year authority.</summary>
    public string? OverCeilingReason { get; init; }
    /// <summary>議決 of the assembly; required where the price reaches the legal amount.</summary>
    public DateOnly? AssemblyPassedOn { get; init; }
}
