using System.Collections.Concurrent;
using GovernancePortal.Core.Platform;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// Long work on an import, in a scope of its own: the person waits a moment for the end and is then shown how far it is,
/// may leave, and finds it again. A stopping portal waits for what is under way.
/// </summary>
public sealed class ImportWork(IServiceScopeFactory scopes, ILogger<ImportWork> log) : IHostedService
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<Guid, Task> running = new();

    public bool IsRunning(Guid run) => running.ContainsKey(run);

    /// <summary>Begins the work and waits a moment. What it refuses in that time is thrown here; later only the run's state tells.</summary>
    public async Task RunAsync<TService>(Guid run, Func<TService, Task> work)
        where TService : notnull
    {
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!running.TryAdd(run, begun.Task))
        {
            throw new RuleViolation("ImportNotOpen");
        }
        var task = Task.Run(() => DoAsync(run, work, begun), CancellationToken.None);
        if (await Task.WhenAny(task, Task.Delay(Moment)) == task)
        {
            await task;
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Values).WaitAsync(cancellationToken);

    private async Task DoAsync<TService>(Guid run, Func<TService, Task> work, TaskCompletionSource begun)
        where TService : notnull
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<TService>());
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "Import {Run} ended with a refusal", run);
            throw;
        }
        finally
        {
            running.TryRemove(run, out _);
            begun.SetResult();
        }
    }
}
