using System.Globalization;
using Npgsql;

namespace GovernancePortal.Bench;

/// <summary>Portal and baseline over one data set, and the sessions of the people at both.</summary>
public sealed class SetUp : IAsyncDisposable
{
    private readonly List<Session> signedIn;
    private readonly List<Session> unsigned;

    private SetUp(int size, Served portal, Served baseline, NpgsqlDataSource source, List<Session> signedIn, List<Session> unsigned)
    {
        (Size, Portal, Baseline, Source) = (size, portal, baseline, source);
        (this.signedIn, this.unsigned) = (signedIn, unsigned);
    }

    public int Size { get; }
    public Served Portal { get; }
    public Served Baseline { get; }
    public NpgsqlDataSource Source { get; }

    public static async Task<SetUp> StartAsync(BenchServer server, int size, int port, string portal, string baseline, string logs)
    {
        var name = size.ToString(CultureInfo.InvariantCulture);
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ConnectionStrings__Portal"] = server.Portal(size),
            ["ConnectionStrings__PortalOwner"] = server.Owner(size),
            ["PrepareDatabase"] = "false",
            ["Files__Folder"] = Path.Combine(logs, "files"),
        };
        var served = await Served.StartAsync(portal, port, Path.Combine(logs, $"portal-{name}.log"), "/health", environment);
        var bare = await Served.StartAsync(baseline, port + 1, Path.Combine(logs, $"baseline-{name}.log"), "/", environment);
        var signedIn = new List<Session>();
        foreach (var user in BenchUser.Everybody)
        {
            signedIn.Add(await Session.SignInAsync(served.Address, user));
        }
        return new SetUp(size, served, bare, server.Source(size), signedIn, [.. BenchUser.Everybody.Select(u => Session.Open(bare.Address, u))]);
    }

    public List<Session> PortalOf(IReadOnlyList<BenchUser> users) => [.. signedIn.Where(s => users.Contains(s.User))];

    public List<Session> BaselineOf(IReadOnlyList<BenchUser> users) => [.. unsigned.Where(s => users.Contains(s.User))];

    public async ValueTask DisposeAsync()
    {
        signedIn.ForEach(s => s.Dispose());
        unsigned.ForEach(s => s.Dispose());
        await Portal.DisposeAsync();
        await Baseline.DisposeAsync();
        await Source.DisposeAsync();
    }
}
