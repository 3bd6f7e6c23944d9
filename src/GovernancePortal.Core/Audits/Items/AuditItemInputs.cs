using FluentValidation;

namespace GovernancePortal.Core.Audits.Items;

/// <summary>The head of a set: code only for a new one.</summary>
public sealed record ItemSetInput
{
    public string? Code { get; init; }
    public string? Name { get; init; }
    public string? Basis { get; init; }
    public uint Version { get; init; }

    public static ItemSetInput Of(AuditItemSet set) => new() { Code = set.Code, Name = set.Name, Basis = set.Basis, Version = set.Version };
}

public sealed class ItemSetInputValidator : AbstractValidator<ItemSetInput>
{
    public ItemSetInputValidator()
    {
        RuleFor(x => x.Code).NotEmpty().MaximumLength(AuditItemSet.CodeLength);
        RuleFor(x => x.Name).NotEmpty().MaximumLength(AuditItemSet.NameLength);
        RuleFor(x => x.Basis).MaximumLength(AuditItemSet.BasisLength);
    }
}

/// <summary>One item; the version is that of its set.</summary>
public sealed record AuditItemInput
{
    public string? Number { get; init; }
    public string? Chapter { get; init; }
    public string? ChapterTitle { get; init; }
    public bool IsRequired { get; init; }
    public string? Text { get; init; }
    public string? Documents { get; init; }
    public bool ByReading { get; init; }
    public bool ByAsking { get; init; }
    public bool ByVisit { get; init; }
    public bool ByReplay { get; init; }
    public string? LookAt { get; init; }
    public string? Provision { get; init; }
    public AuditCondition Condition { get; init; }
    public uint Version { get; init; }

    public static AuditItemInput Of(AuditItem item, uint version) => new()
    {
        Number = item.Number, Chapter = item.Chapter, ChapterTitle = item.ChapterTitle, IsRequired = item.IsRequired, Text = item.Text, Documents = item.Documents, ByReading = item.ByReading, ByAsking = item.ByAsking, ByVisit = item.ByVisit,
        ByReplay = item.ByReplay, LookAt = item.LookAt, Provision = item.Provision, Condition = item.Condition, Version = version,
    };
}

public sealed class AuditItemInputValidator : AbstractValidator<AuditItemInput>
{
    public AuditItemInputValidator()
    {
        RuleFor(x => x.Number).NotEmpty().MaximumLength(AuditItem.NumberLength);
        RuleFor(x => x.Chapter).NotEmpty().MaximumLength(AuditItem.ChapterLength);
        RuleFor(x => x.ChapterTitle).NotEmpty().MaximumLength(AuditItem.TitleLength);
        RuleFor(x => x.Text).NotEmpty().MaximumLength(AuditItem.TextLength);
        RuleFor(x => x.Documents).MaximumLength(AuditItem.HintLength);
        RuleFor(x => x.LookAt).MaximumLength(AuditItem.HintLength);
        RuleFor(x => x.Provision).MaximumLength(AuditItem.HintLength);
        RuleFor(x => x.Condition).IsInEnum();
    }
}

public sealed record PublishSetInput
{
    public DateOnly? ValidFrom { get; init; }
    public uint Version { get; init; }
}

public sealed class PublishSetInputValidator : AbstractValidator<PublishSetInput>
{
    public PublishSetInputValidator() => RuleFor(x => x.ValidFrom).NotEmpty();
}
