using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Audits.Figures;

/// <summary>An audit as the figures count it.</summary>
public sealed record CountedAudit(Guid Id, string Number, FiscalYear Year, Guid SectionId, string SectionName, string KindCode, AuditState State)
{
    /// <summary>The section was looked at: from the papers on. What was put off or called off never counts.</summary>
    public bool IsHeld => State is AuditState.Papers or AuditState.FactCheck or AuditState.Reported or AuditState.Improving or AuditState.FollowUp or AuditState.Closed;
}

/// <summary>A finding as the figures count it: without its words.</summary>
public sealed record CountedFinding(Guid Id, FiscalYear Year, Guid BureauId, string BureauName, string? Chapter, FindingSeverity Severity, AuditFindingState State, bool IsRepeat, DateOnly? ConfirmedOn, DateOnly? DueOn, DateOnly? ClosedOn)
{
    public bool IsFinding => Severity != FindingSeverity.GoodPractice;
    public bool IsOpen => IsFinding && FindingWorkflow.IsOpen(State);
    public bool IsSettled => FindingWorkflow.IsSettled(State);
    /// <summary>From the day it was settled to the day it was found mended; null while it is not, or was given up.</summary>
    public int? MendDays => IsFinding && State == AuditFindingState.Closed && ConfirmedOn is { } from && ClosedOn is { } to ? to.DayNumber - from.DayNumber : null;
}

/// <summary>A section as covered: under its newest name, with the audit that covered it first.</summary>
public sealed record CoveredSection(Guid SectionId, string SectionName, FiscalYear First, string AuditNumber);

/// <summary>Coverage at the end of one fiscal year.</summary>
/// <param name="Held">Audits of the year.</param>
/// <param name="Added">Sections covered for the first time in it.</param>
/// <param name="Cumulative">Distinct sections up to its end (R255).</param>
public sealed record CoverageOfYear(FiscalYear Year, int Held, int Added, int Cumulative, decimal? Target);

/// <summary>Findings of one group, now.</summary>
public sealed record FindingGroup(string Key, Guid? Id, int All, int Open, int Overdue);

/// <summary>What became of the findings of one fiscal year.</summary>
/// <param name="MendDays">Days on average of those closed in it; null where none was.</param>
public sealed record FindingsOfYear(FiscalYear Year, int All, int Repeats, int Mended, decimal? MendDays)
{
    public decimal? RepeatPercent => All == 0 ? null : Math.Round(Repeats * 100m / All, 1, MidpointRounding.AwayFromZero);
}

/// <summary>How long open findings have been known; upper bounds in days, the last one open.</summary>
public enum FindingAge
{
    Month,    // 30日以内
    Quarter,  // 31～90日
    HalfYear, // 91～180日
    Longer,   // 181日以上
}

/// <summary>The figures of audits (domain.md 6.8): pure, over records read whole.</summary>
public static class AuditFigures
{
    /// <summary>
    /// Distinct sections among the audited ones (decision 23): a renamed section counts once with its predecessors; those that came
    /// from one section and were both audited count each.
    /// </summary>
    /// <param name="predecessors">Section → the one it came from.</param>
    public static IReadOnlyList<CoveredSection> Covered(IEnumerable<CountedAudit> audits, IReadOnlyDictionary<Guid, Guid> predecessors)
    {
        var bySection = audits.Where(a => a.IsHeld).GroupBy(a => a.SectionId).ToDictionary(g => g.Key, g => g.OrderBy(a => a.Year.Year).ThenBy(a => a.Number, StringComparer.Ordinal).ToList());
        var ancestors = bySection.Keys.ToDictionary(id => id, id => SectionLineage.Before(id, s => predecessors.TryGetValue(s, out var before) ? before : null).ToList());
        var superseded = ancestors.Values.SelectMany(a => a).ToHashSet();
        return [.. bySection.Keys.Where(id => !superseded.Contains(id)).Select(id =>
        {
            var first = ancestors[id].Append(id).Where(bySection.ContainsKey).SelectMany(a => bySection[a]).MinBy(a => (a.Year.Year, a.Number))!;
            return new CoveredSection(id, bySection[id][^1].SectionName, first.Year, first.Number);
        }).OrderBy(s => s.First.Year).ThenBy(s => s.AuditNumber, StringComparer.Ordinal)];
    }

    /// <summary>Year by year from the first audit to the year asked.</summary>
    public static IReadOnlyList<CoverageOfYear> Coverage(IReadOnlyCollection<CountedAudit> audits, IReadOnlyDictionary<Guid, Guid> predecessors, IReadOnlyDictionary<int, decimal> targets, FiscalYear until)
    {
        var held = audits.Where(a => a.IsHeld).ToList();
        var years = held.Select(a => a.Year.Year).Concat(targets.Keys).ToList();
        if (years.Count == 0)
        {
            return [];
        }
        var lines = new List<CoverageOfYear>();
        for (var year = years.Min(); year <= Math.Max(until.Year, targets.Count == 0 ? 0 : targets.Keys.Max()); year++)
        {
            var known = held.Where(a => a.Year.Year <= year).ToList();
            var cumulative = Covered(known, predecessors).Count;
            var ahead = year > until.Year;
            lines.Add(new CoverageOfYear(new FiscalYear(year), ahead ? 0 : known.Count(a => a.Year.Year == year), ahead ? 0 : cumulative - (lines.Count == 0 ? 0 : lines[^1].Cumulative), cumulative, targets.TryGetValue(year, out var target) ? target : null));
        }
        return lines;
    }

    public static IReadOnlyList<FindingGroup> By(IEnumerable<CountedFinding> findings, Func<CountedFinding, (string Key, Guid? Id)> key, DateOnly today) =>
        [.. findings.Where(f => f.IsSettled && f.IsFinding).GroupBy(key).Select(g => new FindingGroup(g.Key.Key, g.Key.Id, g.Count(), g.Count(f => f.IsOpen), g.Count(f => f.IsOpen && f.DueOn < today))).OrderBy(g => g.Key, StringComparer.Ordinal)];

    public static IReadOnlyDictionary<FindingAge, int> Ages(IEnumerable<CountedFinding> findings, DateOnly today)
    {
        var counts = Enum.GetValues<FindingAge>().ToDictionary(a => a, _ => 0);
        foreach (var finding in findings.Where(f => f is { IsOpen: true, ConfirmedOn: not null }))
        {
            counts[AgeOf(today.DayNumber - finding.ConfirmedOn!.Value.DayNumber)]++;
        }
        return counts;
    }

    public static IReadOnlyList<FindingsOfYear> Years(IReadOnlyCollection<CountedFinding> findings)
    {
        var settled = findings.Where(f => f is { IsSettled: true, IsFinding: true }).ToList();
        var mended = findings.Where(f => f.MendDays is not null).ToLookup(f => FiscalYear.Of(f.ClosedOn!.Value).Year);
        return [.. settled.Select(f => f.Year.Year).Concat(mended.Select(m => m.Key)).Distinct().Order().Select(year =>
        {
            var own = settled.Where(f => f.Year.Year == year).ToList();
            var done = mended[year].ToList();
            return new FindingsOfYear(new FiscalYear(year), own.Count, own.Count(f => f.IsRepeat), done.Count, done.Count == 0 ? null : Math.Round((decimal)done.Average(f => f.MendDays!.Value), 1, MidpointRounding.AwayFromZero));
        })];
    }

    public static FindingAge AgeOf(int days) => days switch
    {
        <= 30 => FindingAge.Month,
        <= 90 => FindingAge.Quarter,
        <= 180 => FindingAge.HalfYear,
        _ => FindingAge.Longer,
    };
}
