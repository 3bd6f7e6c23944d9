using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Approvals;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Consultations.Deciding;

/// <summary>決裁の型: 専決 by a dated table, 代決 by a stand-in, 後閲 by the one who was away.</summary>
public sealed class ApprovalMarkTests : CaseTest
{
    private const string Provision = "事務決裁規程 別表第二";

    public static TheoryData<Stage, ConsultationKind, long, DecidingOffice?> Rows => new()
    {
        { Stage.PreBudget, ConsultationKind.Renewal, 0, DecidingOffice.PolicyHead },
        { Stage.PreBudget, ConsultationKind.Renewal, 29_999_999, DecidingOffice.PolicyHead },
        { Stage.PreBudget, ConsultationKind.Renewal, 30_000_000, DecidingOffice.Cio },
        { Stage.PreProcurement, ConsultationKind.Renewal, 90_000_000, DecidingOffice.PolicyHead },
        { Stage.PreBudget, ConsultationKind.NewSystem, 10_000_000, DecidingOffice.Cio },
        { Stage.PreBudget, ConsultationKind.NewSystem, 9_999_999, DecidingOffice.PolicyHead },
    };

    [Theory, MemberData(nameof(Rows))]
    public void The_highest_office_that_a_rule_asks_for_decides(Stage stage, ConsultationKind kind, long yen, DecidingOffice? office)
    {
        var day = new DateOnly(2026, 8, 1);
        var rules = new DecisionRules([Rule(DecidingOffice.PolicyHead, 0), Rule(DecidingOffice.Cio, 30_000_000, Stage.PreBudget), Rule(DecidingOffice.Cio, 10_000_000, kind: ConsultationKind.NewSystem)]);
        Assert.Equal(office, rules.Of(stage, kind, yen, day)?.Office);
        Assert.Null(rules.Of(stage, kind, yen, new DateOnly(2024, 3, 31)));
        Assert.Null(DecisionRules.None.Of(stage, kind, yen, day));
    }

    private static DecisionRule Rule(DecidingOffice office, long from, Stage? stage = null, ConsultationKind? kind = null) =>
        new() { Stage = stage, Kind = kind, FromYen = from, Office = office, BasisJa = Provision, ValidFrom = new DateOnly(2024, 4, 1) };

    [Fact]
    public async Task Whoever_is_below_the_rule_is_refused_and_the_office_it_names_decides()
    {
        await AddAsync(DecidingOffice.Cio, 30_000_000);
        var id = await ProposedAsync();
        Assert.Equal((DecidingOffice.Cio, Provision), ((await Cases.LoadAsync(id)).DecidingOffice, (await Cases.LoadAsync(id)).DecisionBasis));
        foreach (var act in new[] { ConsultationAct.Approve, ConsultationAct.ApproveWithConditions, ConsultationAct.Reject, ConsultationAct.Continue })
        {
            await RefusedAsync("Consultation.AboveAuthority", () => Cases.DecideAsync(id, act, "policyhead", new DecisionInput { Text = "決定する。", Conditions = [Cases.Condition()] }));
        }
        Assert.Contains("CIOが決裁する協議です", (await (await SignedInAsync("policyhead")).GetAsync($"/Consultations/Act/{id}/Approve")).Text, StringComparison.Ordinal);
        var calendar = await UseAsync<ConsultationCaseService, Core.Calendar.OfficeCalendar>(s => s.CalendarAsync());
        Assert.Contains(await UseAsync<WorkQueries, IReadOnlyList<WorkLine>>(async q => await q.WaitingAsync(await ActorAsync("cio"), calendar)), l => l.Id == id && l.Kind == WorkKind.Decide);
        Assert.DoesNotContain(await UseAsync<WorkQueries, IReadOnlyList<WorkLine>>(async q => await q.WaitingAsync(await ActorAsync("policyhead"), calendar)), l => l.Id == id);
        await Cases.DecideAsync(id, ConsultationAct.Approve, "cio");
        var c = await Cases.LoadAsync(id);
        Assert.Equal((ConsultationState.Approved, DecisionRoute.Cio, Provision), (c.State, c.Decision!.Route, c.DelegatedBy));
    }

