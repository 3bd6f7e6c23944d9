using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Concurrences;

/// <summary>What a section was asked and has not answered, its successor answers; the view of the case goes with it. Answers keep the name they were given under.</summary>
internal sealed class ConcurrenceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Concurrences";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await (from x in db.Set<Concurrence>().AsNoTracking()
               join c in db.Set<Consultation>() on x.ConsultationId equals c.Id
               where sectionIds.Contains(x.SectionId) && x.AnsweredAt == null && x.WaivedAt == null && x.TakenBackAt == null
               orderby x.DueOn, x.Id
               select new SectionHolding(x.Id, x.SectionId, c.Number ?? "", c.Title, "/Consultations/Talks/" + c.Id) { DueOn = x.DueOn }).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var asked in await db.Set<Concurrence>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[asked.Id];
            if (asked.SectionId == takeover.FromId && asked.IsOpen)
            {
                var c = await db.Set<Consultation>().SingleAsync(x => x.Id == asked.ConsultationId, ct);
                asked.SectionId = takeover.To.SectionId;
                c.SucceedAsked(takeover.FromId, takeover.To.SectionId);
                db.Note(c.Subject, takeover.Words);
            }
        }
    }
}
