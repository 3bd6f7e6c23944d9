using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>A row of the ledger as a survey asks about it: its values as texts (<see cref="LedgerText"/>) and its licences.</summary>
public sealed record SurveyedSystem(Guid Id, string Code, Guid OwnerSectionId, IReadOnlyDictionary<string, string> Values, IReadOnlyList<LicenceRow> Licences)
{
    /// <summary>The row's version, for acts on it; 0 for a row of an earlier day.</summary>
    public uint Version { get; init; }
}

/// <summary>What a survey must know of the ledger: the rows as they stood on its base date, and as they stand now.</summary>
public sealed class SystemSurveyQueries(PortalDb db)
{
    private static readonly string Prefix = nameof(InformationSystem) + ".";

    /// <summary>
    /// Every row as it stood at the end of the day: what was changed since is undone from the Trail, newest first. A row
    /// registered since stands with the values it was registered with. Licences are those of today. Retired rows are left out.
    /// </summary>
    public async Task<IReadOnlyList<SurveyedSystem>> AsOfAsync(DateOnly day, CancellationToken ct = default)
    {
        var end = OfficeTime.StartOf(day.AddDays(1));
        var systems = await db.Set<InformationSystem>().AsNoTracking().Include(x => x.Licences).AsSingleQuery().OrderBy(x => x.SortName).ThenBy(x => x.Id).ToListAsync(ct);
        var since = await db.Set<TrailEntry>().AsNoTracking().Where(x => x.SubjectType == InformationSystem.SubjectType && x.At >= end)
            .OrderByDescending(x => x.Sequence).Select(x => new { x.SubjectId, x.Sequence, x.Changes }).ToListAsync(ct);
        var changes = since.ToLookup(x => x.SubjectId);
        var found = new List<SurveyedSystem>();
        foreach (var system in systems)
        {
            var values = LedgerText.Of(system, SystemColumns.Given);
            foreach (var entry in changes[system.Id].Where(e => e.Sequence > 1))
            {
                foreach (var change in entry.Changes.Where(c => c.Row is null && c.Field.StartsWith(Prefix, StringComparison.Ordinal) && SystemColumns.Find(c.Field[Prefix.Length..]) is { Derived: false }))
                {
                    if (change.Before is null)
                    {
                        values.Remove(change.Field[Prefix.Length..]);
                    }
                    else
                    {
                        values[change.Field[Prefix.Length..]] = change.Before;
                    }
                }
            }
            if (values.GetValueOrDefault(nameof(InformationSystem.Lifecycle)) != nameof(Lifecycle.Retired))
            {
                found.Add(Row(system, values, 0));
            }
        }
        return found;
    }

    /// <summary>The rows as they stand now; an unknown id is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, SurveyedSystem>> NowAsync(IReadOnlyCollection<Guid> ids, CancellationToken ct = default)
    {
        if (ids.Count == 0)
        {
            return new Dictionary<Guid, SurveyedSystem>();
        }
        var systems = await db.Set<InformationSystem>().AsNoTracking().Include(x => x.Licences).AsSingleQuery().Where(x => ids.Contains(x.Id)).ToListAsync(ct);
        return systems.ToDictionary(x => x.Id, x => Row(x, LedgerText.Of(x, SystemColumns.Given), x.Version));
    }

    private static SurveyedSystem Row(InformationSystem system, Dictionary<string, string> values, uint version)
    {
        var rows = new SystemRowsInput();
        SystemPartTables.Licences.Show(system, rows);
        var owner = Guid.TryParse(values.GetValueOrDefault(nameof(InformationSystem.OwnerSectionId)), out var section) ? section : system.OwnerSectionId;
        return new SurveyedSystem(system.Id, system.Code, owner, values, rows.Licences) { Version = version };
    }
}

/// <summary>The ledger's own rules, asked of values that are not in it (yet).</summary>
public static class SurveyedValues
{
    /// <summary>What a row with these values would lack (decision 25).</summary>
    public static IReadOnlyList<string> Missing(IReadOnlyDictionary<string, string> values) =>
        [.. SystemCompleteness.Missing(InformationSystem.OfValues(LedgerText.Input(values))).Where(m => m.Part is null).Select(m => m.Name)];

    /// <summary>What two values of the current contract must not be to each other; keys of the texts by the name of the column.</summary>
    public static IReadOnlyDictionary<string, string> ContractFaults(SystemInput input) =>
        LedgerCheck.ContractFaults(input.ContractFrom, input.ContractTo, input.VendorName, input.VendorNumber, "").ToDictionary(f => f.PropertyName, f => f.ErrorMessage);
}
