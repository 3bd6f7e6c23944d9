using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Consultations;

/// <summary>Which way a case goes, by the threshold valid on the day of submission (3.4, decisions 13 and 18; invariant 6).</summary>
public static class ConsultationRoute
{
    /// <summary>
    /// The committee hears a case once: at the first stage, or at the second one when it has no first stage in the portal.
    /// </summary>
    public static RouteFacts Of(Consultation c, OfficeCalendar calendar, FormSurroundings surroundings)
    {
        var rule = calendar.Threshold(ThresholdKind.Committee, surroundings.Day);
        if (c.Stage is Stage.PreOperation or Stage.Evaluation)
        {
            return new RouteFacts(false, null, null, surroundings);
        }
        var heard = c.Stage == Stage.PreProcurement && c.PreBudgetId is not null;
        return new RouteFacts(!heard && rule?.IsMetBy(Figures(c.Facts(surroundings))) == true, rule?.Id, rule?.AmountYen, surroundings);
    }

    /// <summary>
    /// Decision 18. The term of the first stage is the planned life that the cost grid covers, unless the contracts run
    /// from year to year (G5: none); the second stage states the total of its term.
    /// </summary>
    public static ThresholdFigures Figures(FormFacts facts)
    {
        if (facts.Stage == Stage.PreProcurement)
        {
            var total = facts.Yen("Q3") ?? 0;
            return new ThresholdFigures(total, total, 0, total);
        }
        var lines = facts.CostLines.ToList();
        var years = lines.Select(l => l.Year).Distinct().Order().ToList();
        var initial = lines.Where(l => !ConsultationCodes.IsRunningCost(l.Category)).Sum(l => l.AmountYen);
        var running = lines.Where(l => ConsultationCodes.IsRunningCost(l.Category)).ToList();
        var fullYear = running.Select(l => l.Year).Distinct().Order().Skip(1).Cast<FiscalYear?>().FirstOrDefault() ?? running.Select(l => (FiscalYear?)l.Year).FirstOrDefault();
        return new ThresholdFigures(facts.Is("G5", "None") ? null : facts.TotalYen, initial,
            running.Where(l => l.Year == fullYear).Sum(l => l.AmountYen), years.Count > 0 ? facts.YearTotalYen(years[0]) : 0);
    }
}

/// <summary>The event that the ledger is told of.</summary>
internal static class ConsultationContract
{
    public static Systems.ContractConcluded AsEvent(Consultation c)
    {
        var contract = c.Contract ?? throw new InvalidOperationException("There is no contract yet.");
        return new Systems.ContractConcluded
        {
            SystemId = c.SystemId, ConsultationId = c.Id, VendorName = contract.Vendor, VendorNumber = contract.VendorNumber, ContractNumber = contract.ContractNumber,
            ContractMethod = contract.Method, ContractFrom = contract.TermFrom, ContractTo = contract.TermTo, ContractAmountYen = contract.AmountYen,
            AnnualCostYen = contract.AnnualYen, NextRenewalFy = contract.NextRenewalFy, SystemName = c.Title, OwnerSectionId = c.SectionId, Summary = c.Purpose,
        };
    }
}
