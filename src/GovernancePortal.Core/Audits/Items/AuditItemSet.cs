using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Audits.Items;

/// <summary>How far a version of a set is.</summary>
public enum ItemSetState
{
    Draft,     // 作成中
    Published, // 公開済み
}

/// <summary>
/// 監査項目の版: one version of a set of items. A draft is changed freely; once published from a day on it never changes,
/// so that an answer always stands beside the words it answered (R183, domain.md 6.4).
/// </summary>
public sealed class AuditItemSet : IVersioned, ITracked
{
    public const string SubjectType = "AuditItemSet";
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int BasisLength = 500;
    public const int PersonLength = 100;
    public const int MostItems = 500;

    private readonly List<AuditItem> items = [];

    private AuditItemSet()
    {
    }

    public Guid Id { get; private init; }
    /// <summary>The set over its versions.</summary>
    public string Code { get; private init; } = "";
    /// <summary>1, 2, …</summary>
    public int Number { get; private init; }
    public string Name { get; private set; } = "";
    public string? Basis { get; private set; }
    public ItemSetState State { get; private set; }
    /// <summary>In force from this day until the next version of the set is; null for a draft.</summary>
    public DateOnly? ValidFrom { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public string? PublishedBy { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    /// <summary>Moves with every change of an item, so that two people who edit one draft meet here.</summary>
    public int Changes { get; private set; }
    public uint Version { get; private init; }

    public IReadOnlyList<AuditItem> Items => items;
    public TrailSubject Subject => new(SubjectType, Id);

    internal static AuditItemSet Begin(string code, int number, string name, string? basis, Actor actor) =>
        new() { Id = Guid.CreateVersion7(actor.Now), Code = code, Number = number, Name = name, Basis = basis, State = ItemSetState.Draft, CreatedAt = actor.Now };

    /// <summary>The next version as a draft with the same items.</summary>
    internal AuditItemSet Next(int number, Actor actor)
    {
        var next = Begin(Code, number, Name, Basis, actor);
        foreach (var item in Ordered)
        {
            next.Put(null, AuditItemInput.Of(item, 0), actor);
        }
        return next;
    }

    public IEnumerable<AuditItem> Ordered => items.OrderBy(i => i.Position);

    internal void Rename(string name, string? basis)
    {
        DemandDraft();
        (Name, Basis) = (name, basis);
        Changes++;
    }

    /// <summary>Adds an item, or changes one. Refused with AuditChecks.SetPublished, AuditChecks.ItemNumberTaken, AuditChecks.TooManyItems.</summary>
    internal AuditItem Put(Guid? id, AuditItemInput input, Actor actor)
    {
        DemandDraft();
        var item = id is { } known ? items.Find(i => i.Id == known) ?? throw new NotFound($"Item {known}.") : null;
        if (items.Exists(i => i != item && i.Number == input.Number))
        {
            throw new RuleViolation("AuditChecks.ItemNumberTaken", nameof(input.Number), input.Number!);
        }
        if (item is null)
        {
            if (items.Count >= MostItems)
            {
                throw new RuleViolation("AuditChecks.TooManyItems", null, MostItems);
            }
            items.Add(item = new AuditItem { Id = Guid.CreateVersion7(actor.Now), SetId = Id, Number = input.Number!, Chapter = input.Chapter!, ChapterTitle = input.ChapterTitle!, Text = input.Text! });
        }
        item.Take(input);
        Arrange();
        Changes++;
        return item;
    }

    internal void Remove(Guid id)
    {
        DemandDraft();
        if (items.RemoveAll(i => i.Id == id) == 0)
        {
            throw new NotFound($"Item {id}.");
        }
        Arrange();
        Changes++;
    }

    /// <summary>Refused without items (AuditChecks.SetEmpty) and from a day in the past (AuditChecks.SetPast).</summary>
    internal void Publish(DateOnly from, Actor actor, bool seeded = false)
    {
        DemandDraft();
        if (items.Count == 0)
        {
            throw new RuleViolation("AuditChecks.SetEmpty");
        }
        // Audits that were prepared on past days would stand beside other items than those in force.
        if (from < actor.Today && !seeded)
        {
            throw new RuleViolation("AuditChecks.SetPast", nameof(PublishSetInput.ValidFrom), actor.Today);
        }
        (State, ValidFrom, PublishedAt, PublishedBy) = (ItemSetState.Published, from, actor.Now, actor.Name);
    }

    /// <summary>"5-4" → 5, 4; chapters by number, letters behind.</summary>
    internal static (int Chapter, string Letter, int Number, string Text) OrderOf(string number)
    {
        var parts = number.Split('-', '.');
        var tail = parts.Length > 1 && int.TryParse(parts[^1], System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : 0;
        return int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var chapter) ? (chapter, "", tail, number) : (int.MaxValue, parts[0], tail, number);
    }

    private void Arrange()
    {
        var position = 0;
        foreach (var item in items.OrderBy(i => OrderOf(i.Number)).ToList())
        {
            // Only what moved is written.
            position++;
            if (item.Position != position)
            {
                item.Position = position;
            }
        }
    }

    private void DemandDraft()
    {
        if (State != ItemSetState.Draft)
        {
            throw new RuleViolation("AuditChecks.SetPublished");
        }
    }
}
