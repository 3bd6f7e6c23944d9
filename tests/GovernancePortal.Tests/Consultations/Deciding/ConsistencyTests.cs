using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Consistency;
using GovernancePortal.Core.Consultations.Review;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>What keeps decisions alike: split cases, likeness, reasons, standard comments, contracts without a case.</summary>
public sealed class ConsistencyTests : CaseTest
{
    private static readonly ThresholdLine Committee = new(Guid.Empty, ThresholdKind.Committee, ThresholdBasis.TermTotal, 40_000_000, new DateOnly(2026, 4, 1), null, ThresholdRoute.Committee);
    private static readonly ThresholdLine Small = new(Guid.Empty, ThresholdKind.SmallService, ThresholdBasis.TermTotal, 2_000_000, new DateOnly(2025, 4, 1), null, ThresholdRoute.NegotiatedContract);

    private static SplitCase Case(int n, long yen, int system = 1, string? supplier = null, int year = 2027, int section = 1) =>
        new(new Guid(n, 1, 0, new byte[8]), new Guid(n, 2, 0, new byte[8]), $"R9-予-{n:0000}", "案件", new Guid(section, 3, 0, new byte[8]), new FiscalYear(year), system == 0 ? null : new Guid(system, 4, 0, new byte[8]), supplier, yen);

    [Fact]
    public void Cases_that_each_stay_below_and_together_go_over_are_named()
    {
        var one = Case(1, 21_000_000);
        var found = Assert.Single(Splitting.Find(one, [one, Case(2, 20_000_000)], [Committee]));
        Assert.Equal((SplitBasis.System, ThresholdKind.Committee, 41_000_000L), (found.Basis, found.Kind, found.SumYen));
        Assert.Equal([1, 2], found.Cases.Select(c => int.Parse(c.Number![^4..], System.Globalization.CultureInfo.InvariantCulture)));
        // At the limit of small contracts the easy way still holds; a yen more together ends it.
        Assert.Single(Splitting.Find(Case(1, 1_000_001), [Case(2, 1_000_000)], [Small]));
        Assert.Empty(Splitting.Find(Case(1, 1_000_000), [Case(2, 1_000_000)], [Small]));
    }

    [Fact]
    public void Another_year_another_system_or_one_that_is_over_by_itself_is_no_sign()
    {
        Assert.Empty(Splitting.Find(Case(1, 21_000_000), [Case(2, 20_000_000, year: 2028)], [Committee]));
        Assert.Empty(Splitting.Find(Case(1, 21_000_000), [Case(2, 20_000_000, system: 2)], [Committee]));
        Assert.Empty(Splitting.Find(Case(1, 41_000_000), [Case(2, 20_000_000)], [Committee]));
        Assert.Empty(Splitting.Find(Case(1, 21_000_000), [Case(2, 19_000_000)], [Committee]));
    }

    [Fact]
    public void The_same_supplier_counts_within_one_section_however_it_is_written()
    {
        var one = Case(1, 21_000_000, system: 0, supplier: "みどりｼｽﾃﾑｽﾞ株式会社");
        Assert.Equal(SplitBasis.Supplier, Assert.Single(Splitting.Find(one, [Case(2, 20_000_000, system: 0, supplier: "みどりシステムズ株式会社")], [Committee])).Basis);
        Assert.Empty(Splitting.Find(one, [Case(2, 20_000_000, system: 0, supplier: "みどりシステムズ株式会社", section: 2)], [Committee]));
        Assert.Empty(Splitting.Find(Case(1, 21_000_000, system: 0), [Case(2, 20_000_000, system: 0)], [Committee]));
    }

    [Fact]
    public void The_same_system_outweighs_everything_else_in_common()
    {
        var same = PastLikeness.Score(PastLikeness.Reasons(true, true, false, false, false, false, false), 0);
        var rest = PastLikeness.Score(PastLikeness.Reasons(false, false, true, true, true, true, true), 0.9);
        Assert.True(same > rest);
        Assert.Equal([PastReason.System], PastLikeness.Reasons(true, true, false, false, false, false, false));
    }