    [Fact]
    public async Task A_decision_under_a_rule_carries_the_mark_on_paper_and_one_without_a_rule_does_not()
    {
        var plain = await Cases.InAsync(ConsultationState.Approved);
        Assert.Null((await Cases.LoadAsync(plain)).DelegatedBy);
        await AddAsync(DecidingOffice.PolicyHead, 0);
        var id = await Cases.InAsync(ConsultationState.Approved);
        var client = await SignedInAsync("staff1");
        Assert.Contains(Provision, (await client.GetAsync($"/Consultations/Print/{id}?sheet=Result")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("専決", (await client.GetAsync($"/Consultations/Print/{plain}?sheet=Result")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_case_keeps_the_rule_of_the_day_it_was_submitted()
    {
        var id = await ProposedAsync();
        await AddAsync(DecidingOffice.Cio, 0);
        await Cases.DecideAsync(id, ConsultationAct.Approve);
        await InStateAsync(id, ConsultationState.Approved);
    }

    [Fact]
    public async Task Rules_are_kept_by_the_head_of_the_office_and_do_not_overlap()
    {
        var (head, reviewer) = (await ActorAsync("policyhead"), await ActorAsync("reviewer1"));
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<DecisionRuleService>(s => s.AddAsync(Input(DecidingOffice.Cio, 5), reviewer)));
        var id = await UseAsync<DecisionRuleService, Guid>(s => s.AddAsync(Input(DecidingOffice.Cio, 5), head));
        await RefusedAsync("DecisionRule.Exists", () => UseAsync<DecisionRuleService>(s => s.AddAsync(Input(DecidingOffice.PolicyHead, 5), head)));
        var version = await ReadAsync(db => db.Set<DecisionRule>().Where(r => r.Id == id).Select(r => r.Version).SingleAsync());
        await UseAsync<DecisionRuleService>(s => s.EndAsync(id, version, head.Today, head));
        await UseAsync<DecisionRuleService>(s => s.AddAsync(Input(DecidingOffice.PolicyHead, 5) with { ValidFrom = head.Today.AddDays(1) }, head));
    }

    [Fact]
    public async Task What_a_stand_in_decides_the_absent_head_reads_afterwards_once()
    {
        var id = await ProposedAsync();
        var (head, deputy) = (await ActorAsync("policyhead"), await ActorAsync("reviewer2"));
        await UseAsync<StandInService>(s => s.SetOwnAsync(new StandInInput { SectionId = head.Capacities.First(c => c.Role == Role.PolicyHead).SectionId, Role = Role.PolicyHead, DeputyId = deputy.UserId, From = head.Today, To = head.Today.AddDays(3) }, head));
        await Cases.DecideAsync(id, ConsultationAct.Approve, "reviewer2");
        var reading = await ReadAsync(db => db.Set<LaterReading>().AsNoTracking().SingleAsync());
        Assert.Equal((id, ConsultationAct.Approve, head.UserId, deputy.Name), (reading.ConsultationId, reading.Act, reading.AbsentId, reading.DeputyName));
        await RelayAsync();
        Assert.True(await ReadAsync(db => db.Set<Notice>().AnyAsync(n => n.UserId == head.UserId && n.Kind == "Consultation.LaterReading")));
        var mine = await SignedInAsync("policyhead");
        Assert.Contains("後閲する", (await mine.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("後閲済", await PaperAsync(id), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Forbidden>(() => UseAsync<LaterReadingService>(async s => await s.ReadAsync(reading.Id, reading.Version, null, await ActorAsync("reviewer2"))));
        var page = await mine.GetAsync("/Consultations/LaterReadings?Mine=true");
        Assert.Equal(302, (await page.Form("Note").Fill("Note", "異議なし").SubmitAsync()).Status);
        var read = await ReadAsync(db => db.Set<LaterReading>().AsNoTracking().SingleAsync());
        Assert.Equal("異議なし", read.Note);
        Assert.NotNull(read.ReadAt);
        Assert.DoesNotContain("後閲する", (await mine.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("後閲済", await PaperAsync(id), StringComparison.Ordinal);
        await RefusedAsync("LaterReading.Done", () => UseAsync<LaterReadingService>(s => s.ReadAsync(read.Id, read.Version, null, head)));
    }

    [Fact]
    public async Task An_approval_in_person_leaves_nothing_to_read()
    {
        await Cases.InAsync(ConsultationState.Approved);
        Assert.Equal(0, await ReadAsync(db => db.Set<LaterReading>().CountAsync()));
    }

    private async Task<string> PaperAsync(Guid id) => (await (await SignedInAsync("staff1")).GetAsync($"/Consultations/Print/{id}?sheet=Result")).Text;

    private async Task<Guid> ProposedAsync()
    {
        var id = await Cases.InAsync(ConsultationState.UnderReview);
        await Cases.JudgeAllAsync(id);
        await Cases.ProposeAsync(id);
        return id;
    }

    private static DecisionRuleInput Input(DecidingOffice office, long from) => new() { FromYen = from, Office = office, BasisJa = Provision, ValidFrom = new DateOnly(2024, 4, 1) };

    private async Task AddAsync(DecidingOffice office, long from)
    {
        var head = await ActorAsync("policyhead");
        await UseAsync<DecisionRuleService>(s => s.AddAsync(Input(office, from), head));
    }
}
