using System.Globalization;
using GovernancePortal.Core.Platform;
using Npgsql;

namespace GovernancePortal.Bench;

/// <summary>
/// A kind of request and its counterpart of the baseline. Calls are made for each person, because each sees other rows.
/// </summary>
/// <param name="Aim">The share of the baseline's requests per second that is aimed at.</param>
public sealed record BenchCase(string Name, string Title, double Aim)
{
    /// <summary>The n-th call of a person at the portal and its counterpart.</summary>
    public required Func<BenchUser, int, Call> Portal { get; init; }
    public required Func<BenchUser, int, Call> Baseline { get; init; }
    /// <summary>Who takes part; everybody unless said.</summary>
    public IReadOnlyList<BenchUser> Users { get; init; } = BenchUser.All;
    /// <summary>Puts back what the requests changed; null for reading.</summary>
    public Func<Task>? Reset { get; init; }
    /// <summary>How many requests there are at most in one round, where each needs a record of its own.</summary>
    public int? Most { get; init; }

    public Task ResetAsync() => Reset?.Invoke() ?? Task.CompletedTask;
}

/// <summary>The cases over one data set: which addresses, which records.</summary>
public sealed class BenchCases(NpgsqlDataSource source)
{
    private const string Filter = "State=Approved&Kind=Renewal";
    private const string BaselineFilter = "state=Approved&kind=Renewal";
    private static readonly string[] Two = ["道路", "台帳", "申請", "防災", "東部"];
    private static readonly string[] Four = ["道路台帳", "電子申請", "財務会計", "総務事務", "情報共有"];

