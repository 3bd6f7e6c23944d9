using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Checklists;

public enum BodyKind
{
    Prefecture,   // 県
    Municipality, // 市町村
}

/// <summary>Whether an item is asked of a body in a year.</summary>
public enum Applicability
{
    Asked,   // 対象
    Out,     // 対象外
    Unknown, // 状況未登録: asked until the fact is entered
}

/// <summary>Who answers: the prefecture itself, or a municipality as the module of municipalities knows it.</summary>
public sealed record ChecklistBody(Guid Id, BodyKind Kind, string Code, string Name, string Kana, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>The one body that every installation has; its name stands in the texts.</summary>
    public static readonly Guid PrefectureId = new("00000000-0000-7000-8000-00000000c001");
    public const string PrefectureCode = "県";

    public static ChecklistBody Prefecture { get; } = new(PrefectureId, BodyKind.Prefecture, PrefectureCode, PrefectureCode, "けん");

    /// <summary>Existed in the year at all; a merged one is still asked for the year it ended in.</summary>
    public bool LivesIn(FiscalYear fy) => (From is null || From <= fy.End) && (To is null || To >= fy.Start);
}

/// <summary>A state of a body from a day on, told by another module from its own records.</summary>
public sealed record KnownFact(Guid BodyId, ItemCondition Condition, DateOnly From, bool Holds);

/// <summary>Bodies besides the prefecture, and what is known of them elsewhere: fulfilled by the module that keeps them.</summary>
public interface IChecklistBodySource
{
    Task<IReadOnlyList<ChecklistBody>> BodiesAsync(CancellationToken ct = default);

    Task<IReadOnlyList<KnownFact>> FactsAsync(CancellationToken ct = default);
}

/// <summary>A state of a body that was entered by hand, once: on which items it is asked depends on it (R196).</summary>
public sealed class BodyFact : ITracked
{
    public const string SubjectType = "ChecklistBody";
    public const int NoteLength = 300;

    public Guid Id { get; init; }
    public Guid BodyId { get; init; }
    public ItemCondition Condition { get; init; }
    public DateOnly ValidFrom { get; init; }
    public bool Holds { get; internal set; }
    public string? Note { get; internal set; }
    public string By { get; internal set; } = "";
    public DateTimeOffset At { get; internal set; }

    public TrailSubject Subject => new(SubjectType, BodyId);

    /// <summary>The states that somebody can enter.</summary>
    public static IReadOnlyList<ItemCondition> Entered { get; } = [ItemCondition.NoMunicipalCloud, ItemCondition.MainframeLeft, ItemCondition.OpenedUp];

    internal void Take(bool holds, string? note, Actor actor) => (Holds, Note, By, At) = (holds, note, actor.Name, actor.Now);
}

/// <summary>What is known of all bodies; pure.</summary>
public sealed class BodyFacts(IEnumerable<BodyFact> entered, IEnumerable<KnownFact> known)
{
    private readonly ILookup<(Guid, ItemCondition), (DateOnly From, bool Holds, bool ByHand)> facts =
        entered.Select(f => (Key: (f.BodyId, f.Condition), Fact: (f.ValidFrom, f.Holds, true))).Concat(known.Select(k => (Key: (k.BodyId, k.Condition), Fact: (k.From, k.Holds, false)))).ToLookup(x => x.Key, x => x.Fact);

    /// <summary>Whether the state holds on the day; null where nobody has said so. What was entered by hand stands over what follows from other records of the same day.</summary>
    public bool? On(ChecklistBody body, ItemCondition condition, DateOnly day) => condition switch
    {
        ItemCondition.None => true,
        ItemCondition.Prefecture => body.Kind == BodyKind.Prefecture,
        _ => facts[(body.Id, condition)].Where(f => f.From <= day).OrderBy(f => f.From).ThenBy(f => f.ByHand).Select(f => (bool?)f.Holds).LastOrDefault(),
    };

    /// <summary>As the body stands at the end of the year.</summary>
    public Applicability Of(ChecklistBody body, ItemCondition condition, FiscalYear fy) => On(body, condition, fy.End) switch
    {
        true => Applicability.Asked,
        false => Applicability.Out,
        null => Applicability.Unknown,
    };
}
