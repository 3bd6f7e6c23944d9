using GovernancePortal.Core.Platform.Trail;

namespace GovernancePortal.Web.Frame;

/// <summary>
/// A record's history for the partial _Trail. Acts are named by "TrailAction.{Action}", fields by their own key;
/// <paramref name="Value"/> turns a stored value of a field into words.
/// </summary>
public sealed record TrailView(IReadOnlyList<TrailLine> Lines, Func<string, string, string> Value);
