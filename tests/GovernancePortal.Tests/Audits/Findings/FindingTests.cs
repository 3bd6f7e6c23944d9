using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Figures;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Search;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Audits.Findings;

public sealed class FindingTests : PortalTest
{
    [Fact, Trait("Rule", "R253")]
    public async Task What_an_audit_finds_is_put_right_and_its_effect_seen_by_somebody_else()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.Closed);
        var closed = await FindingScene.ReadAsync(this, id);
        Assert.Equal(("R8-摘-0001", AuditFindingState.Closed, (await ActorAsync("auditor1")).Name), (closed.Number, closed.State, closed.CreatedBy));
        Assert.Equal([FindingAct.AcceptPlan, FindingAct.Effective], closed.Judgements.OrderBy(j => j.At).Select(j => j.Act));
        Assert.All(closed.Judgements, j => Assert.NotEqual(closed.CreatedBy, j.By));
        var trail = await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectId == id).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync());
        Assert.Equal(["FindingDrafted", "FindingSubmit", "FindingAgree", "FindingSettle", "FindingRequest", "FindingPlanned", "FindingSubmitPlan", "FindingAcceptPlan", "FindingStart", "FindingProgressed", "FindingReport", "FindingTakeUp", "FindingEffective"], trail);
    }

    [Theory]
    [InlineData(FindingSeverity.Grave, 14)]
    [InlineData(FindingSeverity.Proposal, null)]
    public async Task The_plan_is_due_by_the_severity(FindingSeverity severity, int? days)
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.PlanAwaited, severity);
        var today = (await ActorAsync("staff1")).Today;
        Assert.Equal(days is { } n ? today.AddDays(n) : (DateOnly?)null, (await FindingScene.ReadAsync(this, id)).DueOn);
    }

    [Fact]
    public async Task A_severity_means_something_else_from_the_day_the_audit_office_says()
    {
        var director = await ActorAsync("auditlead");
        var input = new FindingSeverityInput { Severity = FindingSeverity.Grave, ValidFrom = director.Today, PlanDays = 7, Weight = 5 };
        await Assert.ThrowsAsync<Forbidden>(async () => await SetAsync(input, await ActorAsync("auditor1")));
        Assert.Equal("AuditFinding.SeverityPast", (await Assert.ThrowsAsync<RuleViolation>(() => SetAsync(input with { ValidFrom = director.Today.AddDays(-1) }, director))).Code);
        Assert.Equal("AuditFinding.TermMissing", (await Assert.ThrowsAsync<RuleViolation>(() => SetAsync(input with { PlanDays = null }, director))).Code);
        Assert.Equal("AuditFinding.OneTerm", (await Assert.ThrowsAsync<RuleViolation>(() => SetAsync(input with { PlanMonths = 1 }, director))).Code);
        await SetAsync(input, director);
        Assert.Equal("AuditFinding.SeverityTwice", (await Assert.ThrowsAsync<RuleViolation>(() => SetAsync(input, director))).Code);
        var id = await FindingScene.InAsync(this, AuditFindingState.PlanAwaited, FindingSeverity.Grave);
        Assert.Equal(director.Today.AddDays(7), (await FindingScene.ReadAsync(this, id)).DueOn);
        Assert.Equal([new SectionFindings(KpiFigureScene.Roads, 1, 5)], await UseAsync<AuditFindingQueries, IReadOnlyList<SectionFindings>>(q => q.OpenBySectionAsync()));
    }

    [Fact]
    public async Task The_section_may_object_and_an_amended_wording_keeps_the_one_before_with_the_reason()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.FactCheck);
        await FindingScene.DoAsync(this, id, "head1", FindingAct.Object, new FindingActInput { Reason = "8月からは別の台帳に書いている。" });
        Assert.Equal("AuditFinding.AmendReason", (await Assert.ThrowsAsync<RuleViolation>(() => FindingScene.SettleAsync(this, id, title: "台帳が二つに分かれている"))).Code);
        await FindingScene.SettleAsync(this, id, "意見を確かめた。", "台帳が二つに分かれている");
        var settled = await FindingScene.ReadAsync(this, id);
        Assert.Equal((AuditFindingState.Confirmed, "台帳が二つに分かれている", false), (settled.State, settled.Title, settled.FactAgreed));
        Assert.Equal(["媒体台帳の記入が止まっている", "台帳が二つに分かれている"], settled.Wordings.OrderBy(w => w.Number).Select(w => w.Title));
    }

    [Fact]
    public async Task A_good_practice_ends_without_a_plan_and_a_grave_finding_does_not()
    {
        var audit = await FindingScene.EngagementAsync(this);
        var praised = await FindingScene.InAsync(this, AuditFindingState.Confirmed, FindingSeverity.GoodPractice, audit);
        Assert.Equal("AuditFinding.GoodPractice", (await Assert.ThrowsAsync<RuleViolation>(() => FindingScene.DoAsync(this, praised, "auditor1", FindingAct.Request))).Code);
        await FindingScene.DoAsync(this, praised, "auditor1", FindingAct.Finish);
        var grave = await FindingScene.InAsync(this, AuditFindingState.Confirmed, FindingSeverity.Grave, audit);
        Assert.Equal("AuditFinding.PlanDemanded", (await Assert.ThrowsAsync<RuleViolation>(() => FindingScene.DoAsync(this, grave, "auditor1", FindingAct.Finish))).Code);
        Assert.Equal(new FindingCounts(2, 0, 0, 1), await UseAsync<AuditFindingQueries, FindingCounts>(q => q.CountsAsync(audit)));
    }

    [Fact]
    public async Task A_finding_that_was_not_mended_is_raised_again_as_a_new_one_that_names_it()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.Verifying);
        await FindingScene.DoAsync(this, id, "auditlead", FindingAct.Raise, new FindingActInput { Reason = "同じ状態が残っていた。" });
        Assert.Equal(AuditFindingState.Raised, (await FindingScene.ReadAsync(this, id)).State);
        var again = await ReadAsync(db => db.Set<AuditFinding>().AsNoTracking().SingleAsync(f => f.PreviousId == id));
        Assert.Equal((AuditFindingState.Drafted, true, "R8-摘-0002"), (again.State, again.IsRepeat, again.Number));
    }

    [Fact]
    public async Task What_is_overdue_goes_up_from_the_section_to_its_head_the_audit_director_and_the_ciso()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.PlanAwaited, FindingSeverity.Grave);
        var due = (await FindingScene.ReadAsync(this, id)).DueOn!.Value;
        await RelayAsync();
        async Task<string> ToldAsync(int over)
        {
            while ((await ActorAsync("staff1")).Today < due.AddDays(over))
            {
                Clock.Advance(TimeSpan.FromDays(1));
                await RelayAsync();
            }
            var told = new List<string>();
            foreach (var account in new[] { "staff1", "head1", "auditlead", "ciso" })
            {
                told.Add($"{account} {(await NoticesOfAsync(account)).Count(n => n.Kind == "AuditFinding.Overdue")}");
            }
            return string.Join(", ", told);
        }
        Assert.Single(await NoticesOnAsync(due.AddDays(-3)), n => n.Kind == "AuditFinding.DueSoon");
        Assert.Equal("staff1 1, head1 0, auditlead 0, ciso 0", await ToldAsync(1));
        Assert.Equal("staff1 2, head1 1, auditlead 0, ciso 0", await ToldAsync(3));
        Assert.Equal("staff1 3, head1 2, auditlead 1, ciso 0", await ToldAsync(7));
        Assert.Equal("staff1 4, head1 3, auditlead 2, ciso 1", await ToldAsync(14));
        // The plan is there: nobody is told any more.
        await FindingScene.PlanAsync(this, id);
        await FindingScene.DoAsync(this, id, "head1", FindingAct.SubmitPlan);
        Assert.Equal("staff1 4, head1 3, auditlead 2, ciso 1", await ToldAsync(30));

        async Task<List<Notice>> NoticesOnAsync(DateOnly day)
        {
            while ((await ActorAsync("staff1")).Today < day)
            {
                Clock.Advance(TimeSpan.FromDays(1));
                await RelayAsync();
            }
            return await NoticesOfAsync("staff1");
        }
    }

    [Fact]
    public async Task An_accepted_risk_ends_on_its_day_and_the_plan_is_asked_for_again()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.Confirmed);
        var ciso = await ActorAsync("ciso");
        await FindingScene.DoAsync(this, id, "ciso", FindingAct.AcceptRisk, new FindingActInput { Reason = "更新まで運用で補う。", Until = ciso.Today.AddDays(10) });
        Clock.Advance(TimeSpan.FromDays(10));
        await RelayAsync();
        Assert.Equal(AuditFindingState.RiskAccepted, (await FindingScene.ReadAsync(this, id)).State);
        Clock.Advance(TimeSpan.FromDays(1));
        await RelayAsync();
        var open = await FindingScene.ReadAsync(this, id);
        Assert.Equal((AuditFindingState.PlanAwaited, null, OfficeToday().AddMonths(1)), (open.State, open.RiskUntil, open.DueOn));
        Assert.Contains(await NoticesOfAsync("head1"), n => n.Kind == "AuditFinding.RiskEnded");
        Assert.Contains(await NoticesOfAsync("ciso"), n => n.Kind == "AuditFinding.RiskEnded");
    }

    [Theory]
    [InlineData(AuditFindingState.Drafted)]
    [InlineData(AuditFindingState.FactCheck)]
    [InlineData(AuditFindingState.Confirmed)]
    [InlineData(AuditFindingState.Done)]
    public async Task Who_may_know_of_a_finding_is_the_same_wherever_it_is_asked(AuditFindingState state)
    {
        var id = await FindingScene.InAsync(this, state);
        var finding = await FindingScene.ReadAsync(this, id);
        var knowing = new List<string>();
        foreach (var account in Actors.Accounts)
        {
            var actor = await ActorAsync(account);
            var knows = FindingAccess.Allows(actor, finding);
            Assert.Equal(knows, (await ReadAsync(db => db.Set<AuditFinding>().VisibleTo(actor).Select(f => f.Id).ToListAsync())).Contains(id));
            Assert.Equal(knows, await UseAsync<SearchQueries, bool>(async q => (await q.CountAsync(new SearchAsk("媒体台帳"), actor)).GetValueOrDefault("AuditFindings") > 0));
            Assert.Equal(knows ? 200 : 404, (await (await SignedInAsync(account)).GetAsync($"/Audits/Findings/Details/{id}")).Status);
            if (knows)
            {
                knowing.Add(account);
            }
        }
        string[] expected = state switch
        {
            AuditFindingState.Drafted => ["ciso", "auditor1", "auditor2", "auditlead"],
            AuditFindingState.FactCheck => ["staff1", "head1", "ciso", "auditor1", "auditor2", "auditlead"],
            _ => ["staff1", "head1", "cio", "ciso", "auditor1", "auditor2", "auditlead"],
        };
        Assert.Equal(expected, knowing);
    }

    [Fact]
    public async Task Those_who_judge_a_system_know_number_and_severity_and_no_title()
    {
        Assert.Equal(["IsRepeat", "Number", "Severity", "State"], typeof(SystemFinding).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => p.Name).Order(StringComparer.Ordinal));
        await FindingScene.InAsync(this, AuditFindingState.Confirmed);
        Assert.Empty(await UseAsync<AuditFindingQueries, IReadOnlyList<SystemFinding>>(q => q.OnSystemsAsync([])));
    }

    [Fact]
    public async Task The_cio_instructs_from_a_finding_that_is_settled()
    {
        var audit = await FindingScene.EngagementAsync(this);
        var open = await FindingScene.InAsync(this, AuditFindingState.FactCheck, engagement: audit);
        var settled = await FindingScene.InAsync(this, AuditFindingState.Confirmed, engagement: audit);
        var cio = await ActorAsync("cio");
        await Assert.ThrowsAsync<NotFound>(() => UseAsync<InstructionSubjectQueries, InstructionTarget?>(q => q.FindAsync(InstructionSubject.Finding, open, cio)));
        var target = await UseAsync<InstructionSubjectQueries, InstructionTarget?>(q => q.FindAsync(InstructionSubject.Finding, settled, cio));
        Assert.Equal((KpiFigureScene.Roads, $"/Audits/Findings/Details/{settled}"), (target!.SectionId!.Value, target.Address));
        Assert.Equal(200, (await (await SignedInAsync("cio")).GetAsync($"/Instructions/New?Kind=Finding&Subject={settled}")).Status);
    }

    [Fact]
    public async Task Nobody_of_the_section_or_outside_of_the_team_writes_a_finding_and_none_before_the_notice()
    {
        var audit = await FindingScene.EngagementAsync(this);
        await Assert.ThrowsAsync<Forbidden>(() => FindingScene.DraftedAsync(this, audit, by: "staff1"));
        await Assert.ThrowsAsync<Forbidden>(() => FindingScene.DraftedAsync(this, audit, by: "cio"));
        var planned = await FindingScene.EngagementAsync(this, state: AuditState.Planned);
        Assert.Equal("AuditFinding.EngagementOver", (await Assert.ThrowsAsync<RuleViolation>(() => FindingScene.DraftedAsync(this, planned))).Code);
    }

    [Fact]
    public async Task Every_figure_equals_its_rows_and_nobody_sees_rows_the_access_rule_keeps()
    {
        var audit = await FindingScene.EngagementAsync(this, state: AuditState.Reported);
        await FindingScene.InAsync(this, AuditFindingState.Closed, engagement: audit);
        var open = await FindingScene.InAsync(this, AuditFindingState.PlanAwaited, FindingSeverity.Grave, audit);
        Clock.Advance(TimeSpan.FromDays(20));
        var ask = FigureAsk.Now(OfficeToday());
        var (director, outsider) = (await ActorAsync("auditlead"), await ActorAsync("staff2"));
        await UseAsync<FigureBook>(async book =>
        {
            var values = new Dictionary<string, decimal?>();
            foreach (var source in book.All.Where(s => s.Key.StartsWith("Audits.", StringComparison.Ordinal)))
            {
                var figure = await source.ReadAsync(ask);
                var rows = await source.RowsAsync(ask, director);
                Assert.Equal(figure?.Numerator ?? 0, rows.Sum(r => r.Counted));
                Assert.Empty(await source.RowsAsync(ask, outsider));
                values[source.Key] = figure?.Value;
            }
            Assert.Equal(new decimal?[] { 1, 1, 1, 1, 0, 0 }, new[] { "CoveredSections", "Held", "FindingsOpen", "FindingsOverdue", "MendDays", "Recurrence" }.Select(key => values["Audits." + key]));
        });
        var picture = await UseAsync<AuditFigureQueries, AuditPicture>(q => q.ReadAsync(OfficeToday()));
        Assert.Equal((1, 1, 1), (picture.Open, picture.Overdue, picture.Now!.Cumulative));
        Assert.Equal(2, picture.Severities.Sum(s => s.All));
        Assert.Contains("監査済み 1所属", (await (await SignedInAsync("staff2")).GetAsync("/Audits/Figures")).Text, StringComparison.Ordinal);
        Assert.Equal(open, await ReadAsync(db => db.Set<AuditFinding>().Where(f => f.DueOn != null).Select(f => f.Id).SingleAsync()));
    }

    [Fact]
    public async Task A_finding_goes_to_the_section_that_takes_over_and_keeps_the_name_it_was_written_under()
    {
        var id = await FindingScene.InAsync(this, AuditFindingState.Confirmed);
        var before = await FindingScene.ReadAsync(this, id);
        var admin = Actor.Operator(Clock.Now);
        await UseAsync<IEnumerable<ISectionSuccession>>(async all => Assert.Equal(id, (await all.Single(s => s.Key == "AuditFindings").HeldByAsync([KpiFigureScene.Roads])).Single().Id));
        await ReadAsync(async db =>
        {
            await new FindingSuccessionService(db).MoveAsync(new Dictionary<Guid, Takeover> { [id] = new(KpiFigureScene.Roads, "道路整備課", new Successor(KpiFigureScene.Accounts, before.BureauId, "会計課")) }, admin.Today, admin);
            db.Act(admin, "SectionSucceeded");
            return await db.SaveChangesAsync();
        });
        var after = await FindingScene.ReadAsync(this, id);
        Assert.Equal((KpiFigureScene.Accounts, before.SectionName), (after.SectionId, after.SectionName));
    }

    private Task SetAsync(FindingSeverityInput input, Actor actor) => UseAsync<FindingService>(s => s.SetSeverityAsync(input, actor));

    private DateOnly OfficeToday() => Core.Platform.Time.OfficeTime.DayOf(Clock.Now);
}
