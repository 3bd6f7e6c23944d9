using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Systems.Plans;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace GovernancePortal.Tests.Surveys;

/// <summary>From the fixed answer into the ledger: differences, conflicts, retired and new systems, licences, plans.</summary>
public sealed class SurveyMergeTests : PortalTest
{
    [Fact]
    public async Task What_the_section_changed_goes_to_the_ledger_with_its_source_and_the_rest_is_only_confirmed()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var (changed, plain) = (answer.Rows[0], answer.Rows[1]);
        await this.ChangeAsync(changed, s => s with { UserCount = 4321, ContactName = "新任（架空）" });
        await this.FixAsync(answer.Id);
        // Meanwhile the office itself changed something else: it stays.
        await this.EditAsync(changed.SystemId!.Value, s => s with { Summary = "照会の間に直した概要" });
        Clock.Go(2026, 9, 10);
        Assert.Equal(answer.RowCount, await MergeAllAsync(answer.CampaignId));

        var system = await this.SystemAsync(changed.SystemId.Value);
        Assert.Equal((4321, "新任（架空）", "照会の間に直した概要"), (system.UserCount, system.ContactName, system.Summary));
        Assert.Equal(new FieldSource(LedgerSource.Survey, new DateOnly(2026, 9, 10)), system.Sources["UserCount"]);
        Assert.NotEqual(LedgerSource.Survey, system.Sources["Summary"].Source);
        var head = await ActorAsync("head2");
        Assert.Equal((new DateOnly(2026, 9, 1), head.Name), (system.ConfirmedOn, system.ConfirmedBy));
        Assert.Equal(new DateOnly(2026, 9, 1), (await this.SystemAsync(plain.SystemId!.Value)).ConfirmedOn);
        var entry = (await this.TrailAsync(InformationSystem.SubjectType, system.Id))[0];
        Assert.Equal("SurveyMerged", entry.Action);
        Assert.Contains(entry.Changes, c => c is { Field: "InformationSystem.UserCount", After: "4321" });

