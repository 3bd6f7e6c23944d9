using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Notation;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Readings;

public sealed record EvidenceFile(Guid ReadingId, Guid FileId, string Name);

/// <summary>One KPI with everything that was ever read and judged of it.</summary>
public sealed record KpiDetails
{
    public required Kpi Kpi { get; init; }
    public required KpiInitiative Initiative { get; init; }
    public required KpiPlan Plan { get; init; }
    public required string Objective { get; init; }
    public required Guid SectionId { get; init; }
    public required string SectionName { get; init; }
    public required Guid BureauId { get; init; }
    public required string BureauName { get; init; }
    /// <summary>All versions, the newest time first and of a time the newest version first.</summary>
    public required IReadOnlyList<KpiReading> Readings { get; init; }
    /// <summary>All versions, the newest year first and of a year the newest version first.</summary>
    public required IReadOnlyList<KpiResult> Results { get; init; }
    public required IReadOnlyList<FiscalYear> ClosedYears { get; init; }
    public required IReadOnlyList<EvidenceFile> Files { get; init; }

    public bool MayEnter(Actor actor) => Kpi.FigureKey is null && KpiAccess.MayEnter(actor, Kpi, Initiative);

    public KpiReading? Newest(FiscalYear year, int quarter) => Readings.FirstOrDefault(r => r.Year == year && r.Quarter == quarter);

    public KpiReading? Confirmed(FiscalYear year) => Readings.FirstOrDefault(r => r.Year == year && r.State == ReadingState.Confirmed);

    public KpiResult? Result(FiscalYear year) => Results.FirstOrDefault(r => r.Year == year);
}

/// <summary>A figure that waits for the head.</summary>
public sealed record WaitingReading(Guid Id, uint Version, Guid KpiId, string PlanName, string Code, string Name, string? Unit, FiscalYear Year, int Quarter, int Number, Actual Actual, string? Text, string? TargetRaw,
    KpiDirection Direction, decimal? Baseline, TargetReading? Target, string? Comment, int Evidence, DateOnly AsOf, Guid EnteredById, string EnteredBy, DateTimeOffset EnteredAt, Guid SectionId, string SectionName)
{
    /// <summary>The last confirmed figure of the same time, which this one would replace.</summary>
    public string? Before { get; init; }
}

/// <summary>A figure that the rhythm asks for and nobody has entered.</summary>
public sealed record OwedReading(Guid KpiId, string PlanName, string Code, string Name, AskedFigure Asked, string? TargetRaw, Guid SectionId, string SectionName, bool IsReturned)
{
    public int DaysLeft(DateOnly today) => Asked.Due.DayNumber - today.DayNumber;
}

public sealed class ReadingQueries(PortalDb db, CalendarQueries calendars)
{
    public const int MostWaiting = 200;

