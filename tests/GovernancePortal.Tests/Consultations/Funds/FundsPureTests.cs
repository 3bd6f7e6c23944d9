using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Funds;

public sealed class FundsPureTests
{
    private static readonly Actor Someone = Actor.Operator(TestClock.Default);
    private static readonly FiscalYear First = new(2027);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [InlineData(1_499, 1, 2, 1)]
    [InlineData(1_500, 1, 2, 2)]
    [InlineData(-1_500, -1, -2, -2)]
    [InlineData(2_000, 2, 2, 2)]
    public void Yen_are_rounded_to_thousands_by_the_rule(long yen, long down, long up, long nearest)
    {
        Assert.Equal((down, up, nearest), (ThousandRounding.Of(yen, RoundingRule.Down), ThousandRounding.Of(yen, RoundingRule.Up), ThousandRounding.Of(yen, RoundingRule.Nearest)));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void The_note_is_printed_exactly_where_rounded_parts_do_not_add_up(int seed)
    {
        var random = new Random(seed);
        var noted = 0;
        for (var i = 0; i < 200; i++)
        {
            var yen = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.NextInt64(0, 90_000_000) / (random.Next(3) == 0 ? 1 : 1000) * (random.Next(3) == 0 ? 1 : 1000)).ToList();
            foreach (var rule in Enum.GetValues<RoundingRule>())
            {
                var sum = ThousandRounding.Sum(yen, rule);
                Assert.Equal(yen.Count, sum.Parts.Count);
                Assert.Equal(sum.Parts.Sum() != ThousandRounding.Of(yen.Sum(), rule), sum.NeedsNote);
                // Each part is off by less than a thousand: so is their sum by less than so many thousands.
                Assert.InRange(sum.ShownSum - sum.Total, -yen.Count, yen.Count);
                noted += sum.NeedsNote ? 1 : 0;
                Assert.False(ThousandRounding.Sum(yen.Select(y => y * 1000), rule).NeedsNote);
            }
        }
        Assert.True(noted > 0, "Nothing needed the note: the test shows nothing.");
    }

