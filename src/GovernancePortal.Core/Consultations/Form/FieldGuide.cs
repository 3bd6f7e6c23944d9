using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Consultations.Form;

/// <summary>記入例 and hint of one field: dated data of the office in two languages.</summary>
public sealed class FieldGuide : IVersioned, ITracked
{
    public const int TextLength = 1000;

    public Guid Id { get; init; }
    public required string FieldCode { get; init; }
    public DateOnly ValidFrom { get; init; }
    public string? HintJa { get; set; }
    public string? HintEn { get; set; }
    public required string ExampleJa { get; set; }
    public string? ExampleEn { get; set; }
    public uint Version { get; private set; }

    public TrailSubject Subject => new(nameof(FieldGuide), Id);
}
