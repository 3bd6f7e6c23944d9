namespace GovernancePortal.Core.Radar;

/// <summary>A fault that another register knows of, told to the radar whole: gaps of the ICT-BCP, for instance.</summary>
/// <param name="Key">Names it among those of its code; stays the same from scan to scan.</param>
public sealed record OutsideFinding(RadarCode Code, string Key, Guid? SystemId, Guid? SectionId, string Title, RadarSeverity Severity, DateOnly? KeyDate = null, string? Note = null);

/// <summary>A further source of warnings beside <see cref="RadarRules"/>; what it no longer names is gone at the next scan.</summary>
public interface IRadarSource
{
    /// <summary>The codes it speaks for; no other source may name them.</summary>
    IReadOnlyList<RadarCode> Codes { get; }

    Task<IReadOnlyList<OutsideFinding>> FindAsync(DateOnly today, CancellationToken ct);
}

/// <summary>One candidate for joint purchase a product, whatever the number of systems on it.</summary>
internal sealed class SharedProductSource(Systems.SystemRadarQueries systems) : IRadarSource
{
    public IReadOnlyList<RadarCode> Codes { get; } = [RadarCode.JointPurchase];

    public async Task<IReadOnlyList<OutsideFinding>> FindAsync(DateOnly today, CancellationToken ct) =>
        [.. (await systems.SharedProductsAsync(ct)).Select(p => new OutsideFinding(RadarCode.JointPurchase, p.Key.Length > RadarWarning.KeyLength ? p.Key[..RadarWarning.KeyLength] : p.Key, null, null,
            p.Product, RadarSeverity.Notice, Note: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{p.Sections}/{p.Systems}")))];
}
