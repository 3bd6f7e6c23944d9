using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>The daily scan: soon after the start and then once on every new day of the office, by whichever node takes the lock.</summary>
public sealed class KpiFigureScanning(IServiceScopeFactory scopes, TimeProvider time, ILogger<KpiFigureScanning> log) : BackgroundService
{
    private const long Lock = 0x4B504953;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private DateOnly? scanned;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                var today = OfficeTime.DayOf(time.GetUtcNow());
                if (scanned != today && await ScanOnceAsync(stoppingToken) is { } result)
                {
                    scanned = today;
                    log.LogInformation("Figures of {Kpis} KPIs: {Written} new, {Checked} the same as before, {Reminded} asked for again", result.Kpis, result.Written, result.Checked, result.Reminded);
                    if (result.Unknown.Count > 0)
                    {
                        log.LogWarning("KPIs name figures that no module registers: {Keys}", string.Join(", ", result.Unknown));
                    }
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "The figures of the KPIs could not be taken; trying again in {Minutes} minutes", Pause.TotalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One scan; null while another node is at it.</summary>
    public async Task<FigureScan?> ScanOnceAsync(CancellationToken ct = default)
    {
        await using var held = await NodeLock.TryTakeAsync(scopes, Lock, ct);
        await using var scope = scopes.CreateAsyncScope();
        return held is null ? null : await scope.ServiceProvider.GetRequiredService<KpiFigureScanService>().ScanOnceAsync(ct);
    }
}
