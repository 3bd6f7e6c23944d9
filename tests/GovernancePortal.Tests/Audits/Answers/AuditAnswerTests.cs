using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Answers.Sheets;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Audits.Answers;

/// <summary>The lines of an audit: what is asked, who writes, and two who write at once.</summary>
public sealed class AuditAnswerTests : PortalTest
{
    [Theory]
    [InlineData(AuditCondition.Always, true, true, true, true)]
    [InlineData(AuditCondition.MyNumber, false, true, false, false)]
    [InlineData(AuditCondition.Cloud, false, false, true, false)]
    [InlineData(AuditCondition.Outsourcing, false, false, false, true)]
    public void A_condition_is_fulfilled_by_its_own_fact_alone(AuditCondition condition, bool none, bool number, bool cloud, bool outsourced)
    {
        Assert.Equal((none, number, cloud, outsourced), (new SectionFacts(false, false, false).Fulfils(condition), new SectionFacts(true, false, false).Fulfils(condition), new SectionFacts(false, true, false).Fulfils(condition), new SectionFacts(false, false, true).Fulfils(condition)));
    }

    [Fact]
    public async Task What_the_section_does_not_fulfil_is_kept_and_not_asked()
    {
        await ReadAsync(async db =>
        {
            foreach (var system in await db.Set<InformationSystem>().Where(s => s.OwnerSectionId == Kpis.KpiFigureScene.Roads).ToListAsync())
            {
                db.Entry(system).Property("HandlesMyNumber").CurrentValue = false;
            }
            db.Act(await ActorAsync("admin"), "Test");
            return await db.SaveChangesAsync();
        });
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var sheet = await AuditAnswerScene.SheetAsync(this, audit, await ActorAsync("auditor1"));
        Assert.DoesNotContain(sheet.Lines, l => l.Item.Condition == AuditCondition.MyNumber);
        Assert.All(sheet.LeftOut.Where(l => l.Item.Chapter == "M"), l => Assert.Equal(AuditCondition.MyNumber, l.LeftOutBy));
        Assert.Equal(4, sheet.LeftOut.Count(l => l.Item.Chapter == "M"));
        var counts = await UseAsync<AuditAnswerQueries, AuditAnswerCounts>(q => q.CountsAsync(audit));
        Assert.Equal((sheet.Lines.Count(), sheet.Lines.Count(), 0), (counts.All, counts.Unanswered, counts.NonConforming));
        await Assert.ThrowsAsync<RuleViolation>(() => AuditAnswerScene.AnswerAsync(this, audit, "M-1", AuditResult.Conforming));
    }

