using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Training;

/// <summary>A head or security officer, and whether the person came in the year (R116).</summary>
public sealed record NamedStanding(string Name, bool Attended);

/// <summary>
/// How a section stands at the training of a fiscal year. Staff: the attendances of three years, the last of them this one, must reach
/// the section's staff (R115). Heads and security officers come every year (R116).
/// </summary>
/// <param name="Staff">Null while nobody entered it.</param>
/// <param name="People">Attendances of general staff in the year.</param>
/// <param name="ThreeYears">Those of the three years.</param>
public sealed record SectionStanding(Guid SectionId, string SectionName, Guid BureauId, string BureauName, int? Staff, int People, int ThreeYears, IReadOnlyList<NamedStanding> Heads, IReadOnlyList<NamedStanding> Officers)
{
    public const int Years = 3;

    public int? Missing => Staff is { } staff ? Math.Max(0, staff - ThreeYears) : null;
    public bool StaffReached => Missing == 0;
    public bool HeadsReached => Heads.All(h => h.Attended);
    /// <summary>A section without an officer has not reached it either.</summary>
    public bool OfficersReached => Officers.Count > 0 && Officers.All(o => o.Attended);
    public bool HasGap => !StaffReached || !HeadsReached || !OfficersReached;
}

/// <summary>A bureau's sections together.</summary>
public sealed record BureauStanding(Guid BureauId, string Name, int Sections, int Reached, int Heads, int HeadsAttended, int WithGap);

/// <summary>The year of every section that is asked for.</summary>
public sealed record YearStanding(FiscalYear Fy, IReadOnlyList<SectionStanding> Sections)
{
    public int Reached => Sections.Count(s => s.StaffReached);
    public int Heads => Sections.Sum(s => s.Heads.Count);
    public int HeadsAttended => Sections.Sum(s => s.Heads.Count(h => h.Attended));
    public int Officers => Sections.Sum(s => s.Officers.Count);
    public int OfficersAttended => Sections.Sum(s => s.Officers.Count(o => o.Attended));
    public int People => Sections.Sum(s => s.People);
    public IReadOnlyList<BureauStanding> Bureaus =>
        [.. Sections.GroupBy(s => (s.BureauId, s.BureauName)).Select(g => new BureauStanding(g.Key.BureauId, g.Key.BureauName, g.Count(), g.Count(s => s.StaffReached), g.Sum(s => s.Heads.Count), g.Sum(s => s.Heads.Count(h => h.Attended)), g.Count(s => s.HasGap)))];
}
