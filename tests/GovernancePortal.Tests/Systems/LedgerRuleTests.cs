using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Similar;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>Rules on the ledger as everybody in the office reads it.</summary>
public sealed class LedgerRuleTests : PortalTest
{
    [Fact]
    [Trait("Rule", "R122")]
    public async Task Everybody_reads_the_list_of_systems_and_of_planned_introductions_and_renewals_and_a_planner_meets_them()
    {
        var introduced = new CaseShape { Kind = ConsultationKind.NewSystem, SystemId = null, Title = "道路損傷通報システム構築事業", Variant = 1 };
        var planned = await Cases.InAsync(ConsultationState.Approved, introduced);
        await Cases.InAsync(ConsultationState.Approved, new CaseShape { Title = "橋梁台帳システム更新事業" });
        await Cases.InAsync(ConsultationState.Approved, new CaseShape { Kind = ConsultationKind.Enhancement, Title = "橋梁台帳システム改修事業", Variant = 4 });

        // A clerk of another section: planned introductions and renewals of the year, with who plans them.
        var client = await SignedInAsync("staff2");
        var introductions = await client.GetAsync("/Consultations?Stage=PreBudget&TargetFy=2027&Kind=NewSystem");
        Assert.Contains(introduced.Title, introductions.Text, StringComparison.Ordinal);
        Assert.Contains("道路整備課", introductions.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("橋梁台帳", introductions.Text, StringComparison.Ordinal);
        var renewals = await client.GetAsync("/Consultations?Stage=PreBudget&TargetFy=2027&Kind=Renewal");
        Assert.Contains("橋梁台帳システム更新事業", renewals.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("改修事業", renewals.Text, StringComparison.Ordinal);
        Assert.Contains("道路", (await client.GetAsync("/Consultations/Case/" + planned)).Text, StringComparison.Ordinal);
        var file = await client.GetAsync("/Consultations?handler=Csv&Stage=PreBudget&TargetFy=2027");
        Assert.All([introduced.Title, "橋梁台帳システム更新事業"], title => Assert.Contains(title, Encoding.UTF8.GetString(file.Body), StringComparison.Ordinal));

        // The list of all systems, whoever owns them, and those whose renewal is due in a year.
        var all = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().ToListAsync());
        Assert.True(all.Select(s => s.OwnerSectionId).Distinct().Count() > 10);
        var export = Encoding.UTF8.GetString((await client.GetAsync("/Systems?handler=Csv")).Body);
        Assert.All(all, s => Assert.Contains(s.Name, export, StringComparison.Ordinal));
        var due = all.Where(s => s.NextRenewalFy == new FiscalYear(2027)).ToList();
        Assert.NotEmpty(due);
        var list = await client.GetAsync("/Systems?RenewalFy=2027");
        Assert.All(due.Take(SystemQueries.PageSize), s => Assert.Contains(s.Code, list.Text, StringComparison.Ordinal));
        Assert.All(all.Where(s => s.NextRenewalFy != new FiscalYear(2027)), s => Assert.DoesNotContain(s.Code, list.Text, StringComparison.Ordinal));

        // Who plans the same again is shown what there is.
        var similar = await UseAsync<SimilarQueries, IReadOnlyList<SimilarSystem>>(q => q.FindAsync(new SimilarQuestion { Name = "橋りょう台帳管理システム", Purpose = "橋梁の点検の記録" }));
        Assert.Contains(similar, hit => hit.Code == "SYS-0102");
    }

    [Fact]
    [Trait("Rule", "R130")]
    public async Task Hosting_and_sharing_are_chosen_from_fixed_definitions_that_stand_beside_the_choice()
    {
        var client = await SignedInAsync("staff1");
        var form = await client.GetAsync($"/Systems/Edit/{DemoSystems.Id("SYS-0102")}/form");
        // Shared: procured jointly too, one contract is not needed; not mainly a data centre: own premises; a municipal cloud has core systems.
        Assert.All(["データセンターを主な目的としない建物に置いたサーバー", "利用だけでなく調達も一緒に行うもの", "契約が一本である必要はない", "自治体クラウドには基幹系の業務が必ず含まれる"],
            definition => Assert.Contains(definition, form.Text, StringComparison.Ordinal));
        Assert.Throws<InvalidOperationException>(() => form.Form("Input.Hosting").Fill("Input.Hosting", "Basement"));
        Assert.Throws<InvalidOperationException>(() => form.Form("Input.Sharing").Fill("Input.Sharing", "Friends"));

        var page = await client.GetAsync("/Systems/New");
        HtmlForm Filled() => page.Form("Input.Name").Fill("Input.Name", "道路照明管理システム").Fill("Input.Lifecycle", "InOperation").Fill("Input.Criticality", "General");
        var book = await UseAsync<CodeQueries, CodeBook>(q => q.BookAsync());
        var crafted = new SystemInputValidator(book, OfficeTime.DayOf(Clock.Now)).Validate(new SystemInput { Name = "道路照明管理システム", Hosting = "Basement", Sharing = "Friends" });
        Assert.All(["Hosting", "Sharing"], field => Assert.Contains(crafted.Errors, e => e.PropertyName == field && e.ErrorMessage == "Systems.CodeNotOffered"));
        var saved = await Filled().SubmitAsync();
        Assert.Equal(302, saved.Status);
        var id = await ReadAsync(db => db.Set<InformationSystem>().Where(s => s.Name == "道路照明管理システム").Select(s => s.Id).SingleAsync());
        var chosen = await (await client.GetAsync($"/Systems/Edit/{id}/form")).Form("Input.Version").Fill("Input.Hosting", "OwnServer").Fill("Input.Sharing", "Joint").SubmitAsync("保存する");
        Assert.Equal(302, chosen.Status);
        var details = await chosen.FollowAsync();
        Assert.Contains("庁内サーバー", details.Text, StringComparison.Ordinal);
        Assert.Contains("市町村との共同利用", details.Text, StringComparison.Ordinal);
        // Classified so, they are listed and counted by it.
        var listed = await client.GetAsync("/Systems?Hosting=OwnServer&Text=道路照明");
        Assert.Contains("道路照明管理システム", listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("道路照明管理システム", (await client.GetAsync("/Systems?Hosting=Housing&Text=道路照明")).Text, StringComparison.Ordinal);
    }
}
