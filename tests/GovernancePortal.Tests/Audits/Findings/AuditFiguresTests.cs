using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Figures;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Audits.Findings;

/// <summary>The figures of audits, without a database.</summary>
public class AuditFiguresTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);
    private static readonly Guid[] Sections = [.. Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7(TestClock.Default))];

    [Fact]
    public void Sections_count_once_over_the_years_and_a_renamed_one_with_its_predecessor()
    {
        // 1 became 2 in between; 3 was audited twice; 4 was put off; 5 and 0 are audited once.
        CountedAudit[] audits = [Of(1, 2019), Of(2, 2021), Of(3, 2019), Of(3, 2022), Of(4, 2020, AuditState.Postponed), Of(5, 2021), Of(0, 2023, AuditState.Planned)];
        var predecessors = new Dictionary<Guid, Guid> { [Sections[2]] = Sections[1] };
        var coverage = AuditFigures.Coverage(audits, predecessors, new Dictionary<int, decimal> { [2019] = 30, [2020] = 80, [2021] = 130, [2022] = 180, [2023] = 230 }, new FiscalYear(2022));
        Assert.Equal([(2019, 2, 2, 2, 30m), (2020, 0, 0, 2, 80m), (2021, 2, 1, 3, 130m), (2022, 1, 0, 3, 180m), (2023, 0, 0, 3, 230m)], coverage.Select(c => (c.Year.Year, c.Held, c.Added, c.Cumulative, c.Target!.Value)));
        var renamed = AuditFigures.Covered(audits, predecessors).Single(s => s.SectionId == Sections[2]);
        Assert.Equal(2019, renamed.First.Year);
    }

    [Fact]
    public void Sections_that_came_from_one_count_each_and_a_circle_of_predecessors_ends()
    {
        CountedAudit[] audits = [Of(1, 2019), Of(2, 2021), Of(3, 2021)];
        Assert.Equal(2, AuditFigures.Covered(audits, new Dictionary<Guid, Guid> { [Sections[2]] = Sections[1], [Sections[3]] = Sections[1] }).Count);
        Assert.Equal(3, AuditFigures.Covered(audits, new Dictionary<Guid, Guid>()).Count);
        AuditFigures.Covered(audits, new Dictionary<Guid, Guid> { [Sections[4]] = Sections[5], [Sections[5]] = Sections[4] });
    }

    [Fact]
    public void Groups_ages_recurrence_and_time_to_mend_are_those_of_their_findings()
    {
        CountedFinding[] findings =
        [
            Finding("4", FindingSeverity.Grave, AuditFindingState.PlanAwaited, confirmed: -10, due: -1), Finding("4", FindingSeverity.Minor, AuditFindingState.Closed, confirmed: -100, closed: -40),
            Finding("5", FindingSeverity.Minor, AuditFindingState.Closed, confirmed: -60, closed: -20, repeat: true), Finding("5", FindingSeverity.Minor, AuditFindingState.Improving, confirmed: -200, due: 5),
            Finding("5", FindingSeverity.GoodPractice, AuditFindingState.Closed, confirmed: -60, closed: -60), Finding("5", FindingSeverity.Grave, AuditFindingState.FactCheck),
        ];
        Assert.Equal([new FindingGroup("4", null, 2, 1, 1), new FindingGroup("5", null, 2, 1, 0)], AuditFigures.By(findings, f => (f.Chapter!, null), Today));
        var ages = AuditFigures.Ages(findings, Today);
        Assert.Equal((1, 0, 0, 1), (ages[FindingAge.Month], ages[FindingAge.Quarter], ages[FindingAge.HalfYear], ages[FindingAge.Longer]));
        var year = AuditFigures.Years(findings).Single();
        Assert.Equal((2026, 4, 1, 2, 50m, 25m), (year.Year.Year, year.All, year.Repeats, year.Mended, year.MendDays!.Value, year.RepeatPercent!.Value));
    }

    [Theory]
    [InlineData(30, FindingAge.Month)]
    [InlineData(31, FindingAge.Quarter)]
    [InlineData(90, FindingAge.Quarter)]
    [InlineData(91, FindingAge.HalfYear)]
    [InlineData(180, FindingAge.HalfYear)]
    [InlineData(181, FindingAge.Longer)]
    public void Ages_begin_and_end_on_their_days(int days, FindingAge age) => Assert.Equal(age, AuditFigures.AgeOf(days));

    private static CountedAudit Of(int section, int year, AuditState state = AuditState.Reported) => new(Guid.CreateVersion7(TestClock.Default), $"R-{year}-{section}", new FiscalYear(year), Sections[section], $"課{section}", "general", state);

    private static CountedFinding Finding(string chapter, FindingSeverity severity, AuditFindingState state, int? confirmed = null, int? due = null, int? closed = null, bool repeat = false) =>
        new(Guid.CreateVersion7(TestClock.Default), new FiscalYear(2026), Guid.Empty, "部", chapter, severity, state, repeat, Day(confirmed), Day(due), Day(closed));

    private static DateOnly? Day(int? offset) => offset is { } days ? Today.AddDays(days) : null;
}
