using GovernancePortal.Core.Instructions;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using Xunit;

namespace GovernancePortal.Tests.Instructions;

/// <summary>From the KPI's page to the closed instruction, by the pages alone.</summary>
public sealed class InstructionPageTests : PortalTest
{
    [Fact]
    public async Task The_cio_instructs_from_a_kpi_the_section_answers_and_the_cio_accepts()
    {
        var plan = await KpiFigureScene.StartAsync(this);
        var kpi = plan[KpiFigureScene.Cumulative];
        var cio = await SignedInAsync("cio");
        var details = await cio.GetAsync($"/Kpis/Details/{kpi}");
        var link = details.Document.QuerySelectorAll("main a").Single(a => a.GetAttribute("href")!.StartsWith("/Instructions/New", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = (await cio.GetAsync(link)).Form("Input.Text");
        // The section in charge is chosen already.
        Assert.Equal(KpiFigureScene.Roads.ToString(), form.ValueOf("Input.SectionId"));
        var given = await form.Fill("Input.Text", "受講の少ない部局に声をかけること。").SubmitAsync();
        Assert.Equal(302, given.Status);
        var address = given.Location!;

        Assert.Contains("受講の少ない部局", (await cio.GetAsync($"/Kpis/Details/{kpi}")).Text, StringComparison.Ordinal);
        Assert.Contains(KpiFigureScene.Cumulative, (await cio.GetAsync("/Kpis?Instructed=true")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(KpiFigureScene.Falling, (await cio.GetAsync("/Kpis?Instructed=true")).Text, StringComparison.Ordinal);

        var staff = await SignedInAsync("staff1");
        Assert.Contains("改善指示に回答する", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
        var answer = (await staff.GetAsync(address)).Form("Answer.Text");
        Assert.Equal(302, (await answer.Fill("Answer.Text", "部局ごとの受講計画を作りました。").Attach("Uploads", "計画.txt", "受講計画"u8.ToArray(), "text/plain").SubmitAsync()).Status);
        Assert.Equal(302, (await (await staff.GetAsync(address)).Form("所属長に回付する").SubmitAsync()).Status);

        var head = await SignedInAsync("head1");
        Assert.Contains("所属長として確認する", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await head.GetAsync(address)).Form("確認してCIOに回答する").SubmitAsync()).Status);

        var accept = await cio.GetAsync(address.Replace("Details", "Act", StringComparison.Ordinal) + "/Accept");
        Assert.Contains("部局ごとの受講計画を作りました。", accept.Text, StringComparison.Ordinal);
        Assert.Equal(302, (await accept.Form("Input.Reason").SubmitAsync()).Status);
        Assert.Contains("完了", (await cio.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Contains("R8-指-0001", (await cio.GetAsync("/Instructions?State=Closed")).Text, StringComparison.Ordinal);
        var file = await cio.GetAsync("/Instructions?handler=File&State=Closed");
        Assert.Contains("受講の少ない部局", file.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_that_is_not_possible_now_says_why_and_one_of_somebody_else_is_forbidden()
    {
        var id = await InstructionScene.GivenAsync(this);
        Assert.Contains("今の状態", (await (await SignedInAsync("cio")).GetAsync($"/Instructions/Act/{id}/Accept")).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Instructions/Act/{id}/Withdraw")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Instructions/New")).Status);
    }
}
