using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Plans;

/// <summary>Where an auditor is drawn from (decision 23): the information division itself, a bureau, or outside.</summary>
public enum AuditorPool
{
    Division, // 情報政策課
    Bureau,   // 各部局
    External, // 外部
}

/// <summary>Days (both included) on which an auditor does not audit.</summary>
public sealed class AuditorAbsence
{
    public Guid Id { get; init; }
    public Guid AuditorId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }
}

/// <summary>監査人: who may be put on an audit team. Section history comes from People's memberships for those with an account.</summary>
public sealed class Auditor : IVersioned, ITracked
{
    public const string SubjectType = "Auditor";
    public const int NameLength = 100;
    public const int MostPerYear = 100;
    public const int MostAbsences = 30;

    private readonly List<AuditorAbsence> absences = [];

    public Guid Id { get; init; }
    /// <summary>The account with which findings are recorded; null for an outside auditor without one.</summary>
    public Guid? UserId { get; init; }
    public required string Name { get; set; }
    /// <summary>Null for an outside auditor.</summary>
    public Guid? SectionId { get; set; }
    public AuditorPool Pool { get; set; }
    /// <summary>May lead: trained, by the register of trainings or as entered with its day.</summary>
    public DateOnly? LeadTrainedOn { get; set; }
    /// <summary>Audits a fiscal year.</summary>
    public int CapacityPerYear { get; set; }
    /// <summary>Has not audited yet: the plan puts an experienced one beside.</summary>
    public bool IsNew { get; set; }
    public DateOnly ValidFrom { get; set; }
    public DateOnly? ValidTo { get; set; }
    public int Revision { get; private set; }
    public uint Version { get; private init; }
    public IReadOnlyList<AuditorAbsence> Absences => absences;

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>Refused: a section where the auditor is from outside, none where not (Auditor.SectionMissing); an absence that ends before it begins (Auditor.AbsenceOrder).</summary>
    internal void Take(AuditorInput input, DateTimeOffset now)
    {
        if (input.Pool is not AuditorPool.External && input.SectionId is null && UserId is null)
        {
            throw new RuleViolation("Auditor.SectionMissing", nameof(input.SectionId));
        }
        var rows = input.Absences.Where(a => a.From is not null || a.To is not null).ToList();
        if (rows.Exists(a => a.From is null || a.To is null || a.To < a.From) || rows.Count > MostAbsences)
        {
            throw new RuleViolation("Auditor.AbsenceOrder", nameof(input.Absences));
        }
        (Name, SectionId, Pool, LeadTrainedOn, CapacityPerYear, IsNew, ValidFrom, ValidTo) =
            (input.Name!, input.Pool == AuditorPool.External ? null : input.SectionId, input.Pool!.Value, input.LeadTrainedOn, input.CapacityPerYear!.Value, input.IsNew, input.ValidFrom!.Value, input.ValidTo);
        absences.Clear();
        absences.AddRange(rows.Select(a => new AuditorAbsence { Id = Guid.CreateVersion7(now), AuditorId = Id, From = a.From!.Value, To = a.To!.Value }));
        // Absences alone would leave the row as it is, and two who edit them would not notice each other.
        Revision++;
    }

    /// <summary>組織改正: the section that takes over.</summary>
    internal void Succeed(Guid sectionId) => SectionId = sectionId;
}

public sealed record AuditorAbsenceInput
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

public sealed record AuditorInput
{
    /// <summary>Of a new one only: name and section then follow the account.</summary>
    public Guid? UserId { get; init; }
    public string? Name { get; init; }
    public AuditorPool? Pool { get; init; }
    public Guid? SectionId { get; init; }
    public DateOnly? LeadTrainedOn { get; init; }
    public int? CapacityPerYear { get; init; }
    public bool IsNew { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public List<AuditorAbsenceInput> Absences { get; init; } = [];
    public uint Version { get; init; }

    public static AuditorInput Of(Auditor a) => new()
    {
        UserId = a.UserId, Name = a.Name, Pool = a.Pool, SectionId = a.SectionId, LeadTrainedOn = a.LeadTrainedOn, CapacityPerYear = a.CapacityPerYear, IsNew = a.IsNew, ValidFrom = a.ValidFrom, ValidTo = a.ValidTo, Version = a.Version,
        Absences = [.. a.Absences.OrderBy(x => x.From).Select(x => new AuditorAbsenceInput { From = x.From, To = x.To })],
    };
}

public sealed class AuditorInputValidator : AbstractValidator<AuditorInput>
{
    public AuditorInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().When(x => x.UserId is null);
        RuleFor(x => x.Name).MaximumLength(Auditor.NameLength);
        RuleFor(x => x.Pool).NotNull().IsInEnum();
        RuleFor(x => x.CapacityPerYear).NotNull().InclusiveBetween(0, Auditor.MostPerYear);
        RuleFor(x => x.ValidFrom).NotEmpty();
        RuleFor(x => x.ValidTo).GreaterThanOrEqualTo(x => x.ValidFrom).When(x => x.ValidTo is not null && x.ValidFrom is not null);
    }
}
