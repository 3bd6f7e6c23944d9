using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Kpis.Standing;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Publication;

/// <summary>Gathers what is chosen as the public will see it. Only confirmed figures count anyway; words that people wrote about them stay inside.</summary>
public sealed class PublicContentQueries(KpiStandingQueries standings, ChecklistQueries checklists)
{
    /// <summary>A command for each chosen year, and five for each checklist and year.</summary>
    public async Task<PublicContent> ReadAsync(string title, string? introduction, PublicationChoice choice, Actor actor, CancellationToken ct = default)
    {
        var byYear = new Dictionary<int, IReadOnlyList<KpiStanding>>();
        foreach (var year in choice.PlanIds.Count == 0 ? [] : choice.Years)
        {
            byYear[year] = [.. (await standings.ReadAsync(new KpiFilter { Fy = new FiscalYear(year) }, actor.Today, ct)).Where(s => choice.PlanIds.Contains(s.PlanId))];
        }
        return new PublicContent(title, introduction, actor.Today, Plans(choice, byYear), await ChecklistsAsync(choice, ct));
    }

    private static IReadOnlyList<PublicPlan> Plans(PublicationChoice choice, Dictionary<int, IReadOnlyList<KpiStanding>> byYear)
    {
        var all = byYear.Values.SelectMany(s => s).ToLookup(s => s.PlanId);
        return
        [
            .. choice.PlanIds.Where(all.Contains).Select(id =>
            {
                var first = all[id].First();
                return new PublicPlan(id, first.PlanName, first.PlanFrom.Year, first.PlanTo.Year, [.. all[id].Select(s => s.Year.Year).Distinct().Order()],
                    [.. all[id].GroupBy(s => s.Id).OrderBy(g => g.First().Position).Select(g => KpiOf([.. g.OrderBy(s => s.Year.Year)]))]);
            }).OrderBy(p => p.FromYear).ThenBy(p => p.Name, StringComparer.Ordinal),
        ];
    }

    private static PublicKpi KpiOf(IReadOnlyList<KpiStanding> years)
    {
        var last = years[^1];
        return new PublicKpi(last.Objective, last.Code, last.Initiative, last.Name, last.Unit, last.Aggregation, last.Direction, last.BaselineRaw, last.SectionName, [.. years.Select(YearOf)]);
    }

    private static PublicYear YearOf(KpiStanding s) => new(s.Year.Year, s.Target?.Raw, s.Actual?.Text is { Length: > 0 } text ? text : null, s.Actual?.Actual.Judgement, s.Achievement.Band, Rounded(s.Achievement.Rate), Rounded(s.Achievement.FromBaseline), s.Actual?.AsOf, s.IsClosed);

    // Down: no 100 % beside "not achieved".
    private static decimal? Rounded(decimal? rate) => rate is { } exact ? Math.Floor(exact * 10) / 10 : null;

    private async Task<IReadOnlyList<PublicChecklist>> ChecklistsAsync(PublicationChoice choice, CancellationToken ct)
    {
        var published = new List<PublicChecklist>();
        foreach (var id in choice.ChecklistIds)
        {
            foreach (var year in choice.ChecklistYears)
            {
                var view = await checklists.ViewAsync(id, ChecklistBody.PrefectureId, new FiscalYear(year), ct);
                // What nobody has confirmed is not told.
                if (view.Assessment?.State == AssessmentState.Confirmed)
                {
                    published.Add(new PublicChecklist(id, view.List.NameJa, view.List.Basis, year, view.Progress.Rate,
                        [.. view.Lines.Select(l => new PublicItem(l.Number, l.Group.TitleJa, l.Wording.TextJa, l.Answer?.Value, !l.IsOut))]));
                }
            }
        }
        return published;
    }
}
