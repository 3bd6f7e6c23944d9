using System.Text;
using GovernancePortal.BrowserTests.Kit;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People.Demo;
using Microsoft.Playwright;
using Xunit;

namespace GovernancePortal.BrowserTests.Journeys;

/// <summary>年度切替: tried, looked at, run; then the new section's people find what they took over.</summary>
public sealed class YearChangeTests : BrowserTest
{
    [Fact]
    public Task A_year_change_is_tried_and_run_and_the_new_holders_find_their_handover() => WatchedAsync(async () =>
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        Clock.Go(2027, 4, 1);
        var admin = await AtDeskAsync("admin");
        await admin.GoAsync("/Administration/YearChange");
        await admin.Field("名称").First.FillAsync("令和9年度 組織改正");
        await admin.Field("施行日").First.FillAsync("R9.4.1");
        await admin.PressAsync("準備を始める");

        var section = DemoOffice.Section(DemoOffice.FirstSection);
        await admin.Field("ファイル").First.SetInputFilesAsync(new FilePayload
        {
            Name = "組織改正.csv", MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"区分,旧所属コード,新所属コード,新所属名,ふりがな,部局コード,施行日\n改称,{section.Code},R1,みち整備課,みちせいびか,,R9.4.1\n"),
        });
        await admin.PressAsync("読み込んで試行する");
        await admin.SeesAsync("試行では何も書き込みません。");
        await Assertions.Expect(admin.Page.GetByRole(AriaRole.Table, new() { Name = "どこから何がどこへ移るか" }).GetByText("みち整備課").First).ToBeVisibleAsync();
        await admin.PressAsync("年度切替を実行する");
        await admin.SeesAsync("実行済み");
        await admin.SeesAsync("引継先のないものは0件です。");
        await RelayAsync();

        var staff = await AtDeskAsync("staff1");
        await staff.GoAsync("/Notices");
        await staff.PressAsync("みち整備課：引継ぎの内容を確かめてください。");
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Heading, new() { Name = "引継ぎ", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(staff.Page.GetByRole(AriaRole.Table, new() { Name = "進行中の協議" })).ToBeVisibleAsync();
    });
}
