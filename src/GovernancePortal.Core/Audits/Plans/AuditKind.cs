using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>What a kind of audit is for the plan: the planner knows the first two, the others stand outside its capacities.</summary>
public enum AuditNature
{
    General,   // 情報セキュリティ監査
    MyNumber,  // 特定個人情報（マイナンバー）監査
    External,  // 外部監査
    Special,   // 特命監査
    System,    // システム監査
    Contractor, // 委託先監査
}

/// <summary>A kind of audit (domain.md 6.2) as an office names it: dated data, kept by the audit office.</summary>
public sealed class AuditKind : IVersioned, ITracked
{
    public const string SubjectType = "AuditKind";
    public const int CodeLength = 20;
    public const int NameLength = 60;
    public const int MostYears = 20;

    public Guid Id { get; init; }
    /// <summary>Never changes; audits and plans keep it.</summary>
    public required string Code { get; init; }
    public required string Name { get; set; }
    public string? NameEn { get; set; }
    public AuditNature Nature { get; init; }
    /// <summary>Once in so many years; null where it follows no rhythm.</summary>
    public int? EveryYears { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public uint Version { get; private init; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    internal void Take(AuditKindInput input) =>
        (Name, NameEn, EveryYears, ValidFrom, ValidTo) = (input.Name!, input.NameEn, input.EveryYears, input.ValidFrom!.Value, input.ValidTo);
}

public sealed record AuditKindInput
{
    /// <summary>Of a new one only.</summary>
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? NameEn { get; init; }
    /// <summary>Of a new one only.</summary>
    public AuditNature? Nature { get; init; }
    public int? EveryYears { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public uint Version { get; init; }

    public static AuditKindInput Of(AuditKind k) => new()
    {
        Code = k.Code, Name = k.Name, NameEn = k.NameEn, Nature = k.Nature, EveryYears = k.EveryYears, ValidFrom = k.ValidFrom, ValidTo = k.ValidTo, Version = k.Version,
    };
}

public sealed class AuditKindInputValidator : AbstractValidator<AuditKindInput>
{
    public AuditKindInputValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(AuditKind.CodeLength);
        RuleFor(x => x.Name).NotEmpty().MaximumLength(AuditKind.NameLength);
        RuleFor(x => x.NameEn).MaximumLength(AuditKind.NameLength);
        RuleFor(x => x.Nature).NotNull().IsInEnum();
        RuleFor(x => x.EveryYears).InclusiveBetween(1, AuditKind.MostYears);
        RuleFor(x => x.ValidFrom).NotEmpty();
        RuleFor(x => x.ValidTo).GreaterThanOrEqualTo(x => x.ValidFrom).When(x => x.ValidTo is not null && x.ValidFrom is not null);
    }
}
