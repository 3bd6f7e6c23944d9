namespace GovernancePortal.Core.Audits.Planner;

/// <summary>Risk of a section as a weighted sum of small whole numbers, each part shown.</summary>
internal static class PlannerRisk
{
    /// <summary>As long as Nara's first round took; also for a section that never was audited.</summary>
    public const int OldestYears = 8;
    private const int MostFindings = 5;

    public static IReadOnlyList<RiskScore> Of(PlannerOffice office)
    {
        var settings = office.Settings;
        var scores = new List<RiskScore>();
        for (var s = 0; s < office.Sections.Length; s++)
        {
            var section = office.Sections[s];
            var line = office.Line(s).ToHashSet();
            var last = line.Where(office.IsSection).Select(c => office.Sections[c].LastAudited?.Year ?? int.MinValue)
                .Concat(office.Locked.Where(l => line.Contains(office.Code(l.SectionCode))).Select(l => l.FiscalYear.Year)).Max();
            var age = last == int.MinValue ? OldestYears : Math.Clamp(office.FirstYear - last, 0, OldestYears);
            scores.Add(new RiskScore(section.Code,
            [
                new("Age", age, settings.WeightAge),
                new("MyNumber", section.HandlesMyNumber ? 3 : 0, settings.WeightMyNumber),
                new("Confidentiality", Math.Clamp(section.Confidentiality, 0, 3), settings.WeightConfidentiality),
                new("Criticality", Math.Clamp(section.Criticality, 0, 3), settings.WeightCriticality),
                new("Findings", Math.Clamp(section.OpenFindings, 0, MostFindings), settings.WeightFindings),
                // A quarter of "no" is one point; a section that answered no self-check gets none.
                new("SelfCheck", (Math.Clamp(section.SelfCheckGaps ?? 0, 0, 100) + 24) / 25, settings.WeightSelfCheck),
            ]));
        }
        return scores;
    }
}
