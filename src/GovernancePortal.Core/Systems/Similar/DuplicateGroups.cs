using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Time;

namespace GovernancePortal.Core.Systems.Similar;

/// <summary>
/// Draws up the candidates from all rows at once: every row is put under the key of what it has, so that no row is ever
/// compared with another. Pure.
/// </summary>
public static class DuplicateGroups
{
    /// <summary>Business that is nothing in particular makes no group.</summary>
    private const string OtherBusiness = "Other";
    private const int FewestSections = 2;

    private static readonly char[] VersionSigns = [.. "0123456789. 版年"];
    // After a blank, so that no word that happens to end so loses its end.
    private static readonly string[] VersionWords = [" version", " ver", " rel", " v", " r"];

    public static IReadOnlyList<DuplicateGroup> Of(IEnumerable<DuplicateSystem> systems, DuplicateFilter filter)
    {
        var byYear = filter.View == DuplicateView.Joint;
        var groups = new Dictionary<(DuplicateBasis Basis, string Key, FiscalYear? EndFy), List<DuplicateSystem>>();
        foreach (var system in systems.Where(s => s.Lifecycle != Lifecycle.Retired && (!byYear || s.ContractTo is not null) && (filter.EndFy is null || s.EndFy == filter.EndFy)))
        {
            foreach (var (basis, key) in KeysOf(system, filter.View).Where(k => filter.Basis is null || k.Basis == filter.Basis))
            {
                var group = (basis, key, byYear ? system.EndFy : null);
                if (!groups.TryGetValue(group, out var members))
                {
                    groups[group] = members = [];
                }
                members.Add(system);
            }
        }
        return
        [
            .. groups.Where(g => g.Value.Select(s => s.OwnerSectionId).Distinct().Take(FewestSections).Count() == FewestSections && (filter.BureauId is null || g.Value.Any(s => s.BureauId == filter.BureauId)))
                .Select(g => new DuplicateGroup(g.Key.Basis, g.Key.Key, LabelOf(g.Key.Basis, g.Value[0]), g.Key.EndFy, [.. g.Value.OrderBy(s => s.ContractTo ?? DateOnly.MaxValue).ThenBy(s => s.Code, StringComparer.Ordinal)], byYear))
                .OrderBy(g => g.SortKey, StringComparer.Ordinal),
        ];
    }

    /// <summary>A product without its width, case and version: みどり帳票 Ver.3 and みどり帳票 Ver.4 are one.</summary>
    public static string ProductKey(string? product)
    {
        var folded = SearchWords.Fold(product);
        var bare = folded.TrimEnd(VersionSigns);
        if (bare.Length < folded.Length)
        {
            bare = VersionWords.Where(word => bare.EndsWith(word, StringComparison.Ordinal)).Select(word => bare[..^word.Length].TrimEnd()).FirstOrDefault() ?? bare;
        }
        return (bare.Length > 1 ? bare : folded).Replace(" ", "", StringComparison.Ordinal);
    }

    // Kinds of business are wide: only those whose contracts end together are worth a look.
    private static IEnumerable<(DuplicateBasis Basis, string Key)> KeysOf(DuplicateSystem system, DuplicateView view)
    {
        if (ProductKey(system.ProductName) is { Length: > 0 } product)
        {
            yield return (DuplicateBasis.Product, product);
        }
        if (view == DuplicateView.Duplicate)
        {
            yield return (DuplicateBasis.Name, Likeness.Core(system.Name));
        }
        else if (system.BusinessKind is not (null or OtherBusiness))
        {
            yield return (DuplicateBasis.Business, system.BusinessKind);
        }
    }

    private static string LabelOf(DuplicateBasis basis, DuplicateSystem first) => basis switch
    {
        DuplicateBasis.Product => first.ProductName!,
        DuplicateBasis.Name => first.Name,
        DuplicateBasis.Business => first.BusinessKind!,
    };
}
