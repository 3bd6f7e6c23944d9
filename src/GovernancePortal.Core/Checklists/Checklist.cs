using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Checklists;

public enum ChecklistKind
{
    Ministry, // 総務省の10の指針
    Own,      // 独自
}

/// <summary>On which state of a body an item depends (R196).</summary>
public enum ItemCondition
{
    None,             // すべての団体
    NoMunicipalCloud, // 自治体クラウド未導入
    MainframeLeft,    // メインフレームが残る
    OpenedUp,         // オープン化済み
    Prefecture,       // 都道府県
}

/// <summary>
/// A checklist in groups (of the ministry's: its guidelines) and items. Items are dated by fiscal year and their wording
/// has versions; what a year answered stays with the wording it answered.
/// </summary>
public sealed class Checklist : IVersioned, ITracked
{
    public const string SubjectType = "Checklist";
    public const int CodeLength = 20;
    public const int NameLength = 100;
    public const int BasisLength = 500;
    public const int MostGroups = 30;
    public const int HighestNumber = 99;

    private readonly List<ChecklistGroup> groups = [];
    private readonly List<CheckItem> items = [];

    public Guid Id { get; init; }
    /// <summary>MIC10: what files name it by; never changed.</summary>
    public required string Code { get; init; }
    public ChecklistKind Kind { get; init; }
    public string NameJa { get; private set; } = "";
    public string? NameEn { get; private set; }
    /// <summary>根拠: the notice, plan or rule that it follows from (R193).</summary>
    public string? Basis { get; private set; }
    /// <summary>Municipalities answer it too, not only the prefecture.</summary>
    public bool ForMunicipalities { get; private set; }
    public FiscalYear FromFy { get; private set; }
    /// <summary>Last year it is used; open when null.</summary>
    public FiscalYear? ToFy { get; private set; }
    /// <summary>The section that keeps it; null as delivered.</summary>
    public Guid? OwnerSectionId { get; private set; }
    /// <summary>Counts changes of parts, so that the root's version moves with them.</summary>
    public int Revision { get; private set; }
    public IReadOnlyList<ChecklistGroup> Groups => groups;
    public IReadOnlyList<CheckItem> Items => items;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static Checklist Begin(Guid id, ChecklistKind kind, ChecklistInput input, Actor actor)
    {
        var list = new Checklist { Id = id, Code = input.Code!, Kind = kind };
        list.Edit(input, actor);
        return list;
    }

    /// <summary>Groups with items stay (Checklist.GroupHasItems); their numbers tell them apart (Checklist.NumberTwice).</summary>
    public void Edit(ChecklistInput input, Actor actor)
    {
        (NameJa, NameEn, Basis, ForMunicipalities) = (input.NameJa!, input.NameEn, input.Basis, input.ForMunicipalities);
        (FromFy, ToFy, OwnerSectionId) = (input.FromFy!.Value, input.ToFy, input.OwnerSectionId);
        if (ToFy < FromFy)
        {
            throw new RuleViolation("Checklist.EndsBeforeStart", nameof(ChecklistInput.ToFy));
        }
        var rows = input.Groups.Where(g => !g.IsEmpty).ToList();
        if (rows.GroupBy(r => r.Number).Any(g => g.Count() > 1))
        {
            throw new RuleViolation("Checklist.NumberTwice", nameof(ChecklistInput.Groups));
        }
        foreach (var gone in groups.Where(g => rows.TrueForAll(r => r.Id != g.Id)).ToList())
        {
            if (items.Exists(i => i.GroupId == gone.Id))
            {
                throw new RuleViolation("Checklist.GroupHasItems", nameof(ChecklistInput.Groups), gone.Number);
            }
            groups.Remove(gone);
        }
        foreach (var row in rows)
        {
            var group = groups.Find(g => g.Id == row.Id);
            if (group is null)
            {
                group = new ChecklistGroup { Id = Guid.CreateVersion7(actor.Now), ChecklistId = Id };
                groups.Add(group);
            }
            group.Take(row);
        }
        Revision++;
    }

    /// <summary>Refused: a number that the group has already in those years (Checklist.ItemTwice).</summary>
    public CheckItem AddItem(ChecklistItemInput input, Actor actor)
    {
        if (!groups.Exists(g => g.Id == input.GroupId))
        {
            throw new NotFound("Group of the checklist.");
        }
        var item = new CheckItem { Id = Guid.CreateVersion7(actor.Now), ChecklistId = Id, GroupId = input.GroupId!.Value };
        items.Add(item);
        Change(item, input, null, actor);
        return item;
    }

    /// <summary>
    /// Condition, links and last year change at once; another wording becomes the next version, from the year on.
    /// Refused: a wording that would begin in a year that is closed (Checklist.WordingPast), an item that ends before it
    /// begins (Checklist.EndsBeforeStart) or before a year that is closed (Checklist.EndsInClosedYear).
    /// </summary>
    /// <param name="closed">The last year that is closed.</param>
    public void Change(CheckItem item, ChecklistItemInput input, FiscalYear? closed, Actor actor)
    {
        if (items.Exists(i => i.Id != item.Id && i.GroupId == item.GroupId && i.Number == input.Number && i.Overlaps(input.FromFy!.Value, input.ToFy)))
        {
            throw new RuleViolation("Checklist.ItemTwice", nameof(input.Number), input.Number!.Value);
        }
        if (input.ToFy < closed)
        {
            throw new RuleViolation("Checklist.EndsInClosedYear", nameof(input.ToFy), closed.Value);
        }
        item.Take(input, closed, actor);
        Revision++;
    }

