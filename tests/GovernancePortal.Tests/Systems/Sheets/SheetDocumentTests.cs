using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Systems.Sheets;

public sealed class SheetDocumentTests
{
    [Fact]
    public void Every_heading_of_the_sheet_is_documented_in_its_order_and_no_other()
    {
        var lines = File.ReadAllLines(Path.Combine(Snapshot.Root, "docs", "systems-sheet.md"));
        var documented = lines.Skip(Array.FindIndex(lines, l => l == "| heading | holds | |") + 2).TakeWhile(l => l.StartsWith('|')).Select(l => l.Split('|')).ToList();
        Assert.Equal(SystemColumns.All.Select(c => c.Header), documented.Select(cells => cells[1].Trim()));
        Assert.All(SystemColumns.All.Zip(documented), pair =>
        {
            Assert.Equal(pair.First.Needed, pair.Second[3].Contains("**needed**", StringComparison.Ordinal));
            Assert.Equal(pair.First.Sensitive, pair.Second[3].Contains("hidden", StringComparison.Ordinal));
            Assert.All(pair.First.Aliases, alias => Assert.Contains(alias, pair.Second[3], StringComparison.Ordinal));
        });
    }
}
