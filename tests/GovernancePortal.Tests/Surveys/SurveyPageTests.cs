using System.Text;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>Who sees what, reminders, checks, advice and the cost of the lists.</summary>
public sealed class SurveyPageTests : PortalTest
{
    [Fact]
    public async Task An_answer_is_seen_by_its_section_its_bureau_and_the_offices_and_one_rule_says_so_on_record_and_query()
    {
        var id = await this.LaunchAsync();
        var answers = await ReadAsync(db => db.Set<SurveyAnswer>().AsNoTracking().Where(a => a.CampaignId == id).ToListAsync());
        foreach (var account in Actors.Accounts)
        {
            var actor = await ActorAsync(account);
            var visible = await ReadAsync(db => db.Set<SurveyAnswer>().VisibleTo(actor).Where(a => a.CampaignId == id).Select(a => a.Id).ToListAsync());
            Assert.Equal(answers.Where(a => SurveyAccess.Allows(actor, a)).Select(a => a.Id).Order(), visible.Order());
            var expected = actor.May(Permission.SurveyReadAll) ? answers.Count : answers.Count(a => actor.MayIn(Permission.SurveyAnswer, a.SectionId) || actor.MayInBureau(Permission.SurveyReadBureau, a.BureauId));
            Assert.Equal(expected, visible.Count);
        }
        var own = await this.AnswerAsync(id);
        Assert.Equal(200, (await (await SignedInAsync("staff2")).GetAsync("/Surveys/Answer/" + own.Id)).Status);
        Assert.Equal(404, (await (await SignedInAsync("staff1")).GetAsync("/Surveys/Answer/" + own.Id)).Status);
        Assert.Equal(403, (await (await SignedInAsync("finance")).GetAsync("/Surveys")).Status);
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync("/Surveys/Merge/" + id)).Status);
        Assert.Equal(403, (await (await SignedInAsync("cio")).GetAsync($"/Surveys/Row/{own.Rows[0].Id}")).Status);
    }

    [Fact]
    public async Task A_draft_is_the_policy_offices_own()
    {
        var id = await this.DraftAsync();
        Assert.Equal(404, (await (await SignedInAsync("staff2")).GetAsync("/Surveys/Campaign/" + id)).Status);
        var page = await (await SignedInAsync("reviewer1")).GetAsync("/Surveys/Campaign/" + id);
        Assert.Contains("作成中", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_go_to_staff_and_head_of_the_sections_whose_answer_is_not_in_on_the_days_that_are_set()
    {
        var id = await this.LaunchAsync();
        await DeliverAsync();
        Assert.Equal(["Survey.Launched"], await NoticesAsync("staff2"));
        Assert.Empty(await NoticesAsync("head2"));

        Clock.Go(2026, 9, 23); // −7
        await DeliverAsync();
        Assert.Equal(["Survey.Launched", "Survey.Reminder"], await NoticesAsync("staff2"));
        Assert.Equal(["Survey.Reminder"], await NoticesAsync("head2"));

        // Checked again when due: an answer that is in needs no reminder.
        var answer = await this.AnswerAsync(id);
        await this.RestUnchangedAsync(answer.Id);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        await this.ActAsync(answer.Id, SurveyAct.Confirm, "head2");
        Clock.Go(2026, 9, 29); // −1
        await DeliverAsync();
        Assert.DoesNotContain("Survey.Overdue", await NoticesAsync("staff2"));
        Assert.Equal(2, (await NoticesAsync("staff2")).Count);
        Assert.Equal(["Survey.Launched", "Survey.Reminder", "Survey.Reminder"], await NoticesAsync("staff1"));

        Clock.Go(2026, 10, 3); // +3
        await DeliverAsync();
        Assert.Equal(2, (await NoticesAsync("staff2")).Count);
        Assert.Contains("Survey.Overdue", await NoticesAsync("staff1"));
        Assert.Equal(CampaignState.Closed, await ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == id).Select(c => c.State).SingleAsync()));
    }

    [Fact]
    public async Task A_later_deadline_opens_the_survey_again_with_reminders_of_its_own()
    {
        var id = await this.LaunchAsync();
        Clock.Go(2026, 10, 1);
        await DeliverAsync();
        var reviewer = await ActorAsync("reviewer1");
        var campaign = await ReadAsync(db => db.Set<SurveyCampaign>().AsNoTracking().SingleAsync(c => c.Id == id));
        Assert.Equal(CampaignState.Closed, campaign.State);
        await UseAsync<SurveyCampaignService>(s => s.EditAsync(id, CampaignInput.Of(campaign) with { Deadline = new DateOnly(2026, 10, 20) }, reviewer));
        Assert.Equal(CampaignState.Launched, await ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == id).Select(c => c.State).SingleAsync()));
        var before = (await NoticesAsync("staff1")).Count;
        Clock.Go(2026, 10, 3); // three days after the former deadline: it counts no more
        await DeliverAsync();
        Assert.Equal(before, (await NoticesAsync("staff1")).Count);
        Clock.Go(2026, 10, 13);
        await DeliverAsync();
        Assert.Equal(before + 1, (await NoticesAsync("staff1")).Count);
    }

    [Fact]
    [Trait("Rule", "R051")]
    public async Task The_check_shows_how_each_system_would_come_through_a_disaster_and_the_office_advises_from_it()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.ChangeAsync(answer.Rows[0], s => s with { Lifecycle = Lifecycle.InOperation, Criticality = Criticality.Important, RtoHours = 24, BackupMethod = SystemCodes.No, BackupRemote = null, BcpCovered = true, BcpDrilledOn = new DateOnly(2024, 1, 17) });
        await this.ChangeAsync(answer.Rows[1], s => s with { Lifecycle = Lifecycle.InOperation, Criticality = Criticality.SemiImportant, RtoHours = 48, BackupMethod = "Incremental", BackupRemote = false, RestoreTestedOn = new DateOnly(2024, 11, 5) });
        await this.ChangeAsync(answer.Rows[2], s => s with { Lifecycle = Lifecycle.InOperation, Criticality = Criticality.Important, RtoHours = 24, BackupMethod = "Incremental", BackupRemote = true, RestoreTestedOn = new DateOnly(2026, 3, 1), BcpCovered = true, BcpDrilledOn = new DateOnly(2026, 1, 17) });
        await this.RestUnchangedAsync(answer.Id);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        await this.ActAsync(answer.Id, SurveyAct.Confirm, "head2");
        var stored = await this.StoredAsync(answer.Id);
        Assert.Equal([SurveyFindings.NoBackup, SurveyFindings.NotDrilled], Continuity(stored.Rows[0]));
        Assert.Equal([SurveyFindings.NoRemoteBackup, SurveyFindings.RestoreUntested], Continuity(stored.Rows[1]));
        Assert.Empty(Continuity(stored.Rows[2]));

        // The page shows it, with advice ready to be worded; it goes to the karte, where the owner answers.
        var client = await SignedInAsync("reviewer1");
        var page = await client.GetAsync($"/Surveys/Check/{answer.Id}?system={answer.Rows[0].SystemId}");
        var form = page.Form("Advice.Text");
        Assert.Contains("バックアップ", form.ValueOf("Advice.Text"), StringComparison.Ordinal);
        var done = await form.SubmitAsync("助言する");
        Assert.Equal(302, done.Status);
        var advice = await ReadAsync(db => db.Set<SystemAdvice>().AsNoTracking().SingleAsync(a => a.SystemId == answer.Rows[0].SystemId));
        Assert.Equal(AdviceState.Open, advice.State);
        Assert.Contains("訓練", advice.Text, StringComparison.Ordinal);
        Assert.Contains(advice.Text[..20], (await (await SignedInAsync("staff2")).GetAsync($"/Systems/Details/{answer.Rows[0].SystemId}/advice")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Slips_are_found_by_the_settings()
    {
        var norms = new SurveyNorms(new DateOnly(2026, 4, 1), YenPercent: 30, UserFactor: 10, TestMonths: 12);
        var before = new SystemInput { Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, AnnualCostYen = 1_000_000, UserCount = 50 };
        string[] Found(SystemInput now) => [.. SurveyFindings.Look(before, now, norms).Select(f => f.Code)];
        Assert.Empty(Found(before));
        Assert.Empty(Found(before with { AnnualCostYen = 1_300_000 }));
        Assert.Equal([SurveyFindings.YenJump], Found(before with { AnnualCostYen = 1_300_001 }));
        Assert.Equal([SurveyFindings.YenJump], Found(before with { AnnualCostYen = 699_999 }));
        Assert.Equal([SurveyFindings.NoUsers], Found(before with { UserCount = 0 }));
        Assert.Empty(Found(before with { UserCount = 499 }));
        Assert.Equal([SurveyFindings.UserJump], Found(before with { UserCount = 500 }));
        Assert.Equal([SurveyFindings.UserJump], Found(before with { UserCount = 5 }));
        Assert.Empty(Found(before with { ContractTo = new DateOnly(2026, 4, 1) }));
        Assert.Equal([SurveyFindings.ContractEnded], Found(before with { ContractTo = new DateOnly(2026, 3, 31) }));
        Assert.Equal([SurveyFindings.MyNumberSegment], Found(before with { HandlesMyNumber = true, Segment = "Internet" }));
    }

    [Fact]
    public async Task The_head_sees_exceptions_first_and_confirms_everything_in_one_press()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.ChangeAsync(answer.Rows[1], s => s with { UserCount = 0 });
        await this.RestUnchangedAsync(answer.Id);
        await this.ActAsync(answer.Id, SurveyAct.PassOn, "staff2");
        var head = await SignedInAsync("head2");
        Assert.Contains("所属長として確認する", (await head.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await head.GetAsync("/Surveys/Check/" + answer.Id);
        Assert.True(page.Text.IndexOf(answer.Rows[1].Name, StringComparison.Ordinal) < page.Text.IndexOf("そのほかのシステム", StringComparison.Ordinal) || !page.Text.Contains("そのほかのシステム", StringComparison.Ordinal));
        Assert.Contains("が0人です", page.Text, StringComparison.Ordinal);
        var done = await page.Form("確認して提出する").SubmitAsync("確認して提出する");
        Assert.Equal(302, done.Status);
        var stored = await this.StoredAsync(answer.Id);
        Assert.Equal((SurveyAnswerState.Submitted, (await ActorAsync("head2")).Name), (stored.State, stored.ConfirmedBy));
        Assert.Contains("回答を点検する", (await (await SignedInAsync("reviewer1")).GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Those_who_have_not_answered_are_listed_by_bureau_and_exported()
    {
        var id = await this.LaunchAsync();
        var answer = await this.AnswerAsync(id);
        await this.FixAsync(answer.Id);
        var client = await SignedInAsync("reviewer1");
        var page = await client.GetAsync("/Surveys/Missing/" + id);
        var named = page.Document.QuerySelectorAll("tbody th").Select(th => th.TextContent.Trim()).ToList();
        Assert.DoesNotContain("会計課", named);
        Assert.Contains("道路整備課", named);
        var csv = Encoding.UTF8.GetString((await client.GetAsync($"/Surveys/Missing/{id}?handler=Csv")).Body);
        var all = await ReadAsync(db => db.Set<SurveyAnswer>().CountAsync(a => a.CampaignId == id));
        Assert.Equal(all - 1, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length - 1);
        var book = await client.GetAsync($"/Surveys/Missing/{id}?handler=Xlsx");
        // The rows of a sheet are read while the file is open.
        Assert.Equal([all], Core.Platform.Sheets.SheetFile.Read(new MemoryStream(book.Body)).Select(page => page.Rows.Count()));
    }

    [Fact]
    public async Task Requests_to_a_section_are_counted_by_month_from_surveys_and_consultations()
    {
        await this.LaunchAsync();
        var page = await (await SignedInAsync("staff2")).GetAsync("/Surveys/Requests?Fy=2026");
        Assert.Equal(200, page.Status);
        Assert.Contains("会計課", page.Text, StringComparison.Ordinal);
        var row = page.Document.QuerySelectorAll("table.list tbody tr").First(r => r.TextContent.Contains("会計課", StringComparison.Ordinal));
        Assert.Equal("1", row.QuerySelectorAll("td")[5].TextContent.Trim()); // September
    }

    [Theory]
    [InlineData("staff2", "/Surveys", 1)]
    [InlineData("reviewer1", "/Surveys/Campaign/{0}", 4)]
    [InlineData("reviewer1", "/Surveys/Campaign/{0}?State=NotStarted&Text=課", 4)]
    [InlineData("reviewer1", "/Surveys/Missing/{0}", 3)]
    [InlineData("reviewer1", "/Surveys/Merge/{0}", 3)]
    [InlineData("staff2", "/Surveys/Requests", 4)]
    [InlineData("staff2", "/", 3)]
    public async Task Lists_cost_a_fixed_number_of_commands(string account, string address, int most)
    {
        var id = await this.LaunchAsync();
        var client = await SignedInAsync(account);
        var path = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, id);
        await client.GetAsync(path);
        var sent = await Commands.OfAsync(() => client.GetAsync(path));
        // One more is the frame's own.
        Assert.True(sent.Count <= most + 1, $"{path}: {sent.Count} commands\n{string.Join("\n", sent)}");
    }

    private static IEnumerable<string> Continuity(SurveyRow row) => row.Findings.Select(f => f.Code).Where(SurveyFindings.OfContinuity.Contains);

    private async Task DeliverAsync()
    {
        while (await RelayAsync() > 0)
        {
            // Fifty at a time.
        }
    }

    private async Task<List<string>> NoticesAsync(string account)
    {
        var user = DemoOffice.UserId(account);
        return await ReadAsync(db => db.Set<Notice>().Where(n => n.UserId == user).OrderBy(n => n.Kind).Select(n => n.Kind).ToListAsync());
    }
}
