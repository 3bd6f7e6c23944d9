using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Readings;

namespace GovernancePortal.Core.Publication;

/// <summary>
/// What the public gets to see (R192), frozen when it is submitted: what the CIO approves is what is written. Plans, sections,
/// targets, confirmed figures and answers; no comment, no evidence and nobody's name.
/// </summary>
public sealed record PublicContent(string Title, string? Introduction, DateOnly AsOf, IReadOnlyList<PublicPlan> Plans, IReadOnlyList<PublicChecklist> Checklists)
{
    public int Kpis => Plans.Sum(p => p.Kpis.Count);
    public int Items => Checklists.Sum(c => c.Items.Count);
    public bool IsEmpty => Plans.Count == 0 && Checklists.Count == 0;
}

/// <param name="Years">The fiscal years that are published.</param>
public sealed record PublicPlan(Guid Id, string Name, int FromYear, int ToYear, IReadOnlyList<int> Years, IReadOnlyList<PublicKpi> Kpis)
{
    /// <summary>How many KPIs are in each band in a year.</summary>
    public int Count(int year, params KpiBand[] bands) => Kpis.Count(k => k.Years.Any(y => y.Year == year && bands.Contains(y.Band)));
}

public sealed record PublicKpi(string Objective, string Code, string Initiative, string Name, string? Unit, KpiAggregation Aggregation, KpiDirection Direction, string? Baseline, string Section, IReadOnlyList<PublicYear> Years);

/// <param name="Target">As written.</param>
/// <param name="Actual">The confirmed figure; null where there is none.</param>
/// <param name="Rate">Per cent of the target, one place.</param>
/// <param name="FromBaseline">Per cent of the way from the baseline, one place.</param>
/// <param name="Closed">The year was closed: the figure is final.</param>
public sealed record PublicYear(int Year, string? Target, string? Actual, TextJudgement? Judgement, KpiBand Band, decimal? Rate, decimal? FromBaseline, DateOnly? AsOf, bool Closed);

/// <param name="Rate">実施率, per cent with one place.</param>
public sealed record PublicChecklist(Guid Id, string Name, string? Basis, int Year, decimal? Rate, IReadOnlyList<PublicItem> Items)
{
    public int Count(CheckAnswer answer) => Items.Count(i => i.Answer == answer);
}

/// <param name="Answer">Null where it does not apply, or is not answered.</param>
public sealed record PublicItem(string Number, string Group, string Text, CheckAnswer? Answer, bool Applies);

/// <summary>Makes the files of a bundle from what was frozen, as one zip.</summary>
public interface IPublicationBundle
{
    /// <param name="day">Of the approval: the same content and day give the same bytes.</param>
    byte[] Write(PublicContent content, DateOnly day);
}