        // A second time there is nothing left.
        Assert.Equal(0, await MergeAllAsync(answer.CampaignId));
        Assert.Equal("Survey.AlreadyMerged", (await Assert.ThrowsAsync<RuleViolation>(() => this.ActAsync(answer.Id, SurveyAct.Reopen, "reviewer1", "誤り"))).Code);
    }

    [Fact]
    public async Task A_column_that_changed_on_both_sides_is_a_conflict_that_somebody_decides()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var row = answer.Rows[0];
        await this.ChangeAsync(row, s => s with { UserCount = 50, ContactName = "回答の担当（架空）" });
        await this.FixAsync(answer.Id);
        await this.EditAsync(row.SystemId!.Value, s => s with { UserCount = 60 });

        var (reviewer, before) = (await ActorAsync("reviewer1"), await this.SystemAsync(row.SystemId.Value));
        var view = await UseAsync<SurveyAnswerQueries, MergeView>(q => q.MergeAsync(row.Id, reviewer));
        Assert.Equal([("ContactName", false), ("UserCount", true)], view.Plan.Columns.Select(c => (c.Column.Name, c.IsConflict)).OrderBy(c => c.Name, StringComparer.Ordinal));
        var conflict = view.Plan.Columns.Single(c => c.IsConflict);
        Assert.Equal((row.Before["UserCount"], "60", "50"), (conflict.Before, conflict.Ledger, conflict.Answer));

        Assert.Equal(answer.RowCount - 1, await MergeAllAsync(answer.CampaignId));
        Assert.Equal((MergeState.Refused, "Survey.ConflictOpen"), ((await this.StoredAsync(answer.Id)).Rows[0].Merge, (await this.StoredAsync(answer.Id)).Rows[0].MergeFault));
        Assert.Equal(before.Version, (await this.SystemAsync(row.SystemId.Value)).Version);

        var stored = (await this.StoredAsync(answer.Id)).Rows[0];
        await UseAsync<SurveyMergeService>(s => s.MergeAsync(row.Id, stored.Version, before.Version, new Dictionary<string, bool> { ["UserCount"] = false }, reviewer));
        var after = await this.SystemAsync(row.SystemId.Value);
        Assert.Equal((60, "回答の担当（架空）"), (after.UserCount, after.ContactName));
    }

    [Fact]
    public async Task A_merge_of_what_changed_since_it_was_shown_is_refused()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.ChangeAsync(answer.Rows[0], s => s with { UserCount = 50 });
        await this.FixAsync(answer.Id);
        var (reviewer, shown, row) = (await ActorAsync("reviewer1"), await this.SystemAsync(answer.Rows[0].SystemId!.Value), (await this.StoredAsync(answer.Id)).Rows[0]);
        await this.EditAsync(shown.Id, s => s with { Summary = "別の変更" });
        await Assert.ThrowsAsync<VersionConflict>(() => UseAsync<SurveyMergeService>(s => s.MergeAsync(row.Id, row.Version, shown.Version, new Dictionary<string, bool>(), reviewer)));
    }

    [Fact]
    public async Task Nothing_is_merged_before_it_is_fixed()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.RestUnchangedAsync(answer.Id);
        var (reviewer, row) = (await ActorAsync("reviewer1"), (await this.StoredAsync(answer.Id)).Rows[0]);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => UseAsync<SurveyMergeService>(s => s.MergeAsync(row.Id, row.Version, 0, new Dictionary<string, bool>(), reviewer)));
        Assert.Equal("Survey.NotFixed", refused.Code);
        Assert.Equal(0, await MergeAllAsync(answer.CampaignId));
    }

    [Fact]
    [Trait("Rule", "R121")]
    public async Task Retired_systems_end_and_new_ones_enter_the_one_list_of_all_systems()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.WriteAsync(answer.Rows[0], new SurveyRowAnswer { Answer = RowAnswer.Retired, RetiresOn = new DateOnly(2026, 6, 30) });
        await this.WriteAsync(answer.Rows[1], new SurveyRowAnswer { Answer = RowAnswer.Retired, RetiresOn = new DateOnly(2027, 3, 31), Note = "後継に移る。" });
        var staff = await ActorAsync("staff2");
        var fresh = new SystemInput { Name = "道路損傷通報アプリ", Lifecycle = Lifecycle.InOperation, Criticality = Criticality.General, SystemClass = "Business", Hosting = "Saas", DeliveryForm = "Saas" };
        await UseAsync<SurveyAnswerService, Guid>(s => s.AddRowAsync(answer.Id, SurveyScene.Changed(fresh), staff));
        await this.FixAsync(answer.Id);
        await MergeAllAsync(answer.CampaignId);

        Assert.Equal(Lifecycle.Retired, (await this.SystemAsync(answer.Rows[0].SystemId!.Value)).Lifecycle);
        Assert.Equal(Lifecycle.ToBeRetired, (await this.SystemAsync(answer.Rows[1].SystemId!.Value)).Lifecycle);
        var made = await ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().SingleAsync(s => s.Name == "道路損傷通報アプリ"));
        Assert.Equal((SurveyScene.FirstSection, LedgerSource.Survey), (made.OwnerSectionId, made.Sources["Name"].Source));
        var row = (await this.StoredAsync(answer.Id)).Rows.Single(r => r.Name == made.Name);
        Assert.Equal((made.Id, made.Code, MergeState.Merged), (row.SystemId, row.Code, row.Merge));

        // Everybody reads it in the one list, where what consultations brought stands too.
        var list = await (await SignedInAsync("staff1")).GetAsync("/Systems?Text=道路損傷通報アプリ");
        Assert.Contains(made.Code, list.Text, StringComparison.Ordinal);
        Assert.True(await ReadAsync(db => db.Set<InformationSystem>().CountAsync()) > 100);
    }

    [Fact]
    public async Task Licences_and_plans_are_taken_along_and_reach_ledger_and_plan()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        var row = answer.Rows[0];
        var licence = new LicenceRow { Product = "図形ソフトウェア", Metric = "Core", Quantity = 12, CertificateNumber = "C-7788", HolderSectionId = SurveyScene.FirstSection, ExpiresOn = new DateOnly(2028, 3, 31), StocktakenOn = new DateOnly(2026, 8, 20) };
        await this.WriteAsync(row, new SurveyRowAnswer { Answer = RowAnswer.Changed, Values = row.Before, Licences = [licence] });
        Assert.Equal(RowAnswer.Changed, (await this.StoredAsync(answer.Id)).Rows[0].Answer);
        var (staff, stored) = (await ActorAsync("staff2"), await this.StoredAsync(answer.Id));
        await UseAsync<SurveyAnswerService>(s => s.PlanAsync(answer.Id, new SurveyPlansInput
        {
            Version = stored.Version, Plans = [new() { SystemId = row.SystemId, Title = "道路台帳の更新", Kind = PlannedCaseKind.Renewal, Fy = new FiscalYear(2027), EstimateYen = 9_000_000 }],
        }, staff));
        await this.FixAsync(answer.Id);
        await MergeAllAsync(answer.CampaignId);

        var held = Assert.Single((await this.SystemAsync(row.SystemId!.Value)).Licences);
        Assert.Equal(("図形ソフトウェア", 12, "C-7788", SurveyScene.FirstSection, new DateOnly(2026, 8, 20)), (held.Product, held.Quantity, held.CertificateNumber, held.HolderSectionId, held.StocktakenOn));
        var plan = await ReadAsync(db => db.Set<PlannedCase>().AsNoTracking().SingleAsync(p => p.SystemId == row.SystemId && p.Fy == new FiscalYear(2027)));
        Assert.Equal(("道路台帳の更新", PlannedCaseSource.Survey, answer.Id, SurveyScene.FirstSection), (plan.Title, plan.Source, plan.SourceId, plan.SectionId));
    }

    [Fact]
    public async Task The_radar_tells_of_rows_that_the_last_survey_did_not_confirm()
    {
        var answer = await this.AnswerAsync(await this.LaunchAsync());
        await this.FixAsync(answer.Id);
        await MergeAllAsync(answer.CampaignId);
        // A survey that still runs tells nothing.
        Assert.Null(await UseAsync<SurveyQueries, DateOnly?>(q => q.LastBaseDateAsync()));
        Clock.Go(2026, 10, 1);
        await UseAsync<SurveyCampaignService>(s => s.CloseAsync(answer.CampaignId, null, Actor.Operator(Clock.Now)));
        var asked = new DateOnly(2026, 4, 1);
        Assert.Equal(asked, await UseAsync<SurveyQueries, DateOnly?>(q => q.LastBaseDateAsync()));

        await UseAsync<RadarScanService>(s => s.ScanOnceAsync());
        var warned = await ReadAsync(db => db.Set<RadarWarning>().Where(w => w.Code == RadarCode.NotConfirmed).Select(w => w.SystemId!.Value).ToListAsync());
        var used = await ReadAsync(db => db.Set<InformationSystem>().Where(s => s.Lifecycle != Lifecycle.Retired).Select(s => new { s.Id, s.OwnerSectionId, s.ConfirmedOn }).ToListAsync());
        Assert.All(used.Where(s => s.OwnerSectionId == SurveyScene.FirstSection), s => Assert.DoesNotContain(s.Id, warned));
        Assert.Equal(used.Where(s => s.ConfirmedOn is null || s.ConfirmedOn < asked).Select(s => s.Id).Order(), warned.Order());
        Assert.NotEmpty(warned);
    }

    private async Task<int> MergeAllAsync(Guid campaign)
    {
        var reviewer = await ActorAsync("reviewer1");
        return await UseAsync<SurveyMergeService, int>(s => s.MergeAllAsync(campaign, reviewer));
    }
}
