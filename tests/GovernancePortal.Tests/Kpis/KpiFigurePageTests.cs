using GovernancePortal.Core.Kpis.Readings;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Kpis;

/// <summary>The pages of figures, from the section's entry to the closed year.</summary>
public sealed class KpiFigurePageTests : PortalTest
{
    [Fact]
    public async Task A_figure_goes_from_the_sections_form_with_its_evidence_over_the_heads_list_into_everybodys()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var kpi = plan[KpiFigureScene.Rate];
        var staff = await SignedInAsync("staff1");
        var home = await staff.GetAsync("/");
        Assert.Contains("KPIの実績", home.Text, StringComparison.Ordinal);
        var form = (await staff.GetAsync($"/Kpis/Enter/{kpi}?Year=2025&Quarter=4")).Form("Input.Value");
        var entered = await form.Fill("Input.Numerator", "74").Fill("Input.Denominator", "84").Fill("Input.Comment", "契約した案件のうち標準仕様書を使ったもの。").Fill("Input.Links", "https://intra.example/list").SubmitAsync();
        Assert.Equal(302, entered.Status);
        var list = await staff.GetAsync("/Kpis?Fy=2025");
        Assert.Contains("確認待ち", list.Text, StringComparison.Ordinal);

        var head = await SignedInAsync("head1");
        var waiting = await head.GetAsync("/Kpis/Confirm");
        Assert.Contains("88.1% (74/84)", waiting.Text, StringComparison.Ordinal);
        var box = waiting.Document.QuerySelector("input[name=Chosen]")!.GetAttribute("value")!;
        var confirmed = await waiting.Form("Chosen").Fill("Chosen", box).SubmitAsync();
        Assert.Equal(302, confirmed.Status);
        Assert.Contains("1件を確認しました", (await head.GetAsync("/Kpis/Confirm")).Text, StringComparison.Ordinal);

        list = await (await SignedInAsync("cio")).GetAsync("/Kpis?Fy=2025");
        // 88.1 of 40 %.
        Assert.Contains("◎ 達成 220%", list.Text, StringComparison.Ordinal);
        Assert.Contains("道路整備課", list.Text, StringComparison.Ordinal);
        var details = await staff.GetAsync($"/Kpis/Details/{kpi}?Fy=2025");
        Assert.Contains("契約した案件のうち標準仕様書を使ったもの。", details.Text, StringComparison.Ordinal);
        Assert.NotNull(details.Document.QuerySelector("figure[data-chart] table"));
        Assert.NotNull(details.Document.QuerySelector("a[href='https://intra.example/list']"));
    }

    [Fact]
    public async Task The_head_gives_one_back_with_a_note_and_nothing_goes_without_a_tick()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.EnterAsync(this, KpiFigureScene.Cumulative, 2025, 70);
        var head = await SignedInAsync("head1");
        var page = await head.GetAsync("/Kpis/Confirm");
        Assert.Equal(422, (await page.Form("Chosen").SubmitAsync()).Status);
        var box = page.Document.QuerySelector("input[name=Chosen]")!.GetAttribute("value")!;
        var returned = await page.Form("Chosen").Fill("Chosen", box).Fill("Input.Note", "名簿と合いません。").SubmitAsync("差し戻す");
        Assert.Equal(302, returned.Status);
        Assert.Equal(ReadingState.Returned, await ReadAsync(db => db.Set<KpiReading>().Select(r => r.State).SingleAsync()));
        Assert.Contains("名簿と合いません。", (await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Enter/{plan[KpiFigureScene.Cumulative]}?Year=2025&Quarter=4")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Behind_a_computed_figure_stands_the_list_of_its_records()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await UseAsync<KpiFigureScanService>(s => s.ScanOnceAsync());
        var staff = await SignedInAsync("staff2");
        var list = await staff.GetAsync("/Kpis");
        var link = list.Document.QuerySelectorAll("main table a").Single(a => a.GetAttribute("href")!.StartsWith("/Kpis/Records/", StringComparison.Ordinal)).GetAttribute("href")!;
        var records = await staff.GetAsync(link);
        var counted = await ReadAsync(db => db.Set<KpiReading>().Select(r => r.Value!.Value).SingleAsync());
        Assert.Equal((int)counted, records.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Equal(200, (await staff.GetAsync(records.Document.QuerySelector("main tbody a")!.GetAttribute("href")!)).Status);
        Assert.Equal(404, (await staff.GetAsync($"/Kpis/Records/{plan[KpiFigureScene.Cumulative]}")).Status);
        // Nothing is entered for it.
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Enter/{plan[KpiFigureScene.Computed]}?Year=2025")).Status);
    }

    [Fact]
    public async Task A_year_is_closed_and_corrected_on_its_pages_and_then_takes_no_figure()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var head = await SignedInAsync("policyhead");
        var page = await head.GetAsync($"/Kpis/Years/Close/{plan.PlanId}?Year=2025");
        Assert.Equal(422, (await page.Form("Input.Note").SubmitAsync()).Status);
        Assert.Equal(302, (await page.Form("Input.Note").Fill("Input.Note", "測定を始める前の指標があるため。").SubmitAsync()).Status);
        Assert.Contains("締め済", (await head.GetAsync("/Kpis/Years")).Text, StringComparison.Ordinal);
        var kpi = plan[KpiFigureScene.Cumulative];
        var corrected = await (await head.GetAsync($"/Kpis/Correct/{kpi}?Year=2025")).Form("Input.Reason").Fill("Input.Value", "64").Fill("Input.Reason", "二重に数えていたため。").SubmitAsync();
        Assert.Equal(302, corrected.Status);
        var details = await head.GetAsync($"/Kpis/Details/{kpi}?Fy=2025");
        Assert.Contains("二重に数えていたため。", details.Text, StringComparison.Ordinal);
        Assert.Contains("△ 遅れ 80%", details.Text, StringComparison.Ordinal);
        var entry = await (await SignedInAsync("staff1")).GetAsync($"/Kpis/Enter/{kpi}?Year=2025&Quarter=4");
        Assert.Null(entry.Document.QuerySelector("main form[method=post] [name='Input.Value']"));
        Assert.Equal(404, (await head.GetAsync($"/Kpis/Correct/{kpi}?Year=2026")).Status);
        Assert.Equal(404, (await head.GetAsync($"/Kpis/Years/Close/{plan.PlanId}?Year=2031")).Status);
    }

    [Fact]
    public async Task The_list_goes_out_as_it_stands_on_the_screen()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        await plan.HaveAsync(this, KpiFigureScene.Cumulative, 2025, 72);
        var file = await (await SignedInAsync("staff1")).GetAsync("/Kpis?handler=File&Fy=2025&Text=" + Uri.EscapeDataString("研修"));
        Assert.Equal(200, file.Status);
        Assert.Contains("研修した職員数（累計）", file.Html, StringComparison.Ordinal);
        Assert.Contains("90.0", file.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(KpiFigureScene.Falling, file.Html, StringComparison.Ordinal);
    }
}
