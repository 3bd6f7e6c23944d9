using System.Text.RegularExpressions;
using GovernancePortal.Web.Startup;
using Xunit;
using YamlDotNet.Serialization;

namespace GovernancePortal.Tests.Startup;

/// <summary>docker-compose.yml and Dockerfile are not run by the tests: these hold them to what docs/runbook.md says of them.</summary>
public partial class ServerDescriptionTests
{
    private static readonly string Root = Checkout.Find().RepositoryRoot!;
    private static readonly string Text = File.ReadAllText(Path.Combine(Root, "docker-compose.yml"));
    private static readonly Dictionary<string, object> Compose = new Deserializer().Deserialize<Dictionary<string, object>>(Text);

    [Fact]
    public void There_are_the_portal_and_a_database_each_with_a_health_check_and_a_restart() =>
        Assert.All(["portal", "database"], name =>
        {
            var service = Map(Map(Compose["services"])[name]);
            var check = Map(service["healthcheck"]);
            Assert.NotEmpty(List(check["test"]));
            Assert.Equal(["interval", "retries", "start_period", "test", "timeout"], check.Keys.Order(StringComparer.Ordinal));
            Assert.Equal("unless-stopped", service["restart"]);
        });

    [Fact]
    public void Database_and_files_outlive_the_containers()
    {
        Assert.Equal(["database", "files"], Map(Compose["volumes"]).Keys.Order(StringComparer.Ordinal));
        var mounted = new[] { "portal", "database" }.SelectMany(s => List(Map(Map(Compose["services"])[s])["volumes"])).Select(v => v.Split(':')).ToList();
        Assert.All(Map(Compose["volumes"]).Keys, volume => Assert.Single(mounted, m => m[0] == volume));
        // What is mounted from the repository must be there.
        Assert.All(mounted.Where(m => m[0].StartsWith('.')), m => Assert.True(File.Exists(Path.Combine(Root, m[0])), m[0]));
    }

    [Fact]
    public void The_portal_waits_for_a_healthy_database_and_has_both_connection_strings()
    {
        var portal = Map(Map(Compose["services"])["portal"]);
        Assert.Equal("service_healthy", Map(Map(portal["depends_on"])["database"])["condition"]);
        var environment = Map(portal["environment"]);
        Assert.Contains($"Username={LocalPostgres.PortalRole};", (string)environment["ConnectionStrings__Portal"], StringComparison.Ordinal);
        Assert.Contains($"Username={LocalPostgres.OwnerRole};", (string)environment["ConnectionStrings__PortalOwner"], StringComparison.Ordinal);
        Assert.All(["ConnectionStrings__Portal", "ConnectionStrings__PortalOwner"], name =>
            Assert.Contains($"Database={LocalPostgres.DatabaseName};", (string)environment[name], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_secret_is_asked_for_and_none_has_a_default()
    {
        var secrets = PasswordValue().Matches(Text).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(5, secrets.Count);
        Assert.All(secrets, value => Assert.Matches(@"^\$\{[A-Z_]+PASSWORD:\?", value));
    }

    [Fact]
    public void Every_image_has_a_version()
    {
        var images = new[] { "portal", "database" }.Select(s => (string)Map(Map(Compose["services"])[s])["image"])
            .Concat(File.ReadLines(Path.Combine(Root, "Dockerfile")).Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]))
            .ToList();
        Assert.Equal(4, images.Count);
        Assert.All(images, image =>
        {
            var tag = image[(image.IndexOf(':', StringComparison.Ordinal) + 1)..];
            Assert.Contains(':', image);
            Assert.DoesNotContain("latest", tag, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void The_database_is_the_version_the_portal_is_tested_with_and_is_not_published() =>
        Assert.All([Map(Map(Compose["services"])["database"])], database =>
        {
            Assert.StartsWith("postgres:15.", (string)database["image"], StringComparison.Ordinal);
            Assert.False(database.ContainsKey("ports"));
        });

    private static Dictionary<string, object> Map(object node) =>
        ((Dictionary<object, object>)node).ToDictionary(p => (string)p.Key, p => p.Value, StringComparer.Ordinal);

    private static List<string> List(object node) => [.. ((List<object>)node).Cast<string>()];

    [GeneratedRegex(@"[Pp](?:assword=|ASSWORD: )(\S+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PasswordValue();
}
