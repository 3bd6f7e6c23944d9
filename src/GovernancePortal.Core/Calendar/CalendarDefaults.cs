using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Calendar;

/// <summary>
/// The product's own budget calendar (domain.md 3.2), before an office sets its dates. Those of the initial budget are
/// built from published prefectural schedules; those of the supplements are assumptions, counted back from the
/// assembly sessions of June, September, December and February.
/// </summary>
public static class CalendarDefaults
{
    private sealed record Template(BudgetKind Budget, WindowKind Window, int FromYear, int FromMonth, int FromDay, int ToYear, int ToMonth, int ToDay);

    // Years are counted from the calendar year in which the budget's fiscal year begins.
    private static readonly Template[] Templates =
    [
        new(BudgetKind.Initial, WindowKind.PlanIntake, -1, 4, 1, -1, 6, 30),
        new(BudgetKind.Initial, WindowKind.Filing, -1, 6, 1, -1, 9, 30),
        new(BudgetKind.Initial, WindowKind.LateFiling, -1, 10, 1, -1, 10, 20),
        new(BudgetKind.Initial, WindowKind.FirstAnswers, -1, 6, 1, -1, 10, 31),
        new(BudgetKind.Initial, WindowKind.CommitteeMeeting, -1, 10, 22, -1, 10, 22),
        new(BudgetKind.Initial, WindowKind.CommitteeSpare, -1, 11, 2, -1, 11, 2),
        new(BudgetKind.Initial, WindowKind.BudgetRequest, -1, 11, 6, -1, 11, 6),
        new(BudgetKind.Initial, WindowKind.BudgetResult, 0, 2, 15, 0, 3, 31),

        new(BudgetKind.June, WindowKind.Filing, 0, 2, 1, 0, 3, 10),
        new(BudgetKind.June, WindowKind.LateFiling, 0, 3, 11, 0, 3, 25),
        new(BudgetKind.June, WindowKind.FirstAnswers, 0, 2, 1, 0, 4, 10),
        new(BudgetKind.June, WindowKind.CommitteeMeeting, 0, 4, 15, 0, 4, 15),
        new(BudgetKind.June, WindowKind.CommitteeSpare, 0, 4, 20, 0, 4, 20),
        new(BudgetKind.June, WindowKind.BudgetRequest, 0, 4, 24, 0, 4, 24),
        new(BudgetKind.June, WindowKind.BudgetResult, 0, 6, 20, 0, 7, 10),

        new(BudgetKind.September, WindowKind.Filing, 0, 5, 1, 0, 6, 10),
        new(BudgetKind.September, WindowKind.LateFiling, 0, 6, 11, 0, 6, 25),
        new(BudgetKind.September, WindowKind.FirstAnswers, 0, 5, 1, 0, 7, 10),
        new(BudgetKind.September, WindowKind.CommitteeMeeting, 0, 7, 15, 0, 7, 15),
        new(BudgetKind.September, WindowKind.CommitteeSpare, 0, 7, 20, 0, 7, 20),
        new(BudgetKind.September, WindowKind.BudgetRequest, 0, 7, 24, 0, 7, 24),
        new(BudgetKind.September, WindowKind.BudgetResult, 0, 9, 20, 0, 10, 10),

        new(BudgetKind.December, WindowKind.Filing, 0, 8, 1, 0, 9, 5),
        new(BudgetKind.December, WindowKind.LateFiling, 0, 9, 6, 0, 9, 20),
        new(BudgetKind.December, WindowKind.FirstAnswers, 0, 8, 1, 0, 10, 5),
        new(BudgetKind.December, WindowKind.CommitteeMeeting, 0, 10, 13, 0, 10, 13),
        new(BudgetKind.December, WindowKind.CommitteeSpare, 0, 10, 19, 0, 10, 19),
        new(BudgetKind.December, WindowKind.BudgetRequest, 0, 10, 23, 0, 10, 23),
        new(BudgetKind.December, WindowKind.BudgetResult, 0, 12, 10, 0, 12, 28),

        new(BudgetKind.February, WindowKind.Filing, 0, 10, 1, 0, 11, 10),
        new(BudgetKind.February, WindowKind.LateFiling, 0, 11, 11, 0, 11, 25),
        new(BudgetKind.February, WindowKind.FirstAnswers, 0, 10, 1, 0, 12, 10),
        new(BudgetKind.February, WindowKind.CommitteeMeeting, 0, 12, 14, 0, 12, 14),
        new(BudgetKind.February, WindowKind.CommitteeSpare, 0, 12, 18, 0, 12, 18),
        new(BudgetKind.February, WindowKind.BudgetRequest, 0, 12, 22, 0, 12, 22),
        new(BudgetKind.February, WindowKind.BudgetResult, 1, 3, 1, 1, 3, 25),
    ];

