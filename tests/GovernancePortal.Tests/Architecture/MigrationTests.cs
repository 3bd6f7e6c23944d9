using System.Text.RegularExpressions;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Architecture;

public partial class MigrationTests
{
    [Fact]
    public void Every_enum_column_is_text_under_a_check()
    {
        using var db = Portal.Model();
        Assert.All(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum),
            p => Assert.Equal(typeof(string), p.GetProviderClrType()));
    }

    [Fact]
    public void Money_is_whole_yen_and_says_so()
    {
        using var db = Portal.Model();
        var money = db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.Name.EndsWith("Yen", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(money);
        Assert.All(money, p => Assert.Equal(typeof(long), Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType));
        Assert.DoesNotContain(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()),
            // Person-months come in halves: a quantity is no money.
            p => (p.ClrType == typeof(decimal) && p.Name != "Quantity") || p.ClrType == typeof(double) || p.ClrType == typeof(float));
    }

    [Fact]
    public void No_source_file_grows_past_four_hundred_lines()
    {
        var long_ = Directory.EnumerateFiles(Path.Combine(Snapshot.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !BuiltOrGenerated().IsMatch(f.Replace('\\', '/'))).Where(f => File.ReadLines(f).Count() > 400).Select(f => Path.GetRelativePath(Snapshot.Root, f)).ToList();
        Assert.True(long_.Count == 0, $"Split these by what they do: {string.Join(", ", long_)}");
    }

    [GeneratedRegex("/(bin|obj|Migrations|node_modules)/")]
    private static partial Regex BuiltOrGenerated();
}
