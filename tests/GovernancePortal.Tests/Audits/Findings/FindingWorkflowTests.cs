using System.Text;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Findings;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Wording;
using Xunit;

namespace GovernancePortal.Tests.Audits.Findings;

/// <summary>Every (state, act, role), asked of the gate itself; the document is written from the table.</summary>
public class FindingWorkflowTests
{
    private static readonly Guid Own = Guid.CreateVersion7(TestClock.Default);
    private static readonly Guid Other = Guid.CreateVersion7(TestClock.Default);
    private static readonly Actor Author = Actors.Of(Role.Auditor, Other);
    private static readonly Actor Mate = Actors.Of(Role.Auditor, Other);

    private static readonly (string Name, Actor Actor)[] People =
    [
        ("Author", Author), ("Mate", Mate),
        .. Enum.GetValues<Role>().Select(r => (r.ToString(), Actors.Of(r, Own))),
        .. new[] { Role.Staff, Role.SectionHead, Role.Auditor, Role.AuditDirector, Role.Ciso, Role.Cio }.Select(r => (r + " elsewhere", Actors.Of(r, Other))),
    ];

    [Fact]
    public void Every_state_act_and_role_is_as_in_the_snapshot()
    {
        var text = new StringBuilder();
        foreach (var state in Enum.GetValues<AuditFindingState>())
        {
            text.Append(state).Append('\n');
            foreach (var act in Enum.GetValues<FindingAct>())
            {
                var outcomes = People.Select(p => (p.Name, Outcome: Outcome(state, act, p.Actor))).ToList();
                if (outcomes.TrueForAll(o => o.Outcome == "refused AuditFinding.NotNow"))
                {
                    Assert.Null(FindingWorkflow.Find(state, act));
                    continue;
                }
                foreach (var group in outcomes.Where(o => o.Outcome != "forbidden").GroupBy(o => o.Outcome).OrderBy(g => g.Key, StringComparer.Ordinal))
                {
                    text.Append("  ").Append(act).Append(" -> ").Append(group.Key).Append(": ").AppendJoin(", ", group.Select(o => o.Name)).Append('\n');
                }
            }
        }
        Snapshot.Match(text.ToString(), "workflow-finding.txt");
    }

    [Fact]
    public void The_buttons_offer_what_the_gate_allows_and_nothing_else()
    {
        foreach (var state in Enum.GetValues<AuditFindingState>())
        {
            foreach (var (name, actor) in People)
            {
                var offered = FindingWorkflow.Open(In(state), actor).ToDictionary(o => o.Act, o => o.BlockedBy);
                foreach (var act in Enum.GetValues<FindingAct>())
                {
                    var outcome = Outcome(state, act, actor);
                    var expected = outcome is "forbidden" or "refused AuditFinding.NotNow" ? "not offered" : outcome.StartsWith("refused ", StringComparison.Ordinal) ? outcome["refused ".Length..] : "possible";
                    Assert.Equal($"{state} {act} {name}: {expected}", $"{state} {act} {name}: {(offered.TryGetValue(act, out var blocked) ? blocked ?? "possible" : "not offered")}");
                }
            }
        }
    }

    [Fact]
    public void No_row_of_the_table_stands_twice_every_state_is_reached_and_every_condition_is_used_and_worded()
    {
        Assert.Equal(FindingWorkflow.Steps.Count, FindingWorkflow.Steps.Select(s => (s.From, s.Act)).Distinct().Count());
        Assert.All(Enum.GetValues<AuditFindingState>().Except([AuditFindingState.Drafted]), state => Assert.Contains(FindingWorkflow.Steps, s => s.To == state && s.From != state));
        Assert.All(Enum.GetValues<AuditFindingState>(), state => Assert.Equal(FindingWorkflow.IsOver(state), FindingWorkflow.Steps.All(s => s.From != state)));
        var guards = typeof(FindingWorkflow.Guards).GetFields().Select(f => (FindingGuard)f.GetValue(null)!).ToList();
        Assert.All(guards, guard => Assert.Contains(FindingWorkflow.Steps, s => s.Guards.Contains(guard)));
        Assert.All(guards, guard => Assert.Contains("Rule." + guard.Code, ResourceFile.Japanese.Keys));
    }

