using GovernancePortal.Core.People.Absences;

namespace GovernancePortal.Web.Frame;

/// <summary>Absences as both pages list them.</summary>
/// <param name="WithNames">Of several people.</param>
public sealed record AbsenceLines(IReadOnlyList<AbsenceLine> Lines, bool WithNames, Func<AbsenceLine, bool> MayRemove);
