namespace GovernancePortal.Core.Calendar;

/// <summary>A closed day (祝日, 振替休日, 国民の休日, 年末年始の休日, or the office's own), or the removal of one.</summary>
public sealed class Holiday : OfficeProposal
{
    public const int NameLength = 60;

    public DateOnly Day { get; init; }
    public required string NameJa { get; init; }
    public string? NameEn { get; init; }
    /// <summary>The row takes the day off the list: once approved the office is open that day.</summary>
    public bool IsRemoval { get; init; }

    public override bool Replaces(OfficeProposal other) => other is Holiday holiday && holiday.Day == Day;
}