    [Fact]
    public async Task Past_cases_say_what_they_have_in_common_and_nobody_learns_of_one_they_may_not_see_whole()
    {
        var old = await Cases.InAsync(ConsultationState.Approved);
        var id = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "全く別の名前の事業" });
        var reviewer = await ActorAsync("reviewer1");
        var c = await Cases.LoadAsync(id);
        var past = Assert.Single(await UseAsync<ReviewQueries, IReadOnlyList<PastCase>>(q => q.PastAsync(c, reviewer)));
        Assert.Equal(old, past.Id);
        Assert.Equal(PastReason.System, past.Reasons[0]);
        var stranger = await ActorAsync("staff2");
        Assert.Empty(await UseAsync<ReviewQueries, IReadOnlyList<PastCase>>(q => q.PastAsync(c, stranger)));
    }

    [Fact]
    public async Task Splitting_is_told_to_the_reviewer_and_not_to_the_section()
    {
        await Cases.InAsync(ConsultationState.Submitted, new CaseShape { Title = "橋梁台帳 第1期", TotalYen = 25_000_000 });
        var id = await Cases.InAsync(ConsultationState.UnderReview, new CaseShape { Title = "橋梁台帳 第2期", TotalYen = 25_000_000 });
        var c = await Cases.LoadAsync(id);
        var (reviewer, staff) = (await ActorAsync("reviewer1"), await ActorAsync("staff1"));
        var found = await UseAsync<ConsistencyQueries, IReadOnlyList<SplitFinding>>(q => q.SplitAsync(c, reviewer));
        Assert.Contains(found, f => f is { Basis: SplitBasis.System, Kind: ThresholdKind.Committee, SumYen: 50_000_000 });
        Assert.Empty(await UseAsync<ConsistencyQueries, IReadOnlyList<SplitFinding>>(q => q.SplitAsync(c, staff)));
        Assert.Contains("分割の疑い", (await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Review/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_number_of_the_statistics_is_the_length_of_the_list_it_leads_to()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id, verdict: Verdict.Improve);
        await Cases.ReturnAsync(id, "reviewer1", "R07", "R09");
        await Cases.InAsync(ConsultationState.Returned, new CaseShape { Title = "もう一つの更新" });
        var reader = await ActorAsync("reviewer1");
        var reasons = await UseAsync<ReasonStatisticsQueries, IReadOnlyList<ReasonCount>>(q => q.ReasonsAsync(new FiscalYear(2027), reader));
        Assert.Equal([("R07", 2), ("R09", 1)], reasons.Select(r => (r.Code, r.Cases)));
        foreach (var reason in reasons)
        {
            Assert.Equal(reason.Cases, await UseAsync<ConsultationQueries, int>(q => q.CountAsync(new ConsultationFilter { Reason = reason.Code, BureauId = reason.BureauId, TargetFy = new FiscalYear(2027) }, reader)));
        }
        var checks = await UseAsync<ReasonStatisticsQueries, IReadOnlyList<CheckCount>>(q => q.ChecksAsync(new FiscalYear(2027), reader));
        Assert.Contains(checks, k => k.Improve + k.Bad > 0);
        foreach (var check in checks.Where(k => k.Improve + k.Bad > 0))
        {
            Assert.Equal(check.Improve + check.Bad, await UseAsync<ConsultationQueries, int>(q => q.CountAsync(new ConsultationFilter { Check = check.Number, Stage = check.Stage, TargetFy = new FiscalYear(2027) }, reader)));
        }
        // The section itself does not find its case by what the reviewer judged.
        var staff = await ActorAsync("staff1");
        Assert.Equal(0, await UseAsync<ConsultationQueries, int>(q => q.CountAsync(new ConsultationFilter { Check = checks[0].Number }, staff)));
        await Assert.ThrowsAsync<Core.Platform.Forbidden>(() => UseAsync<ReasonStatisticsQueries>(q => q.ReasonsAsync(new FiscalYear(2027), staff)));
    }

    [Fact]
    public async Task A_standard_comment_is_pinned_with_its_reason_and_counted()
    {
        var reviewer = await ActorAsync("reviewer1");
        var comment = await UseAsync<StandardCommentService, Guid>(s => s.AddAsync(new StandardCommentInput { FieldCode = "G1", ReasonCode = "R08", TextJa = "5年以上の総額を記入してください。", ValidFrom = reviewer.Today }, reviewer));
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        var page = await (await SignedInAsync("reviewer1")).GetAsync($"/Consultations/Review/{id}");
        var done = await page.Form("Input.Comments[G1].Standard").Fill("Input.Comments[G1].Standard", comment.ToString()).SubmitAsync();
        Assert.Equal(302, done.Status);
        var pinned = Assert.Single((await Cases.LoadAsync(id)).Comments);
        Assert.Equal(("G1", "R08", "5年以上の総額を記入してください。"), (pinned.FieldCode, pinned.ReasonCode, pinned.Text));
        Assert.Equal(1, (await UseAsync<StandardCommentQueries, IReadOnlyList<StandardCommentLine>>(q => q.AllAsync())).Single(l => l.Comment.Id == comment).Used);
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<Core.Platform.Forbidden>(() => UseAsync<StandardCommentService>(s => s.AddAsync(new StandardCommentInput { TextJa = "x", ValidFrom = staff.Today }, staff)));
    }

    [Fact]
    public async Task A_contract_that_began_before_its_case_was_filed_or_without_one_is_counted()
    {
        var reader = await ActorAsync("reviewer1");
        var id = await Cases.SecondStageInAsync(ConsultationState.Approved);
        reader = reader with { Now = Clock.Now };
        var filedOn = OfficeTime.DayOf((await Cases.LoadAsync(id)).SubmittedAt!.Value);
        await Cases.RecordContractAsync(id, TestKit.Cases.Contract(filedOn.AddDays(-1)));
        var year = FiscalYear.Of(filedOn.AddDays(-1));
        var lines = await UseAsync<ConsistencyQueries, IReadOnlyList<RetrospectiveLine>>(q => q.RetrospectiveAsync(year, reader));
        var late = Assert.Single(lines, l => l.Kind == RetrospectiveKind.FiledAfter);
        Assert.Equal((id, filedOn, filedOn.AddDays(-1)), (late.ConsultationId!.Value, late.FiledOn!.Value, late.ContractOn));
        // What the portal itself closed with a contract is never among those without a case.
        Assert.DoesNotContain(lines, l => l.Kind == RetrospectiveKind.NoCase && l.SystemId == late.SystemId);
    }
}
