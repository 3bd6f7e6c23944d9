using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.Season.Planning;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Season;

/// <summary>The pages of the season: who gets in, what they show, and what a press does.</summary>
public sealed class SeasonPageTests : PortalTest
{
    [Theory]
    [InlineData("/Season", "policyhead", 200)]
    [InlineData("/Season", "reviewer1", 200)]
    [InlineData("/Season", "cio", 200)]
    [InlineData("/Season", "staff1", 403)]
    [InlineData("/Season", "coordinator", 403)]
    [InlineData("/Season/Items", "staff1", 403)]
    [InlineData("/Season/Queue", "staff1", 403)]
    [InlineData("/Season/Queue", "finance", 200)]
    [InlineData("/Season/Advice", "staff1", 200)]
    [InlineData("/Season/Advice", "coordinator", 200)]
    [InlineData("/Season/Advice", "admin", 403)]
    [InlineData("/Season/Deadlines", "coordinator", 200)]
    [InlineData("/Season/Deadlines", "policyhead", 200)]
    [InlineData("/Season/Staff", "staff1", 403)]
    [InlineData("/Season/Staff", "admin", 200)]
    [InlineData("/Season/Staff", "reviewer2", 200)]
    [InlineData("/Account/Absences", "auditor1", 200)]
    [InlineData("/Season?Fy=2027&Peak=Procurement&By=Reviewer", "policyhead", 200)]
    [InlineData("/Season?Fy=2099&Peak=9&By=9", "policyhead", 200)]
    [InlineData("/Season/Items?Week=2026-09-28&Source=ContractEnd&P=7", "policyhead", 200)]
    public async Task Who_gets_in(string address, string account, int status) => Assert.Equal(status, (await (await SignedInAsync(account)).GetAsync(address)).Status);

