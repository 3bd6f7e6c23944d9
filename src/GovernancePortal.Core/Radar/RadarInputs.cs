using FluentValidation;

namespace GovernancePortal.Core.Radar;

/// <summary>What was decided about one warning.</summary>
public sealed record DecisionChoice
{
    public WarningChoice? Choice { get; init; }
    public string? Reason { get; init; }
    /// <summary>Last day on which it holds.</summary>
    public DateOnly? Until { get; init; }
    public uint Version { get; init; }
}

public sealed class DecisionChoiceValidator : AbstractValidator<DecisionChoice>
{
    public DecisionChoiceValidator()
    {
        RuleFor(x => x.Choice).NotNull().IsInEnum();
        RuleFor(x => x.Reason).MaximumLength(WarningDecision.ReasonLength);
    }
}

public sealed record PlatformTermInput
{
    public string? Name { get; init; }
    public string? Hosting { get; init; }
    public Guid? SystemId { get; init; }
    public DateOnly? ContractFrom { get; init; }
    public DateOnly? ContractTo { get; init; }
    public DateOnly? RenewalOn { get; init; }
    public string? Note { get; init; }
    public uint Version { get; init; }

    public static PlatformTermInput Of(PlatformTerm term) => new()
    {
        Name = term.Name, Hosting = term.Hosting, SystemId = term.SystemId, ContractFrom = term.ContractFrom, ContractTo = term.ContractTo, RenewalOn = term.RenewalOn, Note = term.Note, Version = term.Version,
    };
}

public sealed class PlatformTermInputValidator : AbstractValidator<PlatformTermInput>
{
    /// <param name="hostings">The codes offered today and the one stored.</param>
    public PlatformTermInputValidator(IReadOnlyCollection<string> hostings, IReadOnlyCollection<Guid> systems)
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(PlatformTerm.NameLength);
        RuleFor(x => x.Hosting).NotEmpty().Must(code => code is null || hostings.Contains(code)).WithMessage("Radar.HostingUnknown");
        RuleFor(x => x.SystemId).Must(id => id is null || systems.Contains(id.Value)).WithMessage("Radar.SystemUnknown");
        RuleFor(x => x.ContractFrom).NotNull();
        RuleFor(x => x.ContractTo).NotNull();
        RuleFor(x => x.Note).MaximumLength(PlatformTerm.NoteLength);
    }
}
