using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovernancePortal.Core.Radar;

/// <summary>
/// The daily scan: soon after the start and then once on every new day of the office, by whichever node takes the lock. A
/// scan repeated on the same day changes nothing, so it does no harm that several nodes come round to it.
/// </summary>
public sealed class RadarScanning(IServiceScopeFactory scopes, TimeProvider time, ILogger<RadarScanning> log) : BackgroundService
{
    private const long Lock = 0x52414441;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private DateOnly? scanned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                await ScanOfTheDayAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "The radar could not scan; trying again in {Minutes} minutes", Pause.TotalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ScanOfTheDayAsync(CancellationToken ct)
    {
        var today = OfficeTime.DayOf(time.GetUtcNow());
        if (scanned != today && await ScanOnceAsync(ct) is { } result)
        {
            scanned = today;
            log.LogInformation("The radar looked at {Systems} systems: {Opened} new warnings, {Passed} gone, {Noticed} to be told", result.Systems, result.Opened, result.Passed, result.Noticed);
        }
    }

    /// <summary>One scan; null while another node is at it. Public so that tests scan and look.</summary>
    public async Task<ScanResult?> ScanOnceAsync(CancellationToken ct = default)
    {
        await using var held = await NodeLock.TryTakeAsync(scopes, Lock, ct);
        await using var scope = scopes.CreateAsyncScope();
        return held is null ? null : await scope.ServiceProvider.GetRequiredService<RadarScanService>().ScanOnceAsync(ct);
    }
}
