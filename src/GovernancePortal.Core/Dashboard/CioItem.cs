using GovernancePortal.Core.Instructions;

namespace GovernancePortal.Core.Dashboard;

/// <summary>The three questions of the CIO's first screen.</summary>
public enum CioItemGroup
{
    Decide, // 決めること
    Worse,  // 悪くなったこと
    Moved,  // 前回から動いたこと
}

/// <summary>What an item tells; its text is "CioItem.{Kind}", its second line "CioNote.{Kind}".</summary>
public enum CioItemKind
{
    CommitteeCase,      // IT推進会議の決定を待つ協議
    CioCase,            // CIOの決裁を待つ協議
    Publication,        // 公表の承認
    Answer,             // 改善指示への回答
    FollowUp,           // 改善のフォローアップ
    KpiWorse,           // 前回より悪くなったKPI
    KpiMissed,          // 未達のKPI
    InstructionOverdue, // 期限を過ぎた改善指示
    SeasonOver,         // 協議の集中
    RadarGrave,         // レーダーの重大な警告
    FindingsGrave,      // 監査の重大な指摘
    FindingsOverdue,    // 期限を過ぎた監査の指摘
    KpiBetter,          // 前回より良くなったKPI
    InstructionClosed,  // 完了した改善指示
    CaseDecided,        // 決まった協議
    DoubleMoveAvoided,  // 避けられた二重移行
}

/// <summary>
/// One line of the first screen. Kept with its arguments and not with its words, so that every reader, of today's screen as of a
/// frozen report, reads it in the own language.
/// </summary>
/// <param name="Key">Names what it is about, the same from day to day.</param>
/// <param name="Title">Arguments of the text: names, ISO days, keys of texts.</param>
/// <param name="Note">Arguments of the second line.</param>
/// <param name="Address">Where the number or the record stands.</param>
/// <param name="Urgency">Within its kind: days waited or over, steps fallen. Pure number, the more the higher.</param>
/// <param name="AsOf">The day that the figure speaks of.</param>
/// <param name="Source">Where it comes from: a text key.</param>
/// <param name="ConfirmedBy">Who stands for the figure.</param>
public sealed record CioItem(CioItemKind Kind, string Key, IReadOnlyList<string> Title, IReadOnlyList<string> Note, string Address, int Urgency, DateOnly? AsOf, string Source, string? ConfirmedBy = null)
{
    /// <summary>What an instruction given from it is about.</summary>
    public InstructionSubject Subject { get; init; } = InstructionSubject.Oral;
    public Guid? SubjectId { get; init; }
    public Guid? SectionId { get; init; }

    public CioItemGroup Group => CioRanking.GroupOf(Kind);
}

/// <summary>Which items are shown, and in which order: pure.</summary>
public static class CioRanking
{
    /// <summary>What fits one A4 and one look.</summary>
    public const int Most = 7;

    // At least so many of each group, where there are as many; what is left over goes to what is to be decided, then to what is worse.
    private static readonly (CioItemGroup Group, int Least)[] Shares = [(CioItemGroup.Decide, 2), (CioItemGroup.Worse, 2), (CioItemGroup.Moved, 1)];

    public static CioItemGroup GroupOf(CioItemKind kind) => kind switch
    {
        CioItemKind.CommitteeCase or CioItemKind.CioCase or CioItemKind.Publication or CioItemKind.Answer or CioItemKind.FollowUp => CioItemGroup.Decide,
        CioItemKind.KpiWorse or CioItemKind.KpiMissed or CioItemKind.InstructionOverdue or CioItemKind.SeasonOver or CioItemKind.RadarGrave or CioItemKind.FindingsGrave or CioItemKind.FindingsOverdue => CioItemGroup.Worse,
        CioItemKind.KpiBetter or CioItemKind.InstructionClosed or CioItemKind.CaseDecided or CioItemKind.DoubleMoveAvoided => CioItemGroup.Moved,
    };

    /// <summary>
    /// What weighs more comes first: a decision that holds others up before one that does not, what got worse before what was bad
    /// already, a move before a completion. Urgency can lift an item over the next kind, never over the second next.
    /// </summary>
    public static int WeightOf(CioItem item) => BaseOf(item.Kind) + Math.Clamp(item.Urgency, 0, 15);

    /// <summary>All of a group, the first ones first.</summary>
    public static IReadOnlyList<CioItem> Order(IEnumerable<CioItem> items, CioItemGroup group) =>
        [.. items.Where(i => i.Group == group).DistinctBy(i => i.Key).OrderByDescending(WeightOf).ThenBy(i => i.Key, StringComparer.Ordinal)];

    /// <summary>At most <see cref="Most"/>, in the order of the groups; whatever the order they come in.</summary>
    public static IReadOnlyList<CioItem> Choose(IReadOnlyCollection<CioItem> candidates)
    {
        var groups = Shares.Select(s => (s.Group, s.Least, Items: Order(candidates, s.Group))).ToList();
        var taken = groups.ToDictionary(g => g.Group, g => Math.Min(g.Least, g.Items.Count));
        var left = Most - taken.Values.Sum();
        foreach (var (group, _, items) in groups)
        {
            var more = Math.Min(left, items.Count - taken[group]);
            (taken[group], left) = (taken[group] + more, left - more);
        }
        return [.. groups.SelectMany(g => g.Items.Take(taken[g.Group]))];
    }

    private static int BaseOf(CioItemKind kind) => kind switch
    {
        CioItemKind.CommitteeCase => 80,
        CioItemKind.CioCase => 80,
        CioItemKind.Answer => 70,
        CioItemKind.Publication => 60,
        CioItemKind.FollowUp => 50,
        CioItemKind.InstructionOverdue => 80,
        CioItemKind.KpiWorse => 70,
        CioItemKind.SeasonOver => 60,
        CioItemKind.FindingsGrave => 60,
        CioItemKind.RadarGrave => 50,
        CioItemKind.FindingsOverdue => 50,
        CioItemKind.KpiMissed => 40,
        CioItemKind.KpiBetter => 80,
        CioItemKind.DoubleMoveAvoided => 70,
        CioItemKind.CaseDecided => 60,
        CioItemKind.InstructionClosed => 50,
    };
}
