using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Web.Pages.Administration;

/// <summary>The table of stand-ins, for the administrator and for one's own page.</summary>
public sealed record StandInLines(IReadOnlyList<StandInLine> Lines, DateOnly Today, Actor Me, bool MayEndAll)
{
    public bool MayEnd(StandInLine line) => line.To >= Today && (MayEndAll || line.AbsentId == Me.UserId);
}
