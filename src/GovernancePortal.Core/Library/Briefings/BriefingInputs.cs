using System.Globalization;
using FluentValidation;

namespace GovernancePortal.Core.Library.Briefings;

public sealed record BriefingInput
{
    public uint Version { get; set; }
    public string? Title { get; set; }
    public DateOnly? HeldOn { get; set; }
    /// <summary>10:00</summary>
    public string? From { get; set; }
    public string? To { get; set; }
    public string? Place { get; set; }
    public int? Capacity { get; set; }
    public string? Agenda { get; set; }
    public DateOnly? RemindOn { get; set; }
    public List<Guid> SectionIds { get; set; } = [];
    public List<LinkInput> Links { get; set; } = [];

    internal TimeOnly Starts => Clock(From);
    internal TimeOnly Ends => Clock(To);

    public static BriefingInput Of(BriefingSession session) => new()
    {
        Version = session.Version, Title = session.Title, HeldOn = session.HeldOn, From = session.From.ToString("HH:mm", CultureInfo.InvariantCulture), To = session.To.ToString("HH:mm", CultureInfo.InvariantCulture), Place = session.Place,
        Capacity = session.Capacity, Agenda = session.Agenda, RemindOn = session.RemindOn, SectionIds = [.. session.Invitations.Select(i => i.SectionId)], Links = [.. session.Links.Select(l => new LinkInput { Title = l.Title, Address = l.Address })],
    };

    internal static bool IsClock(string? text) => TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static TimeOnly Clock(string? text) => TimeOnly.ParseExact(text!, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture);
}

public sealed record LinkInput
{
    public string? Title { get; set; }
    public string? Address { get; set; }
}

public sealed class BriefingInputValidator : AbstractValidator<BriefingInput>
{
    private const int MostSeats = 10_000;

    public BriefingInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(BriefingSession.TitleLength);
        RuleFor(x => x.HeldOn).NotNull();
        RuleFor(x => x.From).Must(BriefingInput.IsClock).WithMessage("Briefing.NotATime");
        RuleFor(x => x.To).Must(BriefingInput.IsClock).WithMessage("Briefing.NotATime");
        RuleFor(x => x.To).Must((x, _) => x.Ends > x.Starts).When(x => BriefingInput.IsClock(x.From) && BriefingInput.IsClock(x.To)).WithMessage("Briefing.TimeOrder");
        RuleFor(x => x.Place).NotEmpty().MaximumLength(BriefingSession.PlaceLength);
        RuleFor(x => x.Capacity).InclusiveBetween(1, MostSeats);
        RuleFor(x => x.Agenda).MaximumLength(BriefingSession.TextLength);
        RuleFor(x => x.RemindOn).Must((x, on) => on is null || x.HeldOn is null || on <= x.HeldOn).WithMessage("Briefing.RemindAfter");
        RuleFor(x => x.Links).Must(l => l.Count <= BriefingSession.MostLinks).WithMessage("Briefing.TooManyLinks");
        RuleForEach(x => x.Links).ChildRules(link =>
        {
            link.RuleFor(x => x.Title).NotEmpty().MaximumLength(BriefingSession.TitleLength);
            link.RuleFor(x => x.Address).NotEmpty().MaximumLength(BriefingSession.AddressLength).Must(IsAddress).WithMessage("Briefing.NotAnAddress");
        });
    }

    // A page of the portal, or one on the network; nothing that a browser would run.
    private static bool IsAddress(string? text) => string.IsNullOrEmpty(text) || (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal) && !text.Contains('\\', StringComparison.Ordinal))
        || (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps));
}

public sealed record AttendanceInput
{
    public uint Version { get; set; }
    /// <summary>Of those registered.</summary>
    public List<Guid> Attended { get; set; } = [];
    /// <summary>Who came without a seat.</summary>
    public List<OtherAttendant> Others { get; set; } = [];
}

public sealed record OtherAttendant
{
    public Guid? SectionId { get; set; }
    public string? Name { get; set; }
}

public sealed class AttendanceInputValidator : AbstractValidator<AttendanceInput>
{
    public AttendanceInputValidator() => RuleForEach(x => x.Others).ChildRules(other =>
    {
        other.RuleFor(x => x.SectionId).NotEmpty();
        other.RuleFor(x => x.Name).NotEmpty().MaximumLength(BriefingAttendance.NameLength);
    });
}
