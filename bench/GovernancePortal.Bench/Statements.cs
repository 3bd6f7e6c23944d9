using System.Text.RegularExpressions;

namespace GovernancePortal.Bench;

/// <summary>
/// Counts the statements that one request sends, in PostgreSQL's own log: what the server saw, whoever sent it. The
/// background relay asks now and then too, hence the median of several requests.
/// </summary>
public sealed partial class Statements(string logFile)
{
    public async Task<(int Count, string Text)> OfAsync(IReadOnlyList<Session> sessions, Func<BenchUser, int, Call> call, int first, int requests)
    {
        var counts = new List<int>();
        var text = "";
        for (var n = first; n < first + requests; n++)
        {
            var start = new FileInfo(logFile).Length;
            var session = sessions[n % sessions.Count];
            await session.SendAsync(call(session.User, n));
            await Task.Delay(60);
            await using var file = new FileStream(logFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            file.Seek(start, SeekOrigin.Begin);
            using var reader = new StreamReader(file);
            var written = await reader.ReadToEndAsync();
            counts.Add(Statement().Count(written));
            text += $"--- {session.User.Key} {call(session.User, n).Path}\n{written}\n";
        }
        counts.Sort();
        return (counts[counts.Count / 2], text);
    }

    // "execute <unnamed>: select …" and "statement: begin"; the parameters that follow are another line.
    [GeneratedRegex(@"LOG:  (execute [^:]+|statement): (?!BEGIN|COMMIT|DISCARD|ROLLBACK)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Statement();
}