    /// <summary>Six commands, however long the history is.</summary>
    public async Task<KpiDetails> DetailsAsync(Guid id, CancellationToken ct = default)
    {
        var kpi = await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).AsSingleQuery().SingleOrDefaultAsync(k => k.Id == id, ct) ?? throw new NotFound($"KPI {id}.");
        var at = await (from i in db.Set<KpiInitiative>().AsNoTracking()
                        join p in db.Set<KpiPlan>() on i.PlanId equals p.Id
                        join o in db.Set<KpiObjective>() on i.ObjectiveId equals o.Id
                        join s in db.Set<Section>() on kpi.OwnerSectionId ?? i.OwnerSectionId equals s.Id
                        where i.Id == kpi.InitiativeId
                        select new { Initiative = i, Plan = p, Objective = o.Name, s.Id, s.Name, s.BureauId, Bureau = s.Bureau.Name }).SingleAsync(ct);
        var readings = await db.Set<KpiReading>().AsNoTracking().Where(r => r.KpiId == id).OrderByDescending(r => r.Year).ThenByDescending(r => r.Quarter).ThenByDescending(r => r.Number).ToListAsync(ct);
        var results = await db.Set<KpiResult>().AsNoTracking().Where(r => r.KpiId == id).OrderByDescending(r => r.Year).ThenByDescending(r => r.Number).ToListAsync(ct);
        var closed = await db.Set<KpiYear>().AsNoTracking().Where(y => y.PlanId == kpi.PlanId).Select(y => y.Year).ToListAsync(ct);
        var files = await (from r in db.Set<KpiReading>()
                           join e in db.Set<KpiReadingFile>() on r.Id equals e.ReadingId
                           join f in db.Set<StoredFile>() on e.FileId equals f.Id
                           where r.KpiId == id
                           orderby f.StoredAt, f.Id
                           select new EvidenceFile(r.Id, f.Id, f.Name)).ToListAsync(ct);
        return new KpiDetails
        {
            Kpi = kpi, Initiative = at.Initiative, Plan = at.Plan, Objective = at.Objective, SectionId = at.Id, SectionName = at.Name, BureauId = at.BureauId, BureauName = at.Bureau,
            Readings = readings, Results = results, ClosedYears = closed, Files = files,
        };
    }

    /// <summary>What waits for this person's confirmation; one command.</summary>
    public async Task<IReadOnlyList<WaitingReading>> WaitingAsync(Actor actor, CancellationToken ct = default)
    {
        var all = actor.May(Permission.KpiCloseYear);
        Guid[] own = [.. actor.SectionsWhere(Permission.KpiConfirm)];
        var rows = await (from r in Waiting()
                          join k in db.Set<Kpi>() on r.KpiId equals k.Id
                          join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                          join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
                          join s in db.Set<Section>() on k.OwnerSectionId ?? i.OwnerSectionId equals s.Id
                          where all || own.Contains(s.Id)
                          orderby p.Name, k.Position, r.Year, r.Quarter, r.Id
                          select new
                          {
                              Reading = r, k.Name, k.Unit, k.Direction, k.Baseline, i.Code, Plan = p.Name, SectionId = s.Id, Section = s.Name, Files = r.Files.Count,
                              Target = db.Set<KpiTarget>().FirstOrDefault(t => t.KpiId == k.Id && t.Year == r.Year),
                              Before = db.Set<KpiReading>().Where(x => x.KpiId == k.Id && x.Year == r.Year && x.Quarter == r.Quarter && x.State == ReadingState.Confirmed).OrderByDescending(x => x.Number).FirstOrDefault(),
                          }).Take(MostWaiting).ToListAsync(ct);
        return [.. rows.Select(x => new WaitingReading(x.Reading.Id, x.Reading.Version, x.Reading.KpiId, x.Plan, x.Code, x.Name, x.Unit, x.Reading.Year, x.Reading.Quarter, x.Reading.Number, x.Reading.ToActual(), x.Reading.Text, x.Target?.Raw,
            x.Direction, x.Baseline, x.Target?.Reading, x.Reading.Comment, x.Files + x.Reading.Links.Count, x.Reading.AsOf, x.Reading.EnteredById, x.Reading.EnteredBy, x.Reading.EnteredAt, x.SectionId, x.Section)
        {
            Before = x.Before is { } before ? ActualWords.Of(before.ToActual(), x.Unit) ?? before.Text : null,
        })];
    }

    /// <summary>
    /// What is owed and may be entered by now: of the sections given, of every one when null. Two commands. What the head gave back is
    /// owed again.
    /// </summary>
    public async Task<IReadOnlyList<OwedReading>> OwedAsync(IReadOnlyCollection<Guid>? sections, DateOnly today, CancellationToken ct = default)
    {
        var calendar = await calendars.CalendarAsync(ct);
        var since = FiscalYear.Of(today).Previous;
        var kpis = await (from k in db.Set<Kpi>().AsNoTracking()
                          join i in db.Set<KpiInitiative>() on k.InitiativeId equals i.Id
                          join p in db.Set<KpiPlan>() on k.PlanId equals p.Id
                          join s in db.Set<Section>() on k.OwnerSectionId ?? i.OwnerSectionId equals s.Id
                          where p.State == KpiPlanState.InForce && k.FigureKey == null && p.ToYear >= since && (sections == null || sections.Contains(s.Id))
                          orderby p.Name, k.Position, k.Id
                          select new
                          {
                              k.Id, k.Name, k.Rhythm, i.Code, Plan = p.Name, p.FromYear, p.ToYear, SectionId = s.Id, Section = s.Name, PlanId = p.Id,
                              Targets = k.Targets.Where(t => t.Year >= since && t.Kind != TargetKind.None).Select(t => new { t.Year, t.Raw }).ToList(),
                              Closed = db.Set<KpiYear>().Where(y => y.PlanId == p.Id && y.Year >= since).Select(y => y.Year).ToList(),
                          }).AsSingleQuery().ToListAsync(ct);
        var ids = kpis.Select(k => k.Id).ToList();
        var readings = (await db.Set<KpiReading>().AsNoTracking().Where(r => ids.Contains(r.KpiId) && r.Year >= since).Select(r => new { r.KpiId, r.Year, r.Quarter, r.Number, r.State }).ToListAsync(ct))
            .GroupBy(r => (r.KpiId, r.Year, r.Quarter)).ToDictionary(g => g.Key, g => (ReadingState?)g.MaxBy(r => r.Number)!.State);
        return
        [
            .. from k in kpis
               from asked in KpiRules.WaitedFor(today, k.Rhythm, k.FromYear, k.ToYear, calendar)
               let state = readings.GetValueOrDefault((k.Id, asked.Year, asked.Quarter))
               // A mid-year figure is of no use once the year's own is there.
               where !k.Closed.Contains(asked.Year) && k.Targets.Exists(t => t.Year == asked.Year) && state is (null or ReadingState.Returned) && !(asked.IsForecast && asked.Year < FiscalYear.Of(today))
               orderby asked.Due
               select new OwedReading(k.Id, k.Plan, k.Code, k.Name, asked, k.Targets.Find(t => t.Year == asked.Year)?.Raw, k.SectionId, k.Section, state == ReadingState.Returned),
        ];
    }

    /// <summary>Newest versions that nobody confirmed or gave back, of years that are open.</summary>
    internal IQueryable<KpiReading> Waiting() =>
        db.Set<KpiReading>().AsNoTracking().Where(r => r.State == ReadingState.Entered
            && !db.Set<KpiReading>().Any(n => n.KpiId == r.KpiId && n.Year == r.Year && n.Quarter == r.Quarter && n.Number > r.Number));
}