    [Fact]
    public void Whoever_wrote_a_finding_never_says_whether_it_was_mended()
    {
        // The audit director writes one: then somebody else of the audit office has to verify it.
        var director = Actors.Of(Role.AuditDirector, Other);
        var finding = In(AuditFindingState.Done, director);
        Assert.Equal("AuditFinding.Author", Assert.Throws<RuleViolation>(() => finding.TakeUp(director)).Code);
        var colleague = Actors.Of(Role.AuditDirector, Other);
        finding.TakeUp(colleague);
        foreach (var act in new Action[] { () => finding.Effective("よい。", director), () => finding.Again("足りない。", director.Today.AddDays(9), director), () => finding.Raise("直っていない。", director) })
        {
            Assert.Equal("AuditFinding.Author", Assert.Throws<RuleViolation>(act).Code);
        }
        finding.Effective("よい。", colleague);
        Assert.Equal(AuditFindingState.Closed, finding.State);
    }

    [Fact]
    public void A_finding_on_the_policy_office_is_judged_by_an_auditor_from_elsewhere_and_never_by_its_own_people()
    {
        var finding = In(AuditFindingState.Done, office: true);
        var own = new Actor(Guid.CreateVersion7(TestClock.Default), "課員", [new Capacity(Role.AuditDirector, Own, "情報政策課", Guid.Empty), new Capacity(Role.Auditor, Own, "情報政策課", Guid.Empty)], TestClock.Default);
        Assert.Throws<Forbidden>(() => finding.TakeUp(own));
        // A stand-in of that section is one of its own as well.
        var standIn = new Actor(Guid.CreateVersion7(TestClock.Default), "代決", [new Capacity(Role.Auditor, Other, "教育総務課", Guid.Empty), new Capacity(Role.SectionHead, Own, "情報政策課", Guid.Empty, new Represented(own.UserId, own.Name))], TestClock.Default);
        Assert.Throws<Forbidden>(() => finding.TakeUp(standIn));
        Assert.Equal("AuditFinding.Author", Assert.Throws<RuleViolation>(() => finding.TakeUp(Author)).Code);
        finding.TakeUp(Mate);
        finding.Effective("書類で確かめた。", Mate);
        Assert.Equal(AuditFindingState.Closed, finding.State);
    }

    [Fact]
    public void A_risk_is_accepted_by_the_ciso_alone_with_a_reason_and_an_end_that_is_to_come()
    {
        var ciso = Actors.Of(Role.Ciso, Other);
        var finding = In(AuditFindingState.PlanAwaited);
        Assert.All(People.Where(p => !p.Actor.Has(Role.Ciso)), p => Assert.Throws<Forbidden>(() => finding.AcceptRisk("更新まで。", p.Actor.Today.AddDays(30), p.Actor)));
        Assert.Equal("AuditFinding.UntilPast", Assert.Throws<RuleViolation>(() => finding.AcceptRisk("更新まで。", ciso.Today, ciso)).Code);
        Assert.False(new FindingActValidator().Validate(new FindingActInput { Act = FindingAct.AcceptRisk, Until = ciso.Today.AddDays(1) }).IsValid);
        Assert.False(new FindingActValidator().Validate(new FindingActInput { Act = FindingAct.AcceptRisk, Reason = "更新まで。" }).IsValid);
        finding.AcceptRisk("更新まで。", ciso.Today.AddDays(30), ciso);
        Assert.Equal((AuditFindingState.RiskAccepted, null, ciso.Today.AddDays(30)), (finding.State, finding.DueOn, finding.RiskUntil));
    }

    [Fact]
    public void What_the_section_owes_is_the_plan_and_then_the_first_measure_not_done()
    {
        var (staff, head, director) = (Actors.Of(Role.Staff, Own), Actors.Of(Role.SectionHead, Own), Actors.Of(Role.AuditDirector, Other));
        var finding = In(AuditFindingState.PlanAwaited);
        Assert.Equal(finding.PlanDueOn, finding.DueOn);
        finding.Plan(new FindingPlanInput { RootCause = "原因", Improvement = "改善", Actions = [new() { Text = "後", DueOn = staff.Today.AddDays(40) }, new(), new() { Text = "先", DueOn = staff.Today.AddDays(10) }] }, staff);
        finding.SubmitPlan(head);
        // With the audit office nothing is owed.
        Assert.Null(finding.DueOn);
        finding.AcceptPlan(null, director);
        Assert.Equal(staff.Today.AddDays(10), finding.DueOn);
        finding.Start(staff);
        finding.Progress(2, new FindingProgressInput { DoneOn = staff.Today, Report = "済" }, [], staff);
        Assert.Equal(staff.Today.AddDays(40), finding.DueOn);
        Assert.Equal("AuditFinding.ActionsOpen", Assert.Throws<RuleViolation>(() => finding.Report("終えた。", head)).Code);
    }

