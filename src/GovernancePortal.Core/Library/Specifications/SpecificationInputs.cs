using FluentValidation;

namespace GovernancePortal.Core.Library.Specifications;

public sealed record SpecificationInput
{
    public uint Version { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public bool ShowsBand { get; set; }
    public List<PartChoice> Parts { get; set; } = [];
    public List<FileChoice> Files { get; set; } = [];
    public List<OwnPart> Own { get; set; } = [];

    public static SpecificationInput Of(SharedSpecification shared) => new()
    {
        Version = shared.Version, Title = shared.Title, Summary = shared.Summary, ShowsBand = shared.ShowsBand,
        Parts = [.. shared.Parts.Where(p => p.Code is not null).Select(p => new PartChoice { Code = p.Code, Choice = p.Share })],
        Files = [.. shared.Files.OrderBy(f => f.AddedAt).ThenBy(f => f.Id).Select(f => new FileChoice { Id = f.Id, Choice = f.Share })],
        Own = [.. shared.Parts.Where(p => p.Code is null).Select(p => new OwnPart { Heading = p.Heading, Text = p.Text })],
    };
}

public sealed record PartChoice
{
    public string? Code { get; set; }
    public ShareChoice? Choice { get; set; }
}

public sealed record FileChoice
{
    public Guid Id { get; set; }
    public ShareChoice? Choice { get; set; }
}

/// <summary>A passage in the section's own words, or copied from its paper.</summary>
public sealed record OwnPart
{
    public string? Heading { get; set; }
    public string? Text { get; set; }
}

public sealed class SpecificationInputValidator : AbstractValidator<SpecificationInput>
{
    public SpecificationInputValidator()
    {
        RuleFor(x => x.Title).NotEmpty().MaximumLength(SharedSpecification.TitleLength);
        RuleFor(x => x.Summary).MaximumLength(SharedSpecification.SummaryLength);
        RuleFor(x => x.Own).Must(o => o.Count <= SharedSpecification.MostOwnParts).WithMessage("Specification.TooManyParts");
        RuleForEach(x => x.Own).ChildRules(own =>
        {
            own.RuleFor(x => x.Heading).NotEmpty().MaximumLength(SharedSpecification.HeadingLength);
            own.RuleFor(x => x.Text).NotEmpty().MaximumLength(SharedSpecification.TextLength);
        });
    }
}

/// <summary>What of it goes into which draft: parts by their place, files by their id.</summary>
public sealed record SpecificationCopyInput
{
    public Guid? DraftId { get; set; }
    public List<int> Parts { get; set; } = [];
    public List<Guid> Files { get; set; } = [];
}

public sealed class SpecificationCopyValidator : AbstractValidator<SpecificationCopyInput>
{
    public SpecificationCopyValidator()
    {
        RuleFor(x => x.DraftId).NotEmpty();
        RuleFor(x => x.Parts).Must((x, parts) => parts.Count + x.Files.Count > 0).WithMessage("Specification.NothingChosen");
    }
}
