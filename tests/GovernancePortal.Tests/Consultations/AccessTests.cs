using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations;

/// <summary>The rule on a record and the rule on a query are one rule, over generated records and people.</summary>
public sealed class AccessTests : PortalTest
{
    private static readonly int[] Seeds = [1, 20, 300];

    public static TheoryData<int> Runs => [.. Seeds];

    [Theory, MemberData(nameof(Runs))]
    public async Task What_a_record_allows_is_what_a_query_finds(int seed)
    {
        var random = new Random(seed);
        var sections = await ReadAsync(db => db.Set<Core.People.Section>().Where(s => s.ValidTo == null).OrderBy(s => s.Code).Take(12).Select(s => new { s.Id, s.BureauId }).ToListAsync());
        await using (var db = Database.NewDb())
        {
            for (var i = 0; i < 120; i++)
            {
                var section = sections[random.Next(sections.Count)];
                var c = CaseInState.New(i % 3 == 0 ? Stage.PreProcurement : Stage.PreBudget, Pick(random, Enum.GetValues<ConsultationState>()), random.Next(8) == 0, section.Id, section.BureauId, random.Next(4) == 0);
                CaseInState.Set(c, nameof(Consultation.ReviewerId), random.Next(3) == 0 ? Core.People.Demo.DemoOffice.UserId("reviewer1") : null);
                CaseInState.Set(c, nameof(Consultation.AskedSectionIds), random.Next(4) == 0 ? new List<Guid> { Pick(random, [.. sections]).Id } : []);
                if (c.Stage == Stage.PreProcurement)
                {
                    CaseInState.Set(c, nameof(Consultation.Exemption), GateExemption.ZeroCost);
                    CaseInState.Set(c, nameof(Consultation.ExemptionReason), "生成");
                    CaseInState.Set(c, nameof(Consultation.TotalYen), null);
                }
                db.Add(c);
            }
            db.Act(Actor.Operator(Clock.Now), "Generated");
            await db.SaveChangesAsync();
        }
        await using var read = Database.NewDb();
        var all = await read.Set<Consultation>().AsNoTracking().ToListAsync();
        var differing = 0;
        for (var i = 0; i < 60; i++)
        {
            var capacities = Enumerable.Range(0, random.Next(0, 4)).Select(_ => (Section: sections[random.Next(sections.Count)], Role: random.Next(5) < 4 ? Pick(random, OfSections) : Pick(random, Enum.GetValues<Role>())))
                .Select(x => new Capacity(x.Role, x.Section.Id, "課", x.Section.BureauId, random.Next(5) == 0 ? new Represented(Guid.CreateVersion7(Clock.Now), "不在") : null)).ToList();
            var actor = i == 0 ? Actor.Operator(Clock.Now) : new Actor(random.Next(4) == 0 ? Core.People.Demo.DemoOffice.UserId("reviewer1") : Guid.CreateVersion7(Clock.Now), "生成", capacities, Clock.Now);
            var who = string.Join(", ", capacities.Select(c => c.Role));
            var visible = (await read.Set<Consultation>().VisibleTo(actor).Select(c => c.Id).ToListAsync()).Order();
            Assert.True(visible.SequenceEqual(all.Where(c => ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary)).Select(c => c.Id).Order()), $"VisibleTo and ViewSummary differ for {who}");
            var full = (await read.Set<Consultation>().Where(ConsultationAccess.FullFor(actor)).Select(c => c.Id).ToListAsync()).Order().ToList();
            Assert.True(full.SequenceEqual(all.Where(c => ConsultationAccess.Allows(actor, c, ConsultationOperation.View)).Select(c => c.Id).Order()), $"FullFor and View differ for {who}");
            Assert.All(all.Where(c => ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted)), c => Assert.Contains(c.Id, full));
            var prices = (await read.Set<Consultation>().Where(ConsultationAccess.PricesFor(actor)).Select(c => c.Id).ToListAsync()).Order();
            Assert.True(prices.SequenceEqual(all.Where(c => ConsultationAccess.SeesPrices(actor, c)).Select(c => c.Id).Order()), $"PricesFor and SeesPrices differ for {who}");
            differing += full.Count is > 0 and < 120 ? 1 : 0;
        }
        Assert.True(differing > 5, "The generated people see all or nothing: the test shows nothing.");
    }

    private static readonly Role[] OfSections = [Role.Staff, Role.SectionHead, Role.BureauCoordinator];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    [Theory]
    [InlineData("staff2", ConsultationState.UnderReview, false, false)]
    [InlineData("staff2", ConsultationState.Approved, true, false)]
    [InlineData("coordinator", ConsultationState.UnderReview, true, true)]
    [InlineData("reviewer2", ConsultationState.Draft, true, true)]
    [InlineData("auditor1", ConsultationState.UnderReview, true, true)]
    [InlineData("admin", ConsultationState.UnderReview, false, false)]
    public async Task Others_see_a_decided_case_in_summary_and_an_open_one_not_at_all(string account, ConsultationState state, bool summary, bool whole)
    {
        var c = await Cases.LoadAsync(await Cases.InAsync(state));
        var actor = await ActorAsync(account);
        Assert.Equal((summary, whole), (ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary), ConsultationAccess.Allows(actor, c, ConsultationOperation.View)));
        var failure = await Record.ExceptionAsync(() => UseAsync<ConsultationCaseService, Consultation>(cases => cases.LoadAsync(c.Id, actor)));
        Assert.Equal(whole ? null : summary ? typeof(Forbidden) : typeof(NotFound), failure?.GetType());
    }

    [Fact]
    public async Task Restricted_figures_are_for_the_section_its_reviewer_and_the_decider_and_not_for_another_reviewer()
    {
        var c = await Cases.LoadAsync(await Cases.SecondStageInAsync(ConsultationState.UnderReview));
        foreach (var (account, allowed) in new[] { ("staff1", true), ("head1", true), ("reviewer1", true), ("reviewer2", false), ("policyhead", true), ("coordinator", false), ("finance", false), ("auditor1", false), ("cio", false), ("admin", false), ("staff2", false) })
        {
            Assert.True(allowed == ConsultationAccess.Allows(await ActorAsync(account), c, ConsultationOperation.ViewRestricted), account);
        }
    }

    [Fact]
    public async Task A_list_shows_amount_and_holder_only_of_cases_seen_whole()
    {
        var id = await Cases.InAsync(ConsultationState.Approved);
        var stranger = await LineAsync(id, "staff2");
        Assert.True(stranger.IsSummary);
        Assert.Equal((null, null, null, null), (stranger.TotalYen, stranger.Holder, stranger.ReviewerName, stranger.DueOn));
        var own = await LineAsync(id, "staff1");
        Assert.Equal((false, 38_000_000L, Holder.Section), (own.IsSummary, own.TotalYen, own.Holder));
    }

    private async Task<ConsultationLine> LineAsync(Guid id, string account)
    {
        var actor = await ActorAsync(account);
        return (await UseAsync<ConsultationQueries, Page<ConsultationLine>>(q => q.ListAsync(new ConsultationFilter(), null, actor))).Items.Single(l => l.Id == id);
    }

    [Theory]
    [InlineData("staff1")]
    [InlineData("reviewer1")]
    [InlineData("staff2")]
    public async Task A_list_takes_one_command_whatever_the_page(string account)
    {
        for (var i = 0; i < 6; i++)
        {
            await Cases.CreateAsync();
        }
        var actor = await ActorAsync(account);
        Page<ConsultationLine> first = null!;
        Assert.Single(await Commands.OfAsync(() => UseAsync<ConsultationQueries>(async q => first = await q.ListAsync(new ConsultationFilter(), null, actor, size: 2))));
        if (first.Next is { } next)
        {
            Assert.Single(await Commands.OfAsync(() => UseAsync<ConsultationQueries>(async q => await q.ListAsync(new ConsultationFilter(), next, actor, size: 2))));
        }
    }
}
