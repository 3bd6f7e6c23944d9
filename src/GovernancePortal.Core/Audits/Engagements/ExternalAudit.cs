using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Engagements;

/// <summary>外部監査 (R260): by a firm, with the report received and its submission to J-LIS.</summary>
public sealed class ExternalAudit : IVersioned, ITracked
{
    public const string SubjectType = "ExternalAudit";
    public const int FirmLength = 200;

    public Guid Id { get; private init; }
    public FiscalYear FiscalYear { get; private set; }
    public string Firm { get; private set; } = "";
    public string Scope { get; private set; } = "";
    public DateOnly PeriodFrom { get; private set; }
    public DateOnly PeriodTo { get; private set; }
    public DateOnly? ReceivedOn { get; private set; }
    public Guid? ReportFileId { get; private set; }
    public StoredFile? Report { get; private set; }
    /// <summary>The day the report went to J-LIS.</summary>
    public DateOnly? SubmittedOn { get; private set; }
    /// <summary>How it went there: number of the letter, means, recipient.</summary>
    public string? SubmissionRecord { get; private set; }
    public uint Version { get; private init; }

    public bool AwaitsSubmission => ReceivedOn is not null && SubmittedOn is null;
    public TrailSubject Subject => new(SubjectType, Id);

    internal static ExternalAudit Begin(Actor actor) => new() { Id = Guid.CreateVersion7(actor.Now) };

    /// <summary>Refused: a submission without a report (ExternalAudit.NotReceived), a day to come (ExternalAudit.DayToCome).</summary>
    internal void Take(ExternalAuditInput input, StoredFile? report, Actor actor)
    {
        if (input.SubmittedOn is not null && input.ReceivedOn is null)
        {
            throw new RuleViolation("ExternalAudit.NotReceived", nameof(input.SubmittedOn));
        }
        if (input.ReceivedOn > actor.Today || input.SubmittedOn > actor.Today)
        {
            throw new RuleViolation("ExternalAudit.DayToCome", input.ReceivedOn > actor.Today ? nameof(input.ReceivedOn) : nameof(input.SubmittedOn), actor.Today);
        }
        (FiscalYear, Firm, Scope, PeriodFrom, PeriodTo) = (new FiscalYear(input.Fy!.Value), input.Firm!, input.Scope!, input.PeriodFrom!.Value, input.PeriodTo!.Value);
        (ReceivedOn, SubmittedOn, SubmissionRecord) = (input.ReceivedOn, input.SubmittedOn, input.SubmissionRecord);
        ReportFileId = report?.Id ?? ReportFileId;
    }
}

public sealed record ExternalAuditInput
{
    public int? Fy { get; init; }
    public string? Firm { get; init; }
    public string? Scope { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? SubmittedOn { get; init; }
    public string? SubmissionRecord { get; init; }
    public uint Version { get; init; }

    public static ExternalAuditInput Of(ExternalAudit a) => new()
    {
        Fy = a.FiscalYear.Year, Firm = a.Firm, Scope = a.Scope, PeriodFrom = a.PeriodFrom, PeriodTo = a.PeriodTo, ReceivedOn = a.ReceivedOn, SubmittedOn = a.SubmittedOn, SubmissionRecord = a.SubmissionRecord, Version = a.Version,
    };
}

public sealed class ExternalAuditValidator : AbstractValidator<ExternalAuditInput>
{
    public ExternalAuditValidator()
    {
        RuleFor(x => x.Fy).NotNull().InclusiveBetween(2000, 2100);
        RuleFor(x => x.Firm).NotEmpty().MaximumLength(ExternalAudit.FirmLength);
        RuleFor(x => x.Scope).NotEmpty().MaximumLength(AuditEngagement.TextLength);
        RuleFor(x => x.PeriodFrom).NotEmpty();
        RuleFor(x => x.PeriodTo).NotEmpty();
        RuleFor(x => x.PeriodTo).GreaterThanOrEqualTo(x => x.PeriodFrom).When(x => x.PeriodFrom is not null && x.PeriodTo is not null);
        RuleFor(x => x.SubmissionRecord).MaximumLength(AuditEngagement.ReasonLength);
        RuleFor(x => x.SubmissionRecord).NotEmpty().When(x => x.SubmittedOn is not null);
    }
}
