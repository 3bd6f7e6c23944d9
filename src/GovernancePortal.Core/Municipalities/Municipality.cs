using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Core.Municipalities;

public enum MunicipalityKind
{
    City,    // 市
    Town,    // 町
    Village, // 村
}

/// <summary>How a municipality runs its core systems (R247). Shared means procured and used together with other bodies.</summary>
public enum CloudClass
{
    Shared, // 共同
    Single, // 単独
    None,   // 未導入
}

/// <summary>How far a municipality is with its checklist in a year (R190).</summary>
public enum ChecklistDrawingUp
{
    NotYet,  // 未作成
    Drawing, // 作成中
    Done,    // 作成済み
}

/// <summary>What a municipality does with it (R190).</summary>
public enum ChecklistUsing
{
    NotUsed,  // 活用していない
    Partly,   // 一部で活用
    InPlan,   // 計画の見直しに活用
}

/// <summary>A municipality of the prefecture, dated: a merger ends it and names its successor.</summary>
public sealed class Municipality : IVersioned, ITracked
{
    public const string SubjectType = "Municipality";
    public const int CodeLength = 6;
    public const int NameLength = 60;
    public const int NoteLength = 1000;
    public const int MostPeople = 20_000_000;

    private readonly List<CloudState> clouds = [];
    private readonly List<PopulationCount> populations = [];
    private readonly List<ChecklistUse> uses = [];

