using GovernancePortal.Core.Consultations.Assignment;
using GovernancePortal.Core.Consultations.Concurrences;
using GovernancePortal.Core.Consultations.Hearings;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

public sealed record HearingLine(Hearing Hearing, HearingSlot Slot);

/// <summary>合議, hearings, homework, calls and exceptions of a case: seen by whoever sees the case whole.</summary>
public sealed record TalkView(IReadOnlyList<Concurrence> Concurrences, IReadOnlyList<HearingLine> Hearings, IReadOnlyList<Homework> Homework, IReadOnlyList<PhoneNote> Calls, IReadOnlyList<ConflictException> Exceptions)
{
    public bool IsEmpty => Concurrences.Count + Hearings.Count + Homework.Count + Calls.Count + Exceptions.Count == 0;
}

public sealed class TalkQueries(PortalDb db)
{
    /// <summary>Of a case that was loaded for the actor: who sees it only in summary gets nothing.</summary>
    public async Task<TalkView> OfAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        if (!ConsultationAccess.Allows(actor, c, ConsultationOperation.View))
        {
            return new TalkView([], [], [], [], []);
        }
        var hearings = await db.Set<Hearing>().AsNoTracking().Where(h => h.ConsultationId == c.Id && h.CancelledAt == null).Join(db.Set<HearingSlot>().AsNoTracking(), h => h.SlotId, s => s.Id, (h, s) => new { h, s })
            .OrderBy(x => x.s.On).ThenBy(x => x.s.From).ToListAsync(ct);
        return new TalkView(
            await db.Set<Concurrence>().AsNoTracking().Where(x => x.ConsultationId == c.Id && x.TakenBackAt == null).OrderBy(x => x.AskedAt).ThenBy(x => x.SectionName).ToListAsync(ct),
            [.. hearings.Select(x => new HearingLine(x.h, x.s))],
            await db.Set<Homework>().AsNoTracking().Where(h => h.ConsultationId == c.Id).OrderBy(h => h.Number).ToListAsync(ct),
            await db.Set<PhoneNote>().AsNoTracking().Where(n => n.ConsultationId == c.Id).OrderByDescending(n => n.SpokenOn).ThenByDescending(n => n.At).ToListAsync(ct),
            ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewReview) ? await db.Set<ConflictException>().AsNoTracking().Where(x => x.ConsultationId == c.Id).OrderBy(x => x.At).ToListAsync(ct) : []);
    }
}
