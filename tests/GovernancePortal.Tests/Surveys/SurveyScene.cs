using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Trail;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Surveys;

/// <summary>A survey of みどり県 as of 1 April 2026, launched on 1 September, and the acts of its people.</summary>
public static class SurveyScene
{
    public static readonly CampaignInput Frame = CampaignInput.For(new(2026)) with { Name = "令和8年度 情報システム調査", Deadline = new DateOnly(2026, 9, 30) };

    public static readonly Guid FirstSection = DemoOffice.Section(DemoOffice.SecondSection).Id;

    public static async Task<Guid> DraftAsync(this PortalTest t, params ExtraQuestionRow[] extras)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        var id = await t.UseAsync<SurveyCampaignService, Guid>(s => s.CreateAsync(Frame, reviewer));
        var version = await t.ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
        await t.UseAsync<SurveyCampaignService>(s => s.AskAsync(id, new QuestionsInput
        {
            Version = version, AsksDrills = true, AsksEvaluation = true, AsksLicences = true, AsksPlans = true, Extras = [.. extras], Columns = SurveyQuestions.Usual.ToDictionary(c => c.Key, c => (Criticality?)c.Value),
        }, reviewer));
        return id;
    }

    public static async Task<Guid> LaunchAsync(this PortalTest t, params ExtraQuestionRow[] extras)
    {
        var id = await t.DraftAsync(extras);
        var reviewer = await t.ActorAsync("reviewer1");
        var version = await t.ReadAsync(db => db.Set<SurveyCampaign>().Where(c => c.Id == id).Select(c => c.Version).SingleAsync());
        await t.UseAsync<SurveyCampaignService, int>(s => s.LaunchAsync(id, version, reviewer));
        return id;
    }

    /// <summary>The answer of 会計課, of staff2 and head2, or of another section.</summary>
    public static Task<SurveyAnswer> AnswerAsync(this PortalTest t, Guid campaign, Guid? section = null)
    {
        var id = section ?? FirstSection;
        return t.ReadAsync(db => db.Set<SurveyAnswer>().AsNoTracking().Include(a => a.Rows.OrderBy(r => r.Position)).Include(a => a.Plans).SingleAsync(a => a.CampaignId == campaign && a.SectionId == id));
    }

    public static Task<SurveyAnswer> StoredAsync(this PortalTest t, Guid answer) =>
        t.ReadAsync(db => db.Set<SurveyAnswer>().AsNoTracking().Include(a => a.Rows.OrderBy(r => r.Position)).Include(a => a.Plans).SingleAsync(a => a.Id == answer));

    public static async Task RestUnchangedAsync(this PortalTest t, Guid answer, string account = "staff2")
    {
        var staff = await t.ActorAsync(account);
        await t.UseAsync<SurveyAnswerService, int>(s => s.RestUnchangedAsync(answer, staff));
    }

    public static async Task WriteAsync(this PortalTest t, SurveyRow row, SurveyRowAnswer given, string account = "staff2")
    {
        var staff = await t.ActorAsync(account);
        await t.UseAsync<SurveyAnswerService>(s => s.WriteRowAsync(row.Id, given, row.Version, staff));
    }

    /// <summary>変更あり with these values on top of what the row says now.</summary>
    public static Task ChangeAsync(this PortalTest t, SurveyRow row, Func<SystemInput, SystemInput> change, string account = "staff2") =>
        t.WriteAsync(row, Changed(change(row.Now.Input())), account);

    public static SurveyRowAnswer Changed(SystemInput input) => new() { Answer = RowAnswer.Changed, Values = new SurveyValues(input.Name, LedgerText.Of(input, SystemColumns.Given)) };

    public static async Task ActAsync(this PortalTest t, Guid answer, SurveyAct act, string account, string? reason = null)
    {
        var actor = await t.ActorAsync(account);
        var version = (await t.StoredAsync(answer)).Version;
        await t.UseAsync<SurveyActService>(s => s.DoAsync(answer, new SurveyActInput { Act = act, Reason = reason, Version = version, ConfirmedBy = "所属長（紙）", ConfirmedOn = new DateOnly(2026, 9, 2) }, actor));
    }

    /// <summary>Everything unchanged but what was written, up to 確定.</summary>
    public static async Task FixAsync(this PortalTest t, Guid answer)
    {
        await t.RestUnchangedAsync(answer);
        await t.ActAsync(answer, SurveyAct.PassOn, "staff2");
        await t.ActAsync(answer, SurveyAct.Confirm, "head2");
        await t.ActAsync(answer, SurveyAct.Fix, "reviewer1");
    }

    public static Task<InformationSystem> SystemAsync(this PortalTest t, Guid id) => t.ReadAsync(db => db.Set<InformationSystem>().AsNoTracking().Include(x => x.Licences).SingleAsync(x => x.Id == id));

    public static async Task EditAsync(this PortalTest t, Guid system, Func<SystemInput, SystemInput> change, string account = "reviewer1")
    {
        var actor = await t.ActorAsync(account);
        var input = SystemInput.Of(await t.SystemAsync(system));
        await t.UseAsync<SystemRegister>(r => r.EditAsync(system, change(input), actor));
    }

    public static Task<List<TrailEntry>> TrailAsync(this PortalTest t, string type, Guid id) =>
        t.ReadAsync(db => db.Set<TrailEntry>().AsNoTracking().Where(x => x.SubjectType == type && x.SubjectId == id).OrderByDescending(x => x.Sequence).ToListAsync());
}
