using GovernancePortal.Core.Consultations.Advising;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Reuse;

/// <summary>A telephone record or a 相談 that may become a question of the library.</summary>
public sealed record Enquiry(string Text, DateOnly On, Guid SectionId, string? AskedBy, Guid? ConsultationId, string? Title);

/// <summary>What sections have asked elsewhere in the portal, for whoever may read it there.</summary>
public sealed class EnquirySourceQueries(PortalDb db)
{
    /// <summary>NotFound when the actor does not see the case whole.</summary>
    public async Task<Enquiry> OfCallAsync(Guid noteId, Actor actor, CancellationToken ct = default) =>
        await (from n in db.Set<PhoneNote>().AsNoTracking()
               where n.Id == noteId
               join c in db.Set<Consultation>().Where(ConsultationAccess.FullFor(actor)) on n.ConsultationId equals c.Id
               select new Enquiry(n.Text, n.SpokenOn, c.SectionId, n.With, c.Id, c.Title)).SingleOrDefaultAsync(ct) ?? throw new NotFound("Call " + noteId);

    /// <summary>NotFound when the actor does not see the record.</summary>
    public async Task<Enquiry> OfAdviceAsync(Guid adviceId, Actor actor, CancellationToken ct = default)
    {
        var advice = await db.Set<AdviceCase>().AsNoTracking().Where(x => x.Id == adviceId).Select(x => new { x.Question, x.AskedAt, x.SectionId, x.AskedBy, x.Title }).SingleOrDefaultAsync(ct);
        return advice is null || !AdviceCase.MayView(actor, advice.SectionId)
            ? throw new NotFound("Advice " + adviceId)
            : new Enquiry(advice.Question, Platform.Time.OfficeTime.DayOf(advice.AskedAt), advice.SectionId, advice.AskedBy, null, advice.Title);
    }

    public Task<bool> SeesWholeAsync(Guid consultationId, Actor actor, CancellationToken ct = default) =>
        db.Set<Consultation>().AsNoTracking().Where(ConsultationAccess.FullFor(actor)).AnyAsync(c => c.Id == consultationId, ct);
}
