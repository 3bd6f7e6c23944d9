namespace GovernancePortal.Web.Frame;

/// <summary>How a state feels; each tone has its own colour and its own shape, and always stands beside a word.</summary>
public enum Tone
{
    /// <summary>Under way, nothing to worry about (circle).</summary>
    Calm,
    /// <summary>Done, agreed (tick).</summary>
    Good,
    /// <summary>Needs attention soon (triangle).</summary>
    Caution,
    /// <summary>Waits for you, returned (arrow back).</summary>
    Late,
    /// <summary>Overdue, refused (square).</summary>
    Bad,
    /// <summary>Not started, not needed, closed (ring).</summary>
    Off,
}

public sealed record StateTag(string Label, Tone Tone);

/// <summary>A condition of a list and the address without it.</summary>
public sealed record Chip(string Label, string RemoveHref)
{
    /// <summary>The chips of a list's conditions, each with the filter without it; those that are not set (null) are left out.</summary>
    public static Chips Of<T>(T none, Func<T, string> address, IEnumerable<(string? Label, T Without)> conditions) =>
        new([.. conditions.Where(c => c.Label is not null).Select(c => new Chip(c.Label!, address(c.Without)))], address(none));
}

public sealed record Chips(IReadOnlyList<Chip> Items, string ClearHref);

/// <summary>Neighbouring pages of a keyset list; Total only where it was counted anyway.</summary>
public sealed record Pager(int Shown, int PageSize, string? NextHref, string? PreviousHref, int? Total = null);

public enum StepState { Done, Now, Ahead, Skipped }

/// <summary>One station of a case; Note is a date or who holds it.</summary>
public sealed record Step(string Label, StepState State, string? Note = null);

public sealed record Stepper(string Label, IReadOnlyList<Step> Steps);

public sealed record Tab(string Label, string Href, bool Current, int? Count = null)
{
    /// <summary>Said instead of the number where it was not counted to the end.</summary>
    public string? CountAs { get; init; }
}

public sealed record Tabs(string Label, IReadOnlyList<Tab> Items);

/// <summary>What to say where a list is empty, and what to do next.</summary>
public sealed record EmptyState(string Title, string? Advice = null, string? ActionLabel = null, string? ActionHref = null);

/// <summary>One form section in the list beside a form.</summary>
public sealed record FormTask(string Code, string Label, string Href, StateTag State, bool Current = false);

/// <summary>Foot is a line such as "31 of 42 answered".</summary>
public sealed record TaskList(string Label, IReadOnlyList<FormTask> Items, string? Foot = null);

public sealed record Crumb(string Label, string? Href = null);
