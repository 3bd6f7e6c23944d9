using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Bcp;

/// <summary>Plans: written, approved, frozen, revised, reviewed.</summary>
public sealed class PlanTests : PortalTest
{
    [Fact, Trait("Rule", "R045"), Trait("Rule", "R330")]
    public async Task Organisation_and_steps_are_set_beforehand_and_the_head_puts_them_in_force()
    {
        var id = await BcpScene.BeginAsync(this);
        Assert.Equal("Bcp.PlanIncomplete", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a)))).Code);
        await BcpScene.WriteAsync(this, id, BcpScene.Input());
        var written = (await BcpScene.LoadAsync(this, id)).Open!.Content;
        Assert.Single(written.Contacts);
        Assert.Equal([0, 24], written.Steps.Select(s => s.Hour));
        await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.DoAsync(this, "head1", id, (s, v, a) => s.ApproveAsync(id, v, a)));
        await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        foreach (var account in new[] { "staff1", "staff2", "head2", "reviewer1", "policyhead" })
        {
            await Assert.ThrowsAsync<Forbidden>(() => BcpScene.DoAsync(this, account, id, (s, v, a) => s.ApproveAsync(id, v, a)));
        }
        await BcpScene.DoAsync(this, "head1", id, (s, v, a) => s.ApproveAsync(id, v, a));
        var plan = await BcpScene.LoadAsync(this, id);
        Assert.Equal((PlanStatus.Approved, 1, new DateOnly(2026, 9, 1), new DateOnly(2027, 9, 1), 2), (plan.Status, plan.ApprovedNumber, plan.ApprovedOn, plan.NextReviewOn, plan.StepCount));
        Assert.Equal(("緑山 次郎", "道路整備課"), (plan.InForce!.ApprovedBy, plan.InForce.ApprovedBySection));
    }

    [Fact]
    public async Task An_approved_version_is_never_written_again_and_stays_in_force_while_a_revision_is_written()
    {
        var id = await BcpScene.ApprovedAsync(this);
        Assert.Equal("Bcp.NotDraft", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.WriteAsync(this, id, BcpScene.Input() with { Covers = "別の範囲" }))).Code);
        var frozen = Json.Write((await BcpScene.LoadAsync(this, id)).InForce!.Content);
        await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.BeginRevisionAsync(id, v, a));
        Assert.Equal("Bcp.RevisionOpen", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.BeginRevisionAsync(id, v, a)))).Code);
        await BcpScene.WriteAsync(this, id, BcpScene.Input() with { Covers = "別の範囲" });
        Assert.Equal("Bcp.ReasonMissing", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a)))).Code);
        await BcpScene.WriteAsync(this, id, BcpScene.Input() with { Covers = "別の範囲", Reason = "範囲を改める" });
        var plan = await BcpScene.LoadAsync(this, id);
        Assert.Equal((PlanStatus.Revising, 1, frozen), (plan.Status, plan.ApprovedNumber, Json.Write(plan.InForce!.Content)));
        await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        await BcpScene.DoAsync(this, "head1", id, (s, v, a) => s.SendBackAsync(id, v, "電話番号を確かめてください。", a));
        Assert.Equal("電話番号を確かめてください。", (await BcpScene.LoadAsync(this, id)).Open!.ReturnNote);
        await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        await BcpScene.DoAsync(this, "head1", id, (s, v, a) => s.ApproveAsync(id, v, a));
        plan = await BcpScene.LoadAsync(this, id);
        Assert.Equal((2, "別の範囲"), (plan.ApprovedNumber, plan.InForce!.Content.Covers));
        Assert.Equal(frozen, Json.Write(plan.Versions.Single(v => v.Number == 1).Content));
    }

    [Fact]
    public async Task A_revision_may_be_given_up_but_not_the_first_version()
    {
        var first = await BcpScene.WrittenAsync(this);
        Assert.Equal("Bcp.FirstVersion", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.DoAsync(this, "staff1", first, (s, v, a) => s.DropRevisionAsync(first, v, a)))).Code);
        await BcpScene.DoAsync(this, "staff1", first, (s, v, a) => s.SubmitAsync(first, v, a));
        await BcpScene.DoAsync(this, "head1", first, (s, v, a) => s.ApproveAsync(first, v, a));
        await BcpScene.DoAsync(this, "staff1", first, (s, v, a) => s.BeginRevisionAsync(first, v, a));
        await BcpScene.DoAsync(this, "staff1", first, (s, v, a) => s.DropRevisionAsync(first, v, a));
        var plan = await BcpScene.LoadAsync(this, first);
        Assert.Equal((PlanStatus.Approved, 1), (plan.Status, plan.Versions.Count));
    }

    [Fact, Trait("Rule", "R331")]
    public async Task A_plan_is_checked_every_year_and_the_next_day_lies_within_one()
    {
        var id = await BcpScene.WrittenAsync(this);
        var input = new PlanReviewInput { On = new DateOnly(2026, 9, 1), Result = PlanReviewResult.Unchanged };
        Assert.Equal("Bcp.NotApproved", (await Assert.ThrowsAsync<RuleViolation>(() => ReviewAsync(id, input))).Code);
        await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.SubmitAsync(id, v, a));
        await BcpScene.DoAsync(this, "head1", id, (s, v, a) => s.ApproveAsync(id, v, a));
        Assert.Equal("Bcp.ReviewWithinYear", (await Assert.ThrowsAsync<RuleViolation>(() => ReviewAsync(id, input with { NextOn = new DateOnly(2027, 9, 2) }))).Code);
        Assert.Equal("Bcp.ReviewWithinYear", (await Assert.ThrowsAsync<RuleViolation>(() => ReviewAsync(id, input with { NextOn = new DateOnly(2026, 9, 1) }))).Code);
        Assert.Equal("Bcp.HeldInFuture", (await Assert.ThrowsAsync<RuleViolation>(() => ReviewAsync(id, input with { On = new DateOnly(2026, 9, 2) }))).Code);
        await ReviewAsync(id, input with { NextOn = new DateOnly(2027, 3, 31) });
        var plan = await BcpScene.LoadAsync(this, id);
        Assert.Equal((new DateOnly(2026, 9, 1), new DateOnly(2027, 3, 31)), (plan.ReviewedOn, plan.NextReviewOn));
        Assert.Equal((1, "緑川 一郎", "道路整備課"), plan.Reviews.Select(r => (r.Number, r.By, r.BySection!)).Single());
        Clock.Go(2027, 4, 1);
        var gaps = await UseAsync<BcpGapQueries, IReadOnlyList<BcpGap>>(async q => await q.GapsAsync(await ActorAsync("staff1")));
        Assert.Contains(gaps, g => g.Kind == BcpGapKind.ReviewOverdue && g.SubjectId == id);
    }

    [Fact]
    public async Task There_is_one_plan_of_a_subject_and_whose_it_is_decides_who_begins_it()
    {
        await BcpScene.BeginAsync(this);
        Assert.Equal("Bcp.PlanExists", (await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.BeginAsync(this))).Code);
        Assert.Equal("Bcp.SystemUnknown", await CodeAsync("staff1", new PlanStartInput { Scope = PlanScope.System, SystemCode = "SYS-9999", Title = "計画" }));
        Assert.Equal("Bcp.SectionNotYours", await CodeAsync("staff2", new PlanStartInput { Scope = PlanScope.System, SystemCode = BcpScene.Code, Title = "計画" }));
        Assert.Equal("Bcp.PolicyOfficeOnly", await CodeAsync("staff1", new PlanStartInput { Scope = PlanScope.Prefecture, SectionId = BcpScene.Section, Title = "計画" }));
        Assert.Equal("Bcp.SectionOfBureau", await CodeAsync("staff1", new PlanStartInput { Scope = PlanScope.Bureau, BureauId = Core.People.Demo.DemoOffice.BureauId("01"), SectionId = BcpScene.Section, Title = "計画" }));
        await BeginAsync("staff1", new PlanStartInput { Scope = PlanScope.Bureau, BureauId = Core.People.Demo.DemoOffice.BureauId("06"), SectionId = BcpScene.Section, Title = "土木部の計画" });
        await BeginAsync("reviewer1", new PlanStartInput { Scope = PlanScope.Prefecture, SectionId = Core.People.Demo.DemoOffice.Section("情報政策課").Id, Title = "全庁の計画" });
    }

    [Fact]
    public async Task The_systems_to_rebuild_stand_in_order_with_known_numbers()
    {
        var id = await BcpScene.BeginAsync(this);
        Assert.Equal(("Bcp.SystemUnknown", "Rebuild[1].Code"), await RefusedAsync(id, [new RebuildRow(), new RebuildRow { Code = "SYS-9999" }]));
        Assert.Equal(("Bcp.SystemTwice", "Rebuild[1].Code"), await RefusedAsync(id, [new RebuildRow { Code = "SYS-0001" }, new RebuildRow { Code = "ｓｙｓ－０００１" }]));
        Assert.Equal(("Bcp.DependsOnItself", "Rebuild[0].DependsOn"), await RefusedAsync(id, [new RebuildRow { Code = "SYS-0001", DependsOn = "SYS-0001" }]));
        Assert.Equal(("Bcp.SystemUnknown", "Rebuild[0].DependsOn"), await RefusedAsync(id, [new RebuildRow { Code = "SYS-0001", DependsOn = "SYS-9999" }]));
        await BcpScene.WriteAsync(this, id, BcpScene.Input() with { Rebuild = [new RebuildRow { Code = "SYS-0037" }, new RebuildRow { Code = "SYS-0001", DependsOn = "SYS-0037", RtoHours = 6, Place = "予備" }] });
        var items = (await BcpScene.LoadAsync(this, id)).Open!.Content.Rebuild;
        var ledger = await ReadAsync(db => db.Set<InformationSystem>().SingleAsync(s => s.Id == DemoSystems.Id("SYS-0037")));
        Assert.Equal([("SYS-0037", ledger.Name, ledger.RtoHours), ("SYS-0001", "ハードウェア統合基盤", 6)], items.Select(i => (i.Code!, i.Name!, i.RtoHours)));
    }

    [Fact]
    public void The_difference_of_two_versions_is_what_they_do_not_share()
    {
        var before = new PlanContent { Covers = "全庁", Contacts = [Contact("班長", "内線1"), Contact("統括", "内線2")], Steps = [Step(0, "参集"), Step(3, "報告")], Rebuild = [Item("SYS-0001"), Item("SYS-0002")] };
        Assert.Empty(PlanDifference.Of(before, before with { Contacts = [Contact("統括", "内線2"), Contact("班長", "内線1")] }));
        var after = before with { Covers = null, Contacts = [Contact("班長", "内線9"), Contact("統括", "内線2")], Steps = [Step(0, "参集"), Step(2, "報告"), Step(6, "復元")] };
        Assert.Equal(
            [("Covers", "全庁", null), ("Phone", "内線1", "内線9"), ("Steps", "3h / 報告", "2h / 報告"), ("Steps", null, "6h / 復元")],
            PlanDifference.Of(before, after).Select(d => (d.Part, d.Before, d.After)));
        Assert.True(PlanDifference.Of(before, after).Single(d => d.Part == "Phone").Restricted);
        Assert.DoesNotContain(PlanDifference.Of(before.WithoutPhones(), after.WithoutPhones()), d => d.Part == "Phone");
        Assert.Equal([("RebuildOrder", "SYS-0001 → SYS-0002", "SYS-0002 → SYS-0001")], PlanDifference.Of(before, before with { Rebuild = [Item("SYS-0002"), Item("SYS-0001")] }).Select(d => (d.Part, d.Before, d.After)));

        static PlanContact Contact(string duty, string phone) => new() { Duty = duty, Person = "職員", Phone = phone };
        static PlanStep Step(int hour, string what) => new() { Hour = hour, What = what };
        static RebuildItem Item(string code) => new() { Code = code };
    }

    [Fact]
    public async Task A_save_from_a_stale_page_is_a_conflict_also_when_only_a_part_moved()
    {
        var id = await BcpScene.WrittenAsync(this);
        var stale = (await BcpScene.LoadAsync(this, id)).Version;
        await BcpScene.WriteAsync(this, id, BcpScene.Input() with { Premise = "地震" });
        var staff = await ActorAsync("staff1");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => UseAsync<ContinuityPlanService>(s => s.WriteAsync(id, BcpScene.Input() with { Version = stale }, staff)));
        Assert.Equal("地震", (await BcpScene.LoadAsync(this, id)).Open!.Content.Premise);
    }

    [Fact]
    public async Task A_system_plan_goes_with_its_system_to_another_section()
    {
        var id = await BcpScene.WrittenAsync(this);
        var reviewer = await ActorAsync("reviewer1");
        var other = Core.People.Demo.DemoOffice.Section(Core.People.Demo.DemoOffice.SecondSection).Id;
        var system = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Id == BcpScene.System));
        await UseAsync<SystemRegister>(r => r.EditAsync(system.Id, SystemInput.Of(system) with { OwnerSectionId = other }, reviewer));
        await Assert.ThrowsAsync<Forbidden>(() => BcpScene.WriteAsync(this, id, BcpScene.Input()));
        await BcpScene.DoAsync(this, "staff2", id, (s, v, a) => s.WriteAsync(id, BcpScene.Input() with { Version = v }, a));
        Assert.Equal(other, (await BcpScene.LoadAsync(this, id)).SectionId);
    }

    [Fact]
    public async Task The_trail_keeps_what_was_written_and_masks_telephone_numbers_for_others()
    {
        var id = await BcpScene.WrittenAsync(this);
        var subject = new TrailSubject(ContinuityPlan.SubjectType, id);
        var open = await UseAsync<TrailQueries, IReadOnlyList<TrailLine>>(q => q.OfAsync(subject, showRestricted: true));
        Assert.Contains(open.SelectMany(l => l.Changes), c => c.Field == "PlanContent.Phone" && c.After!.Contains(BcpScene.Phone, StringComparison.Ordinal));
        var masked = await UseAsync<TrailQueries, IReadOnlyList<TrailLine>>(q => q.OfAsync(subject, showRestricted: false));
        Assert.DoesNotContain(masked.SelectMany(l => l.Changes), c => c.After?.Contains(BcpScene.Phone, StringComparison.Ordinal) == true);
        Assert.Contains(masked.SelectMany(l => l.Changes), c => c is { Field: "PlanContent.Steps", After: "0h / 担当 / 受託者に連絡する" });
    }

    [Fact]
    public async Task The_head_is_told_that_a_plan_waits_and_the_section_what_became_of_it()
    {
        await BcpScene.ApprovedAsync(this);
        await RelayAsync();
        Assert.Contains("「試験のICT-BCP」の承認を求められています。", (await (await SignedInAsync("head1")).GetAsync("/Notices")).Text, StringComparison.Ordinal);
        Assert.Contains("「試験のICT-BCP」が承認されました。", (await (await SignedInAsync("staff1")).GetAsync("/Notices")).Text, StringComparison.Ordinal);
    }

    private async Task ReviewAsync(Guid id, PlanReviewInput input) => await BcpScene.DoAsync(this, "staff1", id, (s, v, a) => s.ReviewAsync(id, input with { Version = v }, a));

    private async Task<Guid> BeginAsync(string account, PlanStartInput input)
    {
        var actor = await ActorAsync(account);
        return await UseAsync<ContinuityPlanService, Guid>(s => s.BeginAsync(input, actor));
    }

    private async Task<string> CodeAsync(string account, PlanStartInput input) => (await Assert.ThrowsAsync<RuleViolation>(() => BeginAsync(account, input))).Code;

    private async Task<(string, string?)> RefusedAsync(Guid id, List<RebuildRow> rows)
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => BcpScene.WriteAsync(this, id, BcpScene.Input() with { Rebuild = rows }));
        return (refused.Code, refused.Field);
    }
}
