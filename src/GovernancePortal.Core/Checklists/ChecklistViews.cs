using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Checklists;

/// <summary>One item as one body sees it in one year. The wording is the answered one, else the one in force that year.</summary>
public sealed record ItemLine(ChecklistGroup Group, CheckItem Item, ItemWording Wording, Applicability Applies, ChecklistAnswer? Answer)
{
    /// <summary>Left out by the body's state and not answered all the same.</summary>
    public bool IsOut => Answer is null ? Applies == Applicability.Out : Answer.LeftOutBy is not null;

    public bool IsOpen => Answer is null && Applies != Applicability.Out;

    /// <summary>Answered in a wording that has been changed since for the same year.</summary>
    public bool IsOldWording { get; init; }

    /// <summary>3-2: guideline and item number, as the ministry counts.</summary>
    public string Number => $"{Group.Number}-{Item.Number}";
}

/// <summary>How far a group, or a whole checklist, is. What does not apply counts nowhere but in <paramref name="NotApplicable"/>.</summary>
public sealed record ChecklistProgress(int Yes, int Partly, int No, int NotApplicable, int Open)
{
    /// <summary>Items that count: they apply, answered or not.</summary>
    public int Counting => Yes + Partly + No + Open;

    public int Answered => Yes + Partly + No;

    /// <summary>実施率: はい of what counts, percent with one place, rounded down; null where nothing counts.</summary>
    public decimal? Rate => Counting == 0 ? null : Math.Floor(Yes * 1000m / Counting) / 10;

    public static ChecklistProgress Of(IEnumerable<ItemLine> lines)
    {
        var all = lines.ToList();
        int Count(CheckAnswer value) => all.Count(l => l.Answer?.Value == value);
        return new(Count(CheckAnswer.Yes), Count(CheckAnswer.Partly), Count(CheckAnswer.No), Count(CheckAnswer.NotApplicable) + all.Count(l => l.Answer is null && l.IsOut), all.Count(l => l.IsOpen));
    }

    public static IReadOnlyList<(ChecklistGroup Group, ChecklistProgress Progress)> ByGroup(IEnumerable<ItemLine> lines) =>
        [.. lines.GroupBy(l => l.Group).OrderBy(g => g.Key.Number).Select(g => (g.Key, Of(g)))];
}

/// <summary>One body's answers to a checklist in a year; without an assessment nobody has begun.</summary>
public sealed record AssessmentView(Checklist List, ChecklistBody Body, FiscalYear Fy, ChecklistAssessment? Assessment, IReadOnlyList<ItemLine> Lines, ChecklistYear? Closed)
{
    public ChecklistProgress Progress => ChecklistProgress.Of(Lines);

    /// <summary>A KPI beside an item counts for the whole group's headline.</summary>
    public IEnumerable<ItemLine> OfGroup(Guid groupId) => Lines.Where(l => l.Group.Id == groupId);

    /// <summary>What is not done, for the follow-up (R194): いいえ before 一部.</summary>
    public IEnumerable<ItemLine> ToImprove => Lines.Where(l => l.Answer?.Value is CheckAnswer.No or CheckAnswer.Partly).OrderBy(l => l.Answer!.Value == CheckAnswer.No ? 0 : 1).ThenBy(l => l.Group.Number).ThenBy(l => l.Item.Number);
}

/// <summary>How an answer stands against that of the year before.</summary>
public enum AnswerTrend
{
    None,   // 比べる年がない
    Same,   // 変わらない
    Better, // よくなった
    Worse,  // 悪くなった
}

/// <param name="Reworded">The wording is another one than the year before answered: the two are not quite the same question.</param>
public sealed record ComparedAnswer(FiscalYear Fy, CheckAnswer? Value, AnswerTrend Trend, bool Reworded, string? Evidence);

public sealed record ComparedItem(ChecklistGroup Group, CheckItem Item, ItemWording Wording, IReadOnlyList<ComparedAnswer> Years);

/// <summary>Items × years of one body; pure.</summary>
public static class ChecklistComparison
{
    public static IReadOnlyList<ComparedItem> Of(Checklist list, IReadOnlyList<FiscalYear> years, IReadOnlyDictionary<FiscalYear, ChecklistAssessment> assessments) =>
    [
        .. list.Items.Where(i => years.Any(i.IsAskedIn)).OrderBy(i => list.GroupOf(i).Number).ThenBy(i => i.Number).Select(item =>
        {
            var cells = new List<ComparedAnswer>();
            ChecklistAnswer? before = null;
            foreach (var year in years)
            {
                var answer = assessments.GetValueOrDefault(year)?.AnswerTo(item.Id);
                cells.Add(new(year, answer?.Value, TrendOf(before?.Value, answer?.Value), before is not null && answer is not null && before.WordingId != answer.WordingId, answer?.Evidence));
                // A year without an answer does not break the line: the next is held against the last one given.
                before = answer ?? before;
            }
            return new ComparedItem(list.GroupOf(item), item, item.WordingIn(years[^1]), cells);
        }),
    ];

    /// <summary>対象外 is neither better nor worse than anything.</summary>
    public static AnswerTrend TrendOf(CheckAnswer? before, CheckAnswer? now) => (Rank(before), Rank(now)) switch
    {
        (null, _) or (_, null) => AnswerTrend.None,
        var (b, n) when n > b => AnswerTrend.Better,
        var (b, n) when n < b => AnswerTrend.Worse,
        _ => AnswerTrend.Same,
    };

    private static int? Rank(CheckAnswer? answer) => answer switch
    {
        CheckAnswer.Yes => 2,
        CheckAnswer.Partly => 1,
        CheckAnswer.No => 0,
        CheckAnswer.NotApplicable or null => null,
    };
}

/// <summary>A checklist in the list, with where the prefecture stands in a year.</summary>
public sealed record ChecklistLine(Checklist List, AssessmentView? Own, int Municipalities, int Received);

/// <summary>A body's assessment of a year in the list of all bodies; without one it has not begun.</summary>
public sealed record BodyLine(ChecklistBody Body, Guid? AssessmentId, AssessmentState? State, ChecklistProgress Progress, DateTimeOffset? ReceivedAt);

/// <summary>An assessment of a body, for a page about the body.</summary>
public sealed record BodyAnswers(Guid AssessmentId, Guid ChecklistId, string ListName, FiscalYear Fy, AssessmentState State, DateTimeOffset? ReceivedAt);