    [Theory, MemberData(nameof(Seeds))]
    public void No_year_is_used_beyond_its_ceiling_and_what_was_carried_into_it(int seed)
    {
        var random = new Random(seed);
        var (kept, refused) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            var years = random.Next(1, 8);
            var input = new AuthorityInput
            {
                Kind = AuthorityKind.DebtBurden, FromFy = First, ToFy = First.Plus(years - 1), CarriesOver = random.Next(2) == 0,
                Years = [.. Enumerable.Range(0, years).Select(n => new AuthorityYearInput { Fy = First.Plus(n), CeilingYen = random.Next(0, 6), UsedYen = random.Next(0, 5) }).OrderBy(_ => random.Next())],
            };
            var expected = Allowed(input);
            try
            {
                var made = SpendingAuthority.For(Guid.Empty, Guid.Empty, input, Someone);
                Assert.True(expected);
                Assert.Equal(input.Years.Sum(y => y.CeilingYen!.Value - y.UsedYen!.Value), made.RemainingYen);
                Assert.True(made.RemainingYen >= 0);
                kept++;
            }
            catch (RuleViolation refusal)
            {
                Assert.Equal(("Authority.OverCeiling", false), (refusal.Code, expected));
                refused++;
            }
        }
        Assert.True(kept > 10 && refused > 10, "All were kept or all refused: the test shows nothing.");
    }

    // Said otherwise than the product says it: up to every year, what was used is covered by what was granted since the last year that carries nothing in.
    private static bool Allowed(AuthorityInput input)
    {
        var years = input.Years.OrderBy(y => y.Fy!.Value.Year).ToList();
        return input.CarriesOver
            ? Enumerable.Range(1, years.Count).All(n => years.Take(n).Sum(y => y.UsedYen) <= years.Take(n).Sum(y => y.CeilingYen))
            : years.TrueForAll(y => y.UsedYen <= y.CeilingYen);
    }

    [Fact]
    public void Years_outside_the_term_or_named_twice_are_refused()
    {
        AuthorityInput Of(int to, params int[] years) => new() { Kind = AuthorityKind.LongTermContract, FromFy = First, ToFy = new FiscalYear(to), Years = [.. years.Select(y => new AuthorityYearInput { Fy = new FiscalYear(y), CeilingYen = 1 })] };
        string Refusal(AuthorityInput input) => Assert.Throws<RuleViolation>(() => SpendingAuthority.For(Guid.Empty, Guid.Empty, input, Someone)).Code;
        Assert.Equal("Authority.EndsBeforeStart", Refusal(Of(2026, 2027)));
        Assert.Equal("Authority.YearOutside", Refusal(Of(2028, 2027, 2029)));
        Assert.Equal("Authority.YearTwice", Refusal(Of(2028, 2027, 2027)));
        Assert.Equal(2, SpendingAuthority.For(Guid.Empty, Guid.Empty, Of(2028, 2027, 2028), Someone).CeilingYen);
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_row_meets_one_case_or_several_or_none_and_never_one_that_its_key_does_not_name(int seed)
    {
        var random = new Random(seed);
        var targets = Enumerable.Range(0, 40).Select(i => new MatchTarget(Guid.CreateVersion7(), random.Next(4) == 0 ? null : $"R9-予-{i:0000}", $"案件{random.Next(25)}", new FiscalYear(2026 + random.Next(2)),
            [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"02-{random.Next(20):000}")], random.Next(5) > 0)).ToList();
        var matching = new RowMatching(targets);
        var seen = new HashSet<string>();
        for (var i = 0; i < 400; i++)
        {
            var keys = new MatchKeys(random.Next(3) == 0 ? $"Ｒ９-予-{random.Next(50):0000}" : null, random.Next(2) == 0 ? $"02-{random.Next(24):000}" : null, random.Next(2) == 0 ? $"案件{random.Next(30)}" : null,
                random.Next(2) == 0 ? new FiscalYear(2026 + random.Next(2)) : null);
            var match = matching.Of(keys);
            Assert.False(match.Found is not null && match.IsAmbiguous);
            seen.Add(match.Found is not null ? "one" : match.IsAmbiguous ? "several" : "none");
            if (match.Found is { } found)
            {
                var named = keys.Number is not null ? found.Number == keys.Number.Replace("Ｒ９", "R9", StringComparison.Ordinal)
                    : (keys.Code is not null && found.Codes.Contains(keys.Code)) || (keys.Title is not null && found.Title == keys.Title);
                Assert.True(named, $"{keys} met {found}");
                Assert.True(keys.Number is not null || (found.IsLive && (keys.Year is null || keys.Year == found.Year)));
                // By code or title it is the only one, or the only one of its code with that title.
                var rivals = keys.Number is not null ? 0 : targets.Count(t => t.Id != found.Id && t.IsLive && (keys.Year is null || t.Year == keys.Year)
                    && (keys.Code is not null && found.Codes.Contains(keys.Code) ? t.Codes.Contains(keys.Code) && (keys.Title is null || found.Title != keys.Title || t.Title == found.Title) : t.Title == keys.Title));
                Assert.Equal(0, rivals);
            }
        }
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void Differences_of_the_chain_run_from_one_known_amount_to_the_next_and_tell_nothing_of_a_masked_one()
    {
        var chain = MoneyChain.Of(40_000_000, null, 38_000_000, 37_000_000, executionMasked: true, 35_200_000, null);
        Assert.Equal(new ChainAmount(ChainStep.Assessed, 38_000_000, false, -2_000_000, -5m), chain[2]);
        Assert.Equal(new ChainAmount(ChainStep.Execution, null, true, null, null), chain[3]);
        Assert.Equal(new ChainAmount(ChainStep.Contract, 35_200_000, false, -2_800_000, -7.4m), chain[4]);
        Assert.Null(chain[5].Yen);
        Assert.Equal(-1_000_000, MoneyChain.Of(null, null, 38_000_000, 37_000_000, false, null, null)[3].DifferenceYen);
        Assert.Null(MoneyChain.Of(0, 5, null, null, false, null, null)[1].Percent);
    }

    [Fact]
    public void Quartiles_lie_where_a_reader_would_look_and_a_far_price_is_marked()
    {
        PriceStatistics Of(params long[] yen) => PriceStatistics.Of([.. yen.Select((y, i) => (new Guid(i, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), y))])!;
        Assert.Null(PriceStatistics.Of([]));
        var five = Of(900_000, 1_000_000, 1_100_000, 950_000, 1_050_000);
        Assert.Equal((5, 5, 950_000L, 1_000_000L, 1_050_000L), (five.Lines, five.Cases, five.LowerYen, five.MedianYen, five.UpperYen));
        Assert.Equal((true, false, true), (five.IsOutlier(1_200_001), five.IsOutlier(1_200_000), five.IsOutlier(799_999)));
        Assert.False(Of(1, 1, 1).IsOutlier(9));
        Assert.Equal(150, Of(100, 200).MedianYen);
    }

    [Fact]
    public void Lifecycle_cost_counts_every_cell_once_and_names_what_leaving_costs()
    {
        var values = new FormValues();
        values.Rows["G1"] = [Row("Design", ("y2027", "3000")), Row("Operation", ("y2027", "100"), ("y2028", "200")), Row("Disposal", ("y2031", "50"))];
        values.Rows["G4"] = [new FormRow(new Dictionary<string, string> { ["source"] = "General", ["amountYen"] = "3000" })];
        var facts = new FormFacts(Stage.PreBudget, FormSize.Full, new DateOnly(2026, 8, 1), new Dictionary<char, FormValues> { ['G'] = values, ['A'] = new() { Scalars = { ["A3"] = "2027" } } });
        var cost = CostFigures.Lifecycle(facts);
        Assert.Equal((facts.TotalYen, 50L, 300L, 3_100L), (cost.TotalYen, cost.ExitYen, cost.RunningYen, cost.YearYen(new FiscalYear(2027))));
        Assert.Equal([2027, 2028, 2029, 2030, 2031], cost.Years.Select(y => y.Year));
        Assert.Equal(-100, CostFigures.Sources(facts, null).DifferenceYen);
        Assert.Equal(0, CostFigures.Sources(facts, 3_000).DifferenceYen);

        static FormRow Row(string category, params (string Key, string Value)[] cells) => new(cells.Select(c => KeyValuePair.Create(c.Key, c.Value)).Append(KeyValuePair.Create("category", category)).ToDictionary());
    }
}
