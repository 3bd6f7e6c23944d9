using GovernancePortal.Core.Platform.Csv;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using Xunit;

namespace GovernancePortal.Tests.Systems;

public sealed class DemoSystemsTests
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Rows = EmbeddedCsv.Read(DemoSystems.Table);

    [Fact]
    public void At_least_110_systems_each_under_its_own_name()
    {
        Assert.True(Rows.Count >= 110);
        Assert.Equal(Rows.Count, Rows.Select(r => r["name"]).Distinct().Count());
        Assert.Contains(Rows, r => r["name"] == "みどり県電子申請システム");
    }

    [Fact]
    public void No_real_prefecture_or_municipality_is_named()
    {
        foreach (var name in (string[])["奈良", "広島", "島根", "ひろしま", "しまね", "なら県"])
        {
            Assert.DoesNotContain(Rows, r => r.Values.Any(v => v.Contains(name, StringComparison.Ordinal)));
        }
        Assert.All(Rows.Where(r => r["vendor"].Length > 0), r => Assert.EndsWith("（架空）", r["vendor"], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026"), InlineData("2027"), InlineData("2028")]
    public void Contracts_end_in_each_of_the_coming_fiscal_years(string year) =>
        Assert.True(Rows.Count(r => r["next_renewal_fy"] == year && r["contract_to"] == $"{int.Parse(year) + 1}-03-31") >= 5);

    [Fact]
    public void Every_code_of_the_table_is_in_the_code_lists_and_the_figures_fit_together()
    {
        var codes = EmbeddedCsv.Read("Systems.Data.system-codes.csv").Select(r => (r["list"], r["code"])).ToHashSet();
        Assert.All(Rows, r =>
        {
            foreach (var (list, column) in new[] { (SystemCodes.DeliveryForm, "delivery_form"), (SystemCodes.Hosting, "hosting"), (SystemCodes.Sharing, "sharing"), (SystemCodes.Segment, "segment"), (SystemCodes.Confidentiality, "confidentiality"), (SystemCodes.ContractMethod, "contract_method") })
            {
                Assert.True(r[column].Length == 0 || codes.Contains((list, r[column])), $"{r["name"]}: {list} {r[column]}");
            }
            Assert.True(r["my_number"] == "1" == (r["segment"] == "MyNumber" && r["my_number"] == "1") || r["sharing"] is "ProvidedByState" or "Municipal", r["name"]);
            Assert.True(Enum.TryParse<Lifecycle>(r["lifecycle"], out _) && Enum.TryParse<Criticality>(r["criticality"], out _));
        });
    }

    [Fact]
    public void The_published_status_is_kept_as_a_state()
    {
        Assert.All(Rows.Where(r => r["status"].StartsWith("abolished", StringComparison.Ordinal)), r => Assert.Equal("Retired", r["lifecycle"]));
        Assert.All(Rows.Where(r => r["status"] == "in use"), r => Assert.Equal("InOperation", r["lifecycle"]));
        Assert.All(Rows.Where(r => r["status"] == "planned"), r => Assert.Equal("Concept", r["lifecycle"]));
        Assert.All(Rows.Where(r => r["scope"] == "prefecture with municipalities"), r => Assert.Equal("Joint", r["sharing"]));
    }
}