    [Fact]
    public void The_document_says_what_the_table_says() => Snapshot.MatchFile(FindingDocument.Write(), Path.Combine("docs", "workflows", "finding.md"));

    private static string Outcome(AuditFindingState state, FindingAct act, Actor actor)
    {
        var finding = In(state);
        try
        {
            Do(finding, act, actor);
            return finding.State.ToString();
        }
        catch (Forbidden)
        {
            Assert.Equal(state, finding.State);
            return "forbidden";
        }
        catch (RuleViolation refused)
        {
            Assert.Equal(state, finding.State);
            return "refused " + refused.Code;
        }
    }

    // Walked to the state by real acts.
    private static AuditFinding In(AuditFindingState state, Actor? author = null, bool office = false)
    {
        var (writer, staff, head, director, ciso) = (author ?? Author, Actors.Of(Role.Staff, Own), Actors.Of(Role.SectionHead, Own), office ? Mate : Actors.Of(Role.AuditDirector, Other), Actors.Of(Role.Ciso, Other));
        var audit = AuditEngagement.Plan(new AuditOrder(new FiscalYear(2026), new DateOnly(2026, 9, 1), Own, Guid.Empty, "試験課", "general", AuditNature.General,
            [new AuditTeamSeat(Guid.CreateVersion7(TestClock.Default), Author.UserId, "監査人", true), new AuditTeamSeat(Guid.CreateVersion7(TestClock.Default), Mate.UserId, "監査人", false)]), "R8-監-0001", writer);
        var finding = AuditFinding.Draft(FindingScene.Words(), "R8-摘-0001", new FindingOrigin(audit, null, "4-4", "4", "USB等の台帳管理", null, office, null), writer);
        Action[] way =
        [
            () => finding.Submit(writer), () => finding.AnswerFacts(null, head), () => finding.Settle(FindingScene.Words(), null, writer), () => finding.Request(writer.Today.AddMonths(1), writer),
            () => finding.Plan(new FindingPlanInput { RootCause = "原因", Improvement = "改善", Actions = [new() { Text = "改める", DueOn = staff.Today.AddDays(10) }] }, staff), () => finding.SubmitPlan(head),
            () => finding.AcceptPlan(null, director), () => finding.Start(staff), () => finding.Progress(1, new FindingProgressInput { DoneOn = staff.Today, Report = "済" }, [], staff), () => finding.Report("終えた。", head), () => finding.TakeUp(director),
        ];
        var aim = state is AuditFindingState.Closed or AuditFindingState.Raised ? AuditFindingState.Verifying : state == AuditFindingState.RiskAccepted ? AuditFindingState.Confirmed : state;
        foreach (var walk in way)
        {
            if (finding.State == aim)
            {
                break;
            }
            walk();
        }
        switch (state)
        {
            case AuditFindingState.Closed: finding.Effective("確かめた。", director); break;
            case AuditFindingState.Raised: finding.Raise("直っていない。", director); break;
            case AuditFindingState.RiskAccepted: finding.AcceptRisk("更新まで。", ciso.Today.AddDays(90), ciso); break;
        }
        Assert.Equal(state, finding.State);
        return finding;
    }

