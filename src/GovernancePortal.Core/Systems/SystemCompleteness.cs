namespace GovernancePortal.Core.Systems;

/// <summary>One thing that a row of some importance is asked for: a value of the row, or at least one row of a part.</summary>
public sealed record SystemRequirement(string Name, Criticality From, KartePage? Page, SystemPartKind? Part, Func<InformationSystem, bool> IsAsked, Func<InformationSystem, bool> IsAnswered);

/// <summary>Required fields grow with 重要度 (decision 25); completeness counts only those.</summary>
public static class SystemCompleteness
{
    public static IReadOnlyList<SystemRequirement> All { get; } =
    [
        .. SystemColumns.Given.Where(c => c.RequiredFrom is not null)
            .Select(c => new SystemRequirement(c.Name, c.RequiredFrom!.Value, c.Page, null, c.AskedWhen ?? (_ => true), c.IsAnswered)),
        new(nameof(InformationSystem.Components), Criticality.Important, null, SystemPartKind.Components, s => s.DeliveryForm != SystemCodes.Saas && s.Hosting != SystemCodes.Saas, s => s.ComponentCount > 0),
        new(nameof(InformationSystem.Costs), Criticality.Important, null, SystemPartKind.Costs, s => s.Lifecycle is Lifecycle.InOperation or Lifecycle.Suspended or Lifecycle.ToBeRetired, s => s.CostCount > 0),
    ];

    /// <summary>What the row's importance and its other answers ask of it.</summary>
    public static IEnumerable<SystemRequirement> Of(InformationSystem system) => All.Where(r => r.From >= system.Criticality && r.IsAsked(system));

    public static IReadOnlyList<SystemRequirement> Missing(InformationSystem system) => [.. Of(system).Where(r => !r.IsAnswered(system))];

    public static (int Answered, int Required) Count(InformationSystem system)
    {
        var (answered, required) = (0, 0);
        foreach (var requirement in Of(system))
        {
            required++;
            answered += requirement.IsAnswered(system) ? 1 : 0;
        }
        return (answered, required);
    }
}
