using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Bcp;

public sealed record NetworkInput
{
    public string? Name { get; init; }
    public NetworkKind? Kind { get; init; }
    public Guid? SectionId { get; init; }
    public string? SystemCode { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    public string? Verification { get; init; }
    public string? Substitutes { get; init; }
    public uint Version { get; init; }

    public static NetworkInput Of(ManagedNetwork network) => new()
    {
        Name = network.Name, Kind = network.Kind, SectionId = network.SectionId, SystemCode = network.SystemCode, Verification = network.Verification, Substitutes = network.Substitutes, Version = network.Version,
    };
}

public sealed class NetworkInputValidator : AbstractValidator<NetworkInput>
{
    public NetworkInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(ManagedNetwork.NameLength);
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.SectionId).NotNull();
        RuleFor(x => x.SystemCode).MaximumLength(InformationSystem.CodeLength);
        RuleFor(x => x.Verification).MaximumLength(ManagedNetwork.TextLength);
        RuleFor(x => x.Substitutes).MaximumLength(ManagedNetwork.TextLength);
    }
}

/// <summary>The prefecture's own rule is the default: restored within an hour, replaced within six (R046, R047).</summary>
public sealed record TargetInput
{
    public const int DefaultRestoreHours = 1;
    public const int DefaultSubstituteHours = 6;

    public DateOnly? ValidFrom { get; init; }
    public int? RestoreHours { get; init; }
    public int? SubstituteHours { get; init; }
    public string? Basis { get; init; }
    public uint Version { get; init; }
}

public sealed class TargetInputValidator : AbstractValidator<TargetInput>
{
    private const int MostHours = 720;

    public TargetInputValidator()
    {
        RuleFor(x => x.ValidFrom).NotNull();
        RuleFor(x => x.RestoreHours).NotNull().InclusiveBetween(1, MostHours);
        RuleFor(x => x.SubstituteHours).NotNull().InclusiveBetween(1, MostHours);
        RuleFor(x => x.Basis).MaximumLength(NetworkTarget.BasisLength);
    }
}

/// <summary>Days and clock times of Tokyo.</summary>
public sealed record IncidentInput
{
    public const int ClockLength = 5;

    public DateOnly? OccurredOn { get; init; }
    public string? OccurredTime { get; init => field = Narrow(value); }
    public string? What { get; init; }
    public string? Cause { get; init; }
    public DateOnly? RestoredOn { get; init; }
    public string? RestoredTime { get; init => field = Narrow(value); }
    public DateOnly? SubstitutedOn { get; init; }
    public string? SubstitutedTime { get; init => field = Narrow(value); }
    public string? SubstitutedPart { get; init; }
    public uint Version { get; init; }

    /// <summary>9:05, 09:05 or 9時5分.</summary>
    public static TimeOnly? ReadClock(string? text) =>
        TimeOnly.TryParseExact(text?.Replace('時', ':').Replace("分", "", StringComparison.Ordinal), ["H:m", "H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? clock : null;

    public static IncidentInput Of(NetworkIncident incident, uint version) => new()
    {
        OccurredOn = OfficeTime.DayOf(incident.OccurredAt), OccurredTime = Clock(incident.OccurredAt), What = incident.What, Cause = incident.Cause,
        RestoredOn = incident.RestoredAt is { } r ? OfficeTime.DayOf(r) : null, RestoredTime = Clock(incident.RestoredAt),
        SubstitutedOn = incident.SubstitutedAt is { } s ? OfficeTime.DayOf(s) : null, SubstitutedTime = Clock(incident.SubstitutedAt), SubstitutedPart = incident.SubstitutedPart, Version = version,
    };

    private static string? Clock(DateTimeOffset? at) => at is { } instant ? OfficeTime.ClockOf(instant).ToString("HH:mm", CultureInfo.InvariantCulture) : null;

    private static string? Narrow(string? text) => text is null ? null : CharacterWidth.Narrow(text);
}

public sealed class IncidentInputValidator : AbstractValidator<IncidentInput>
{
    public IncidentInputValidator()
    {
        RuleFor(x => x.OccurredOn).NotNull();
        RuleFor(x => x.OccurredTime).NotEmpty();
        RuleFor(x => x.RestoredTime).NotEmpty().When(x => x.RestoredOn is not null);
        RuleFor(x => x.RestoredOn).NotNull().When(x => x.RestoredTime is not null);
        RuleFor(x => x.SubstitutedTime).NotEmpty().When(x => x.SubstitutedOn is not null);
        RuleFor(x => x.SubstitutedOn).NotNull().When(x => x.SubstitutedTime is not null);
        RuleFor(x => x.OccurredTime).Must(IsClock).WithMessage("Bcp.NotAClock");
        RuleFor(x => x.RestoredTime).Must(IsClock).WithMessage("Bcp.NotAClock");
        RuleFor(x => x.SubstitutedTime).Must(IsClock).WithMessage("Bcp.NotAClock");
        RuleFor(x => x.What).NotEmpty().MaximumLength(NetworkIncident.TextLength);
        RuleFor(x => x.Cause).MaximumLength(NetworkIncident.TextLength);
        RuleFor(x => x.SubstitutedPart).MaximumLength(NetworkIncident.PartLength);
        RuleFor(x => x.SubstitutedPart).NotEmpty().When(x => x.SubstitutedOn is not null);
    }

    private static bool IsClock(string? text) => text is null || IncidentInput.ReadClock(text) is not null;
}
