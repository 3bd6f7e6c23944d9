using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using GovernancePortal.TestKit;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Web;

/// <summary>PostgreSQL goes away and comes back while the portal runs: the real pages over a line that is cut and joined again.</summary>
public sealed class DatabaseAwayTests : PortalTest
{
    private Line line = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var direct = new NpgsqlConnectionStringBuilder(Database.Portal);
        line = new Line(direct.Port);
        TestSlot.Current.Connection = new NpgsqlConnectionStringBuilder(Database.Portal) { Port = line.Port, Timeout = 5 }.ConnectionString;
    }

    public override async Task DisposeAsync()
    {
        NpgsqlConnection.ClearPool(new NpgsqlConnection(TestSlot.Current.Connection));
        line.Cut();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task While_the_database_is_away_every_page_is_a_plain_503_and_afterwards_all_is_as_before()
    {
        var client = await SignedInAsync("staff1");
        var form = (await client.GetAsync("/Systems/New")).Form("Input.Name").Fill("Input.Name", "停止中に送った名前");
        var entry = (await Nobody().GetAsync("/Account/SignIn")).Form("Input.UserName").Fill("Input.UserName", "staff1").Fill("Input.Password", PortalHost.Password);
        line.Cut();
        // What is known of the person is asked for again now, so that not even the sign-in is answered from memory.
        Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var address in new[] { "/", "/Consultations", "/Systems", "/Notices", "/Account/Password" })
        {
            var away = await client.GetAsync(address);
            Assert.True(away.Status == 503, $"{address} answers {away.Status}.");
            Assert.Contains("ただいま利用できません", away.Html, StringComparison.Ordinal);
            Assert.NotEmpty(away.Document.QuerySelector(".correlation")!.TextContent);
            Assert.NotNull(away.Answer.Headers.RetryAfter);
            Assert.DoesNotContain("Npgsql", away.Html, StringComparison.Ordinal);
        }
        Assert.Equal(503, (await form.SubmitAsync()).Status);
        Assert.Equal(503, (await entry.SubmitAsync()).Status);
        Assert.Equal(503, (await Nobody().GetAsync("/health")).Status);
        line.Join();
        // The same session, the same form, the same host: no restart, nothing to type again.
        Assert.Equal(200, (await client.GetAsync("/Consultations")).Status);
        Assert.Equal(200, (await Nobody().GetAsync("/health")).Status);
        var sent = await form.SubmitAsync();
        Assert.Equal(422, sent.Status);
        Assert.Equal("停止中に送った名前", sent.Form("Input.Name").ValueOf("Input.Name"));
        Assert.Equal(302, (await entry.SubmitAsync()).Status);
    }

    [Fact]
    public async Task After_a_restart_of_the_server_the_connections_of_before_are_given_up_one_by_one()
    {
        var client = await SignedInAsync("staff1");
        Assert.Equal(200, (await client.GetAsync("/Systems")).Status);
        // As a restart ends them: the server says goodbye, the pool learns of it at the next use.
        await Database.ScalarAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{Database.Name}' and usename = 'portal' and pid <> pg_backend_pid()");
        var answers = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            answers.Add((await client.GetAsync("/Systems")).Status);
        }
        Assert.All(answers, status => Assert.True(status is 200 or 503, $"{status}"));
        Assert.Equal(200, answers[^1]);
    }

    /// <summary>A TCP line to the server that can be cut, with everything that runs over it, and joined again at the same port.</summary>
    private sealed class Line
    {
        private readonly int server;
        private readonly ConcurrentBag<Socket> open = [];
        private TcpListener listener;

        public Line(int server)
        {
            this.server = server;
            listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
            _ = AcceptAsync(listener);
        }

        public int Port { get; }

        public void Cut()
        {
            listener.Stop();
            while (open.TryTake(out var socket))
            {
                socket.Dispose();
            }
        }

        public void Join()
        {
            listener = new TcpListener(IPAddress.Loopback, Port);
            listener.Start();
            _ = AcceptAsync(listener);
        }

        private async Task AcceptAsync(TcpListener from)
        {
            try
            {
                while (true)
                {
                    var client = await from.AcceptSocketAsync();
                    var onward = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    open.Add(client);
                    open.Add(onward);
                    await onward.ConnectAsync(IPAddress.Loopback, server);
                    _ = PumpAsync(client, onward);
                    _ = PumpAsync(onward, client);
                }
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The line is cut.
            }
        }

        private static async Task PumpAsync(Socket from, Socket to)
        {
            var bytes = new byte[16 * 1024];
            try
            {
                int read;
                while ((read = await from.ReceiveAsync(bytes, SocketFlags.None)) > 0)
                {
                    for (var sent = 0; sent < read;)
                    {
                        sent += await to.SendAsync(bytes.AsMemory(sent, read - sent), SocketFlags.None);
                    }
                }
            }
            catch (Exception cut) when (cut is SocketException or ObjectDisposedException)
            {
                // The line is cut.
            }
            from.Dispose();
            to.Dispose();
        }
    }
}
