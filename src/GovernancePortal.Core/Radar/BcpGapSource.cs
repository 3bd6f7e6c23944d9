using System.Globalization;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;

namespace GovernancePortal.Core.Radar;

/// <summary>
/// Gaps of the ICT-BCP register: one warning a system, plan, finding or network, of the gravest gap, however many there are.
/// What the radar's own rules already say of the ledger is left to them.
/// </summary>
internal sealed class BcpGapSource(BcpGapQueries gaps, SystemRadarQueries systems, TimeProvider time) : IRadarSource
{
    private static readonly BcpGapKind[] SaidByRules = [BcpGapKind.NoDrill, BcpGapKind.NoRemoteBackup];

    public IReadOnlyList<RadarCode> Codes { get; } = [RadarCode.BcpGap];

    public async Task<IReadOnlyList<OutsideFinding>> FindAsync(DateOnly today, CancellationToken ct)
    {
        var found = (await gaps.GapsAsync(Actor.Operator(time.GetUtcNow()), ct)).Where(g => !SaidByRules.Contains(g.Kind)).ToList();
        var unplanned = found.Where(g => g is { Kind: BcpGapKind.NoPlan, SubjectId: not null }).Select(g => g.SubjectId!.Value).ToList();
        // Not covered by any plan, says the ledger too: that is the rule NoBcp.
        var said = (await systems.OfAsync(unplanned, ct)).Where(s => s.BcpCovered != true).Select(s => s.Id).ToHashSet();
        return
        [
            .. found.Where(g => g.Kind != BcpGapKind.NoPlan || !said.Contains(g.SubjectId ?? default)).GroupBy(g => (g.Subject, g.SubjectId, Office: g.SubjectId is null ? g.Kind : (BcpGapKind?)null))
                .Select(g => (Worst: g.OrderBy(x => x.Severity).ThenBy(x => x.Kind).First(), Count: g.Count()))
                .Select(x => new OutsideFinding(RadarCode.BcpGap, $"{x.Worst.Subject}:{x.Worst.SubjectId?.ToString() ?? x.Worst.Kind.ToString()}",
                    x.Worst.Subject == GapSubject.System ? x.Worst.SubjectId : null, x.Worst.SectionId, x.Worst.Name, SeverityOf(x.Worst.Severity), x.Worst.Since,
                    string.Create(CultureInfo.InvariantCulture, $"{x.Worst.Kind}/{x.Count - 1}"))),
        ];
    }

    private static RadarSeverity SeverityOf(GapSeverity severity) => severity switch
    {
        GapSeverity.High => RadarSeverity.Grave,
        GapSeverity.Medium => RadarSeverity.Caution,
        GapSeverity.Low => RadarSeverity.Notice,
    };
}
