using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Systems;

/// <summary>The plan of introductions and renewals: staff1 plans for the own section, staff2 works in another.</summary>
public sealed class PlannedCaseTests : PortalTest
{
    private static readonly FiscalYear Fy = new(2027);

    [Fact]
    public async Task Everybody_reads_the_plan_but_the_estimate_and_the_note_only_who_takes_part()
    {
        await AddAsync("橋梁台帳の改修", 12_345_000, "内輪の事情");
        foreach (var (account, reads) in new[] { ("staff1", true), ("reviewer1", true), ("finance", true), ("staff2", false), ("admin", false) })
        {
            var client = await SignedInAsync(account);
            var list = await client.GetAsync("/Systems/Plans?Text=橋梁台帳の改修");
            Assert.Contains("橋梁台帳の改修", list.Text, StringComparison.Ordinal);
            Assert.Equal(reads, list.Html.Contains("12345000", StringComparison.Ordinal));
            var file = System.Text.Encoding.UTF8.GetString((await client.GetAsync("/Systems/Plans?handler=Csv&Text=橋梁台帳の改修")).Body);
            Assert.Contains("橋梁台帳の改修", file, StringComparison.Ordinal);
            Assert.Equal(reads, file.Contains("12345000", StringComparison.Ordinal));
            Assert.Equal(reads, file.Contains("内輪の事情", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_the_query_hides_is_what_the_rule_hides()
    {
        await AddAsync("橋梁台帳の改修", 1, "備考");
        foreach (var account in new[] { "staff1", "staff2", "head1", "coordinator", "reviewer1", "policyhead", "advisor", "cio", "ciso", "secretary", "finance", "auditor1", "auditlead", "admin" })
        {
            var actor = await ActorAsync(account);
            foreach (var line in (await UseAsync<PlannedCaseQueries, Page<PlannedCaseLine>>(q => q.PageAsync(new PlannedCaseFilter { Text = "橋梁台帳の改修" }, null, actor))).Items)
            {
                Assert.Equal(PlannedCase.MayReadFigures(actor, line.SectionId), line.EstimateYen is not null);
            }
        }
    }

    [Fact]
    public async Task Another_section_neither_adds_for_it_nor_changes_its_lines()
    {
        var id = await AddAsync("橋梁台帳の改修");
        var (owner, stranger) = (await ActorAsync("staff1"), await ActorAsync("staff2"));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<PlannedCaseService>(s => s.DropAsync(id, new DropPlanInput { Reason = "不要" }, stranger)));
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<PlannedCaseService>(s => s.AddAsync(Input(owner, "勝手な計画"), PlannedCaseSource.Hand, null, stranger)));
        Assert.Equal("PlannedCaseNotYours", refused.Code);
        Assert.Equal(403, (await (await SignedInAsync("staff2")).GetAsync($"/Systems/Plans/Edit/{id}")).Status);
    }

    [Fact]
    public async Task One_renewal_of_one_year_stands_on_the_plan_once_until_it_is_dropped()
    {
        var actor = await ActorAsync("staff1");
        var id = await AddAsync("橋梁台帳の改修");
        var twice = await Assert.ThrowsAsync<RuleViolation>(() => AddAsync("同じもの"));
        Assert.Equal("PlannedCaseThere", twice.Code);
        var line = await LineAsync(id, actor);
        await UseAsync<PlannedCaseService>(s => s.DropAsync(id, new DropPlanInput { Version = line.Version, Reason = "統合するため" }, actor));
        var second = await AddAsync("橋梁台帳の改修（出し直し）");
        var restored = await Assert.ThrowsAsync<RuleViolation>(async () =>
        {
            var dropped = await LineAsync(id, actor);
            await UseAsync<PlannedCaseService>(s => s.RestoreAsync(id, dropped.Version, actor));
        });
        Assert.Equal("PlannedCaseThere", restored.Code);
        Assert.NotEqual(id, second);
    }

    [Fact]
    public async Task A_consultation_is_begun_from_a_line_filled_in_and_the_line_leads_to_it()
    {
        var id = await AddAsync("橋梁台帳の改修", 12_345_000);
        var staff = await SignedInAsync("staff1");
        var form = (await staff.GetAsync($"/Consultations/New?planned={id}")).Form("Input.Title");
        Assert.Equal("橋梁台帳の改修", form.ValueOf("Input.Title"));
        Assert.Equal(DemoSystems.Id("SYS-0102").ToString(), form.ValueOf("Input.SystemId"));
        Assert.Equal("Enhancement", form.ValueOf("Input.Kind"));
        var begun = await form.SubmitAsync();
        Assert.Equal(302, begun.Status);
        var line = await LineAsync(id, await ActorAsync("staff1"));
        Assert.Equal(PlannedCaseState.Drafted, line.State);
        Assert.Contains(line.ConsultationId.ToString()!, begun.Location!, StringComparison.Ordinal);
        // Sent a second time: the line is taken up, and says so instead of beginning a second case.
        var again = await form.SubmitAsync();
        Assert.Equal(422, again.Status);
        await using var db = Database.NewDb();
        Assert.Equal(1, await db.Set<Core.Consultations.Consultation>().CountAsync(c => c.Title == "橋梁台帳の改修"));
    }

    [Fact]
    public async Task A_save_upon_somebody_elses_change_is_a_conflict()
    {
        var actor = await ActorAsync("staff1");
        var id = await AddAsync("橋梁台帳の改修");
        var shown = await LineAsync(id, actor);
        await UseAsync<PlannedCaseService>(s => s.EditAsync(id, Input(actor, "先に直した件名") with { Version = shown.Version }, actor));
        await Assert.ThrowsAnyAsync<DbUpdateConcurrencyException>(() => UseAsync<PlannedCaseService>(s => s.EditAsync(id, Input(actor, "後から直した件名") with { Version = shown.Version }, actor)));
        Assert.Equal("先に直した件名", (await LineAsync(id, actor)).Title);
    }

    private static PlannedCaseInput Input(Actor actor, string title, long? yen = null, string? note = null) => new()
    {
        Fy = Fy, SectionId = actor.Main!.SectionId, SystemId = DemoSystems.Id("SYS-0102"), Kind = PlannedCaseKind.Change, Title = title, EstimateYen = yen, Note = note,
    };

    private async Task<Guid> AddAsync(string title, long? yen = null, string? note = null)
    {
        var actor = await ActorAsync("staff1");
        return await UseAsync<PlannedCaseService, Guid>(s => s.AddAsync(Input(actor, title, yen, note), PlannedCaseSource.Hand, null, actor));
    }

    private async Task<PlannedCaseLine> LineAsync(Guid id, Actor actor) => (await UseAsync<PlannedCaseQueries, PlannedCaseLine?>(q => q.FindAsync(id, actor)))!;
}
