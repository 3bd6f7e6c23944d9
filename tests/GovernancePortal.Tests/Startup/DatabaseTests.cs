using GovernancePortal.Web.Startup;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace GovernancePortal.Tests.Startup;

public class DatabaseTests
{
    private static readonly Checkout Published = new("/srv/portal", RepositoryRoot: null);

    [Fact]
    public async Task With_both_connection_strings_no_server_is_started()
    {
        await using var database = await OpenAsync(("Portal", "Host=db;Username=portal"), ("PortalOwner", "Host=db;Username=portal_owner"));
        Assert.Null(database.Private);
        Assert.StartsWith("Host=db;Username=portal;", database.Portal, StringComparison.Ordinal);
        Assert.Contains("Max Auto Prepare=200", database.Portal, StringComparison.Ordinal);
        Assert.Equal("Host=db;Username=portal_owner", database.PortalOwner);
    }

    [Fact]
    public async Task What_the_office_set_for_prepared_statements_is_kept()
    {
        await using var database = await OpenAsync(("Portal", "Host=db;Username=portal;Max Auto Prepare=0"), ("PortalOwner", "Host=db;Username=portal_owner"));
        Assert.Equal("Host=db;Username=portal;Max Auto Prepare=0", database.Portal);
    }

    [Theory]
    [InlineData("Portal", "PortalOwner")]
    [InlineData("PortalOwner", "Portal")]
    public async Task One_connection_string_without_the_other_is_refused_with_its_name(string given, string missing)
    {
        var refusal = await Assert.ThrowsAsync<StartupRefused>(() => OpenAsync((given, "Host=db")));
        Assert.Contains($"ConnectionStrings__{missing} is not", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_published_build_without_connection_strings_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<StartupRefused>(() => OpenAsync());
        Assert.Contains("ConnectionStrings__PortalOwner", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<Database> OpenAsync(params (string Name, string Value)[] strings) =>
        Database.OpenAsync(
            new ConfigurationBuilder().AddInMemoryCollection(strings.ToDictionary(s => $"ConnectionStrings:{s.Name}", s => (string?)s.Value)).Build(),
            Published,
            CancellationToken.None);
}
