using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>How many systems there were at the end of a fiscal year, all years before counted in.</summary>
public sealed record CountOfYear(FiscalYear Year, int Added, int Total);

/// <summary>
/// The numbers that plans are followed by: systems that give out open data (R241), that run on the shared platform with the
/// year each moved (R278), that were procured or are run jointly with other bodies (R322).
/// </summary>
public sealed record SystemCounts(IReadOnlyList<CountOfYear> OpenData, int OpenDataNow, IReadOnlyList<CountOfYear> Platform, int PlatformNow, IReadOnlyList<CountOfYear> Joint, int JointNow);

public sealed class SystemCountQueries(PortalDb db)
{
    /// <summary>One command. Systems that are retired or only an idea do not count; those without a year count in "now" only.</summary>
    public async Task<SystemCounts> ReadAsync(CancellationToken ct = default)
    {
        var rows = await db.Set<InformationSystem>().AsNoTracking().Where(s => s.Lifecycle != Lifecycle.Retired && s.Lifecycle != Lifecycle.Concept)
            .Where(s => s.OpenDataOutput == true || s.Hosting == SystemCodes.SharedPlatform || s.Sharing == SystemCodes.Joint)
            .Select(s => new { s.OpenDataOutput, s.OpenDataFy, s.Hosting, s.PlatformFy, s.Sharing, s.StartedOn }).ToListAsync(ct);
        var (open, platform, joint) = (rows.Where(r => r.OpenDataOutput == true).ToList(), rows.Where(r => r.Hosting == SystemCodes.SharedPlatform).ToList(), rows.Where(r => r.Sharing == SystemCodes.Joint).ToList());
        return new SystemCounts(
            ByYear(open.Select(r => r.OpenDataFy)), open.Count,
            ByYear(platform.Select(r => r.PlatformFy)), platform.Count,
            ByYear(joint.Select(r => r.StartedOn is { } day ? FiscalYear.Of(day) : (FiscalYear?)null)), joint.Count);
    }

    private static List<CountOfYear> ByYear(IEnumerable<FiscalYear?> years)
    {
        var total = 0;
        return [.. years.OfType<FiscalYear>().GroupBy(y => y).OrderBy(g => g.Key.Year).Select(g => new CountOfYear(g.Key, g.Count(), total += g.Count()))];
    }
}
