namespace GovernancePortal.Core.Calendar;

/// <summary>What an amount of the office decides (domain.md 3.4). The amount itself is dated data.</summary>
public enum ThresholdKind
{
    Committee,      // 全庁承認（IT推進会議）
    WtoProcurement, // 特定調達
    SmallPurchase,  // 少額随契 財産の買入れ
    SmallLease,     // 少額随契 物件の借入れ
    SmallService,   // 少額随契 委託その他
    SimplifiedForm, // 簡易様式
    AssemblyPurchase, // 議会の議決を要する契約 動産の買入れ
    AssemblyWork,   // 議会の議決を要する契約 工事又は製造の請負
}

/// <summary>Which of a case's figures is compared with the amount.</summary>
public enum ThresholdBasis
{
    TermTotal, // 総額（契約期間の合計、税込）
    FirstYear, // 初年度
    Annual,    // 年額
}

/// <summary>Where a case goes that meets the rule.</summary>
public enum ThresholdRoute
{
    Committee,          // IT推進会議に付議
    WtoTender,          // 特定調達の手続
    NegotiatedContract, // 少額随意契約ができる
    SimplifiedForm,     // 簡易様式でよい
    AssemblyVote,       // 仮契約し、議会の議決を経る
}

public static class ThresholdMeaning
{
    /// <summary>
    /// Whether an amount meets the rule. The committee hears what is above its amount (一定額を超える); a 特定調達 begins
    /// at its amount (以上); a limit for small contracts and the simplified form still holds at the amount
    /// (超えないもの).
    /// </summary>
    public static bool IsMet(this ThresholdKind kind, long amountYen, long ruleYen) => kind switch
    {
        ThresholdKind.Committee => amountYen > ruleYen,
        ThresholdKind.WtoProcurement or ThresholdKind.AssemblyPurchase or ThresholdKind.AssemblyWork => amountYen >= ruleYen,
        ThresholdKind.SmallPurchase or ThresholdKind.SmallLease or ThresholdKind.SmallService
            or ThresholdKind.SimplifiedForm => amountYen <= ruleYen,
    };

    /// <summary>The route a rule of the kind leads to unless the office says otherwise.</summary>
    public static ThresholdRoute Route(this ThresholdKind kind) => kind switch
    {
        ThresholdKind.Committee => ThresholdRoute.Committee,
        ThresholdKind.WtoProcurement => ThresholdRoute.WtoTender,
        ThresholdKind.SmallPurchase or ThresholdKind.SmallLease or ThresholdKind.SmallService => ThresholdRoute.NegotiatedContract,
        ThresholdKind.SimplifiedForm => ThresholdRoute.SimplifiedForm,
        ThresholdKind.AssemblyPurchase or ThresholdKind.AssemblyWork => ThresholdRoute.AssemblyVote,
    };
}

/// <summary>
/// The figures of a case that thresholds look at, all in yen including tax.
/// </summary>
/// <param name="TermTotalYen">Everything of the contract term; null when the contract has no fixed term.</param>
/// <param name="InitialYen">Cost before the service runs.</param>
/// <param name="FirstFullYearRunningYen">Running cost of the first full fiscal year.</param>
/// <param name="FirstYearYen">All cost of the first fiscal year.</param>
public sealed record ThresholdFigures(long? TermTotalYen, long InitialYen, long FirstFullYearRunningYen, long FirstYearYen)
{
    /// <summary>48 months, as the ministry's notice has it for contracts without a fixed term (自治省告示208).</summary>
    private const int YearsWithoutTerm = 4;

    /// <summary>
    /// Decision 18: the total of the term including tax; without a term, the initial cost and four times the running
    /// cost of the first full fiscal year.
    /// </summary>
    public long TotalYen => TermTotalYen ?? checked(InitialYen + (FirstFullYearRunningYen * YearsWithoutTerm));

    public long AmountYen(ThresholdBasis basis) => basis switch
    {
        ThresholdBasis.TermTotal => TotalYen,
        ThresholdBasis.FirstYear => FirstYearYen,
        ThresholdBasis.Annual => FirstFullYearRunningYen,
    };
}
