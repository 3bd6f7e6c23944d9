using FluentValidation;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Training;

public sealed record CourseInput
{
    public FiscalYear? Fy { get; init; }
    public string? Title { get; init; }
    public TrainingKind? Kind { get; init; }
    /// <summary>Names of <see cref="TrainingTarget"/>.</summary>
    public List<string> Targets { get; init; } = [];
    public TrainingMeans? Means { get; init; }
    public string? Content { get; init; }
    public int? PlannedSessions { get; init; }
    public int? PlannedPeople { get; init; }
    public Guid? PolicyId { get; init; }
    public uint Version { get; init; }

    public static CourseInput Of(TrainingCourse c) => new()
    {
        Fy = c.Fy, Title = c.Title, Kind = c.Kind, Targets = [.. c.Targets], Means = c.Means, Content = c.Content, PlannedSessions = c.PlannedSessions, PlannedPeople = c.PlannedPeople, PolicyId = c.PolicyId, Version = c.Version,
    };
}

public sealed class CourseInputValidator : AbstractValidator<CourseInput>
{
    private const int MostSessions = 1000;

    public CourseInputValidator()
    {
        RuleFor(x => x.Fy).NotNull();
        RuleFor(x => x.Title).NotEmpty().MaximumLength(TrainingCourse.TitleLength);
        RuleFor(x => x.Kind).NotNull().IsInEnum();
        RuleFor(x => x.Targets).NotEmpty();
        RuleFor(x => x.Means).NotNull().IsInEnum();
        RuleFor(x => x.Content).MaximumLength(TrainingCourse.TextLength);
        RuleFor(x => x.PlannedSessions).InclusiveBetween(0, MostSessions);
        RuleFor(x => x.PlannedPeople).InclusiveBetween(0, TrainingAttendance.MostPeople);
    }
}

public sealed record SessionInput
{
    public DateOnly? On { get; init; }
    public string? Place { get; init; }
    public string? Teacher { get; init; }
    public bool IsCancelled { get; init; }
    public uint Version { get; init; }

    public static SessionInput Of(TrainingSession s) => new() { On = s.On, Place = s.Place, Teacher = s.Teacher, IsCancelled = s.IsCancelled, Version = s.Version };
}

public sealed class SessionInputValidator : AbstractValidator<SessionInput>
{
    public SessionInputValidator()
    {
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.Place).MaximumLength(TrainingSession.PlaceLength);
        RuleFor(x => x.Teacher).MaximumLength(TrainingAttendance.NameLength);
    }
}

public sealed record AttendanceInput
{
    public TrainingTarget? Target { get; init; }
    public Guid? SectionId { get; init; }
    public Guid? MunicipalityId { get; init; }
    /// <summary>Of those who are named.</summary>
    public string? PersonName { get; init; }
    /// <summary>Of those who are counted.</summary>
    public int? People { get; init; }
}

public sealed class AttendanceInputValidator : AbstractValidator<AttendanceInput>
{
    public AttendanceInputValidator()
    {
        RuleFor(x => x.Target).NotNull().IsInEnum();
        RuleFor(x => x.PersonName).MaximumLength(TrainingAttendance.NameLength);
        RuleFor(x => x.PersonName).NotEmpty().When(x => x.Target is { } t && TrainingAttendance.IsNamed(t));
        RuleFor(x => x.People).NotNull().When(x => x.Target is { } t && !TrainingAttendance.IsNamed(t));
        RuleFor(x => x.People).InclusiveBetween(1, TrainingAttendance.MostPeople);
        RuleFor(x => x.SectionId).NotNull().When(x => x.Target is not null and not TrainingTarget.MunicipalStaff);
        RuleFor(x => x.MunicipalityId).NotNull().When(x => x.Target == TrainingTarget.MunicipalStaff);
    }
}

public sealed record HeadcountInput
{
    public FiscalYear? Fy { get; init; }
    public int? Staff { get; init; }
    public uint Version { get; init; }
}

public sealed class HeadcountInputValidator : AbstractValidator<HeadcountInput>
{
    public HeadcountInputValidator()
    {
        RuleFor(x => x.Fy).NotNull();
        RuleFor(x => x.Staff).NotNull().InclusiveBetween(0, SectionHeadcount.MostStaff);
    }
}

public sealed record OfficerInput
{
    public string? Name { get; init; }
    public DateOnly? ValidFrom { get; init; }
}

public sealed class OfficerInputValidator : AbstractValidator<OfficerInput>
{
    public OfficerInputValidator()
    {
        RuleFor(x => x.Name).NotEmpty().MaximumLength(TrainingAttendance.NameLength);
        RuleFor(x => x.ValidFrom).NotNull();
    }
}

public sealed record AlertInput
{
    public string? Title { get; init; }
    public string? Text { get; init; }
    public Guid? BureauId { get; init; }
}

public sealed class AlertInputValidator : AbstractValidator<AlertInput>
{
    public AlertInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(SecurityAlert.TitleLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(SecurityAlert.TextLength);
    }
}

public sealed record PolicyRoleInput
{
    public TrainingTarget? Target { get; init; }
    public string? Duty { get; init; }
    public string? Skills { get; init; }
}

public sealed record PolicyInput
{
    public string? Title { get; init; }
    public string? Edition { get; init; }
    public DateOnly? ApprovedOn { get; init; }
    public string? ApprovedBy { get; init; }
    public string? Text { get; init; }
    public List<PolicyRoleInput> Roles { get; init; } = [];
    public uint Version { get; init; }

    /// <summary>With a row for every kind of staff.</summary>
    public static PolicyInput Of(DevelopmentPolicy? p) => new()
    {
        Title = p?.Title, Edition = p?.Edition, ApprovedOn = p?.ApprovedOn, ApprovedBy = p?.ApprovedBy, Text = p?.Text, Version = p?.Version ?? 0,
        Roles = [.. Enum.GetValues<TrainingTarget>().Select(t => new PolicyRoleInput { Target = t, Duty = p?.Roles.FirstOrDefault(r => r.Target == t)?.Duty, Skills = p?.Roles.FirstOrDefault(r => r.Target == t)?.Skills })],
    };
}

public sealed class PolicyInputValidator : AbstractValidator<PolicyInput>
{
    public PolicyInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(DevelopmentPolicy.TitleLength);
        RuleFor(x => x.Edition).NotEmpty().MaximumLength(DevelopmentPolicy.EditionLength);
        RuleFor(x => x.ApprovedOn).NotNull();
        RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(DevelopmentPolicy.PersonLength);
        RuleFor(x => x.Text).MaximumLength(DevelopmentPolicy.TextLength);
        RuleForEach(x => x.Roles).ChildRules(row =>
        {
            row.RuleFor(r => r.Duty).MaximumLength(DevelopmentRole.TextLength);
            row.RuleFor(r => r.Skills).MaximumLength(DevelopmentRole.TextLength);
        });
    }
}
