using GovernancePortal.Web.Startup;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Startup;

public sealed class LocalPostgresTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-cluster-").FullName;

    public LocalPostgresTests() => File.SetUnixFileMode(folder, (UnixFileMode)0b111_101_101);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_second_start_finds_the_data_of_the_first()
    {
        await using (var first = await OpenAsync())
        {
            Assert.True(first.StartedHere);
            await RunAsync(first.PortalOwner, "create table kept as select 42 as answer");
        }

        Assert.False(File.Exists(PidFile));
        await using var second = await OpenAsync();
        Assert.Equal(42, await RunAsync(second.PortalOwner, "select answer from kept"));
    }

    [Fact]
    public async Task Whoever_joins_a_running_server_does_not_stop_it_and_the_last_one_out_does()
    {
        var starter = await OpenAsync();
        var guest = await OpenAsync();
        Assert.False(guest.StartedHere);
        await starter.DisposeAsync();
        Assert.Equal(1, await RunAsync(guest.Portal, "select 1"));
        await guest.DisposeAsync();
        Assert.False(File.Exists(PidFile));
    }

    [Fact]
    public async Task A_left_over_pid_file_of_another_process_does_not_hinder_a_start()
    {
        await using (await OpenAsync())
        {
        }

        // As after a crash and a restart of the machine: the number now belongs to somebody else (to this test).
        await File.WriteAllTextAsync(PidFile, $"{Environment.ProcessId}\n{Data}\n1\n65000\n\n127.0.0.1\n  1 1\nready\n");
        await using var server = await OpenAsync();
        Assert.True(server.StartedHere);
        Assert.Equal(1, await RunAsync(server.Portal, "select 1"));
    }

    [Fact]
    public async Task A_first_start_that_was_killed_half_way_is_made_up_for()
    {
        Directory.CreateDirectory(Path.Combine(folder, "db", "cluster", "data.new", "base"));
        await using var server = await OpenAsync();
        Assert.Equal(1, await RunAsync(server.Portal, "select 1"));
    }

    [Fact]
    public async Task The_server_is_durable_in_utf8_and_reached_by_password_on_loopback_only()
    {
        await using var server = await OpenAsync();
        Assert.Equal("on", await RunAsync(server.Portal, "show fsync"));
        Assert.Equal("UTF8", await RunAsync(server.Portal, "show server_encoding"));
        Assert.Equal("127.0.0.1", await RunAsync(server.Portal, "show listen_addresses"));
        Assert.Equal("", await RunAsync(server.Administrator, "show unix_socket_directories"));
        var wrong = new NpgsqlConnectionStringBuilder(server.Portal) { Password = "guess", Pooling = false }.ConnectionString;
        Assert.Equal("28P01", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(wrong, "select 1"))).SqlState);
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(Path.Combine(folder, "db", "passwords.json")));
    }

    [Fact]
    public async Task The_portals_own_role_changes_no_table()
    {
        await using var server = await OpenAsync();
        Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => RunAsync(server.Portal, "create table mine (id int)"))).SqlState);
        Assert.Equal(false, await RunAsync(server.Portal, "select rolsuper or rolcreatedb or rolcreaterole from pg_roles where rolname = current_user"));
    }

    [Fact]
    public async Task The_owner_may_create_the_extension_for_similar_words()
    {
        await using var server = await OpenAsync();
        await RunAsync(server.PortalOwner, "create extension pg_trgm");
        // Only a UTF-8 locale takes Japanese letters for letters; otherwise nothing would be similar to anything.
        Assert.Equal(1f, await RunAsync(server.Portal, "select similarity('電子申請', '電子申請')"));
        Assert.Equal(0f, await RunAsync(server.Portal, "select similarity('電子申請', '文書管理')"));
    }

    private string Data => Path.Combine(folder, "db", "cluster", "data");

    private string PidFile => Path.Combine(Data, "postmaster.pid");

    private Task<LocalPostgres> OpenAsync() =>
        LocalPostgres.OpenAsync(Path.Combine(folder, "db"), Path.Combine(folder, "fallback"), CancellationToken.None);

    private static async Task<object?> RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
