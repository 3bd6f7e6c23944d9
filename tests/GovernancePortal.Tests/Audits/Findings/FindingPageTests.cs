using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Audits.Findings;

/// <summary>From the audit to the closed finding, by the pages alone.</summary>
public sealed class FindingPageTests : PortalTest
{
    [Fact]
    public async Task The_auditor_writes_it_the_section_answers_plans_and_mends_and_the_audit_office_closes_it()
    {
        var audit = await FindingScene.EngagementAsync(this);
        var auditor = await SignedInAsync("auditor1");
        var form = (await auditor.GetAsync($"/Audits/Findings/Edit?Engagement={audit}")).Form("Input.Title");
        var refused = await form.Fill("Input.Title", "退職者のIDが残っている").SubmitAsync();
        Assert.Equal((422, "退職者のIDが残っている"), (refused.Status, refused.Form("Input.Title").ValueOf("Input.Title")));
        var drafted = await refused.Form("Input.Title").Fill("Input.Fact", "3件のIDが残っていた。").Fill("Input.Criterion", "退職の日に削除すること。").Fill("Input.Severity", "Grave").Attach("Uploads", "一覧.txt", "ID一覧"u8.ToArray(), "text/plain").SubmitAsync();
        Assert.Equal(302, drafted.Status);
        var address = drafted.Location!;
        var head = await SignedInAsync("head1");
        Assert.Equal(404, (await head.GetAsync(address)).Status);
        Assert.Equal(302, (await (await auditor.GetAsync(address)).Form("事実確認に回す").SubmitAsync()).Status);

        Assert.Contains("事実確認に回答する", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await head.GetAsync(address)).Form("相違なしと回答する").SubmitAsync()).Status);
        Assert.Equal(302, (await (await auditor.GetAsync(ActOf(address, FindingAct.Settle))).Form("Input.Title").SubmitAsync()).Status);
        Assert.Equal(302, (await (await auditor.GetAsync(address)).Form("改善計画を求める").SubmitAsync()).Status);

        var staff = await SignedInAsync("staff1");
        Assert.Contains("改善計画を立てる", (await staff.GetAsync("/")).Text, StringComparison.Ordinal);
        var plan = (await staff.GetAsync(address.Replace("Details", "Plan", StringComparison.Ordinal))).Form("Input.RootCause");
        Assert.Equal(302, (await plan.Fill("Input.RootCause", "引継ぎの漏れ").Fill("Input.Improvement", "月次で確かめる").Fill("Input.Actions[0].Text", "手順書を改める").Fill("Input.Actions[0].DueOn", "2026-09-20").SubmitAsync()).Status);
        Assert.Equal(302, (await (await head.GetAsync(address)).Form("計画を承認して提出する").SubmitAsync()).Status);
        var director = await SignedInAsync("auditlead");
        Assert.Contains("改善計画を判断する", (await director.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(302, (await (await director.GetAsync(ActOf(address, FindingAct.AcceptPlan))).Form("Input.Reason").SubmitAsync()).Status);
        Assert.Equal(302, (await (await staff.GetAsync(address)).Form("改善に着手する").SubmitAsync()).Status);
        var done = (await staff.GetAsync(address.Replace("Details", "Progress", StringComparison.Ordinal) + "/1")).Form("Input.Report");
        Assert.Equal(302, (await done.Fill("Input.DoneOn", "2026-09-01").Fill("Input.Report", "改めました。").SubmitAsync()).Status);
        Assert.Equal(302, (await (await head.GetAsync(ActOf(address, FindingAct.Report))).Form("Input.Reason").Fill("Input.Reason", "全て終えました。").SubmitAsync()).Status);
        Assert.Equal(302, (await (await director.GetAsync(address)).Form("検証を始める").SubmitAsync()).Status);
        Assert.Equal(302, (await (await director.GetAsync(ActOf(address, FindingAct.Effective))).Form("Input.Reason").Fill("Input.Reason", "書類で確かめた。").SubmitAsync()).Status);
        Assert.Contains("完了", (await director.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Contains("退職者のIDが残っている", (await director.GetAsync("/Audits/Findings?State=Closed")).Text, StringComparison.Ordinal);
        Assert.Contains("退職者のIDが残っている", (await director.GetAsync("/Audits/Findings?handler=File&Severity=Grave")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("退職者のIDが残っている", (await (await SignedInAsync("staff2")).GetAsync("/Audits/Findings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_that_is_not_possible_now_says_why_and_one_of_somebody_else_is_forbidden()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.Confirmed);
        Assert.Contains("今の状態", (await (await SignedInAsync("auditlead")).GetAsync($"/Audits/Findings/Act/{id}/Effective")).Text, StringComparison.Ordinal);
        Assert.Equal(403, (await (await SignedInAsync("auditor1")).GetAsync($"/Audits/Findings/Act/{id}/AcceptRisk")).Status);
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Audits/Findings/Act/{id}/AcceptRisk")).Status);
        Assert.Equal(404, (await (await SignedInAsync("auditor1")).GetAsync($"/Audits/Findings/Act/{id}/Submit")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync($"/Audits/Findings/Edit?Engagement={await FindingScene.EngagementAsync(this)}")).Status);
    }

    [Fact]
    public async Task Everybody_reads_the_severities_and_the_audit_office_sets_them()
    {
        var staff = await (await SignedInAsync("staff1")).GetAsync("/Audits/Findings/Severities");
        Assert.Contains("14日以内", staff.Text, StringComparison.Ordinal);
        Assert.Null(staff.Document.QuerySelector("main form"));
        var form = (await (await SignedInAsync("auditlead")).GetAsync("/Audits/Findings/Severities")).Form("Input.Severity");
        Assert.Equal(302, (await form.Fill("Input.Severity", "Grave").Fill("Input.PlanDays", "10").Fill("Input.Weight", "4").SubmitAsync()).Status);
        Assert.Contains("10日以内", (await (await SignedInAsync("staff1")).GetAsync("/Audits/Findings/Severities")).Text, StringComparison.Ordinal);
    }

    private static string ActOf(string address, FindingAct act) => $"{address.Replace("Details", "Act", StringComparison.Ordinal)}/{act}";
}
