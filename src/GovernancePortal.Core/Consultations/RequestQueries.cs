using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>What the consultations ask of a section.</summary>
public enum RequestKind
{
    Questions,  // 質問への回答
    Returns,    // 差戻しへの対応
    Conditions, // 条件の履行
}

public sealed record SectionRequests(Guid SectionId, DateOnly Month, RequestKind Kind, int Count);

/// <summary>
/// The burden of the consultations on each section, month by month: questions by the day they are due, returns by the day they
/// came, conditions by the day they were set (their gates have no day of their own).
/// </summary>
public sealed class RequestQueries(PortalDb db)
{
    private static readonly ConsultationAct[] Returning = [ConsultationAct.ReturnAtReception, ConsultationAct.Return];

    /// <summary>Three commands; months are given by their first day.</summary>
    public async Task<IReadOnlyList<SectionRequests>> ByMonthAsync(FiscalYear year, CancellationToken ct = default)
    {
        var (first, last, from, to) = (year.Start, year.End, OfficeTime.StartOf(year.Start), OfficeTime.StartOf(year.Next.Start));
        var questions = await (from c in db.Set<Consultation>().AsNoTracking() from q in c.Questions where q.DueOn >= first && q.DueOn <= last select new { c.SectionId, Day = q.DueOn }).ToListAsync(ct);
        var returns = await (from c in db.Set<Consultation>().AsNoTracking() from a in c.Acts where Returning.Contains(a.Act) && a.At >= @from && a.At < to select new { c.SectionId, a.At }).ToListAsync(ct);
        var conditions = await (from c in db.Set<Consultation>().AsNoTracking() where c.DecidedAt >= @from && c.DecidedAt < to from k in c.Conditions select new { c.SectionId, At = c.DecidedAt!.Value }).ToListAsync(ct);
        return
        [
            .. questions.Select(q => (q.SectionId, q.Day, RequestKind.Questions))
                .Concat(returns.Select(r => (r.SectionId, OfficeTime.DayOf(r.At), RequestKind.Returns)))
                .Concat(conditions.Select(k => (k.SectionId, OfficeTime.DayOf(k.At), RequestKind.Conditions)))
                .GroupBy(x => (x.SectionId, Month: new DateOnly(x.Item2.Year, x.Item2.Month, 1), x.Item3)).Select(g => new SectionRequests(g.Key.SectionId, g.Key.Month, g.Key.Item3, g.Count())),
        ];
    }
}
