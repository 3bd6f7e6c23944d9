using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Funds;

/// <summary>By what future years are bound, or money goes over into one.</summary>
public enum AuthorityKind
{
    DebtBurden,       // 債務負担行為
    LongTermContract, // 長期継続契約
    CarryOver,        // 繰越
}

/// <summary>
/// Authority of a case to spend in later years: its ceiling year by year, and what of it is used. Belongs to the chain, so
/// that both stages show it; stands on the Trail of the case it was entered on.
/// </summary>
public sealed class SpendingAuthority : IVersioned, ITracked
{
    public const int NoteLength = 500;
    public const int MostYears = 20;

    private SpendingAuthority()
    {
    }

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }
    public Guid ConsultationId { get; private init; }
    public AuthorityKind Kind { get; private set; }
    public FiscalYear FromFy { get; private set; }
    public FiscalYear ToFy { get; private set; }
    /// <summary>What is left at the end of a year goes over into the next (繰越).</summary>
    public bool CarriesOver { get; private set; }
    /// <summary>The day the assembly fixed it; for a 長期継続契約 there is none.</summary>
    public DateOnly? DecidedOn { get; private set; }
    public string? Note { get; private set; }
    public List<AuthorityYear> Years { get; private init; } = [];
    public uint Version { get; private set; }

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);

    public long CeilingYen => Years.Sum(y => y.CeilingYen);
    public long UsedYen => Years.Sum(y => y.UsedYen);
    public long RemainingYen => CeilingYen - UsedYen;

    public static SpendingAuthority For(Guid caseId, Guid consultationId, AuthorityInput input, Actor actor)
    {
        var made = new SpendingAuthority { Id = Guid.CreateVersion7(actor.Now), CaseId = caseId, ConsultationId = consultationId };
        made.Take(input, actor);
        return made;
    }

    /// <summary>
    /// Refuses an end before the start (Authority.EndsBeforeStart), years outside the term or named twice
    /// (Authority.YearOutside, Authority.YearTwice), and a year used beyond its ceiling, with what was carried into it
    /// (Authority.OverCeiling).
    /// </summary>
    public void Take(AuthorityInput input, Actor actor)
    {
        var (from, to) = (input.FromFy!.Value, input.ToFy!.Value);
        if (to < from)
        {
            throw new RuleViolation("Authority.EndsBeforeStart", nameof(AuthorityInput.ToFy));
        }
        var seen = new HashSet<FiscalYear>();
        foreach (var (row, index) in input.Years.Select((row, index) => (row, index)))
        {
            var year = row.Fy!.Value;
            if (year < from || year > to)
            {
                throw new RuleViolation("Authority.YearOutside", $"Years[{index}].Fy", year);
            }
            if (!seen.Add(year))
            {
                throw new RuleViolation("Authority.YearTwice", $"Years[{index}].Fy", year);
            }
        }
        if (FirstOver(input) is { } over)
        {
            throw new RuleViolation("Authority.OverCeiling", $"Years[{over.Index}].UsedYen", over.LeftYen);
        }
        (Kind, FromFy, ToFy, CarriesOver, DecidedOn, Note) = (input.Kind!.Value, from, to, input.CarriesOver, input.DecidedOn, input.Note);
        Years.RemoveAll(y => !seen.Contains(y.Fy));
        foreach (var row in input.Years)
        {
            var known = Years.Find(y => y.Fy == row.Fy);
            if (known is null)
            {
                Years.Add(known = new AuthorityYear { Id = Guid.CreateVersion7(actor.Now), AuthorityId = Id, ConsultationId = ConsultationId, Fy = row.Fy!.Value });
            }
            (known.CeilingYen, known.UsedYen) = (row.CeilingYen!.Value, row.UsedYen ?? 0);
        }
    }

    /// <summary>The first row that uses more than its year allows: its own ceiling and, where money goes over, what earlier years left.</summary>
    private static (int Index, long LeftYen)? FirstOver(AuthorityInput input)
    {
        var carried = 0L;
        foreach (var (row, index) in input.Years.Select((row, index) => (row, index)).OrderBy(x => x.row.Fy!.Value.Year))
        {
            var allowed = row.CeilingYen!.Value + carried;
            if ((row.UsedYen ?? 0) > allowed)
            {
                return (index, allowed);
            }
            carried = input.CarriesOver ? allowed - (row.UsedYen ?? 0) : 0;
        }
        return null;
    }
}

/// <summary>限度額 of one fiscal year and what of it is used, whole yen.</summary>
public sealed class AuthorityYear : ITracked
{
    public Guid Id { get; init; }
    public Guid AuthorityId { get; init; }
    public Guid ConsultationId { get; init; }
    public FiscalYear Fy { get; init; }
    public long CeilingYen { get; set; }
    public long UsedYen { get; set; }
    public long RemainingYen => CeilingYen - UsedYen;

    public TrailSubject Subject => new(Consultation.SubjectType, ConsultationId);
}

public sealed record AuthorityInput
{
    public AuthorityKind? Kind { get; init; }
    public FiscalYear? FromFy { get; init; }
    public FiscalYear? ToFy { get; init; }
    public bool CarriesOver { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public string? Note { get; init; }
    public List<AuthorityYearInput> Years { get; init; } = [];
    public uint Version { get; init; }

    public static AuthorityInput Of(SpendingAuthority known) => new()
    {
        Kind = known.Kind, FromFy = known.FromFy, ToFy = known.ToFy, CarriesOver = known.CarriesOver, DecidedOn = known.DecidedOn, Note = known.Note, Version = known.Version,
        Years = [.. known.Years.OrderBy(y => y.Fy.Year).Select(y => new AuthorityYearInput { Fy = y.Fy, CeilingYen = y.CeilingYen, UsedYen = y.UsedYen })],
    };
}

public sealed record AuthorityYearInput
{
    public FiscalYear? Fy { get; init; }
    public long? CeilingYen { get; init; }
    public long? UsedYen { get; init; }
}

public sealed class AuthorityInputValidator : AbstractValidator<AuthorityInput>
{
    public AuthorityInputValidator()
    {
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.FromFy).NotNull();
        RuleFor(x => x.ToFy).NotNull();
        RuleFor(x => x.Note).MaximumLength(SpendingAuthority.NoteLength);
        RuleFor(x => x.Years).Must(y => y.Count is > 0 and <= SpendingAuthority.MostYears).WithMessage("Authority.NoYears");
        RuleForEach(x => x.Years).ChildRules(y =>
        {
            y.RuleFor(r => r.Fy).NotNull();
            y.RuleFor(r => r.CeilingYen).NotNull().GreaterThanOrEqualTo(0);
            y.RuleFor(r => r.UsedYen).GreaterThanOrEqualTo(0);
        });
    }
}
