using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations.Forwarding;

/// <summary>The last day by which a section submits its 予算化前協議: to its 部局主管課 where that is on the way, else to the office.</summary>
public sealed record FilingDay(FiscalYear FiscalYear, BudgetKind BudgetKind, string SectionName, DateOnly On, DateOnly ClosesOn, bool ThroughBureau)
{
    private const int Most = 2;

    /// <summary>Those still ahead for the sections in which the person drafts, the nearest first. Pure.</summary>
    public static IReadOnlyList<FilingDay> Of(Actor actor, OfficeCalendar calendar, BureauRoutes routes)
    {
        var today = actor.Today;
        var year = FiscalYear.Of(today);
        var days = from section in actor.Capacities.Where(c => c.StandsInFor is null && RolePermissions.Has(c.Role, Permission.ConsultationDraft)).DistinctBy(c => c.SectionId)
                   from budget in new[] { year, year.Next }.SelectMany(fy => Enum.GetValues<BudgetKind>().Select(kind => (Fy: fy, Kind: kind)))
                   let close = calendar.FilingCloses(budget.Fy, budget.Kind, section.BureauId)
                   where close >= today
                   let route = routes.For(section.BureauId, Stage.PreBudget, today)
                   let last = route is null ? close.Value : calendar.BusinessDays.Subtract(close.Value, route.LeadDays)
                   orderby last, section.SectionName
                   select new FilingDay(budget.Fy, budget.Kind, section.SectionName, last, close.Value, route is not null);
        return [.. days.Take(Most)];
    }
}
