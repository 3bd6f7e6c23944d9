using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

/// <summary>A double migration with the system it is of.</summary>
public sealed record DoubleMoveLine(RadarSystem System, DoubleMove Move, bool IsExample)
{
    public bool IsPast(DateOnly today) => Move.First.On <= today;
}

/// <summary>All double migrations from a day on, with what they add up to.</summary>
/// <param name="Shown">The first ones by day; <paramref name="All"/> says how many there are.</param>
public sealed record DoubleMoveReport(IReadOnlyList<DoubleMoveLine> Shown, int All, long OverlapYen, long SavingYen, int WindowMonths);

/// <summary>Double migrations, computed from ledger, plan and platform terms at each look, in the scan's chunks.</summary>
public sealed class MoveQueries(SystemRadarQueries systems, RadarScanService scan)
{
    public const int Most = 200;

    /// <param name="from">Moves before it are not looked at; the past is kept in the ledger and may be asked for.</param>
    /// <param name="windowMonths">The setting's window when null.</param>
    public async Task<DoubleMoveReport> ReadAsync(DateOnly from, int? windowMonths = null, CancellationToken ct = default)
    {
        var context = await scan.ContextAsync(ct);
        var window = windowMonths ?? context.Setting(SettingName.DoubleMoveMonths);
        var found = new List<DoubleMoveLine>();
        Guid? after = null;
        while (await systems.ChunkAsync(after, RadarScanService.Chunk, ct) is { Count: > 0 } chunk)
        {
            foreach (var facts in await scan.FactsAsync(chunk, ct))
            {
                found.AddRange(Moves.Of(facts, context.Platforms).DoubleWithin(window, facts.System.MoveCosts).Where(d => d.First.On >= from)
                    .Select(d => new DoubleMoveLine(facts.System with { Components = [], Terms = [] }, d, IsExample(d, context))));
            }
            after = chunk[^1].Id;
        }
        return new DoubleMoveReport([.. found.OrderBy(d => d.Move.First.On).ThenBy(d => d.System.SortName, StringComparer.Ordinal).ThenBy(d => d.System.Id).Take(Most)], found.Count,
            found.Sum(d => d.Move.OverlapYen), found.Sum(d => d.Move.BestSavingYen), window);
    }

    /// <summary>Of one system, past ones too.</summary>
    public async Task<IReadOnlyList<DoubleMove>> OfAsync(Guid systemId, CancellationToken ct = default)
    {
        var context = await scan.ContextAsync(ct);
        var facts = await scan.FactsAsync(await systems.OfAsync([systemId], ct), ct);
        return [.. facts.SelectMany(f => Moves.Of(f, context.Platforms).DoubleWithin(context.Setting(SettingName.DoubleMoveMonths), f.System.MoveCosts))];
    }

    private static bool IsExample(DoubleMove move, RadarContext context) =>
        context.Platforms.Any(p => p.IsExample && new[] { move.First, move.Second }.Any(m => m.IsPlatform && m.On == p.RenewedOn && m.Name == p.Name));
}