    /// <param name="signedIn">Sessions at the portal: how many rows each person's home has is looked up there.</param>
    public async Task<IReadOnlyList<BenchCase>> AllAsync(IReadOnlyList<Session> signedIn)
    {
        var homeRows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var session in signedIn)
        {
            var (_, body) = await session.SendAsync(new Call("/"));
            homeRows[session.User.Key] = Math.Max(1, System.Text.Encoding.UTF8.GetString(body).Split("class=\"title\"").Length - 1);
        }
        var deep = new Dictionary<string, (DateTimeOffset Since, Guid Id)>(StringComparer.Ordinal);
        var shown = new Dictionary<string, List<Guid>>(StringComparer.Ordinal);
        foreach (var user in BenchUser.All)
        {
            deep[user.Key] = await DeepAsync(user);
            shown[user.Key] = await IdsAsync($"select c.id from consultation c where {user.Visible(whole: true)} and exists (select 1 from consultation_section s where s.consultation_id = c.id) order by md5(c.id::text) limit 40");
        }
        var kartes = await IdsAsync("select id from information_system order by md5(id::text) limit 40");
        return
        [
            new("list", "First list page", 0.5)
            {
                Portal = (_, _) => new Call("/Consultations"),
                Baseline = (user, _) => new Call("/?" + user.BaselineQuery),
            },
            new("deep", "Deep list page (at 90 %)", 0.5)
            {
                Portal = (user, _) => new Call("/Consultations?At=" + new Cursor(deep[user.Key].Since.ToString("O", CultureInfo.InvariantCulture), deep[user.Key].Id, Backward: false)),
                Baseline = (user, _) => new Call($"/?since={Uri.EscapeDataString(deep[user.Key].Since.ToString("O", CultureInfo.InvariantCulture))}&last={deep[user.Key].Id}&{user.BaselineQuery}"),
            },
            new("filter", "Filtered list", 0.5)
            {
                Portal = (_, _) => new Call("/Consultations?" + Filter),
                Baseline = (user, _) => new Call($"/?{BaselineFilter}&{user.BaselineQuery}"),
            },
            new("case", "One case", 0.4)
            {
                Portal = (user, n) => new Call("/Consultations/Case/" + shown[user.Key][n % shown[user.Key].Count]),
                Baseline = (user, n) => new Call("/case/" + shown[user.Key][n % shown[user.Key].Count]),
            },
            new("home", "Home", 0.35)
            {
                Portal = (_, _) => new Call("/"),
                Baseline = (user, _) => new Call($"/?take={homeRows[user.Key]}&{user.BaselineQuery}"),
            },
            await AcceptAsync(),
            new("systems", "Systems: first list page", 0.5)
            {
                Portal = (_, _) => new Call("/Systems"),
                Baseline = (_, _) => new Call("/systems"),
            },
            new("karte", "Systems: one karte", 0.4)
            {
                Portal = (_, n) => new Call("/Systems/Details/" + kartes[n % kartes.Count]),
                Baseline = (_, n) => new Call("/system/" + kartes[n % kartes.Count]),
            },
            new("season", "Season: heat map", 0.4)
            {
                Users = BenchUser.Governance,
                Portal = (_, n) => new Call("/Season" + (n % 2 == 0 ? "" : "?By=Reviewer")),
                Baseline = (user, _) => new Call("/?" + user.BaselineQuery),
            },
            new("queue", "Season: queue by due day", 0.5)
            {
                Users = BenchUser.Governance,
                Portal = (_, n) => new Call("/Season/Queue" + (n % 2 == 0 ? "" : "?View=Paused")),
                Baseline = (user, _) => new Call("/?" + user.BaselineQuery),
            },
            new("dashboard", "CIO's first screen (20 plans × 200 KPIs × 10 years)", 0.05)
            {
                Users = BenchUser.Governance,
                Portal = (_, _) => new Call("/Dashboard"),
                Baseline = (user, _) => new Call("/?" + user.BaselineQuery),
            },
            new("matrix", "Audits: coverage matrix (252 sections × 6 years)", 0.1)
            {
                Users = BenchUser.Planners,
                Portal = (_, _) => new Call("/Audits/Plans/Coverage"),
                Baseline = (_, _) => new Call("/systems"),
            },
            new("search2", "Search, two characters", 0.4)
            {
                Portal = (_, n) => new Call("/Search?Q=" + Uri.EscapeDataString(Two[n % Two.Length])),
                Baseline = (_, n) => new Call("/systems?text=" + Uri.EscapeDataString(Two[n % Two.Length])),
            },
            new("search4", "Search, four characters", 0.4)
            {
                Portal = (_, n) => new Call("/Search?Q=" + Uri.EscapeDataString(Four[n % Four.Length])),
                Baseline = (_, n) => new Call("/systems?text=" + Uri.EscapeDataString(Four[n % Four.Length])),
            },
        ];
    }

    // 受付 of a case that comes back after a return: its number is there, so that eight clients do not queue for the
    // counter. Every request takes a case of its own; afterwards all are 提出済 again.
    private async Task<BenchCase> AcceptAsync()
    {
        const string open = "c.state = 'Submitted' and not c.of_policy_office and not exists (select 1 from consultation_act a where a.consultation_id = c.id and a.act = 'Accept') and exists (select 1 from consultation_section s where s.consultation_id = c.id)";
        var ids = await IdsAsync($"select c.id from consultation c where {open} order by c.id limit 120");
        await RunAsync("update consultation set number = 'R9-予-9' || right(id::text, 6) where id = any($1) and number is null", ids);
        var versions = await VersionsAsync(ids);
        return new BenchCase("act", "A transition: 受付", 0.3)
        {
            Users = BenchUser.Reviewers,
            Most = ids.Count,
            Portal = (user, n) => new Call($"/Consultations/Act/{ids[n % ids.Count]}/Accept", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Input.Version"] = versions[ids[n % ids.Count]], ["Input.ReviewerId"] = user.Id.ToString(),
            }),
            Baseline = (_, n) => new Call("/update/" + ids[n % ids.Count], new Dictionary<string, string>(StringComparer.Ordinal)),
            Reset = async () =>
            {
                await RunAsync("delete from consultation_act where consultation_id = any($1) and act = 'Accept'", ids);
                await RunAsync("update consultation set state = 'Submitted', holder = 'Reception', since = submitted_at, accepted_at = null, reviewer_id = null, reviewer_name = null, due_on = null where id = any($1)", ids);
                versions = await VersionsAsync(ids);
            },
        };
    }

    private async Task<Dictionary<Guid, string>> VersionsAsync(List<Guid> ids)
    {
        await using var command = source.CreateCommand("select id, xmin::text from consultation where id = any($1)");
        command.Parameters.AddWithValue(ids.ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var versions = new Dictionary<Guid, string>();
        while (await reader.ReadAsync())
        {
            versions[reader.GetGuid(0)] = reader.GetString(1);
        }
        return versions;
    }

    private async Task RunAsync(string sql, List<Guid> ids)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(ids.ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(DateTimeOffset Since, Guid Id)> DeepAsync(BenchUser user)
    {
        await using var command = source.CreateCommand($"""
            select c.since, c.id from consultation c where {user.Visible(whole: false)} order by c.since desc, c.id desc
            offset (select count(*) * 9 / 10 from consultation c where {user.Visible(whole: false)}) limit 1
            """);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (new DateTimeOffset(reader.GetDateTime(0), TimeSpan.Zero), reader.GetGuid(1));
    }

    private async Task<List<Guid>> IdsAsync(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<Guid>();
        while (await reader.ReadAsync())
        {
            ids.Add(reader.GetGuid(0));
        }
        return ids;
    }
}
