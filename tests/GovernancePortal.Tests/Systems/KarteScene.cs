using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>One karte: staff1 keeps SYS-0102, staff2 works in another section.</summary>
public abstract class KarteScene : PortalTest
{
    protected static readonly Guid Id = DemoSystems.Id("SYS-0102");
    protected static readonly string Karte = $"/Systems/Details/{Id}";

    protected async Task RowsAsync(TestClient client, string part, Func<HtmlForm, HtmlForm> fill)
    {
        var page = await fill((await client.GetAsync($"/Systems/Rows/{Id}/{part}")).Form("Input.Version")).SubmitAsync("保存する");
        Assert.True(page.Status == 302, string.Join(" | ", page.Errors));
    }

    protected async Task ClearAsync(TestClient client, string part)
    {
        while (true)
        {
            var page = await client.GetAsync($"/Systems/Rows/{Id}/{part}");
            var button = page.Document.QuerySelectorAll("button[name=removeRow]").Select(b => b.GetAttribute("value")!).First();
            if (page.Document.QuerySelector("input[name$='[0].Id']")!.GetAttribute("value") is null or "")
            {
                return;
            }
            page = await page.Form("Input.Version").SubmitAsync(button);
            Assert.Equal(302, (await page.Form("Input.Version").SubmitAsync("保存する")).Status);
        }
    }

    protected Task<InformationSystem> SystemAsync() => ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == Id));

    protected async Task<IReadOnlyList<TrailLine>> TrailAsync() => await ReadAsync(async db => await new TrailQueries(db).OfAsync(new TrailSubject(InformationSystem.SubjectType, Id), showRestricted: true));

    protected async Task<int> ChangesAsync() => (await TrailAsync()).Sum(line => line.Changes.Count);
}
