using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>Begins the evaluations of the day: soon after the start and on every new day of the office, by whichever node takes the lock.</summary>
public sealed class EvaluationScheduling(IServiceScopeFactory scopes, TimeProvider time, ILogger<EvaluationScheduling> log) : BackgroundService
{
    private const long Lock = 0x4556414C;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private DateOnly? done;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                var today = OfficeTime.DayOf(time.GetUtcNow());
                if (done != today && await RunOnceAsync(stoppingToken) is { } begun)
                {
                    done = today;
                    log.LogInformation("Evaluations begun today: {Begun}", begun);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogWarning(fault, "Evaluations could not be begun; trying again in {Minutes} minutes", Pause.TotalMinutes);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One round; null while another node is at it. Public so that tests run and look.</summary>
    public async Task<int?> RunOnceAsync(CancellationToken ct = default)
    {
        await using var held = await NodeLock.TryTakeAsync(scopes, Lock, ct);
        await using var scope = scopes.CreateAsyncScope();
        return held is null ? null : await scope.ServiceProvider.GetRequiredService<EvaluationScheduleService>().RunOnceAsync(Actor.Operator(time.GetUtcNow()), ct);
    }
}
