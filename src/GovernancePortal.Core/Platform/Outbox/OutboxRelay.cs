using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GovernancePortal.Core.Platform.Outbox;

/// <summary>
/// Delivers due messages. Rows are taken with skip locked, so several nodes never take the same one; a failure backs
/// off and after ten attempts the message is given up, visibly.
/// </summary>
public sealed class OutboxRelay(IServiceScopeFactory scopes, TimeProvider time, ILogger<OutboxRelay> log) : BackgroundService
{
    private const int MostAttempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                while (await RelayOnceAsync(stoppingToken) > 0)
                {
                }
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "The outbox could not be read; trying again in {Seconds} s", Pause.TotalSeconds);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Handles up to fifty due messages; the number taken. Public so that tests act, relay once and look.</summary>
    public async Task<int> RelayOnceAsync(CancellationToken ct = default)
    {
        var taken = 0;
        while (taken < 50 && await OneAsync(ct))
        {
            taken++;
        }
        return taken;
    }

    private async Task<bool> OneAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Sent as it is written: an operator of EF around it would wrap the row lock in a subquery.
        var next = await db.Set<OutboxMessage>().FromSql(
                $"select * from outbox where done_at is null and gave_up_at is null and due_at <= {now.ToUniversalTime()} order by due_at limit 1 for update skip locked")
            .AsTracking().ToListAsync(ct);
        if (next is not [var message])
        {
            return false;
        }
        try
        {
            await transaction.CreateSavepointAsync("handler", ct);
            var handler = scope.ServiceProvider.GetServices<IOutboxHandler>().FirstOrDefault(h => h.Kind == message.Kind)
                ?? throw new InvalidOperationException($"Nobody handles messages of kind {message.Kind}.");
            await handler.HandleAsync(message, db, now, ct);
            message.DoneAt = now;
            await db.SaveChangesAsync(ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogWarning(failure, "Message {Id} of kind {Kind} failed at attempt {Attempt}", message.Id, message.Kind, message.Attempts + 1);
            await transaction.RollbackToSavepointAsync("handler", ct);
            db.ChangeTracker.Clear();
            var again = await db.Set<OutboxMessage>().SingleAsync(x => x.Id == message.Id, ct);
            again.Attempts++;
            again.LastError = failure.GetType().Name + ": " + failure.Message[..Math.Min(failure.Message.Length, 1500)];
            again.DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, 15 * Math.Pow(2, again.Attempts)));
            if (again.Attempts >= MostAttempts)
            {
                again.GaveUpAt = now;
            }
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return true;
    }
}
