using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

public enum RoadmapKind
{
    Contract,   // 契約
    Lease,      // リース
    Support,    // サポート期限
    Planned,    // 計画した案件
    Renewal,    // 次期更新予定
    Platform,   // 基盤の契約
    Move,       // 基盤の更新に伴う移行
}

/// <summary>Something on the time axis: a span, or a day when <paramref name="From"/> is null.</summary>
public sealed record RoadmapBar(RoadmapKind Kind, DateOnly? From, DateOnly To, string? Name);

/// <summary>A system with what lies on its line, and the group it stands under.</summary>
public sealed record RoadmapLine(RadarSystem System, string Group, IReadOnlyList<RoadmapBar> Bars);

public sealed record Roadmap(IReadOnlyList<RoadmapLine> Lines, int Total, int Page, int Pages)
{
    public const int PageSize = 40;
}

/// <summary>
/// Contracts, leases, ends of support, planned and platform renewals on one axis. A page holds a fixed number of systems,
/// whatever the ledger holds; pages are numbered, because the groups they stand in are many columns deep.
/// </summary>
public sealed class RoadmapQueries(SystemRadarQueries systems, RadarScanService scan)
{
    public async Task<Roadmap> PageAsync(RoadmapConditions conditions, int page, CancellationToken ct = default)
    {
        var first = Math.Max(1, page);
        var (found, total) = await systems.RoadmapAsync(conditions, (first - 1) * Roadmap.PageSize, Roadmap.PageSize, ct);
        return new Roadmap(await LinesAsync(found, conditions.Group, ct), total, first, Math.Max(1, (total + Roadmap.PageSize - 1) / Roadmap.PageSize));
    }

    /// <summary>Every line under the conditions, page by page, for an export.</summary>
    public async IAsyncEnumerable<RoadmapLine> Export(RoadmapConditions conditions, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var page = 0; await systems.RoadmapAsync(conditions, page * RadarScanService.Chunk, RadarScanService.Chunk, ct) is { Systems.Count: > 0 } next; page++)
        {
            foreach (var line in await LinesAsync(next.Systems, conditions.Group, ct))
            {
                yield return line;
            }
        }
    }

    private async Task<IReadOnlyList<RoadmapLine>> LinesAsync(IReadOnlyList<RadarSystem> found, RoadmapGroup group, CancellationToken ct)
    {
        var context = await scan.ContextAsync(ct);
        return [.. (await scan.FactsAsync(found, ct)).Select(f => new RoadmapLine(f.System, GroupOf(f.System, group), Bars(f, context.Platforms)))];
    }

    private static string GroupOf(RadarSystem system, RoadmapGroup group) => group switch
    {
        RoadmapGroup.Bureau => system.BureauName,
        RoadmapGroup.Platform => system.Hosting ?? "",
        RoadmapGroup.Vendor => system.VendorName ?? "",
    };

    /// <summary>What lies on a system's line, by day.</summary>
    public static IReadOnlyList<RoadmapBar> Bars(RadarFacts facts, IReadOnlyList<PlatformTerm> platforms)
    {
        var s = facts.System;
        var bars = new List<RoadmapBar>();
        bars.AddRange(s.Terms.Append(new RadarTerm(s.Id, s.ContractName, s.ContractKind, s.VendorName, s.ContractFrom, s.ContractTo)).Where(t => t.To is not null)
            .Select(t => new RoadmapBar(RoadmapKind.Contract, t.From, t.To!.Value, t.Name ?? t.Vendor)));
        if (s.LeaseEndOn is { } lease)
        {
            bars.Add(new RoadmapBar(RoadmapKind.Lease, null, lease, null));
        }
        if (s.NextRenewalFy is { } year)
        {
            bars.Add(new RoadmapBar(RoadmapKind.Renewal, year.Start, year.End, null));
        }
        bars.AddRange(s.Components.Select(c => new RoadmapBar(RoadmapKind.Support, null, c.EndsOn, $"{c.Product} {c.Version}".Trim())));
        bars.AddRange(facts.Planned.Select(p => new RoadmapBar(RoadmapKind.Planned, p.Fy.Start, p.StartsOn ?? p.Fy.End, null)).Select(b => b.From > b.To ? b with { From = null } : b));
        foreach (var term in platforms.Where(p => p.Carries(s)))
        {
            bars.Add(new RoadmapBar(RoadmapKind.Platform, term.ContractFrom, term.ContractTo, term.Name));
            bars.Add(new RoadmapBar(RoadmapKind.Move, null, term.RenewedOn, term.Name));
        }
        return [.. bars.OrderBy(b => b.From ?? b.To).ThenBy(b => b.To).ThenBy(b => b.Kind)];
    }
}
