using System.Diagnostics;
using System.Globalization;

namespace GovernancePortal.Bench;

/// <summary>One server under load: a Release build in a process of its own, its log in a file.</summary>
public sealed class Served : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task copying;

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Process> Running = [];

    /// <summary>For a run that is broken off: nothing stays behind.</summary>
    public static void StopAll()
    {
        foreach (var (_, process) in Running)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private Served(Process process, Uri address, Task copying)
    {
        Running[process.Id] = process;
        this.process = process;
        Address = address;
        this.copying = copying;
    }

    public Uri Address { get; }

    public static async Task<Served> StartAsync(string assembly, int port, string log, string answering, IReadOnlyDictionary<string, string> environment)
    {
        var start = Start(assembly, environment);
        // A loopback address by number: no name to resolve, and nobody outside reaches it.
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        var process = Process.Start(start)!;
        var served = new Served(process, new Uri($"http://127.0.0.1:{port}"), LogAsync(process, log));
        using var http = new HttpClient { BaseAddress = served.Address, Timeout = TimeSpan.FromSeconds(5) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(60); await Task.Delay(100))
        {
            if (process.HasExited)
            {
                break;
            }
            try
            {
                using var answer = await http.GetAsync(answering);
                if (answer.IsSuccessStatusCode)
                {
                    return served;
                }
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                continue;
            }
        }
        await served.DisposeAsync();
        throw new InvalidOperationException($"{Path.GetFileName(assembly)} does not answer at {served.Address}: see {log}.");
    }

    /// <summary>Runs a verb of the portal to its end.</summary>
    public static async Task RunAsync(string assembly, string verb, string log, IReadOnlyDictionary<string, string> environment)
    {
        var start = Start(assembly, environment);
        start.ArgumentList.Add(verb);
        using var process = Process.Start(start)!;
        await LogAsync(process, log);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The verb {verb} ended with {process.ExitCode}: see {log}.");
        }
    }

    /// <summary>The most memory the process has held so far (resident, MB of 2^20 bytes).</summary>
    public async Task<double> PeakMemoryAsync()
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Processor time the process has used so far, on all processors together.</summary>
    public TimeSpan ProcessorTime()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        await copying;
        Running.TryRemove(process.Id, out _);
        process.Dispose();
    }

    private static ProcessStartInfo Start(string assembly, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(assembly);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || k is "PORT" or "DOTNET_ENVIRONMENT" or "Portal__Now").ToList())
        {
            start.Environment.Remove(name);
        }
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    private static async Task LogAsync(Process process, string path)
    {
        await using var file = new StreamWriter(path, append: false);
        var gate = new SemaphoreSlim(1, 1);
        await Task.WhenAll(CopyAsync(process.StandardOutput), CopyAsync(process.StandardError));

        async Task CopyAsync(StreamReader from)
        {
            while (await from.ReadLineAsync() is { } line)
            {
                await gate.WaitAsync();
                await file.WriteLineAsync(line);
                gate.Release();
            }
        }
    }
}
