using FluentValidation;
using GovernancePortal.Core.Platform.Text;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Bcp;

/// <summary>A plan that begins: of what, and who keeps it.</summary>
public sealed record PlanStartInput
{
    public PlanScope? Scope { get; init; }
    public Guid? BureauId { get; init; }
    /// <summary>SYS-0012, in any width and case.</summary>
    public string? SystemCode { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    /// <summary>Who keeps it; of a system plan the owner of the system, whatever stands here.</summary>
    public Guid? SectionId { get; init; }
    public string? Title { get; init; }
}

public sealed class PlanStartValidator : AbstractValidator<PlanStartInput>
{
    public PlanStartValidator()
    {
        RuleFor(x => x.Scope).NotNull().IsInEnum();
        RuleFor(x => x.BureauId).NotNull().When(x => x.Scope == PlanScope.Bureau);
        RuleFor(x => x.SystemCode).NotEmpty().When(x => x.Scope == PlanScope.System);
        RuleFor(x => x.SystemCode).MaximumLength(InformationSystem.CodeLength);
        RuleFor(x => x.SectionId).NotNull().When(x => x.Scope != PlanScope.System);
        RuleFor(x => x.Title).NotEmpty().MaximumLength(ContinuityPlan.TitleLength);
    }
}

public sealed record ContactRow
{
    public string? Duty { get; init; }
    public string? Person { get; init; }
    public string? Phone { get; init => field = value is null ? null : CharacterWidth.Narrow(value); }
    public string? Deputy { get; init; }
    public string? DeputyPhone { get; init => field = value is null ? null : CharacterWidth.Narrow(value); }

    internal PlanContact Contact => new() { Duty = Duty, Person = Person, Phone = Phone, Deputy = Deputy, DeputyPhone = DeputyPhone };
}

public sealed record StepRow
{
    public int? Hour { get; init; }
    public string? Who { get; init; }
    public string? What { get; init; }
    public string? Needs { get; init; }

    internal PlanStep Step => new() { Hour = Hour, Who = Who, What = What, Needs = Needs };
}

public sealed record RebuildRow
{
    public string? Code { get; init => field = value is null ? null : CharacterWidth.Narrow(value).ToUpperInvariant(); }
    public int? RtoHours { get; init; }
    public string? DependsOn { get; init => field = SystemNumbers.Ordered(value); }
    public string? Place { get; init; }

    internal bool IsEmpty => (Code, RtoHours, DependsOn, Place) == default;
}

/// <summary>The open version of a plan as its form carries it.</summary>
public sealed record PlanInput
{
    public string? Title { get; init; }
    public string? Covers { get; init; }
    public string? Premise { get; init; }
    public string? Activation { get; init; }
    public string? AlternativeSite { get; init; }
    public string? ManualWork { get; init; }
    public List<ContactRow> Contacts { get; init; } = [];
    public List<StepRow> Steps { get; init; } = [];
    public List<RebuildRow> Rebuild { get; init; } = [];
    public string? Reason { get; init; }
    public List<Guid> Findings { get; init; } = [];
    public uint Version { get; init; }

    public static PlanInput Of(ContinuityPlan plan, PlanVersion version) => new()
    {
        Title = plan.Title, Covers = version.Content.Covers, Premise = version.Content.Premise, Activation = version.Content.Activation, AlternativeSite = version.Content.AlternativeSite, ManualWork = version.Content.ManualWork,
        Contacts = [.. version.Content.Contacts.Select(c => new ContactRow { Duty = c.Duty, Person = c.Person, Phone = c.Phone, Deputy = c.Deputy, DeputyPhone = c.DeputyPhone })],
        Steps = [.. version.Content.Steps.Select(s => new StepRow { Hour = s.Hour, Who = s.Who, What = s.What, Needs = s.Needs })],
        Rebuild = [.. version.Content.Rebuild.Select(r => new RebuildRow { Code = r.Code, RtoHours = r.RtoHours, DependsOn = r.DependsOn, Place = r.Place })],
        Reason = version.Reason, Findings = [.. version.Findings], Version = plan.Version,
    };
}

public sealed class PlanInputValidator : AbstractValidator<PlanInput>
{
    private const int MostHours = 10_000;

    public PlanInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(ContinuityPlan.TitleLength);
        RuleFor(x => x.Covers).MaximumLength(PlanContent.TextLength);
        RuleFor(x => x.Premise).MaximumLength(PlanContent.TextLength);
        RuleFor(x => x.Activation).MaximumLength(PlanContent.TextLength);
        RuleFor(x => x.ManualWork).MaximumLength(PlanContent.TextLength);
        RuleFor(x => x.AlternativeSite).MaximumLength(PlanContent.LineLength);
        RuleFor(x => x.Reason).MaximumLength(ContinuityPlan.ReasonLength);
        RuleForEach(x => x.Contacts).ChildRules(row =>
        {
            row.RuleFor(x => x.Duty).NotEmpty().When(x => !x.Contact.IsEmpty);
            row.RuleFor(x => x.Duty).MaximumLength(PlanContact.DutyLength);
            row.RuleFor(x => x.Person).MaximumLength(PlanContact.PersonLength);
            row.RuleFor(x => x.Phone).MaximumLength(PlanContact.PhoneLength);
            row.RuleFor(x => x.Deputy).MaximumLength(PlanContact.PersonLength);
            row.RuleFor(x => x.DeputyPhone).MaximumLength(PlanContact.PhoneLength);
        });
        RuleForEach(x => x.Steps).ChildRules(row =>
        {
            row.RuleFor(x => x.Hour).NotNull().InclusiveBetween(0, PlanStep.MostHours).When(x => !x.Step.IsEmpty);
            row.RuleFor(x => x.What).NotEmpty().When(x => !x.Step.IsEmpty);
            row.RuleFor(x => x.Who).MaximumLength(PlanStep.WhoLength);
            row.RuleFor(x => x.What).MaximumLength(PlanStep.WhatLength);
            row.RuleFor(x => x.Needs).MaximumLength(PlanStep.NeedsLength);
        });
        RuleForEach(x => x.Rebuild).ChildRules(row =>
        {
            row.RuleFor(x => x.Code).NotEmpty().When(x => !x.IsEmpty);
            row.RuleFor(x => x.Code).MaximumLength(InformationSystem.CodeLength);
            row.RuleFor(x => x.RtoHours).InclusiveBetween(0, MostHours);
            row.RuleFor(x => x.DependsOn).MaximumLength(RebuildItem.DependsLength);
            row.RuleFor(x => x.Place).MaximumLength(RebuildItem.PlaceLength);
        });
    }
}

public sealed record PlanReviewInput
{
    public DateOnly? On { get; init; }
    public PlanReviewResult? Result { get; init; }
    public string? Note { get; init; }
    /// <summary>A year later when left open.</summary>
    public DateOnly? NextOn { get; init; }
    public uint Version { get; init; }
}

public sealed class PlanReviewValidator : AbstractValidator<PlanReviewInput>
{
    public PlanReviewValidator()
    {
        RuleFor(x => x.On).NotNull();
        RuleFor(x => x.Result).NotNull().IsInEnum();
        RuleFor(x => x.Note).NotEmpty().When(x => x.Result == PlanReviewResult.NeedsRevision);
        RuleFor(x => x.Note).MaximumLength(ContinuityPlan.ReasonLength);
    }
}
