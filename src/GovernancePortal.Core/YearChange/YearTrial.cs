using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.YearChange;

/// <summary>A record of a section that ends or is split, with where it goes; null: nowhere.</summary>
public sealed record TrialItem(string Source, SectionHolding Record, string FromName, Guid? ToId, IReadOnlyList<Guid> Choices)
{
    public string Key => YearChangeRun.KeyOf(Source, Record.Id);
    public bool Moves => ToId is { } to && to != Record.SectionId;
}

/// <summary>How many records of one kind go from one section to another.</summary>
public sealed record TrialGroup(string Source, string FromName, string? ToName, int Count);

/// <summary>What a run would do, with everything that nobody would own afterwards. Nothing is written.</summary>
public sealed record YearTrial(YearChangeRun Run, TurnPlan Turn, IReadOnlyList<TrialItem> Items, IReadOnlyList<SystemPersonLeaving> Managers)
{
    public IReadOnlyList<TrialGroup> Groups { get; } =
        [.. Items.Where(i => i.ToId is null || i.Moves).GroupBy(i => (i.Source, i.FromName, i.ToId)).Select(g => new TrialGroup(g.Key.Source, g.Key.FromName, g.Key.ToId is { } to ? Turn.After[to].Name : null, g.Count()))
            .OrderBy(g => g.FromName, StringComparer.Ordinal).ThenBy(g => g.Source, StringComparer.Ordinal)];

    /// <summary>Records of a section that ends without a successor.</summary>
    public IReadOnlyList<TrialItem> Leftovers { get; } = [.. Items.Where(i => i.ToId is null)];

    /// <summary>Records for which the administrator may choose.</summary>
    public IReadOnlyList<TrialItem> Assignable { get; } = [.. Items.Where(i => i.Choices.Count != 1)];

    /// <summary>People of an abolished section whom neither list places.</summary>
    public IReadOnlyList<CarriedPost> Unplaced => [.. Turn.Posts.Where(p => p.ToId is null)];

    public bool ChangesNothing => Turn.ChangesNothing && Items.All(i => !i.Moves);

    /// <summary>What was shown is what is run, or nothing.</summary>
    public string Fingerprint => TransferFile.Hash(System.Text.Encoding.UTF8.GetBytes(Turn.Fingerprint + Json.Write(Items.Select(i => (i.Key, i.ToId).ToString()))));
}
