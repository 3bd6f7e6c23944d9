using System.Globalization;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// The day that moves for nobody on the way to a contract (decision 5): until the 調達前協議 is filed its last day, counted
/// back in 開庁日 from the planned notice of tender, or from the 執行伺い where no notice is published; then the planned day
/// itself.
/// </summary>
public static class ProcurementGate
{
    /// <summary>自治令167条の2 without a call to everybody: the estimates are asked for on the day of the 執行伺い.</summary>
    internal static readonly string[] WithoutNotice = ["NegotiatedQuotes", "NegotiatedSole"];

    /// <summary>From the answers of section Q of a second stage; null without a planned day.</summary>
    public static HardGate? Of(FormValues? contract, ConsultationState state, OfficeCalendar calendar)
    {
        if (contract is null || state.IsDecided() || state == ConsultationState.Withdrawn || Day(contract["Q11"]) is not { } notice)
        {
            return null;
        }
        var isFiled = state is not (ConsultationState.Draft or ConsultationState.SectionReview or ConsultationState.Returned or ConsultationState.Continued);
        return isFiled ? new HardGate(GateKind.ProcurementNotice, notice) : Filing(notice, contract["Q1"], contract["Q4"] == "yes", calendar);
    }

    /// <summary>From section H of an agreed first stage, before the second one is started; null without a planned notice.</summary>
    public static HardGate? OfPlan(FormValues? plan, long? totalYen, OfficeCalendar calendar, DateOnly today) =>
        plan is null || Day(plan["H1.Notice"]) is not { } notice ? null
        : Filing(notice, plan["H3"], totalYen is { } total && calendar.Threshold(ThresholdKind.WtoProcurement, today)?.IsMetBy(total) == true, calendar);

    private static HardGate Filing(DateOnly notice, string? method, bool isWto, OfficeCalendar calendar) => new(GateKind.ProcurementFiling,
        WithoutNotice.Contains(method, StringComparer.Ordinal) ? calendar.FileBeforeExecution(notice) : calendar.FileBeforeNotice(notice, isWto));

    internal static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
