using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovernancePortal.Core.Dashboard;

/// <summary>Freezes CIO週報 on the office's day of the week, once, from seven in the morning, by whichever node takes the lock.</summary>
public sealed class CioReportScheduling(IServiceScopeFactory scopes, TimeProvider time, ILogger<CioReportScheduling> log) : BackgroundService
{
    private const long Lock = 0x43494F52;
    private const int Hour = 7;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                if (OfficeTime.ClockOf(time.GetUtcNow()).Hour >= Hour && await FreezeOnceAsync(stoppingToken) is { } id)
                {
                    log.LogInformation("The report of the week was frozen as {Id}", id);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "The report of the week could not be made; trying again in {Minutes} minutes", Pause.TotalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Null where it is not due, or another node is at it.</summary>
    public async Task<Guid?> FreezeOnceAsync(CancellationToken ct = default)
    {
        await using var held = await NodeLock.TryTakeAsync(scopes, Lock, ct);
        await using var scope = scopes.CreateAsyncScope();
        return held is null ? null : await scope.ServiceProvider.GetRequiredService<CioReportService>().FreezeOfTheWeekAsync(time.GetUtcNow(), ct);
    }
}
