using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Municipalities;

/// <summary>One thing that a figure counts.</summary>
/// <param name="Weight">What it adds to the number: 1, or yen or people.</param>
public sealed record MunicipalFigureLine(Guid Id, string Name, string? Detail, long Weight = 1);

/// <summary>A number with the list behind it. <paramref name="Of"/> is what it is a part of, where it is one.</summary>
public sealed record MunicipalFigure(string Key, long Number, long? Of, IReadOnlyList<MunicipalFigureLine> Lines);

/// <summary>How many municipalities stood in a class at the end of a year (of the year under way: on the day asked).</summary>
public sealed record ClassCount(FiscalYear Fy, int Shared, int Single, int None, int Unknown)
{
    public int All => Shared + Single + None + Unknown;
}

/// <summary>Municipalities, none of them shared yet, whose systems are renewed near each other: they could join (R024, R025).</summary>
public sealed record RenewalWindow(DateOnly From, DateOnly To, IReadOnlyList<Municipality> Members, IReadOnlyList<SharedUse> Groups);

/// <summary>Every count of the module, pure: from all municipalities, supports and answers received, for any year.</summary>
public sealed class MunicipalityFigures(IReadOnlyList<Municipality> all, IReadOnlyList<MunicipalSupport> supports, IReadOnlyList<SharedUse> shared, IReadOnlyList<(Guid BodyId, FiscalYear Fy)> received, DateOnly today)
{
    public const string SharedCloud = "Municipalities.SharedCloud";
    public const string SingleCloud = "Municipalities.SingleCloud";
    public const string NoCloud = "Municipalities.NoCloud";
    public const string AnyCloud = "Municipalities.AnyCloud";
    public const string Supported = "Municipalities.Supported";
    public const string SupportCount = "Municipalities.SupportCount";
    public const string SubsidyYen = "Municipalities.SubsidyYen";
    public const string TrainedPeople = "Municipalities.TrainedPeople";
    public const string ChecklistsReceived = "Municipalities.ChecklistsReceived";
    public const string ChecklistsDrawnUp = "Municipalities.ChecklistsDrawnUp";
    public const string ChecklistsUsed = "Municipalities.ChecklistsUsed";
    public const string JointSystemMembers = "Municipalities.JointSystemMembers";

    public static IReadOnlyList<string> Keys { get; } =
    [
        SharedCloud, SingleCloud, NoCloud, AnyCloud, Supported, SupportCount, SubsidyYen, TrainedPeople, ChecklistsReceived, ChecklistsDrawnUp, ChecklistsUsed, JointSystemMembers,
    ];

    /// <summary>How many municipalities are in a class.</summary>
    public static string KeyOf(CloudClass cloud) => cloud switch
    {
        CloudClass.Shared => SharedCloud,
        CloudClass.Single => SingleCloud,
        CloudClass.None => NoCloud,
    };

    /// <summary>The lines behind the number are supports, not municipalities.</summary>
    public static bool IsOfSupports(string? key) => key is SupportCount || IsSum(key);

    /// <summary>A sum of amounts or of people, not a count of lines.</summary>
    public static bool IsSum(string? key) => key is SubsidyYen or TrainedPeople;

    /// <summary>The day by which a year is judged: its last, or today while it is under way.</summary>
    public DateOnly DayOf(FiscalYear fy) => fy.End < today ? fy.End : today < fy.Start ? fy.Start : today;

    public IReadOnlyList<Municipality> Of(FiscalYear fy) => [.. all.Where(m => m.ExistsOn(DayOf(fy)))];

    public ClassCount Classes(FiscalYear fy)
    {
        var classes = Of(fy).Select(m => m.CloudOn(DayOf(fy))?.Class).ToList();
        return new(fy, classes.Count(c => c == CloudClass.Shared), classes.Count(c => c == CloudClass.Single), classes.Count(c => c == CloudClass.None), classes.Count(c => c is null));
    }