    /// <summary>
    /// The windows of every budget of a fiscal year. Meetings and the close of requests move to the next open day,
    /// first answers to the open day before; filing windows keep their dates, because the portal takes filings on any
    /// day.
    /// </summary>
    public static IReadOnlyList<WindowLine> WindowsOf(FiscalYear year, BusinessDays days) =>
        [.. Templates.Select(t => OnOpenDays(new WindowLine(year, t.Budget, t.Window,
            new DateOnly(year.Year + t.FromYear, t.FromMonth, t.FromDay), new DateOnly(year.Year + t.ToYear, t.ToMonth, t.ToDay)), days))];

    /// <summary>The calendar of a new installation without a database: built-in closed days, windows of the years given and of the one before, amounts and numbers as delivered.</summary>
    public static OfficeCalendar BuiltIn(FiscalYear year)
    {
        var closed = HolidayCsv.ReadBuiltIn().Select(line => line.Day).ToList();
        var days = new BusinessDays(closed);
        return new OfficeCalendar(closed, WindowsOf(year.Previous, days).Concat(WindowsOf(year, days)),
            Thresholds.Select(t => new ThresholdLine(Guid.Empty, t.Kind, ThresholdBasis.TermTotal, t.AmountYen, t.From, t.To, t.Kind.Route())), []);
    }

    private static WindowLine OnOpenDays(WindowLine window, BusinessDays days) => window.WindowKind switch
    {
        WindowKind.CommitteeMeeting or WindowKind.CommitteeSpare or WindowKind.BudgetRequest =>
            window with { From = days.OnOrAfter(window.From), To = days.OnOrAfter(window.To) },
        WindowKind.FirstAnswers => window with { To = days.OnOrBefore(window.To) },
        WindowKind.PlanIntake or WindowKind.Filing or WindowKind.LateFiling or WindowKind.BudgetResult => window,
    };

    /// <summary>
    /// Amounts of the law with their terms (domain.md 3.4). That the committee hears what is above the amount of a
    /// 特定調達, and that the simplified form goes up to the limit of a small service contract, are assumptions an
    /// office replaces by its own.
    /// </summary>
    public static IReadOnlyList<(ThresholdKind Kind, long AmountYen, DateOnly From, DateOnly? To, string Basis)> Thresholds { get; } =
    [
        (ThresholdKind.WtoProcurement, 36_000_000, new(2024, 4, 1), new(2026, 3, 31), WtoBasis),
        (ThresholdKind.WtoProcurement, 40_000_000, new(2026, 4, 1), new(2028, 3, 31), WtoBasis),
        (ThresholdKind.Committee, 36_000_000, new(2024, 4, 1), new(2026, 3, 31), Assumed),
        (ThresholdKind.Committee, 40_000_000, new(2026, 4, 1), new(2028, 3, 31), Assumed),
        (ThresholdKind.SmallService, 2_000_000, new(2025, 4, 1), null, SmallBasis),
        (ThresholdKind.SmallPurchase, 3_000_000, new(2025, 4, 1), null, SmallBasis),
        (ThresholdKind.SmallLease, 1_500_000, new(2025, 4, 1), null, SmallBasis),
        (ThresholdKind.SimplifiedForm, 2_000_000, new(2025, 4, 1), null, Assumed),
        (ThresholdKind.AssemblyPurchase, 70_000_000, new(2025, 4, 1), null, PurchaseVote),
        (ThresholdKind.AssemblyWork, 500_000_000, new(2025, 4, 1), null, WorkVote),
    ];

    /// <summary>The day the supply-chain judgement becomes a duty (statutory), and targets that rise from year to year: terminals and licences under central management (R222, R279); years are the product's assumption.</summary>
    public static IReadOnlyList<(SettingName Name, int Value, DateOnly From)> RisingSettings { get; } =
    [
        (SettingName.TerminalCentralTarget, 95, new(2027, 4, 1)),
        (SettingName.TerminalCentralTarget, 100, new(2028, 4, 1)),
        (SettingName.LicenceCentralTarget, 100, new(2027, 4, 1)),
        (SettingName.SupplyChainDuty, 1, new(2027, 7, 1)),
    ];

    private const string WtoBasis = "特定調達契約の適用基準額（20万SDRの邦貨換算額、2年ごとに告示）";
    private const string SmallBasis = "地方自治法施行令別表第5（都道府県、令和7年4月1日改正）";
    private const string PurchaseVote = "地方自治法96条1項8号、施行令121条の2の2・別表第4（都道府県の動産の買入れ、予定価格）。団体の条例の額を確かめて改めてください";
    private const string WorkVote = "地方自治法96条1項5号、施行令121条の2の2・別表第3（都道府県の工事又は製造の請負、予定価格）。団体の条例の額を確かめて改めてください";
    private const string Assumed = "製品の初期値（団体の規程に合わせて改めてください）";
}