    [Fact]
    public async Task Every_number_of_the_heat_map_leads_to_as_many_lines()
    {
        await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.CreateAsync(new CaseShape { SystemId = null, Kind = ConsultationKind.NewSystem, Title = "新しい仕組み" });
        var client = await SignedInAsync("policyhead");
        var page = await client.GetAsync("/Season");
        var cells = page.Document.QuerySelectorAll("table.heat tbody td a").ToList();
        Assert.NotEmpty(cells);
        foreach (var cell in cells.Take(6))
        {
            var list = await client.GetAsync(cell.GetAttribute("href")!);
            Assert.Equal(int.Parse(cell.TextContent), list.Document.QuerySelectorAll("table.list tbody tr").Length);
        }
        // The table stands without script, and says in words which weeks are over.
        Assert.NotNull(page.Document.QuerySelector("figure[data-chart] table"));
        var over = page.Document.QuerySelectorAll("table.heat tfoot .over-word");
        Assert.All(over, word => Assert.Contains("超過", word.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_overdue_stands_beside_the_weeks_and_not_in_this_week()
    {
        for (var n = 0; n < 5; n++)
        {
            await Cases.CreateAsync(new CaseShape { SystemId = null, Kind = ConsultationKind.NewSystem, Title = $"出していない下書き{n}" });
        }
        // Past the filing window: each of the drafts should have been filed.
        Clock.Go(2026, 10, 14);
        var actor = await ActorAsync("policyhead");
        var scope = SeasonScope.Of(new FiscalYear(2027), SeasonPeak.Budget, await UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync()));
        var picture = await UseAsync<SeasonQueries, SeasonPicture>(q => q.ReadAsync(scope, actor));
        Assert.True(picture.Overdue.Count(l => l.Source == DemandSource.Draft) >= 5);
        var thisWeek = OfficeWeek.Of(actor.Today);
        Assert.Equal(picture.Lines.Count(l => !l.IsOverdue && l.Week == thisWeek), picture.Loads().Single(w => w.Monday == thisWeek).PlannedCases);
        Assert.Equal(picture.Lines.Count - picture.Overdue.Count, picture.Lines.Count(l => !l.IsOverdue));

        var client = await SignedInAsync("policyhead");
        var page = await client.GetAsync("/Season?Fy=2027&Peak=Budget");
        Assert.Contains("予定超過", page.Document.QuerySelector("table.heat thead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("予定超過", page.Document.QuerySelector("figure[data-chart] table")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("どの週に出てくるか分からない", page.Text, StringComparison.Ordinal);
        var list = await client.GetAsync("/Season/Items?Fy=2027&Peak=Budget&Overdue=true");
        Assert.Equal(Math.Min(100, picture.Overdue.Count), list.Document.QuerySelectorAll("table.list tbody tr").Length);
        // The map stays a table that a keyboard scrolls and a screen reader announces.
        var map = page.Document.QuerySelector("table.heat")!;
        Assert.Equal(("0", "region"), (map.ParentElement!.GetAttribute("tabindex"), map.ParentElement.GetAttribute("role")));
        Assert.NotNull(map.QuerySelector("caption"));
        Assert.All(map.QuerySelectorAll("tbody tr"), row => Assert.Equal("row", row.QuerySelector("th")!.GetAttribute("scope")));
    }

    [Fact]
    public async Task The_heat_map_costs_the_same_with_many_cases_as_with_few()
    {
        var client = await SignedInAsync("policyhead");
        await client.GetAsync("/Season");
        var few = (await Commands.OfAsync(() => client.GetAsync("/Season"))).Count;
        for (var n = 0; n < 12; n++)
        {
            await Cases.CreateAsync();
        }
        await client.GetAsync("/Season");
        Assert.Equal(few, (await Commands.OfAsync(() => client.GetAsync("/Season"))).Count);
        Assert.True(few <= 12, $"{few} commands.");
    }

    [Fact]
    public async Task A_section_answers_on_the_page_and_another_one_sees_nothing_of_it()
    {
        var (staff, reviewer) = (await ActorAsync("staff1"), await SignedInAsync("reviewer1"));
        for (var n = 0; n < 25; n++)
        {
            await UseAsync<PlannedCaseService>(s => s.AddAsync(new PlannedCaseInput { Fy = new FiscalYear(2027), SectionId = staff.Main!.SectionId, Kind = PlannedCaseKind.NewSystem, Title = $"新規{n:00}", EstimateYen = 9_000_000 }, PlannedCaseSource.Hand, null, staff));
        }
        var advised = await (await reviewer.GetAsync("/Season/Advice")).Form("提案を作る").SubmitAsync();
        Assert.Equal(302, advised.Status);
        var client = await SignedInAsync("staff1");
        var page = await client.GetAsync("/Season/Advice");
        var first = await ReadAsync(db => db.Set<FilingAdvice>().OrderBy(a => a.Week).ThenBy(a => a.Id).FirstAsync());
        Assert.Contains(first.Title, page.Text, StringComparison.Ordinal);
        var answer = await client.GetAsync($"/Season/Answer/{first.Id}");
        var sent = await answer.Form("Input.Reason").Fill("Input.Reason", "議会日程のため").SubmitAsync("false");
        Assert.Equal(302, sent.Status);
        var stored = await ReadAsync(db => db.Set<FilingAdvice>().AsNoTracking().SingleAsync(a => a.Id == first.Id));
        Assert.Equal((AdviceAnswer.Declined, "議会日程のため"), (stored.Answer, stored.Reason));
        // Sent again from the page as it was: somebody answered since.
        Assert.Equal(409, (await answer.Form("Input.Reason").SubmitAsync("true")).Status);
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync($"/Season/Answer/{first.Id}")).Status);
        Assert.Contains("提案はありません", (await (await SignedInAsync("staff2")).GetAsync("/Season/Advice")).Text, StringComparison.Ordinal);
        Assert.NotNull((await reviewer.GetAsync("/Season/Advice?Effect=true")).Document.QuerySelector("figure#effect"));
        var file = await reviewer.GetAsync("/Season/Advice?handler=File&kind=csv");
        Assert.Contains("議会日程のため", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deadlines_are_filled_in_proposed_and_confirmed_on_the_page()
    {
        var reviewer = await SignedInAsync("reviewer1");
        var form = (await reviewer.GetAsync("/Season/Deadlines?Suggest=true")).Form("Input.Reason");
        Assert.Equal(302, (await form.SubmitAsync()).Status);
        var head = await SignedInAsync("policyhead");
        var waiting = await head.GetAsync("/Season/Deadlines");
        Assert.Equal(302, (await waiting.Form("Chosen").SubmitAsync("確定して部局に知らせる")).Status);
        var calendar = await UseAsync<CalendarQueries, OfficeCalendar>(q => q.CalendarAsync());
        var bureau = (await ActorAsync("staff1")).Main!.BureauId;
        Assert.NotNull(calendar.BureauDeadline(new FiscalYear(2027), BudgetKind.Initial, bureau));
        Assert.DoesNotContain("handler=Propose", (await (await SignedInAsync("staff1")).GetAsync("/Season/Deadlines")).Document.Body!.InnerHtml, StringComparison.Ordinal);
    }
}
