using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Surveys;

/// <summary>Values of one system as texts (<see cref="LedgerText"/>), frozen or answered; the Trail tells what changed, field by field.</summary>
/// <param name="Of">Name of the system, for the Trail.</param>
public sealed record SurveyValues(string? Of, IReadOnlyDictionary<string, string> Values) : ITrailValue
{
    public static SurveyValues None { get; } = new(null, new Dictionary<string, string>());

    public string? this[string column] => Values.GetValueOrDefault(column);

    public SystemInput Input() => LedgerText.Input(Values);

    /// <summary>The columns in which the two differ.</summary>
    public IEnumerable<LedgerColumn> DifferFrom(SurveyValues other, IEnumerable<LedgerColumn> among) => among.Where(c => this[c.Name] != other[c.Name]);

    public bool IsSame(SurveyValues other) => Values.Count == other.Values.Count && Values.All(v => other[v.Key] == v.Value);

    public IEnumerable<TrailChange> ChangesFrom(object? before)
    {
        var earlier = before as SurveyValues ?? None;
        return DifferFrom(earlier, SystemColumns.Given).Select(c => new TrailChange(nameof(InformationSystem) + "." + c.Name, earlier[c.Name], this[c.Name], c.Sensitive, Of));
    }
}
