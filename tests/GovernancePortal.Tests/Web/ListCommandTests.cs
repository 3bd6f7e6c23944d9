using System.Web;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Web;

/// <summary>
/// What a list costs: at most two commands besides the sign-in and one for the frame, on the first page, a deep one and a
/// filtered one alike. Each address is opened twice and the second time counts: code lists, calendar, choices and the
/// signed-in person are kept for some seconds and read once for everybody, not by each list.
/// </summary>
public sealed class ListCommandTests : PortalTest
{
    private const int OfTheList = 2;

    public static TheoryData<string, string> Lists => new()
    {
        { "staff1", "/" },
        { "reviewer1", "/" },
        { "policyhead", "/" },
        { "staff1", "/Consultations" },
        { "reviewer1", "/Consultations" },
        { "reviewer1", "/Consultations?Stage=PreBudget&State=Draft&Mine=true&Text=橋" },
        { "reviewer1", "/Consultations?Holder=Section&Sort=Total" },
        { "reviewer1", "/Consultations?Proxy=true" },
        { "staff1", "/Consultations/Need/Records" },
        { "reviewer1", "/Consultations/Need/Records?Result=Full&Started=false&Text=橋" },
        { "reviewer1", "/Consultations/Need/Counts" },
        { "policyhead", "/Administration/Office/Need" },
        { "staff1", "/Consultations/Conditions" },
        { "reviewer1", "/Consultations/Conditions?Overdue=true&Mine=true&Gate=Contract&Text=計画" },
        { "staff1", "/Consultations/Funds/Chains" },
        { "finance", "/Consultations/Funds/Chains?Fy=2027&Open=true&Text=橋" },
        { "finance", "/Consultations/Funds/Authorities?Fy=2027&Kind=DebtBurden" },
        { "policyhead", "/Consultations/Funds/Savings?Fy=2027" },
        { "finance", "/Consultations/Budget" },
        { "finance", "/Consultations/Accounts" },
        { "finance", "/Consultations/Accounts/Lines?Fy=2026&Unmatched=true" },
        { "staff1", "/Consultations/Advice" },
        { "reviewer1", "/Consultations/Advice?State=Open&Text=写真" },
        { "reviewer1", "/Consultations/Migrated" },
        { "reviewer1", "/Consultations/Migrated?Stage=PreBudget&Text=台帳" },
        { "staff1", "/Library/Specifications" },
        { "reviewer1", "/Library/Specifications?Text=返還&Kind=Renewal&Fy=2026&State=Submitted" },
        { "staff1", "/Library/Questions" },
        { "reviewer1", "/Library/Questions?Text=見積&Topic=Estimate&State=Open&Fy=2026&MaterialOpen=true" },
        { "staff1", "/Library/Questions/Counts?Fy=2026" },
        { "staff1", "/Library/Briefings" },
        { "reviewer1", "/Library/Briefings?Text=調達&Fy=2026&State=Held" },
        { "staff1", "/Library/Briefings/Rates" },
        { "staff1", "/Kpis/Plans" },
        { "reviewer1", "/Kpis/Plans?Text=計画&State=Draft&Fy=2026&Open=true" },
        { "reviewer1", "/Kpis/Import" },
        { "staff1", "/Kpis/Catalogue" },
        { "staff1", "/Systems" },
        { "staff1", "/Systems/Plans" },
        { "staff1", "/Systems/Plans?Fy=2028&Text=更新&Sort=Title&Descending=true" },
        { "staff1", "/Systems/Duplicates" },
        { "staff1", "/Systems/Duplicates?View=Duplicate&Basis=Product&EndFy=2026" },
        { "staff1", "/Search" },
        { "staff1", "/Search?Q=予約" },
        { "reviewer1", "/Search?Q=システム&Kind=Systems" },
        { "finance", "/Search?Q=橋梁 更新&Kind=Consultations" },
        { "reviewer1", "/Systems/Sheets" },
        { "auditlead", "/Audits" },
        { "auditor1", "/Audits?State=Planned&Mine=true&Text=橋&Nature=General&Fy=2026" },
        { "auditlead", "/Audits/External" },
        { "auditlead", "/Audits/ItemSets" },
        { "cio", "/Instructions" },
        { "csirt1", "/Incidents" },
        { "staff1", "/Incidents?State=Active&Overdue=true&Text=見本&Kind=Missent" },
        { "csirt1", "/Incidents/Alerts" },
        { "staff1", "/Incidents/Contacts" },
        { "staff1", "/Incidents/Lessons" },
        { "staff1", "/Incidents/Figures" },
        { "staff1", "/Instructions?State=Given&Overdue=true&Text=橋&Kind=Kpi" },
        { "auditlead", "/Audits/Plans" },
        { "auditlead", "/Audits/Plans/Past" },
        { "auditlead", "/Audits/Plans/Closed" },
        { "ciso", "/Audits/Plans/Exceptions" },
        { "auditor1", "/Audits/Kinds" },
        { "auditlead", "/Audits/Findings" },
        { "staff1", "/Audits/Findings?Text=台帳&State=Improving&Severity=Minor&Chapter=4&Fy=2026&Open=true&Overdue=true&Repeat=true" },
        { "cio", "/Publication" },
        { "staff1", "/SelfChecks" },
        { "cio", "/SelfChecks?Text=点検&State=Closed" },
        { "cio", "/Dashboard/Reports" },
        { "cio", "/Dashboard/Meetings" },
        { "staff1", "/Kpis" },
        { "reviewer1", "/Kpis?Text=率&Fy=2026&Behind=true&Stale=true" },
        { "staff1", "/Kpis/Due" },
        { "head1", "/Kpis/Confirm" },
        { "policyhead", "/Kpis/Years" },
        { "staff1", "/Kpis/Settings" },
        { "staff1", "/Radar" },
        { "staff1", "/Radar?Mine=true&Severity=Caution&State=Decided" },
        { "staff1", "/Radar/Plan" },
        { "staff1", "/Radar/Platforms" },
        { "staff1", "/Systems?Text=システム&Lifecycle=InOperation&Sort=RenewalFy&Descending=true" },
        { "reviewer1", "/Notices" },
        { "admin", "/Administration/People" },
        { "admin", "/Administration/People?Filter.Text=さ&Filter.Role=Staff&Filter.State=All" },
        { "admin", "/Administration/Organisation" },
        { "admin", "/Administration/Organisation?Filter.Text=課&Filter.Ended=true" },
        { "admin", "/Administration/Organisation/Bureaus" },
        { "admin", "/Administration/StandIns" },
        { "admin", "/Administration/Transfers" },
        { "admin", "/Administration/YearChange" },
        { "staff1", "/Municipalities/List" },
        { "staff1", "/Training" },
        { "reviewer1", "/Training?Text=研修&Kind=InformationSecurity&Target=GeneralStaff&Behind=true" },
        { "staff1", "/Training/Alerts" },
        { "staff1", "/Training/Policies" },
        { "reviewer1", "/Training/Import" },
        { "reviewer1", "/Municipalities/List?Class=Single&Reason=Renewal&RenewalFy=2027&Sort=RenewalOn&Descending=true&Unsupported=true" },
        { "staff1", "/Library/Standards" },
        { "reviewer1", "/Library/Guidelines?Text=積算&Type=CostingGuideline&Overdue=true" },
        { "staff1", "/Library/Templates" },
        { "staff1", "/Library/Standards/Compose" },
        { "reviewer1", "/Library/Guidelines/Places" },
        { "staff1", "/Terminals" },
        { "reviewer1", "/Terminals?TerminalClass=Temporary&IsCentral=false&Sort=LeaseEndOn&Descending=true" },
        { "staff1", "/Terminals/Rate" },
        { "reviewer1", "/Terminals/Import" },
        { "reviewer1", "/Season/Queue" },
        { "reviewer1", "/Season/Queue?View=Paused&Stage=PreBudget&Mine=true&FastLane=true&Text=橋" },
        { "staff1", "/Season/Advice" },
        { "policyhead", "/Season/Advice?Fy=2027&Peak=Budget&Answer=Open&Text=更新" },
        { "staff1", "/Account/Absences" },
        { "staff1", "/Season/Deadlines" },
        { "staff1", "/Systems/Licences" },
        { "reviewer1", "/Systems/Licences?Text=L-00&Overdue=true&Sort=StocktakenOn" },
        { "staff1", "/Systems/Licences/Rate" },
        { "staff1", "/Systems/Licences/Import" },
        { "secretary", "/Administration/Committee" },
        { "secretary", "/Administration/Committee/Members" },
        { "finance", "/Consultations/Opinions" },
        { "reviewer1", "/Consultations/Statistics" },
        { "staff1", "/Consultations/Hearings" },
        { "reviewer1", "/Consultations?Reason=R07&Check=3" },
        { "policyhead", "/Administration/Office/StandardComments" },
        { "coordinator", "/" },
        { "coordinator", "/Consultations/BureauDesk" },
        { "policyhead", "/Consultations/LaterReadings" },
        { "reviewer1", "/Consultations/LaterReadings?Show=all&Act=Approve" },
        { "reviewer1", "/Consultations?Method=Negotiated" },
        { "policyhead", "/Administration/Office/BureauRouting" },
        { "policyhead", "/Administration/Office/DecisionRules" },
        { "policyhead", "/Administration/Calendar" },
        { "policyhead", "/Administration/Calendar/Holidays" },
        { "policyhead", "/Administration/Calendar/Windows" },
        { "policyhead", "/Administration/Calendar/Thresholds" },
        { "policyhead", "/Administration/Calendar/Settings" },
        { "policyhead", "/Administration/Office" },
        { "policyhead", "/Administration/Office/Codes/ReturnReason" },
        { "policyhead", "/Administration/Office/Checklist" },
        { "policyhead", "/Administration/Office/Guides" },
        { "policyhead", "/Administration/Office/Rules" },
        { "policyhead", "/Administration/Office/FileTypes" },
    };