    [Fact]
    public async Task A_my_number_audit_begins_with_its_own_chapter_and_is_prepared_once()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this, AuditNature.MyNumber);
        var sheet = await AuditAnswerScene.SheetAsync(this, audit, await ActorAsync("auditor1"));
        Assert.Equal(("M", "1"), (sheet.Chapters[0].Code, sheet.Chapters[1].Code));
        var (before, lead) = (sheet.Lines.Count() + sheet.LeftOut.Count, await ActorAsync("auditlead"));
        await UseAsync<IServiceProvider>(async services =>
        {
            var db = (PortalDb)services.GetService(typeof(PortalDb))!;
            await ((AuditAnswerService)services.GetService(typeof(AuditAnswerService))!).PrepareAsync(await db.Set<AuditEngagement>().SingleAsync(a => a.Id == audit), lead);
            Assert.False(db.ChangeTracker.HasChanges());
        });
        Assert.Equal(43, before);
    }

    [Fact]
    public async Task Two_auditors_on_different_lines_never_meet_and_who_answered_stays()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var (one, two) = (await AuditAnswerScene.LineOfAsync(this, audit, "5-4"), await AuditAnswerScene.LineOfAsync(this, audit, "5-5"));
        Assert.False((await AuditAnswerScene.AnswerAsync(this, audit, "5-4", AuditResult.Conforming, version: one.Version)).Conflict);
        Assert.False((await AuditAnswerScene.AnswerAsync(this, audit, "5-5", AuditResult.NonConforming, "auditor2", "報告がない", two.Version)).Conflict);
        Assert.Equal(((await ActorAsync("auditor1")).Name, (await ActorAsync("auditor2")).Name), ((await AuditAnswerScene.LineOfAsync(this, audit, "5-4")).AnsweredBy, (await AuditAnswerScene.LineOfAsync(this, audit, "5-5")).AnsweredBy));
        Assert.Contains(await ReadAsync(db => db.Set<TrailEntry>().Where(e => e.SubjectType == AuditAnswer.SubjectType && e.SubjectId == two.Id).ToListAsync()), e => e.Action == "AuditAnswered");
    }

    [Fact]
    public async Task The_second_on_one_line_is_told_what_the_first_stored_and_may_choose_the_own()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var shown = (await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Version;
        await AuditAnswerScene.AnswerAsync(this, audit, "5-6", AuditResult.Conforming, "auditor1", "一覧を見た", shown);
        var second = await AuditAnswerScene.AnswerAsync(this, audit, "5-6", AuditResult.NonConforming, "auditor2", "1人残っている", shown, Guid.CreateVersion7());
        Assert.Equal((true, AuditResult.Conforming, "一覧を見た"), (second.Conflict, second.Stored.Result, second.Stored.Note));
        Assert.Equal(AuditResult.Conforming, (await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Result);
        // Having seen it the second says so again.
        Assert.False((await AuditAnswerScene.AnswerAsync(this, audit, "5-6", AuditResult.NonConforming, "auditor2", "1人残っている", second.Stored.Version)).Conflict);
        Assert.Equal((AuditResult.NonConforming, "1人残っている"), ((await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Result, (await AuditAnswerScene.LineOfAsync(this, audit, "5-6")).Note));
    }

    [Fact]
    public async Task What_comes_again_under_its_key_is_applied_once()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var (shown, key) = ((await AuditAnswerScene.LineOfAsync(this, audit, "6-1")).Version, Guid.CreateVersion7());
        await AuditAnswerScene.AnswerAsync(this, audit, "6-1", AuditResult.Observation, "auditor1", "点検の記録がない月がある", shown, key);
        // The other goes on from it; then the first one's message arrives a second time.
        await AuditAnswerScene.AnswerAsync(this, audit, "6-1", AuditResult.PartlyNonConforming, "auditor2", "3か月分がない");
        var again = await AuditAnswerScene.AnswerAsync(this, audit, "6-1", AuditResult.Observation, "auditor1", "点検の記録がない月がある", shown, key);
        Assert.False(again.Conflict);
        Assert.Equal((AuditResult.PartlyNonConforming, "3か月分がない"), (again.Stored.Result, again.Stored.Note));
        Assert.Equal(AuditResult.PartlyNonConforming, (await AuditAnswerScene.LineOfAsync(this, audit, "6-1")).Result);
        Assert.Equal(1, await ReadAsync(db => db.Set<AuditAnswerKey>().CountAsync(k => k.Key == key)));
        Assert.Equal("AuditChecks.KeyUsed", (await Assert.ThrowsAsync<RuleViolation>(() => AuditAnswerScene.AnswerAsync(this, audit, "6-2", AuditResult.Conforming, key: key))).Code);
    }

    [Fact]
    public async Task Of_a_chapter_only_what_was_touched_is_written_and_a_conflict_stops_no_other_line()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var lines = (await AuditAnswerScene.SheetAsync(this, audit, await ActorAsync("auditor1"))).Chapters.Single(c => c.Code == "4").Lines.Select(AuditAnswerInput.Of).ToList();
        await AuditAnswerScene.AnswerAsync(this, audit, "4-1", AuditResult.Conforming, "auditor2");
        await AuditAnswerScene.AnswerAsync(this, audit, "4-2", AuditResult.Conforming, "auditor2");
        var me = await ActorAsync("auditor1");
        // 4-1 untouched, 4-2 and 4-3 written.
        lines[1] = lines[1] with { Result = AuditResult.NonConforming };
        lines[2] = lines[2] with { Result = AuditResult.Observation };
        var outcomes = await UseAsync<AuditAnswerService, IReadOnlyList<AnswerOutcome>>(s => s.SaveAllAsync(audit, lines, me));
        Assert.Equal([false, true, false, false], outcomes.Select(o => o.Conflict));
        Assert.Equal([AuditResult.Conforming, AuditResult.Conforming, AuditResult.Observation, null], (await AuditAnswerScene.SheetAsync(this, audit, me)).Chapters.Single(c => c.Code == "4").Lines.Select(l => l.Result));
    }

    [Fact]
    public async Task Answers_are_the_teams_and_the_directors_and_the_audited_section_never_sees_them()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var line = await AuditAnswerScene.LineOfAsync(this, audit, "5-4");
        foreach (var account in new[] { "auditor1", "auditor2", "auditlead", "ciso" })
        {
            var actor = await ActorAsync(account);
            Assert.Equal("5-4", (await UseAsync<AuditAnswerQueries, AuditLine>(q => q.LineAsync(line.Id, actor))).Number);
            Assert.Equal(account != "ciso", (await AuditAnswerScene.SheetAsync(this, audit, actor)).MayWrite);
        }
        foreach (var account in new[] { "staff1", "head1", "reviewer1", "policyhead", "admin" })
        {
            var actor = await ActorAsync(account);
            await Assert.ThrowsAsync<NotFound>(() => AuditAnswerScene.SheetAsync(this, audit, actor));
            await Assert.ThrowsAsync<NotFound>(() => UseAsync<AuditAnswerQueries>(q => q.LineAsync(line.Id, actor)));
            await Assert.ThrowsAsync<NotFound>(() => AuditAnswerScene.AnswerAsync(this, audit, "5-4", AuditResult.Conforming, account));
        }
    }

    [Fact]
    public async Task The_rule_on_one_audit_and_on_the_list_agree_for_everybody()
    {
        await AuditAnswerScene.InFieldAsync(this);
        await AuditAnswerScene.InFieldAsync(this, section: "内部統制・監査室");
        foreach (var account in new[] { "staff1", "head1", "auditor1", "auditlead", "ciso", "cio", "reviewer1" })
        {
            var actor = await ActorAsync(account);
            var (all, seen) = await ReadAsync(async db => (await db.Set<AuditEngagement>().Include(a => a.Team).ToListAsync(), await AuditAnswerAccess.VisibleTo(db.Set<AuditEngagement>(), actor).Select(a => a.Id).ToListAsync()));
            Assert.Equal(all.Where(a => AuditAnswerAccess.Allows(actor, a)).Select(a => a.Id).Order(), seen.Order());
        }
    }

    [Theory]
    [InlineData(AuditState.Notified)]
    [InlineData(AuditState.Papers)]
    public async Task Nothing_is_written_outside_the_field(AuditState state)
    {
        var audit = await AuditAnswerScene.InFieldAsync(this, state: state);
        Assert.Equal("AuditChecks.NotInField", (await Assert.ThrowsAsync<RuleViolation>(() => AuditAnswerScene.AnswerAsync(this, audit, "5-4", AuditResult.Conforming))).Code);
    }

    [Fact]
    public async Task What_was_wrong_with_the_same_item_last_time_stands_beside_it()
    {
        var before = await AuditAnswerScene.InFieldAsync(this, monthsAgo: 20);
        await AuditAnswerScene.AnswerAsync(this, before, "5-5", AuditResult.NonConforming, note: "報告がない");
        var audit = await AuditAnswerScene.InFieldAsync(this);
        var sheet = await AuditAnswerScene.SheetAsync(this, audit, await ActorAsync("auditor1"));
        Assert.Equal((AuditResult.NonConforming, "報告がない", true), (sheet.Previous["5-5"].Result, sheet.Previous["5-5"].Note, sheet.Previous["5-5"].WasWrong));
        Assert.DoesNotContain("5-4", sheet.Previous.Keys);
    }

    [Fact]
    public async Task The_workbook_comes_back_equal_with_what_was_written_in_it_and_not_over_what_the_other_wrote_since()
    {
        var audit = await AuditAnswerScene.InFieldAsync(this);
        await AuditAnswerScene.AnswerAsync(this, audit, "5-4", AuditResult.PartlyNonConforming, note: "受講は7割\n名簿あり");
        var me = await ActorAsync("auditor1");
        var sheet = await AuditAnswerScene.SheetAsync(this, audit, me);
        var run = await ImportAsync(sheet);
        Assert.Equal((0, 0, sheet.Lines.Count()), (run.Updated, run.Failed, run.Rows));

        await AuditAnswerScene.AnswerAsync(this, audit, "5-4", AuditResult.NonConforming, "auditor2", "受講は半分");
        run = await ImportAsync(sheet);
        Assert.Equal((0, 1), (run.Updated, run.Failed));
        Assert.Equal("AuditAnswerMoved", Assert.Single(await UseAsync<AuditAnswerImportService, IReadOnlyList<ImportFault>>(s => s.Queries.FaultsAsync(run.Id))).Code);

        // As it is now, and one line written on the machine without the network.
        var now = await AuditAnswerScene.SheetAsync(this, audit, me);
        var csv = string.Join("\r\n", "監査番号,番号,結果,記録", $"{now.Audit.Number},5-6,△,一人残っている", $"{now.Audit.Number},5-99,○,");
        run = await UseAsync<AuditAnswerImportService, ImportRun>(async s =>
        {
            var read = await s.ReadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(csv)), "記入.csv", me);
            return await s.PreviewAsync(read.Id, await s.ProposalAsync(read, me), me);
        });
        Assert.Equal((1, 1), (run.Updated, run.Failed));
        await UseAsync<AuditAnswerImportService>(s => s.ApplyAsync(run.Id, true, null, me));
        var line = await AuditAnswerScene.LineOfAsync(this, audit, "5-6");
        Assert.Equal((AuditResult.PartlyNonConforming, "一人残っている", me.Name), (line.Result, line.Note, line.AnsweredBy));
    }

    private async Task<ImportRun> ImportAsync(AuditSheet sheet)
    {
        var me = await ActorAsync("auditor1");
        using var file = new MemoryStream();
        AuditAnswerSheet.Write(file, "監査", sheet);
        file.Position = 0;
        return await UseAsync<AuditAnswerImportService, ImportRun>(async s =>
        {
            var run = await s.ReadAsync(file, "監査.xlsx", me);
            return await s.PreviewAsync(run.Id, await s.ProposalAsync(run, me), me);
        });
    }
}
