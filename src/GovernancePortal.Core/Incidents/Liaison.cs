using FluentValidation;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Incidents;

/// <summary>連絡先 (R180): an office that is told, or that tells us; dated. The own CSIRT is one of them, so that everybody finds it.</summary>
public sealed class LiaisonContact : IVersioned, ITracked
{
    public const string SubjectType = "LiaisonContact";
    public const int NoteLength = 1000;

    private LiaisonContact()
    {
    }

    public Guid Id { get; private init; }
    public LiaisonBody Body { get; private set; }
    public string Name { get; private set; } = "";
    public string? Office { get; private set; }
    public string? Phone { get; private set; }
    public string? NightPhone { get; private set; }
    public string? Mail { get; private set; }
    /// <summary>We tell it.</summary>
    public bool Told { get; private set; }
    /// <summary>It sends alerts (R185).</summary>
    public bool Warns { get; private set; }
    public string? Note { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    /// <summary>Last day; open when null.</summary>
    public DateOnly? ValidTo { get; private set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    internal static LiaisonContact Add(LiaisonContactInput input, Actor actor)
    {
        var contact = new LiaisonContact { Id = Guid.CreateVersion7(actor.Now) };
        contact.Change(input);
        return contact;
    }

    internal void Change(LiaisonContactInput input) =>
        (Body, Name, Office, Phone, NightPhone, Mail, Told, Warns, Note, ValidFrom, ValidTo) =
        (input.Body!.Value, input.Name!, input.Office, input.Phone, input.NightPhone, input.Mail, input.Told, input.Warns, input.Note, input.ValidFrom!.Value, input.ValidTo);
}

/// <summary>An alert that came in from the state, the sector council or another body (R185), with what was done about it.</summary>
public sealed class LiaisonAlert : IVersioned, ITracked
{
    public const string SubjectType = "LiaisonAlert";

    private LiaisonAlert()
    {
    }

    public Guid Id { get; private init; }
    public DateTimeOffset ReceivedAt { get; private set; }
    public LiaisonBody Body { get; private set; }
    public string BodyName { get; private set; } = "";
    public string? Reference { get; private set; }
    public string Title { get; private set; } = "";
    public string Text { get; private set; } = "";
    /// <summary>What was done; null: nothing yet.</summary>
    public string? Measures { get; private set; }
    public string RecordedBy { get; private init; } = "";
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    /// <summary>Refused where it came in the future (Incident.Later).</summary>
    internal static LiaisonAlert Receive(LiaisonAlertInput input, Actor actor)
    {
        var alert = new LiaisonAlert { Id = Guid.CreateVersion7(actor.Now), RecordedBy = actor.Name };
        alert.Change(input, actor);
        return alert;
    }

    internal void Change(LiaisonAlertInput input, Actor actor)
    {
        var at = IncidentClock.At(input.ReceivedOn!.Value, input.ReceivedTime);
        if (at > actor.Now)
        {
            throw new RuleViolation("Incident.Later", nameof(input.ReceivedTime));
        }
        (ReceivedAt, Body, BodyName, Reference, Title, Text, Measures) = (at, input.Body!.Value, input.BodyName!, input.Reference, input.Title!, input.Text!, input.Measures);
    }
}

public sealed record LiaisonContactInput
{
    public LiaisonBody? Body { get; init; }
    public string? Name { get; init; }
    public string? Office { get; init; }
    public string? Phone { get; init; }
    public string? NightPhone { get; init; }
    public string? Mail { get; init; }
    public bool Told { get; init; }
    public bool Warns { get; init; }
    public string? Note { get; init; }
    public DateOnly? ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public uint Version { get; init; }

    public static LiaisonContactInput Of(LiaisonContact c) => new()
    {
        Body = c.Body, Name = c.Name, Office = c.Office, Phone = c.Phone, NightPhone = c.NightPhone, Mail = c.Mail, Told = c.Told, Warns = c.Warns, Note = c.Note, ValidFrom = c.ValidFrom, ValidTo = c.ValidTo, Version = c.Version,
    };
}

public sealed class LiaisonContactValidator : AbstractValidator<LiaisonContactInput>
{
    public LiaisonContactValidator()
    {
        RuleFor(x => x.Body).NotNull().IsInEnum();
        RuleFor(x => x.Name).NotEmpty().MaximumLength(Incident.BodyLength);
        RuleFor(x => x.Office).MaximumLength(Incident.BodyLength);
        RuleFor(x => x.Phone).MaximumLength(Incident.PhoneLength);
        RuleFor(x => x.NightPhone).MaximumLength(Incident.PhoneLength);
        RuleFor(x => x.Mail).MaximumLength(Incident.BodyLength);
        RuleFor(x => x.Note).MaximumLength(LiaisonContact.NoteLength);
        RuleFor(x => x.ValidFrom).NotEmpty();
        RuleFor(x => x.ValidTo).Must((x, to) => to is null || x.ValidFrom is null || to >= x.ValidFrom).WithMessage("Incident.EndsBefore");
    }
}

public sealed record LiaisonAlertInput
{
    public DateOnly? ReceivedOn { get; init; }
    public string? ReceivedTime { get; init; }
    public LiaisonBody? Body { get; init; }
    public string? BodyName { get; init; }
    public string? Reference { get; init; }
    public string? Title { get; init; }
    public string? Text { get; init; }
    public string? Measures { get; init; }
    public uint Version { get; init; }
}

public sealed class LiaisonAlertValidator : AbstractValidator<LiaisonAlertInput>
{
    public LiaisonAlertValidator()
    {
        RuleFor(x => x.ReceivedOn).NotEmpty();
        RuleFor(x => x.ReceivedTime).MaximumLength(IncidentClock.Length).IsClock();
        RuleFor(x => x.Body).NotNull().IsInEnum();
        RuleFor(x => x.BodyName).NotEmpty().MaximumLength(Incident.BodyLength);
        RuleFor(x => x.Reference).MaximumLength(Incident.ReferenceLength);
        RuleFor(x => x.Title).NotEmpty().MaximumLength(Incident.TitleLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(Incident.TextLength);
        RuleFor(x => x.Measures).MaximumLength(Incident.TextLength);
    }
}
