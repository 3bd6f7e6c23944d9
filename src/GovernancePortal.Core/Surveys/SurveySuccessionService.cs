using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>Answers go to the section that takes over, those of finished surveys too; the section's name of the base date stays on them.</summary>
internal sealed class SurveySuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "SurveyAnswers";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await (from a in db.Set<SurveyAnswer>().AsNoTracking()
               join c in db.Set<SurveyCampaign>() on a.CampaignId equals c.Id
               where sectionIds.Contains(a.SectionId)
               orderby c.BaseDate descending, a.Id
               select new SectionHolding(a.Id, a.SectionId, "", c.Name, "/Surveys/Answer/" + a.Id) { DueOn = c.State == CampaignState.Launched || c.State == CampaignState.Closed ? c.Deadline : null }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var answer in await db.Set<SurveyAnswer>().Where(a => records.Keys.Contains(a.Id)).ToListAsync(ct))
        {
            var takeover = records[answer.Id];
            if (answer.SectionId == takeover.FromId)
            {
                answer.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(answer.Subject, takeover.Words);
            }
        }
    }
}
