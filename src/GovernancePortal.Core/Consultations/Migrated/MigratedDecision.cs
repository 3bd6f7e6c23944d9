using FluentValidation;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace GovernancePortal.Core.Consultations.Migrated;

/// <summary>
/// 移行: a decision from before the portal (decision 2), known by its document number and stage. What came in stays as it
/// came; the case that carries it is frozen like any decided one.
/// </summary>
public sealed class MigratedDecision : ITracked
{
    public const int DocumentLength = 60;
    public const int ConditionsLength = 1000;

    /// <summary>The id of the case.</summary>
    public Guid Id { get; init; }
    public Stage Stage { get; init; }
    public required string DocumentNumber { get; init; }
    /// <summary>Everything that was brought in, in one canonical line: the same row again changes nothing, another one is refused.</summary>
    public required string Content { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }

    public TrailSubject Subject => new(Consultation.SubjectType, Id);
}

internal sealed class MigratedDecisionMapping : IEntityTypeConfiguration<MigratedDecision>
{
    public void Configure(EntityTypeBuilder<MigratedDecision> b)
    {
        b.ToTable("consultation_migrated");
        b.Property(x => x.DocumentNumber).HasMaxLength(MigratedDecision.DocumentLength).Trail();
        b.Property(x => x.Content).HasMaxLength(8000);
        b.Property(x => x.RecordedBy).HasMaxLength(100);
        b.HasIndex(x => new { x.Stage, x.DocumentNumber }).IsUnique();
        b.HasOne<Consultation>().WithOne().HasForeignKey<MigratedDecision>(x => x.Id).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>One decision from before the portal, as a file or a form says it.</summary>
public sealed record MigratedInput
{
    public Stage? Stage { get; set; }
    public string? Title { get; set; }
    public Guid? SectionId { get; set; }
    public Guid? SystemId { get; set; }
    public FiscalYear? TargetFy { get; set; }
    public ConsultationKind? Kind { get; set; }
    public DateOnly? DecidedOn { get; set; }
    /// <summary>Approved, ConditionallyApproved or Rejected.</summary>
    public ConsultationState? Result { get; set; }
    public bool ByCommittee { get; set; }
    public string? Decider { get; set; }
    public string? DocumentNumber { get; set; }
    /// <summary>Document number of the stage before this one, where that was brought in too.</summary>
    public string? PreviousDocument { get; set; }
    public string? ConditionsText { get; set; }
    /// <summary>Until when an open condition must be met; empty where it is fulfilled already.</summary>
    public DueGate? Gate { get; set; }
    public long? AmountYen { get; set; }
    public string? Supplier { get; set; }
    public DateOnly? ContractOn { get; set; }
    public DateOnly? TermFrom { get; set; }
    public DateOnly? TermTo { get; set; }

    internal string Content() => string.Join('\u001f', Stage, Title, SectionId, SystemId, TargetFy?.Year, Kind, DecidedOn?.ToString("O"), Result, ByCommittee, Decider, PreviousDocument, ConditionsText, Gate, AmountYen, Supplier,
        ContractOn?.ToString("O"), TermFrom?.ToString("O"), TermTo?.ToString("O"));
}

public sealed class MigratedInputValidator : AbstractValidator<MigratedInput>
{
    public static readonly ConsultationState[] Results = [ConsultationState.Approved, ConsultationState.ConditionallyApproved, ConsultationState.Rejected];

    public MigratedInputValidator(DateOnly today)
    {
        RuleFor(x => x.Stage).NotNull();
        RuleFor(x => x.Title).NotEmpty().MaximumLength(Consultation.TitleLength);
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.TargetFy).NotNull();
        RuleFor(x => x.DecidedOn).NotNull();
        RuleFor(x => x.DecidedOn).LessThanOrEqualTo(today).WithMessage("CaseAct.DayAhead");
        RuleFor(x => x.Result).NotNull();
        RuleFor(x => x.Result).Must(r => r is null || Results.Contains(r.Value)).WithMessage("Validation.NotNull");
        RuleFor(x => x.Decider).MaximumLength(100);
        RuleFor(x => x.DocumentNumber).NotEmpty().MaximumLength(MigratedDecision.DocumentLength);
        RuleFor(x => x.PreviousDocument).MaximumLength(MigratedDecision.DocumentLength);
        RuleFor(x => x.ConditionsText).MaximumLength(MigratedDecision.ConditionsLength);
        RuleFor(x => x.ConditionsText).NotEmpty().When(x => x.Gate is not null || x.Result == ConsultationState.ConditionallyApproved);
        RuleFor(x => x.AmountYen).GreaterThanOrEqualTo(0);
        RuleFor(x => x.Supplier).MaximumLength(200);
        RuleFor(x => x.TermTo).GreaterThanOrEqualTo(x => x.TermFrom).When(x => x.TermFrom is not null && x.TermTo is not null).WithMessage("Rule.Form.DatesCrossed");
    }
}
