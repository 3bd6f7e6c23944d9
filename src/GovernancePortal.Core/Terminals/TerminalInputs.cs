using FluentValidation;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Terminals;

public sealed record TerminalInput
{
    public Guid? SectionId { get; set; }
    public string? TerminalClass { get; set; }
    public string? Label { get; set; }
    public int? Count { get; set; }
    public Guid? ProcuringSectionId { get; set; }
    public Guid? ManagingSectionId { get; set; }
    public bool IsCentral { get; set; }
    public DateOnly? LeaseEndOn { get; set; }
    public string? AfterLease { get; set; }
    public FiscalYear? Fy { get; set; }
    public string? Note { get; set; }
    public uint Version { get; set; }

    public static TerminalInput Of(TerminalGroup group) => new()
    {
        SectionId = group.SectionId, TerminalClass = group.TerminalClass, Label = group.Label.Length == 0 ? null : group.Label, Count = group.Count, ProcuringSectionId = group.ProcuringSectionId,
        ManagingSectionId = group.ManagingSectionId, IsCentral = group.IsCentral, LeaseEndOn = group.LeaseEndOn, AfterLease = group.AfterLease, Fy = group.Fy, Note = group.Note, Version = group.Version,
    };
}

public sealed class TerminalInputValidator : AbstractValidator<TerminalInput>
{
    /// <param name="before">Its codes stay acceptable when they are no longer offered.</param>
    public TerminalInputValidator(CodeBook codes, DateOnly today, TerminalGroup? before = null)
    {
        RuleFor(x => x.TerminalClass).Must(code => code is null || code == before?.TerminalClass || codes.IsOffered(TerminalCodes.Class, code, today)).WithMessage("Systems.CodeNotOffered");
        RuleFor(x => x.AfterLease).Must(code => code is null || code == before?.AfterLease || codes.IsOffered(TerminalCodes.AfterLease, code, today)).WithMessage("Systems.CodeNotOffered");
        RuleFor(x => x.SectionId).NotEmpty();
        RuleFor(x => x.TerminalClass).NotEmpty();
        RuleFor(x => x.Label).MaximumLength(TerminalGroup.LabelLength);
        RuleFor(x => x.Count).NotNull().InclusiveBetween(0, TerminalGroup.MostTerminals);
        RuleFor(x => x.Note).MaximumLength(TerminalGroup.NoteLength);
    }
}
