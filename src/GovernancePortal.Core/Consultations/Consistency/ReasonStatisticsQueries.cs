using GovernancePortal.Core.Consultations.Checklist;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Consistency;

/// <summary>How many cases of a bureau were returned for a reason.</summary>
public sealed record ReasonCount(Guid BureauId, string BureauName, string Code, int Cases);

/// <summary>One line of the checklist over all cases: how it was judged, and how many of those that did not pass were returned.</summary>
public sealed record CheckCount(Stage Stage, int Number, string TextJa, string? TextEn, int Judged, int Improve, int Bad, int Returned);

/// <summary>Feedback for Q&amp;A and briefings: counts of cases, by the fiscal year they are for. For those who read every case.</summary>
public sealed class ReasonStatisticsQueries(PortalDb db)
{
    private static readonly ConsultationAct[] Returns = [ConsultationAct.Return, ConsultationAct.ReturnAtReception];

    public async Task<IReadOnlyList<ReasonCount>> ReasonsAsync(FiscalYear year, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.TargetFy == year && c.Acts.Any(a => Returns.Contains(a.Act)))
            .Select(c => new { c.Id, c.BureauId, Bureau = db.Set<Bureau>().Where(b => b.Id == c.BureauId).Select(b => b.Name).First(), Codes = c.Acts.Where(a => Returns.Contains(a.Act)).Select(a => a.ReasonCodes).ToList() }).AsSingleQuery().ToListAsync(ct);
        return [.. from r in rows
                   from code in r.Codes.SelectMany(codes => codes).Distinct(StringComparer.Ordinal)
                   group r by (r.BureauId, r.Bureau, code) into g
                   orderby g.Key.Bureau, g.Key.code
                   select new ReasonCount(g.Key.BureauId, g.Key.Bureau, g.Key.code, g.Count())];
    }

    public async Task<IReadOnlyList<CheckCount>> ChecksAsync(FiscalYear year, Actor actor, CancellationToken ct = default)
    {
        Demand(actor);
        var rows = await db.Set<Consultation>().AsNoTracking().VisibleTo(actor).Where(c => c.TargetFy == year)
            .SelectMany(c => c.Checklist.Where(l => l.Verdict != null), (c, l) => new { c.Stage, l.Number, l.Verdict, Returned = c.Acts.Any(a => Returns.Contains(a.Act)) })
            .GroupBy(x => new { x.Stage, x.Number })
            .Select(g => new
            {
                g.Key.Stage, g.Key.Number, Judged = g.Count(), Improve = g.Count(x => x.Verdict == Verdict.Improve), Bad = g.Count(x => x.Verdict == Verdict.Bad),
                Returned = g.Count(x => (x.Verdict == Verdict.Improve || x.Verdict == Verdict.Bad) && x.Returned),
                Text = db.Set<ChecklistItem>().Where(i => i.Stage == g.Key.Stage && i.Number == g.Key.Number && i.ValidFrom <= actor.Today).OrderByDescending(i => i.ValidFrom).Select(i => new { i.TextJa, i.TextEn }).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. rows.OrderBy(r => r.Stage).ThenBy(r => r.Number).Select(r => new CheckCount(r.Stage, r.Number, r.Text?.TextJa ?? "", r.Text?.TextEn, r.Judged, r.Improve, r.Bad, r.Returned))];
    }

    private static void Demand(Actor actor)
    {
        if (!actor.May(Permission.ConsultationReadAll))
        {
            throw new Forbidden("Statistics are for those who read every case.");
        }
    }
}
