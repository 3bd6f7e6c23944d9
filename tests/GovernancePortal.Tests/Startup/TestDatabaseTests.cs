using GovernancePortal.Core.Platform;
using GovernancePortal.TestKit;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Startup;

public class TestDatabaseTests
{
    [Fact]
    public async Task A_test_gets_a_migrated_database_of_its_own_as_the_portals_role()
    {
        await using var one = await TestDatabase.CreateAsync();
        await using var other = await TestDatabase.CreateAsync();
        Assert.NotEqual(one.Name, other.Name);
        Assert.Equal("portal", await one.ScalarAsync("select current_user::text"));
        await using var db = one.NewDb();
        Assert.True(await DatabaseSetup.IsCurrentAsync(db));
    }

    [Fact]
    public async Task The_database_is_gone_after_the_test_though_connections_are_open()
    {
        var database = await TestDatabase.CreateAsync();
        await using var open = new NpgsqlConnection(database.Portal);
        await open.OpenAsync();
        await database.DisposeAsync();
        var fault = await Assert.ThrowsAsync<PostgresException>(() => database.ScalarAsync("select 1"));
        Assert.Equal(PostgresErrorCodes.InvalidCatalogName, fault.SqlState);
    }
}
