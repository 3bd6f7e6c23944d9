using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Funds;

public sealed class BudgetListTests : CaseTest
{
    [Fact]
    public async Task A_list_is_matched_shown_and_recorded_case_by_case_with_every_row_in_one_pile()
    {
        var shape = new CaseShape();
        var (first, second, missing) = (await Cases.InAsync(ConsultationState.Approved, shape), await Cases.InAsync(ConsultationState.Approved, shape with { Title = "河川台帳の更新" }), await Cases.InAsync(ConsultationState.Approved, shape with { Title = "道路台帳の更新" }));
        var open = await Cases.InAsync(ConsultationState.UnderReview, shape with { Title = "審査中の案件" });
        Clock.Go(2027, 3, 24);
        var (a, b, o) = (await Cases.LoadAsync(first), await Cases.LoadAsync(second), await Cases.LoadAsync(open));
        var finance = await ActorAsync("finance");
        var run = await PreviewAsync(finance, "協議番号,対象年度,案件名,予算事業コード,査定結果,要求額（千円）,査定額（千円）,議決日",
            $"{a.Number},R9,,02-100,計上,38000,38000,R9.3.24", $",令和9年度,{b.Title},02-101,減額計上,38000,36500,R9.3.24", "R9-予-9999,,,,計上,1,1,", ",,どこにもない案件,,保留,,,", $"{a.Number},,,,保留,,,",
            $"{o.Number},,,,計上,5,5,", $"{b.Number},,,,計上,,,", ",,,,計上,1,1,", "R9-予-9998,,,,おおむね,1,1,");

        Assert.Equal((9, 2, 0, 7), (run.Rows, run.Created, run.Updated, run.Failed));
        var report = await UseAsync<BudgetListQueries, MatchReport>(q => q.ReportAsync(run, finance));
        Assert.Equal(run.Rows, report.Piles.Sum(p => p.Rows));
        Assert.Equal((2, 2, 5), (Rows(report, MatchPile.New), Rows(report, MatchPile.Unmatched), Rows(report, MatchPile.Faulty)));
        Assert.Contains(report.WithoutRow, c => c.Id == missing);
        Assert.DoesNotContain(report.WithoutRow, c => c.Id == first || c.Id == open);
        // Nothing is written before it is confirmed, and not all of it while rows are faulty.
        Assert.Null((await Cases.LoadAsync(first)).Budget);
        await RefusedAsync("ImportHasFaults", () => UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, null, finance)));
        await UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(run.Id, true, null, finance));

        var (recorded, reduced) = ((await Cases.LoadAsync(first)).Budget!, (await Cases.LoadAsync(second)).Budget!);
        Assert.Equal((BudgetOutcome.Granted, 38_000_000L, 38_000_000L, "02-100", new DateOnly(2027, 3, 24)), (recorded.Outcome, recorded.RequestedYen, recorded.AssessedYen, recorded.ProjectCode, recorded.PassedOn));
        Assert.Equal((BudgetOutcome.GrantedReduced, 36_500_000L), (reduced.Outcome, reduced.AssessedYen));
        foreach (var id in new[] { first, second })
        {
            Assert.Single(await ReadAsync(db => db.Set<TrailEntry>().Where(t => t.SubjectId == id && t.Action == nameof(ConsultationAct.RecordBudgetResult)).ToListAsync()));
            Assert.Equal(ConsultationAct.RecordBudgetResult, (await Cases.LoadAsync(id)).Acts[^1].Act);
        }
        // The section is told as of a result recorded by hand.
        await RelayAsync();
        var staff = (await ActorAsync("staff1")).UserId;
        Assert.Contains("Consultation.RecordBudgetResult", await ReadAsync(db => db.Set<Core.Platform.Outbox.Notice>().Where(n => n.UserId == staff).Select(n => n.Kind).ToListAsync()));
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing_and_a_corrected_one_says_what_differs()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2027, 3, 24);
        var (c, finance) = (await Cases.LoadAsync(id), await ActorAsync("finance"));
        const string heading = "協議番号,事業コード,結果,査定額";
        var run = await PreviewAsync(finance, heading, $"{c.Number},02-7,計上,38000000");
        await UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, null, finance));
        var same = await PreviewAsync(finance, heading, $"{c.Number},02-7,計上,38000000");
        Assert.Equal((0, 0, 1, 0), (same.Created, same.Updated, same.Unchanged, same.Failed));
        // Found by the code recorded before; the amount that belonged to the former result does not stay with the new one.
        var other = await PreviewAsync(finance, heading, ",02-7,計上見送り,");
        Assert.Equal((0, 1), (other.Created, other.Updated));
        var change = Assert.Single(await UseAsync<BudgetListImportService, IReadOnlyList<StagedOutcome>>(s => s.Queries.ChangesAsync(other.Id)));
        Assert.Equal([BudgetListColumns.Outcome.Header, BudgetListColumns.Assessed.Header], change.Changed);
        await UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(other.Id, false, null, finance));
        var closed = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.Closed, (long?)null), (closed.State, closed.Budget!.AssessedYen));
        var over = await PreviewAsync(finance, heading, $"{c.Number},02-7,計上,1");
        Assert.Equal("BudgetCaseOver", Assert.Single(await UseAsync<BudgetListImportService, IReadOnlyList<ImportFault>>(s => s.Queries.FaultsAsync(over.Id))).Code);
    }

    [Fact]
    public async Task A_code_that_two_cases_share_is_told_apart_by_the_title_or_refused_and_a_change_since_the_preview_stops_it()
    {
        var (first, second) = (await Cases.InAsync(ConsultationState.Approved), await Cases.InAsync(ConsultationState.Approved, new CaseShape { Title = "河川台帳の更新" }));
        Clock.Go(2027, 3, 24);
        var finance = await ActorAsync("finance");
        var (a, b) = (await Cases.LoadAsync(first), await Cases.LoadAsync(second));
        var both = await PreviewAsync(finance, "協議番号,事業コード,結果", $"{a.Number},02-7,保留", $"{b.Number},02-7,保留");
        await UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(both.Id, false, null, finance));
        var run = await PreviewAsync(finance, "事業コード,案件名,結果,査定額", "02-7,,計上,1", $"02-7,{b.Title},計上,2");
        Assert.Equal((1, 1), (run.Updated, run.Failed));
        Assert.Equal(1, Rows(await UseAsync<BudgetListQueries, MatchReport>(q => q.ReportAsync(run, finance)), MatchPile.Ambiguous));
        await Cases.RecordBudgetAsync(second, BudgetOutcome.Separate);
        await RefusedAsync("ImportChanged", () => UseAsync<BudgetListImportService, ImportRun>(s => s.ApplyAsync(run.Id, true, null, finance)));
        Assert.Equal(BudgetOutcome.Separate, (await Cases.LoadAsync(second)).Budget!.Outcome);
    }

    [Fact]
    public async Task The_list_is_taken_in_on_its_page_by_finance_and_the_policy_office_alone()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        Clock.Go(2027, 3, 24);
        Assert.Equal(403, (await (await SignedInAsync("staff1")).GetAsync("/Consultations/Budget")).Status);
        foreach (var account in new[] { "finance", "reviewer1", "policyhead" })
        {
            Assert.Equal(200, (await (await SignedInAsync(account)).GetAsync("/Consultations/Budget")).Status);
        }
        var finance = await ActorAsync("finance");
        var run = await PreviewAsync(finance, "協議番号,結果,査定額", $"{(await Cases.LoadAsync(id)).Number},計上,38000000", "R1-予-0001,計上,1");
        var page = await (await SignedInAsync("finance")).GetAsync($"/Consultations/Budget/Run/{run.Id}");
        Assert.Equal(200, page.Status);
        Assert.Contains("照合の結果", page.Text, StringComparison.Ordinal);
        Assert.Equal(200, (await (await SignedInAsync("finance")).GetAsync($"/Consultations/Budget/Columns/{run.Id}")).Status);
    }

    private static int Rows(MatchReport report, MatchPile pile) => report.Piles.Single(p => p.Pile == pile).Rows;

    private async Task<ImportRun> PreviewAsync(Actor actor, params string[] lines)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
        var run = await UseAsync<BudgetListImportService, ImportRun>(s => s.ReadAsync(content, "予算結果.csv", actor));
        return await UseAsync<BudgetListImportService, ImportRun>(async s => await s.PreviewAsync(run.Id, await s.ProposalAsync(run, actor), actor));
    }
}
