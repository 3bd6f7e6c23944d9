using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace GovernancePortal.Bench;

/// <summary>Times of the requests of one or several rounds.</summary>
public sealed class Timing
{
    private readonly List<double> milliseconds = [];
    private double seconds;
    private TimeSpan processor;

    public int Requests => milliseconds.Count;

    public double PerSecond => seconds > 0 ? milliseconds.Count / seconds : 0;

    /// <summary>Milliseconds of processor time that the server process spent on one request; the database's are not in it.</summary>
    public double ProcessorMilliseconds => milliseconds.Count > 0 ? processor.TotalMilliseconds / milliseconds.Count : 0;

    public double At(double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)Math.Ceiling(share * sorted.Count) - 1)];
    }

    internal void Add(IEnumerable<double> times, double wall, TimeSpan used)
    {
        milliseconds.AddRange(times);
        seconds += wall;
        processor += used;
    }
}

/// <summary>Sends requests and looks at the clock.</summary>
public static class Load
{
    /// <summary>
    /// So many requests by so many clients at once. One client takes the sessions in turn; several have one each and
    /// take the next request as soon as the last is answered.
    /// </summary>
    public static async Task RunAsync(IReadOnlyList<Session> sessions, Func<BenchUser, int, Call> call, int clients, int requests, Timing? timing = null, Served? server = null)
    {
        var taken = -1;
        var times = new ConcurrentBag<double>();
        var used = server?.ProcessorTime() ?? TimeSpan.Zero;
        var wall = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref taken) is var n && n < requests)
            {
                var session = sessions[(clients == 1 ? n : client) % sessions.Count];
                var next = call(session.User, n);
                var started = Stopwatch.GetTimestamp();
                var (status, _) = await session.SendAsync(next);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                if (status is not (HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.SeeOther))
                {
                    throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{session.User.Key}: {next.Path} answers {(int)status}."));
                }
            }
        })));
        timing?.Add(times, wall.Elapsed.TotalSeconds, server is null ? TimeSpan.Zero : server.ProcessorTime() - used);
    }
}
