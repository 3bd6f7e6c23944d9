using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>An answer with what its rules need.</summary>
public sealed record SurveyScene(SurveyAnswer Answer, SurveyCampaign Campaign, SurveyQuestions Questions, SurveyNorms Norms)
{
    /// <summary>As the answer stands now.</summary>
    public SurveyContext Context => new(Campaign.State, Answer.StillOpen(Questions));
}

/// <summary>Loads answers for those who change them.</summary>
public sealed class SurveyLoadQueries(PortalDb db, CalendarQueries calendars)
{
    /// <summary>The whole answer, tracked; one that the actor may not see is not found.</summary>
    public async Task<SurveyScene> SceneAsync(Guid answerId, Actor actor, CancellationToken ct)
    {
        var answer = await db.Set<SurveyAnswer>().Include(a => a.Rows).Include(a => a.Plans).SingleOrDefaultAsync(a => a.Id == answerId, ct);
        return answer is not null && SurveyAccess.Allows(actor, answer) ? await AroundAsync(answer, actor, ct) : throw new NotFound($"Survey answer {answerId}.");
    }

    public async Task<SurveyScene> SceneOfRowAsync(Guid rowId, Actor actor, CancellationToken ct)
    {
        var answerId = await db.Set<SurveyRow>().Where(r => r.Id == rowId).Select(r => (Guid?)r.AnswerId).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Survey row {rowId}.");
        return await SceneAsync(answerId, actor, ct);
    }

    /// <summary>The answer with this one row only: enough to merge it.</summary>
    public async Task<SurveyScene> SceneOfMergeAsync(Guid rowId, Actor actor, CancellationToken ct)
    {
        var answer = await db.Set<SurveyAnswer>().Include(a => a.Rows.Where(r => r.Id == rowId)).SingleOrDefaultAsync(a => a.Rows.Any(r => r.Id == rowId), ct) ?? throw new NotFound($"Survey row {rowId}.");
        return await AroundAsync(answer, actor, ct);
    }

    public async Task<SurveyCampaign> CampaignAsync(Guid id, CancellationToken ct) =>
        await db.Set<SurveyCampaign>().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Survey {id}.");

    public async Task<SurveyQuestions> QuestionsAsync(Guid id, CancellationToken ct) => await db.Set<SurveyQuestions>().SingleAsync(q => q.Id == id, ct);

    private async Task<SurveyScene> AroundAsync(SurveyAnswer answer, Actor actor, CancellationToken ct)
    {
        var campaign = await CampaignAsync(answer.CampaignId, ct);
        return new SurveyScene(answer, campaign, await QuestionsAsync(campaign.QuestionsId, ct), SurveyNorms.Of(campaign, await calendars.CalendarAsync(ct), actor.Today));
    }
}