    [Theory, MemberData(nameof(Lists))]
    public async Task A_list_takes_two_commands_at_most(string account, string address)
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        await RelayAsync();
        await CountAsync(await SignedInAsync(account), address);
    }

    [Theory]
    [InlineData("staff1", "/Systems")]
    [InlineData("admin", "/Administration/People")]
    [InlineData("admin", "/Administration/Organisation")]
    public async Task A_deep_page_costs_what_the_first_one_does(string account, string address)
    {
        var client = await SignedInAsync(account);
        var first = await CountAsync(client, address);
        var page = await client.GetAsync(address);
        var pages = 1;
        while (page.Document.QuerySelector("a[rel=next]")?.GetAttribute("href") is { } next)
        {
            Assert.Equal(first, await CountAsync(client, next));
            page = await client.GetAsync(next);
            pages++;
        }
        Assert.True(pages > 1, $"{address} has one page only.");
        var previous = page.Document.QuerySelector("a[rel=prev]")!.GetAttribute("href")!;
        Assert.Equal(first, await CountAsync(client, previous));
    }

    [Fact]
    public async Task Work_consultations_and_notices_cost_the_same_with_many_rows_as_with_none()
    {
        string[] addresses = ["/", "/Consultations", "/Notices"];
        var client = await SignedInAsync("staff1");
        var before = new List<int>();
        foreach (var address in addresses)
        {
            before.Add(await CountAsync(client, address));
        }
        for (var i = 0; i < 55; i++)
        {
            await Cases.CreateAsync();
        }
        await Cases.InAsync(ConsultationState.Returned);
        await Cases.InAsync(ConsultationState.Inquiry);
        while (await RelayAsync() > 0)
        {
            // Fifty at a time.
        }
        for (var i = 0; i < addresses.Length; i++)
        {
            Assert.Equal(before[i], await CountAsync(client, addresses[i]));
        }
        Assert.True((await client.GetAsync("/Notices")).Document.QuerySelectorAll("ul.notices li").Length > 0);
        var list = await client.GetAsync("/Consultations");
        var next = list.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        Assert.Equal(before[1], await CountAsync(client, next));
        Assert.Equal(50, list.Document.QuerySelectorAll("table.list tbody tr").Length);
    }

    [Fact]
    public async Task What_the_lists_offer_to_choose_from_shows_a_change_at_once()
    {
        var client = await SignedInAsync("admin");
        await client.GetAsync("/Administration/Organisation");
        var bureau = DemoOffice.BureauId("06");
        var page = await client.GetAsync($"/Administration/Organisation/Bureau/{bureau}");
        await page.Form("Input.Name").Fill("Input.Name", "あらたな部").SubmitAsync();
        Assert.Contains("あらたな部", (await client.GetAsync("/Administration/Organisation")).Document.QuerySelector("select")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("あらたな部", (await client.GetAsync("/Administration/People")).Document.QuerySelector("select")!.InnerHtml, StringComparison.Ordinal);
    }

    /// <summary>Commands of the list alone; fails when they are too many.</summary>
    private async Task<int> CountAsync(TestClient client, string address)
    {
        var warm = await client.GetAsync(address);
        Assert.True(warm.Status == 200, $"{address} answers {warm.Status}.");
        var sent = await Commands.OfAsync(() => client.GetAsync(address));
        var frame = sent.Where(IsFrame).ToList();
        Assert.True(frame.Count == 1, $"{HttpUtility.UrlDecode(address)}: {frame.Count} commands for the frame.");
        var own = sent.Where(sql => !IsFrame(sql)).ToList();
        Assert.True(own.Count <= OfTheList, $"{HttpUtility.UrlDecode(address)} takes {own.Count} commands:\n{string.Join("\n--\n", own)}");
        return own.Count;
    }

    /// <summary>The number of unread notices beside the bell.</summary>
    private static bool IsFrame(string sql) => sql.Contains("count(*)", StringComparison.Ordinal) && sql.Contains("FROM notice", StringComparison.Ordinal);
}
