using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Funds;

public sealed class AccountTests : CaseTest
{
    private const string Heading = "会計年度,協議番号,契約番号,事業コード,名称,予算現額,支出済額,翌年度繰越額";

    [Fact]
    public async Task Executed_amounts_of_the_years_add_up_on_the_case_and_lines_without_one_are_kept()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Closed);
        Clock.Go(2028, 6, 10);
        var (c, finance) = (await Cases.LoadAsync(id), await ActorAsync("finance"));
        var contract = c.Contract!.ContractNumber;
        var run = await PreviewAsync(finance, $"R9,,{contract},,本体,8000000,7000000,500000", $"R10,,{contract},,本体,7500000,7040000,0", "R9,,契-0000,,よその契約,100,90,0", ",,,,空,1,1,1", $"R9,,{contract},,重複,1,1,1", "R9,R9-調-9999,,,ない案件,,5,");

        Assert.Equal((6, 4, 2), (run.Rows, run.Created, run.Failed));
        var piles = await UseAsync<AccountQueries, IReadOnlyList<PileCount>>(q => q.ReportAsync(run));
        Assert.Equal(run.Rows, piles.Sum(p => p.Rows));
        Assert.Equal((2, 2, 2), (piles.Single(p => p.Pile == MatchPile.New).Rows, piles.Single(p => p.Pile == MatchPile.Unmatched).Rows, piles.Single(p => p.Pile == MatchPile.Faulty).Rows));
        Assert.Null((await Cases.LoadAsync(id)).SettledYen);
        await UseAsync<AccountImportService, ImportRun>(s => s.ApplyAsync(run.Id, true, null, finance));

        Assert.Equal(14_040_000, (await Cases.LoadAsync(id)).SettledYen);
        Assert.Equal(ConsultationAct.RecordSettlement, (await Cases.LoadAsync(id)).Acts[^1].Act);
        var first = (await UseAsync<AccountQueries, IReadOnlyList<AccountView>>(q => q.OfChainAsync(c.CaseId)))[0];
        Assert.Equal((500_000L, 6.3m), (first.UnusedYen!.Value, first.UnusedRate!.Value));
        Assert.Equal(new AccountTotals(2, 100, 95, 0), await UseAsync<AccountQueries, AccountTotals>(q => q.TotalsAsync(new AccountFilter { Unmatched = true })));

        // The same again changes nothing; a corrected amount moves the sum.
        var same = await PreviewAsync(finance, $"R9,,{contract},,本体,8000000,7000000,500000");
        Assert.Equal((0, 0, 1), (same.Created, same.Updated, same.Unchanged));
        var better = await PreviewAsync(finance, $"R9,,{contract},,本体,8000000,7100000,500000");
        await UseAsync<AccountImportService, ImportRun>(s => s.ApplyAsync(better.Id, false, null, finance));
        Assert.Equal(14_140_000, (await Cases.LoadAsync(id)).SettledYen);
    }

    [Fact]
    public async Task What_was_settled_stands_in_the_yearly_cost_of_the_system_and_moves_with_a_correction()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Closed);
        Clock.Go(2028, 6, 10);
        var (c, finance) = (await Cases.LoadAsync(id), await ActorAsync("finance"));
        var contract = c.Contract!.ContractNumber;
        async Task TakeAsync(params string[] rows)
        {
            var run = await PreviewAsync(finance, rows);
            await UseAsync<AccountImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, null, finance));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Task<List<SystemSettlement>> SettledAsync() => ReadAsync(db => db.Set<SystemSettlement>().AsNoTracking().Where(s => s.SystemId == c.SystemId).OrderBy(s => s.Fy).ToListAsync());

        async Task<(long Nine, long Ten)> NumbersAsync()
        {
            var costs = (await UseAsync<SystemNumberQueries, SystemNumbersView>(q => q.ReadAsync(new NumbersFilter()))).Costs;
            return (costs.FirstOrDefault(x => x.Year.Year == 2027)?.ActualYen ?? 0, costs.FirstOrDefault(x => x.Year.Year == 2028)?.ActualYen ?? 0);
        }

        var before = await NumbersAsync();
        await TakeAsync($"R9,,{contract},,本体,8000000,7000000,500000", $"R9,{c.Number},,,研修,300000,200000,0", $"R10,,{contract},,本体,7500000,7040000,0");
        var settled = await SettledAsync();
        Assert.Equal([(new FiscalYear(2027), 7_200_000L), (new FiscalYear(2028), 7_040_000L)], settled.Select(s => (s.Fy, s.ActualYen)));
        Assert.All(settled, s => Assert.Equal((id, c.Number, LedgerSource.Settlement), (s.ConsultationId, s.CaseNumber, s.Source)));
        var trail = await ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(t => t.SubjectType == InformationSystem.SubjectType && t.SubjectId == c.SystemId).OrderByDescending(t => t.Sequence).FirstAsync());
        Assert.Equal("AccountsTaken", trail.Action);
        Assert.Contains(trail.Changes, x => x is { Field: "SystemSettlement.ActualYen" });
        var page = await (await SignedInAsync("staff1")).GetAsync($"/Systems/Details/{c.SystemId}/contract");
        Assert.Contains("7,200", page.Text, StringComparison.Ordinal);
        Assert.Contains("決算", page.Text, StringComparison.Ordinal);

        // The numbers of the ledger count it once in each year, and lead to the systems that have it.
        Assert.Equal((before.Nine + 7_200_000, before.Ten + 7_040_000), await NumbersAsync());
        var code = await ReadAsync(db => db.Set<InformationSystem>().Where(s => s.Id == c.SystemId).Select(s => s.Code).SingleAsync());
        Assert.Contains(code, (await (await SignedInAsync("staff1")).GetAsync("/Systems?CostFy=2028&Live=true")).Text, StringComparison.Ordinal);

        // An amount goes from one year to the other: the sum of the case stays, the years do not.
        await TakeAsync($"R9,,{contract},,本体,8000000,6960000,540000", $"R10,,{contract},,本体,7500000,7080000,0");
        Assert.Equal([7_160_000L, 7_080_000L], (await SettledAsync()).Select(s => s.ActualYen));
        Assert.Equal(14_240_000, (await Cases.LoadAsync(id)).SettledYen);
    }

    [Theory]
    [InlineData("2028-03-31", true)]
    [InlineData("2028-04-01", false)]
    public async Task By_hand_the_ledger_is_told_only_where_the_contract_lies_in_one_year(string end, bool told)
    {
        var second = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var day = new DateOnly(2027, 4, 6);
        await Cases.RecordContractAsync(second, Cases.Contract(day) with { Method = (await Cases.LoadAsync(second)).SectionOf('Q').Values["Q1"]!, TermTo = DateOnly.Parse(end, System.Globalization.CultureInfo.InvariantCulture), DeviationReason = "単年度とするため。" });
        await Cases.DoAsync<DecisionService>("finance", second, (s, v, a) => s.RecordSettlementAsync(second, v, 34_100_000, a));
        var system = (await Cases.LoadAsync(second)).SystemId;
        Assert.Equal(34_100_000, (await Cases.LoadAsync(second)).SettledYen);
        Assert.Equal(told ? [(new FiscalYear(2027), 34_100_000L)] : [], await ReadAsync(async db => (await db.Set<SystemSettlement>().Where(s => s.SystemId == system).ToListAsync()).Select(s => (s.Fy, s.ActualYen)).ToArray()));
    }

    [Fact]
    public async Task A_line_without_a_case_finds_it_when_its_contract_has_come()
    {
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved);
        var finance = await ActorAsync("finance");
        var run = await PreviewAsync(finance, "R9,,R9-0123,,先に来た決算,,3000,");
        await UseAsync<AccountImportService, ImportRun>(s => s.ApplyAsync(run.Id, false, null, finance));
        Assert.Equal(0, await UseAsync<AccountService, int>(k => k.RetryAsync(finance)));
        await Cases.RecordContractAsync(id);
        Assert.Equal(1, await UseAsync<AccountService, int>(k => k.RetryAsync(finance)));
        Assert.Equal(3_000, (await Cases.LoadAsync(id)).SettledYen);
    }

    [Fact]
    public async Task The_accounts_are_for_finance_and_the_policy_office()
    {
        foreach (var (account, status) in new[] { ("finance", 200), ("policyhead", 200), ("staff1", 403), ("auditor1", 403) })
        {
            var client = await SignedInAsync(account);
            foreach (var address in new[] { "/Consultations/Accounts", "/Consultations/Accounts/Lines?Fy=2027&Unmatched=true", "/Consultations/Accounts/Lines?handler=File&kind=csv" })
            {
                Assert.Equal(status, (await client.GetAsync(address)).Status);
            }
        }
    }

    [Theory]
    [MemberData(nameof(FundsPureTests.Seeds), MemberType = typeof(FundsPureTests))]
    public void A_line_meets_only_chains_that_its_strongest_key_names(int seed)
    {
        var random = new Random(seed);
        var chains = Enumerable.Range(0, 30).Select(i => new AccountChain(Guid.CreateVersion7(), [$"R9-調-{i:0000}"], random.Next(3) == 0 ? null : $"契-{random.Next(20)}", random.Next(3) == 0 ? null : $"02-{random.Next(12)}", new FiscalYear(2026 + random.Next(3)), new FiscalYear(2029 + random.Next(3)))).ToList();
        var matching = new AccountMatching(chains);
        var sizes = new HashSet<int>();
        for (var i = 0; i < 300; i++)
        {
            var (year, number, contract, project) = (new FiscalYear(2025 + random.Next(8)), random.Next(4) == 0 ? $"R9-調-{random.Next(40):0000}" : null, random.Next(2) == 0 ? $"契-{random.Next(25)}" : null, random.Next(2) == 0 ? $"02-{random.Next(15)}" : null);
            var found = matching.Of(year, number, contract, project);
            Assert.Equal(chains.Where(c => number is not null ? c.Numbers.Contains(number) : contract is not null ? c.ContractNumber == contract && c.From <= year && year <= c.To : project is not null && c.ProjectCode == project && c.From <= year && year <= c.To).Select(c => c.Id).Order(), found.Select(c => c.Id).Order());
            sizes.Add(Math.Min(found.Count, 2));
        }
        Assert.Equal(3, sizes.Count);
    }

    private async Task<ImportRun> PreviewAsync(Actor actor, params string[] rows)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(Heading)) + "\n"));
        var run = await UseAsync<AccountImportService, ImportRun>(s => s.ReadAsync(content, "決算.csv", actor));
        return await UseAsync<AccountImportService, ImportRun>(async s => await s.PreviewAsync(run.Id, await s.ProposalAsync(run, actor), actor));
    }
}