    public ChecklistGroup GroupOf(CheckItem item) => groups.Find(g => g.Id == item.GroupId)!;

    /// <summary>What is asked in a year, in its order.</summary>
    public IReadOnlyList<CheckItem> ItemsIn(FiscalYear fy) => [.. items.Where(i => i.IsAskedIn(fy)).OrderBy(i => GroupOf(i).Number).ThenBy(i => i.Number)];

    public bool IsUsedIn(FiscalYear fy) => FromFy <= fy && (ToFy is null || fy <= ToFy);

    internal void MoveTo(Guid sectionId) => OwnerSectionId = sectionId;
}

/// <summary>A guideline of the ministry's, or a heading of an own checklist.</summary>
public sealed class ChecklistGroup : ITracked
{
    public const int TitleLength = 200;

    public Guid Id { get; init; }
    public Guid ChecklistId { get; init; }
    public int Number { get; private set; }
    public string TitleJa { get; private set; } = "";
    public string? TitleEn { get; private set; }

    public TrailSubject Subject => new(Checklist.SubjectType, ChecklistId);

    internal void Take(ChecklistGroupRow row) => (Number, TitleJa, TitleEn) = (row.Number!.Value, row.TitleJa!, row.TitleEn);
}

/// <summary>One question, dated by fiscal year; what it says is in its wordings.</summary>
public sealed class CheckItem : ITracked
{
    private readonly List<ItemWording> wordings = [];

    public Guid Id { get; init; }
    public Guid ChecklistId { get; init; }
    public Guid GroupId { get; init; }
    public int Number { get; private set; }
    public ItemCondition Condition { get; private set; }
    public FiscalYear FromFy { get; private set; }
    public FiscalYear? ToFy { get; private set; }
    /// <summary>The KPIs shown beside it (R189).</summary>
    public IReadOnlyList<Guid> KpiIds { get; private set; } = [];
    public IReadOnlyList<ItemWording> Wordings => wordings;

    public TrailSubject Subject => new(Checklist.SubjectType, ChecklistId);

    /// <summary>The wording in force in a year: the newest that begins in it or before.</summary>
    public ItemWording WordingIn(FiscalYear fy) => wordings.Where(w => w.FromFy <= fy).OrderBy(w => w.FromFy.Year).ThenBy(w => w.Number).LastOrDefault() ?? wordings.MinBy(w => w.Number)!;

    public ItemWording Latest => wordings.MaxBy(w => w.Number)!;

    public bool IsAskedIn(FiscalYear fy) => FromFy <= fy && (ToFy is null || fy <= ToFy);

    internal bool Overlaps(FiscalYear from, FiscalYear? to) => (ToFy is null || from <= ToFy) && (to is null || FromFy <= to);

    internal void Take(ChecklistItemInput input, FiscalYear? closed, Actor actor)
    {
        var isNew = wordings.Count == 0;
        (Number, Condition, ToFy, KpiIds) = (input.Number!.Value, input.Condition, input.ToFy, [.. input.KpiIds.Distinct()]);
        if (isNew)
        {
            FromFy = input.FromFy!.Value;
        }
        if (ToFy < FromFy)
        {
            throw new RuleViolation("Checklist.EndsBeforeStart", nameof(input.ToFy));
        }
        if (!isNew && Latest.TextJa == input.TextJa && Latest.TextEn == input.TextEn)
        {
            return;
        }
        var from = isNew ? FromFy : input.WordingFromFy ?? FiscalYear.Of(actor.Today);
        if (!isNew && (from <= closed || from < Latest.FromFy))
        {
            throw new RuleViolation("Checklist.WordingPast", nameof(input.WordingFromFy), closed is { } last && last > Latest.FromFy ? last.Next : Latest.FromFy);
        }
        if (!isNew && string.IsNullOrWhiteSpace(input.Reason))
        {
            throw new RuleViolation("Form.Required", nameof(input.Reason));
        }
        wordings.Add(new ItemWording
        {
            Id = Guid.CreateVersion7(actor.Now), ItemId = Id, ChecklistId = ChecklistId, Number = wordings.Count + 1, FromFy = from, TextJa = input.TextJa!, TextEn = input.TextEn,
            Reason = isNew ? null : input.Reason, WrittenAt = actor.Now, WrittenBy = actor.Name,
        });
    }
}

/// <summary>What an item says from a year on; never changed.</summary>
public sealed class ItemWording : ITracked
{
    public const int TextLength = 500;
    public const int ReasonLength = 500;

    public Guid Id { get; init; }
    public Guid ItemId { get; init; }
    public Guid ChecklistId { get; init; }
    public int Number { get; init; }
    public FiscalYear FromFy { get; init; }
    public required string TextJa { get; init; }
    public string? TextEn { get; init; }
    /// <summary>Why it was changed; null for the first.</summary>
    public string? Reason { get; init; }
    public DateTimeOffset WrittenAt { get; init; }
    public required string WrittenBy { get; init; }

    public TrailSubject Subject => new(Checklist.SubjectType, ChecklistId);
}

/// <summary>A fiscal year of a checklist that is closed: answers of it never change again. Closed by an act, never by the date.</summary>
public sealed class ChecklistYear : ITracked
{
    public const int NoteLength = 500;

    public Guid Id { get; init; }
    public Guid ChecklistId { get; init; }
    public FiscalYear Fy { get; init; }
    public DateTimeOffset ClosedAt { get; init; }
    public required string ClosedBy { get; init; }
    public string? ClosedBySection { get; init; }
    public string? Note { get; init; }

    public TrailSubject Subject => new(Checklist.SubjectType, ChecklistId);
}