    public MunicipalFigure Figure(string key, FiscalYear fy) => key switch
    {
        SharedCloud => InClass(key, fy, CloudClass.Shared),
        SingleCloud => InClass(key, fy, CloudClass.Single),
        NoCloud => InClass(key, fy, CloudClass.None),
        AnyCloud => InClass(key, fy, CloudClass.Shared, CloudClass.Single),
        Supported => Counted(key, fy, m => SupportsOf(m.Id, fy).Count is > 0 and var n ? n.ToString(System.Globalization.CultureInfo.InvariantCulture) : null),
        SupportCount => Summed(key, SupportsIn(fy).Select(s => new MunicipalFigureLine(s.Id, s.Title, Iso(s.On)))),
        SubsidyYen => Summed(key, SupportsIn(fy).Where(s => s.Kind == SupportKind.Subsidy).Select(s => new MunicipalFigureLine(s.Id, s.Title, Iso(s.On), s.AmountYen ?? 0))),
        TrainedPeople => Summed(key, SupportsIn(fy).Where(s => s.Kind == SupportKind.Training).Select(s => new MunicipalFigureLine(s.Id, s.Title, Iso(s.On), s.Attendants ?? 0))),
        ChecklistsReceived => Counted(key, fy, m => received.Contains((m.Id, fy)) ? "" : null),
        ChecklistsDrawnUp => Counted(key, fy, m => m.UseIn(fy)?.DrawingUp == ChecklistDrawingUp.Done ? "" : null),
        ChecklistsUsed => Counted(key, fy, m => m.UseIn(fy)?.Using is ChecklistUsing.Partly or ChecklistUsing.InPlan ? "" : null),
        JointSystemMembers => Counted(key, fy, m => shared.Where(s => s.Kind == SharedUseKind.JointSystem && s.RunsOn(DayOf(fy)) && s.MembersOn(DayOf(fy)).Contains(m.Id)).Select(s => s.Name).ToList() is { Count: > 0 } names ? string.Join("、", names) : null),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No figure of municipalities has this key."),
    };

    public IReadOnlyList<MunicipalSupport> SupportsIn(FiscalYear fy) => [.. supports.Where(s => s.Fy == fy && s.On <= today)];

    public IReadOnlyList<MunicipalSupport> SupportsOf(Guid id, FiscalYear fy) => [.. SupportsIn(fy).Where(s => s.Recipients.Any(r => r.MunicipalityId == id))];

    /// <summary>Municipalities by the support they had in a year: with how many of each kind.</summary>
    public IReadOnlyList<(SupportKind Kind, int Supports, int Municipalities)> Coverage(FiscalYear fy) =>
    [
        .. Enum.GetValues<SupportKind>().Select(kind => (kind, SupportsIn(fy).Count(s => s.Kind == kind), SupportsIn(fy).Where(s => s.Kind == kind).SelectMany(s => s.Recipients).Select(r => r.MunicipalityId).Distinct().Count())),
    ];

    /// <summary>How often each reason stands against shared use on the day (R025), the most frequent first.</summary>
    public IReadOnlyList<(string Reason, int Count)> Reasons(FiscalYear fy) =>
        [.. Of(fy).SelectMany(m => m.CloudOn(DayOf(fy))?.Reasons ?? []).GroupBy(r => r).Select(g => (g.Key, g.Count())).OrderByDescending(g => g.Item2).ThenBy(g => g.Key, StringComparer.Ordinal)];

    /// <summary>
    /// Those not shared whose next renewal falls within so many months of each other, at least two of them, from today on;
    /// beside them the groups of shared cloud that are renewed in the same time. A municipality stands in one window: that
    /// of the earliest renewal it is near to.
    /// </summary>
    public IReadOnlyList<RenewalWindow> Windows(int months = 12)
    {
        var waiting = all.Where(m => m.ExistsOn(today)).Select(m => (One: m, Cloud: m.CloudOn(today)))
            .Where(x => x.Cloud is { Class: not CloudClass.Shared, RenewalOn: { } on } && on >= today).OrderBy(x => x.Cloud!.RenewalOn).ThenBy(x => x.One.Furigana, StringComparer.Ordinal).ToList();
        var windows = new List<RenewalWindow>();
        while (waiting.Count > 0)
        {
            var first = waiting[0].Cloud!.RenewalOn!.Value;
            var near = waiting.TakeWhile(x => x.Cloud!.RenewalOn < first.AddMonths(months)).ToList();
            waiting.RemoveRange(0, near.Count);
            var last = near[^1].Cloud!.RenewalOn!.Value;
            if (near.Count > 1)
            {
                windows.Add(new(first, last, [.. near.Select(x => x.One)], [.. shared.Where(s => s.Kind == SharedUseKind.CloudGroup && s.RunsOn(today) && s.RenewalOn >= first && s.RenewalOn < first.AddMonths(months))]));
            }
        }
        return windows;
    }

    private MunicipalFigure InClass(string key, FiscalYear fy, params CloudClass[] classes) =>
        Counted(key, fy, m => m.CloudOn(DayOf(fy)) is { } cloud && classes.Contains(cloud.Class) ? Iso(cloud.ValidFrom) : null);

    private MunicipalFigure Counted(string key, FiscalYear fy, Func<Municipality, string?> counts)
    {
        var lines = Of(fy).Select(m => (One: m, Detail: counts(m))).Where(x => x.Detail is not null).Select(x => new MunicipalFigureLine(x.One.Id, x.One.Name, x.Detail!.Length == 0 ? null : x.Detail)).ToList();
        return new(key, lines.Count, Of(fy).Count, lines);
    }

    private static MunicipalFigure Summed(string key, IEnumerable<MunicipalFigureLine> lines)
    {
        var all = lines.ToList();
        return new(key, all.Sum(l => l.Weight), null, all);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
