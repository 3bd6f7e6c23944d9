using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Figures;

/// <summary>A case behind a figure.</summary>
internal sealed record CountedCase(Guid Id, string? Number, string Title, string SectionName, decimal Counted);

/// <summary>
/// The cases behind the figures, one command each (the calendar is kept). How long a review took and what a form answers is no part
/// of a case's summary: only those that the person sees whole are named.
/// </summary>
public sealed class ConsultationFigureQueries(PortalDb db, CalendarQueries calendars)
{
    private static readonly ConsultationState[] Agreed = [ConsultationState.Approved, ConsultationState.ConditionallyApproved, ConsultationState.Closed];

    /// <summary>Procurement consultations agreed in the year; counted are those that use the standard specification (R270).</summary>
    internal async Task<IReadOnlyList<CountedCase>> SpecificationAsync(FiscalYear year, Actor actor, CancellationToken ct)
    {
        var rows = await (from c in DecidedIn(year).Where(ConsultationAccess.FullFor(actor))
                          join f in db.Set<FormSection>() on c.Id equals f.ConsultationId
                          join s in db.Set<Section>() on c.SectionId equals s.Id
                          where c.Stage == Stage.PreProcurement && f.Letter == 'R' && Agreed.Contains(c.State)
                          orderby c.DecidedAt descending, c.Id
                          select new { c.Id, c.Number, c.Title, Section = c.SectionNameThen ?? s.Name, f.Values }).ToListAsync(ct);
        return [.. rows.Where(r => r.Values.Has("R1")).Select(r => new CountedCase(r.Id, r.Number, r.Title, r.Section, r.Values["R1"] == "Used" ? 1 : 0))];
    }

    /// <summary>Cases decided in the year with the open days of their review: from 受付 on, without the time of questions and returns (decision 7).</summary>
    internal async Task<IReadOnlyList<CountedCase>> ReviewDaysAsync(FiscalYear year, DateOnly today, Actor actor, CancellationToken ct)
    {
        var rows = await (from c in DecidedIn(year).Where(ConsultationAccess.FullFor(actor))
                          join s in db.Set<Section>() on c.SectionId equals s.Id
                          where c.AcceptedAt != null
                          orderby c.DecidedAt descending, c.Id
                          select new { c.Id, c.Number, c.Title, Section = c.SectionNameThen ?? s.Name, c.IsFastLane, Acts = c.Acts.Select(a => new { a.At, a.Act, a.From, a.To }).ToList() }).AsSingleQuery().ToListAsync(ct);
        var calendar = await calendars.CalendarAsync(ct);
        return [.. rows.Select(r => new CountedCase(r.Id, r.Number, r.Title, r.Section,
            calendar.ReviewClockOf(Consultation.ClockEventsOf(r.Acts.OrderBy(a => a.At).Select(a => (a.At, a.Act, a.From, a.To))), today, r.IsFastLane).UsedDays))];
    }

    private IQueryable<Consultation> DecidedIn(FiscalYear year)
    {
        var (from, to) = (OfficeTime.StartOf(year.Start), OfficeTime.StartOf(year.Next.Start));
        return db.Set<Consultation>().AsNoTracking().Where(c => c.DecidedAt >= from && c.DecidedAt < to && !c.IsMigrated);
    }
}
