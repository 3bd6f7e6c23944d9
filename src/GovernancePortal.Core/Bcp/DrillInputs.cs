using FluentValidation;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Bcp;

public sealed record DrillInput
{
    public string? Title { get; init; }
    public DrillKind? Kind { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? PlanId { get; init; }
    public DateOnly? PlannedOn { get; init; }
    public string? Scenario { get; init; }
    /// <summary>Numbers of the systems covered, parted by ";".</summary>
    public string? Systems { get; init => field = SystemNumbers.Ordered(value); }
    public uint Version { get; init; }

    public static DrillInput Of(ContinuityDrill drill, IEnumerable<string> codes) => new()
    {
        Title = drill.Title, Kind = drill.Kind, SectionId = drill.SectionId, PlanId = drill.PlanId, PlannedOn = drill.PlannedOn, Scenario = drill.Scenario, Systems = string.Join(';', codes), Version = drill.Version,
    };
}

public sealed class DrillInputValidator : AbstractValidator<DrillInput>
{
    public const int SystemsLength = 2000;

    public DrillInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(ContinuityDrill.TitleLength);
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.SectionId).NotNull();
        RuleFor(x => x.PlannedOn).NotNull();
        RuleFor(x => x.Scenario).MaximumLength(ContinuityDrill.TextLength);
        RuleFor(x => x.Systems).MaximumLength(SystemsLength);
    }
}

public sealed record FindingRow
{
    public Guid? Id { get; init; }
    public string? Text { get; init; }
    public Guid? OwnerSectionId { get; init; }
    public DateOnly? DueOn { get; init; }

    internal bool IsEmpty => (Id, Text, OwnerSectionId, DueOn) == default;
}

public sealed record DrillResultInput
{
    public DateOnly? HeldOn { get; init; }
    public string? Attendants { get; init; }
    public int? AttendantCount { get; init; }
    public string? Result { get; init; }
    public List<FindingRow> Findings { get; init; } = [];
    public uint Version { get; init; }

    public static DrillResultInput Of(ContinuityDrill drill) => new()
    {
        HeldOn = drill.HeldOn ?? drill.PlannedOn, Attendants = drill.Attendants, AttendantCount = drill.AttendantCount, Result = drill.Result, Version = drill.Version,
        Findings = [.. drill.Findings.OrderBy(f => f.Position).Select(f => new FindingRow { Id = f.Id, Text = f.Text, OwnerSectionId = f.OwnerSectionId, DueOn = f.DueOn })],
    };
}

public sealed class DrillResultValidator : AbstractValidator<DrillResultInput>
{
    private const int MostAttendants = 100_000;

    public DrillResultValidator()
    {
        RuleFor(x => x.HeldOn).NotNull();
        RuleFor(x => x.Attendants).MaximumLength(ContinuityDrill.AttendantsLength);
        RuleFor(x => x.AttendantCount).InclusiveBetween(0, MostAttendants);
        RuleFor(x => x.Result).NotEmpty().MaximumLength(ContinuityDrill.TextLength);
        RuleForEach(x => x.Findings).ChildRules(row =>
        {
            row.RuleFor(x => x.Text).NotEmpty().When(x => !x.IsEmpty);
            row.RuleFor(x => x.Text).MaximumLength(DrillFinding.TextLength);
            row.RuleFor(x => x.OwnerSectionId).NotNull().When(x => !x.IsEmpty);
            row.RuleFor(x => x.DueOn).NotNull().When(x => !x.IsEmpty);
        });
    }
}

/// <summary>How a finding was mended.</summary>
public sealed record SettleInput
{
    public string? Note { get; init; }
    public uint Version { get; init; }
}

public sealed class SettleValidator : AbstractValidator<SettleInput>
{
    public SettleValidator() => RuleFor(x => x.Note).NotEmpty().MaximumLength(ContinuityPlan.ReasonLength);
}