    private static void Do(AuditFinding finding, FindingAct act, Actor actor)
    {
        var later = actor.Today.AddDays(40);
        switch (act)
        {
            case FindingAct.Write: finding.Write(FindingScene.Words(title: "別の件名"), [], actor); break;
            case FindingAct.Submit: finding.Submit(actor); break;
            case FindingAct.Drop: finding.Drop("事実と違った。", actor); break;
            case FindingAct.Agree: finding.AnswerFacts(null, actor); break;
            case FindingAct.Object: finding.AnswerFacts("台帳は別の棚にある。", actor); break;
            case FindingAct.Settle: finding.Settle(FindingScene.Words(), null, actor); break;
            case FindingAct.Request: finding.Request(later, actor); break;
            case FindingAct.Finish: finding.Finish(null, actor); break;
            case FindingAct.Plan: finding.Plan(new FindingPlanInput { RootCause = "原因", Improvement = "改善", Actions = [new() { Text = "改める", DueOn = later }] }, actor); break;
            case FindingAct.SubmitPlan: finding.SubmitPlan(actor); break;
            case FindingAct.ReturnPlan: finding.ReturnPlan("足りない。", null, actor); break;
            case FindingAct.AcceptPlan: finding.AcceptPlan(null, actor); break;
            case FindingAct.MoveDue: finding.MoveDue(later, "年度末のため。", actor); break;
            case FindingAct.Start: finding.Start(actor); break;
            case FindingAct.Progress: finding.Progress(1, new FindingProgressInput { DoneOn = actor.Today, Report = "済" }, [], actor); break;
            case FindingAct.Report: finding.Report("終えた。", actor); break;
            case FindingAct.TakeUp: finding.TakeUp(actor); break;
            case FindingAct.Effective: finding.Effective("確かめた。", actor); break;
            case FindingAct.Again: finding.Again("まだ足りない。", later, actor); break;
            case FindingAct.Raise: finding.Raise("直っていない。", actor); break;
            case FindingAct.AcceptRisk: finding.AcceptRisk("更新まで。", later, actor); break;
            case FindingAct.Reopen: finding.Reopen("もう待てない。", later, actor); break;
        }
    }
}

internal static class FindingDocument
{
    private static readonly Dictionary<string, string> Japanese = ResourceFile.Japanese.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> English = ResourceFile.English.Entries.ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);

    public static string Write()
    {
        var text = new StringBuilder();
        text.Append("""
            # The workflow of a finding

            Written by the tests from the transition table in `src/GovernancePortal.Core/Audits/Findings/FindingWorkflow.cs`: change the table, run the
            tests with `UPDATE_SNAPSHOTS=1`, commit this file with it. The state has one writer; buttons, authorization and the move ask the same row.

            ```mermaid
            stateDiagram-v2

            """.ReplaceLineEndings("\n"));
        foreach (var state in Enum.GetValues<AuditFindingState>())
        {
            text.Append("    state \"").Append(Name(state)).Append("\" as ").Append(state).Append('\n');
        }
        text.Append("    [*] --> Drafted\n");
        foreach (var move in FindingWorkflow.Steps.Where(s => s.From != s.To).GroupBy(s => (s.From, s.To)))
        {
            text.Append("    ").Append(move.Key.From).Append(" --> ").Append(move.Key.To).Append(" : ").AppendJoin(" / ", move.Select(s => s.Act)).Append('\n');
        }
        text.Append("```\n\n## Moves\n\n| from | act | to | who | conditions |\n|---|---|---|---|---|\n");
        foreach (var step in FindingWorkflow.Steps)
        {
            text.Append("| ").Append(step.From).Append(' ').Append(Name(step.From)).Append(" | ").Append(step.Act).Append(' ').Append(Japanese["FindingAct." + step.Act]).Append(" | ")
                .Append(step.From == step.To ? "stays" : $"{step.To} {Name(step.To)}").Append(" | ").Append(step.By).Append(" | ").AppendJoin(", ", step.Guards.Select(g => g.Code["AuditFinding.".Length..])).Append(" |\n");
        }
        text.Append("\n## Who\n\n| mover | who may |\n|---|---|\n| Team | 監査人 of the audit's team, or 監査統括責任者; never somebody of the audited section |\n| Section | 担当者 or 所属長 of the audited section; of 情報政策課 its reviewers too |\n| Head | 所属長 of the audited section, or the stand-in (代決) |\n| Office | 監査統括責任者; of a finding on 情報政策課 an auditor from elsewhere (decision 23) |\n| Ciso | CISO |\n");
        text.Append("\nThe acceptance of a risk ends by itself on the day after its last one: the portal makes the move Reopen.\n");
        text.Append("\n## Conditions\n\nA condition that does not hold refuses the move with status 422 and the message of the key `Rule.AuditFinding.<name>`.\n\n| condition | message |\n|---|---|\n");
        foreach (var code in FindingWorkflow.Steps.SelectMany(s => s.Guards).Select(g => g.Code).Distinct().Order(StringComparer.Ordinal))
        {
            text.Append("| ").Append(code["AuditFinding.".Length..]).Append(" | ").Append(English["Rule." + code]).Append(" |\n");
        }
        return text.ToString();
    }

    private static string Name(AuditFindingState state) => Japanese["AuditFindingState." + state];
}