    public Guid Id { get; init; }
    /// <summary>全国地方公共団体コード, six digits with the check digit.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Furigana { get; private set; } = "";
    public string? NameEn { get; private set; }
    public MunicipalityKind Kind { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    /// <summary>Last day it exists; open when null.</summary>
    public DateOnly? ValidTo { get; private set; }
    /// <summary>Into which it merged.</summary>
    public Guid? SuccessorId { get; private set; }
    /// <summary>The information section's address and the like; no person's name.</summary>
    public string? Contact { get; private set; }
    public string? Note { get; private set; }
    public int Revision { get; private set; }
    public IReadOnlyList<CloudState> Clouds => clouds;
    public IReadOnlyList<PopulationCount> Populations => populations;
    public IReadOnlyList<ChecklistUse> Uses => uses;
    public uint Version { get; private set; }

    public TrailSubject Subject => new(SubjectType, Id);

    public static Municipality Begin(Guid id, MunicipalityInput input, Actor actor)
    {
        var one = new Municipality { Id = id };
        one.Edit(input, actor);
        return one;
    }

    /// <summary>Refused: an end before the beginning (Municipality.EndsBeforeStart), a successor without an end (Municipality.MergedWhen), itself as its successor (Municipality.MergedIntoItself).</summary>
    public void Edit(MunicipalityInput input, Actor actor)
    {
        if (input.ValidTo < input.ValidFrom)
        {
            throw new RuleViolation("Municipality.EndsBeforeStart", nameof(input.ValidTo));
        }
        if (input.SuccessorId is not null && input.ValidTo is null)
        {
            throw new RuleViolation("Municipality.MergedWhen", nameof(input.ValidTo));
        }
        if (input.SuccessorId == Id)
        {
            throw new RuleViolation("Municipality.MergedIntoItself", nameof(input.SuccessorId));
        }
        (Code, Name, Furigana, NameEn, Kind) = (input.Code!, input.Name!, input.Furigana!, input.NameEn, input.Kind!.Value);
        (ValidFrom, ValidTo, SuccessorId, Contact, Note) = (input.ValidFrom!.Value, input.ValidTo, input.SuccessorId, input.Contact, input.Note);
        if (input.People is { } people && input.CountedOn is { } on)
        {
            var count = populations.Find(p => p.On == on);
            if (count is null)
            {
                count = new PopulationCount { Id = Guid.CreateVersion7(actor.Now), MunicipalityId = Id, On = on };
                populations.Add(count);
            }
            count.People = people;
        }
        Revision++;
    }

    /// <summary>
    /// The class from a day on; a second entry of one day replaces the first. Reasons why shared use does not progress
    /// (R025) belong to those that are not shared. Refused: a day before the municipality (Municipality.CloudBeforeStart).
    /// </summary>
    public CloudState Enter(CloudInput input, Actor actor)
    {
        if (input.ValidFrom < ValidFrom)
        {
            throw new RuleViolation("Municipality.CloudBeforeStart", nameof(input.ValidFrom), ValidFrom);
        }
        var state = clouds.Find(c => c.ValidFrom == input.ValidFrom);
        if (state is null)
        {
            state = new CloudState { Id = Guid.CreateVersion7(actor.Now), MunicipalityId = Id, ValidFrom = input.ValidFrom!.Value };
            clouds.Add(state);
        }
        state.Take(input, actor);
        Revision++;
        return state;
    }

    /// <summary>State of drawing-up and use of the checklist in a year (R190).</summary>
    public void Report(ChecklistUseInput input, Actor actor)
    {
        var use = uses.Find(u => u.Fy == input.Fy);
        if (use is null)
        {
            use = new ChecklistUse { Id = Guid.CreateVersion7(actor.Now), MunicipalityId = Id, Fy = input.Fy!.Value };
            uses.Add(use);
        }
        use.Take(input, actor);
        Revision++;
    }

    public CloudState? CloudOn(DateOnly day) => clouds.Where(c => c.ValidFrom <= day).MaxBy(c => c.ValidFrom);

    public PopulationCount? PopulationOn(DateOnly day) => populations.Where(p => p.On <= day).MaxBy(p => p.On);

    public ChecklistUse? UseIn(FiscalYear fy) => uses.Find(u => u.Fy == fy);

    public bool ExistsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>The class of a municipality from a day on, with why it is not shared and when its systems come up for renewal.</summary>
public sealed class CloudState : ITracked
{
    public const int NoteLength = 500;

    public Guid Id { get; init; }
    public Guid MunicipalityId { get; init; }
    public DateOnly ValidFrom { get; init; }
    public CloudClass Class { get; private set; }
    /// <summary>Codes of list CloudReason.</summary>
    public string[] Reasons { get; private set; } = [];
    public string? Note { get; private set; }
    /// <summary>次回更改日: when its core systems are renewed next.</summary>
    public DateOnly? RenewalOn { get; private set; }
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public TrailSubject Subject => new(Municipality.SubjectType, MunicipalityId);

    internal void Take(CloudInput input, Actor actor)
    {
        (Class, RenewalOn, Note, By, At) = (input.Class!.Value, input.RenewalOn, input.Note, actor.Name, actor.Now);
        Reasons = Class == CloudClass.Shared ? [] : [.. input.Reasons.Distinct()];
    }
}

public sealed class PopulationCount : ITracked
{
    public Guid Id { get; init; }
    public Guid MunicipalityId { get; init; }
    public DateOnly On { get; init; }
    public int People { get; internal set; }

    public TrailSubject Subject => new(Municipality.SubjectType, MunicipalityId);
}

/// <summary>What a municipality does with its checklist in a year; its answers are kept by the module of checklists.</summary>
public sealed class ChecklistUse : ITracked
{
    public const int NoteLength = 500;

    public Guid Id { get; init; }
    public Guid MunicipalityId { get; init; }
    public FiscalYear Fy { get; init; }
    public ChecklistDrawingUp DrawingUp { get; private set; }
    public ChecklistUsing Using { get; private set; }
    public bool IsPublished { get; private set; }
    /// <summary>It asked the prefecture for help.</summary>
    public bool WantsSupport { get; private set; }
    public string? Note { get; private set; }
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    public TrailSubject Subject => new(Municipality.SubjectType, MunicipalityId);

    internal void Take(ChecklistUseInput input, Actor actor) =>
        (DrawingUp, Using, IsPublished, WantsSupport, Note, By, At) = (input.DrawingUp!.Value, input.Using!.Value, input.IsPublished, input.WantsSupport, input.Note, actor.Name, actor.Now);
}
