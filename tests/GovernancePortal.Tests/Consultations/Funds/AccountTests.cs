using System.Text;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
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
