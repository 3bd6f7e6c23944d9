using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>What the plan of audits knows of a section's systems in operation.</summary>
/// <param name="Criticality">1 to 3, of the most critical one.</param>
/// <param name="Confidentiality">0 (none) to 3 (3A), of the most confidential one.</param>
/// <param name="Managers">Names of their managers, as a search key.</param>
public sealed record SectionSystems(Guid SectionId, bool HandlesMyNumber, int Criticality, int Confidentiality, IReadOnlyList<string> Managers);

public sealed class SystemAuditQueries(PortalDb db)
{
    /// <summary>Of every section that owns a system which is neither an idea nor retired; one command.</summary>
    public async Task<IReadOnlyDictionary<Guid, SectionSystems>> BySectionAsync(CancellationToken ct = default)
    {
        var rows = await db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle != Lifecycle.Concept && s.Lifecycle != Lifecycle.Retired)
            .Select(s => new { s.OwnerSectionId, s.HandlesMyNumber, s.Criticality, s.Confidentiality, s.ManagerName }).ToListAsync(ct);
        return rows.GroupBy(r => r.OwnerSectionId).ToDictionary(g => g.Key, g => new SectionSystems(g.Key, g.Any(r => r.HandlesMyNumber == true), g.Max(r => Weigh(r.Criticality)), g.Max(r => Weigh(r.Confidentiality)),
            [.. g.Select(r => ManagerKey(r.ManagerName)).OfType<string>().Distinct(StringComparer.Ordinal)]));
    }

    /// <summary>A person's name as it is compared with that of a manager; null for none.</summary>
    public static string? ManagerKey(string? name) => string.IsNullOrWhiteSpace(name) ? null : CharacterWidth.SearchKey(name).Replace(" ", "", StringComparison.Ordinal);

    private static int Weigh(Criticality criticality) => criticality switch { Criticality.Important => 3, Criticality.SemiImportant => 2, _ => 1 };

    // 3A, 3B, 3C are the class 3 of the ledger's list; 2 and 1 below.
    private static int Weigh(string? confidentiality) => confidentiality switch { null or "" => 0, ['3', ..] => 3, ['2', ..] => 2, _ => 1 };
}
