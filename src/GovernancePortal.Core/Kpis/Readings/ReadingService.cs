using GovernancePortal.Core.Kpis.Judging;
using GovernancePortal.Core.Kpis.Plans;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Kpis.Readings;

/// <summary>A row of the head's list, with what came of it; a refusal names its rule.</summary>
public sealed record ConfirmOutcome(Guid Id, string? Refusal);

/// <summary>A KPI with the plan and the initiative that say who is in charge of it.</summary>
internal sealed record KpiInPlan(Kpi Kpi, KpiInitiative Initiative, KpiPlan Plan)
{
    public Guid SectionId => Kpi.OwnerSectionId ?? Initiative.OwnerSectionId;
}

/// <summary>Actuals: the section enters, its head confirms; a correction is a further version, and a closed year takes none.</summary>
public sealed class ReadingService(PortalDb db, FileStore files)
{
    public const string Downloaded = "KpiEvidenceDownloaded";

    /// <summary>
    /// A new version. Refused: a computed figure (Kpi.Computed), a draft of a plan (Kpi.NotInForce), years outside the plan
    /// (Kpi.YearNotOfPlan) or closed (Kpi.YearClosed), a time that has not begun (Kpi.PeriodAhead), a day in the future or before the
    /// year (Kpi.AsOfOutside), a judgement on words without any evidence (Kpi.EvidenceMissing).
    /// </summary>
    public async Task<Guid> EnterAsync(Guid kpiId, FiscalYear year, int quarter, ReadingInput input, IReadOnlyList<StoredFile> evidence, Actor actor, CancellationToken ct = default)
    {
        var at = await LoadAsync(kpiId, ct);
        if (!KpiAccess.MayEnter(actor, at.Kpi, at.Initiative))
        {
            throw new Forbidden("The section in charge enters the figure.");
        }
        await DemandOpenAsync(at, year, ct);
        if (at.Kpi.FigureKey is not null)
        {
            throw new RuleViolation("Kpi.Computed");
        }
        if (quarter is < 1 or > KpiRules.YearEnd)
        {
            throw new NotFound($"Quarter {quarter}.");
        }
        var asOf = input.AsOf!.Value;
        if (KpiRules.StartOf(year, quarter) > actor.Today)
        {
            throw new RuleViolation("Kpi.PeriodAhead", null, KpiRules.StartOf(year, quarter));
        }
        if (asOf > actor.Today || asOf < year.Start)
        {
            throw new RuleViolation("Kpi.AsOfOutside", nameof(input.AsOf), year.Start, actor.Today);
        }
        var shape = ReadingInput.ShapeOf(at.Kpi.Target(year)?.Reading, at.Kpi.Unit);
        if (shape == ReadingShape.Words && evidence.Count == 0 && input.LinkLines.Count == 0 && string.IsNullOrWhiteSpace(input.Comment))
        {
            throw new RuleViolation("Kpi.EvidenceMissing", nameof(input.Comment));
        }
        var newest = await db.Set<KpiReading>().Where(r => r.KpiId == kpiId && r.Year == year && r.Quarter == quarter).MaxAsync(r => (int?)r.Number, ct) ?? 0;
        if (newest != input.Based)
        {
            throw new VersionConflict("Somebody entered this figure since.");
        }
        var capacity = actor.CapacityFor(Permission.KpiEnter, at.SectionId) ?? actor.Main;
        var actual = input.ToActual(shape);
        var reading = new KpiReading
        {
            Id = Guid.CreateVersion7(actor.Now), KpiId = kpiId, Year = year, Quarter = quarter, Number = newest + 1,
            Kind = actual.Kind, Value = actual.Value, Numerator = actual.Numerator, Denominator = actual.Denominator, Judgement = actual.Judgement, Text = input.Text,
            Comment = input.Comment, Links = input.LinkLines, AsOf = asOf, Source = ReadingSource.Entered,
            EnteredById = actor.UserId, EnteredBy = actor.Name, EnteredBySection = capacity?.SectionName, EnteredAt = actor.Now, State = ReadingState.Entered,
        };
        foreach (var file in evidence)
        {
            db.Add(file);
            reading.Attach(file.Id);
        }
        db.Add(reading);
        db.Act(actor, "KpiReadingEntered", at.Kpi.Subject, capacity: capacity);
        await UniqueSave.SaveAsync(db, new RuleViolation("Kpi.EnteredMeanwhile"), ct);
        return reading.Id;
    }

    /// <summary>Several at once: each is its own save with its own outcome, so that one refusal holds nothing else up.</summary>
    public async Task<IReadOnlyList<ConfirmOutcome>> ConfirmAsync(IReadOnlyList<(Guid Id, uint Version)> readings, Actor actor, CancellationToken ct = default)
    {
        var outcomes = new List<ConfirmOutcome>();
        foreach (var (id, version) in readings)
        {
            db.ChangeTracker.Clear();
            outcomes.Add(new ConfirmOutcome(id, await ConfirmOneAsync(id, version, actor, ct)));
        }
        return outcomes;
    }

    /// <summary>Back to the section with a note; the version stays, what follows is a further one.</summary>
    public async Task ReturnAsync(Guid id, uint version, string note, Actor actor, CancellationToken ct = default)
    {
        var (reading, at) = await ToConfirmAsync(id, version, actor, ct);
        (reading.State, reading.ReturnNote) = (ReadingState.Returned, note);
        (reading.ConfirmedBy, reading.ConfirmedBySection, reading.ConfirmedAt) = (actor.Name, CapacityOf(actor, at)?.SectionName, actor.Now);
        db.Add(KpiNotices.Returned(reading, actor));
        db.Act(actor, "KpiReadingReturned", reading.Subject, note, CapacityOf(actor, at));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One piece of evidence, recorded on the Trail before it leaves; everybody reads KPIs with what they stand on.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid kpiId, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var file = await (from r in db.Set<KpiReading>()
                          join e in db.Set<KpiReadingFile>() on r.Id equals e.ReadingId
                          join f in db.Set<StoredFile>() on e.FileId equals f.Id
                          where r.KpiId == kpiId && f.Id == fileId
                          select f).AsNoTracking().FirstOrDefaultAsync(ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(file.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(Kpi.SubjectType, kpiId), file.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (file, content);
    }

    public async Task RecordExportAsync(string conditions, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "KpiListExported", new("KpiRegister", Guid.Empty), conditions);
        await db.SaveChangesAsync(ct);
    }

    private async Task<string?> ConfirmOneAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        try
        {
            var (reading, at) = await ToConfirmAsync(id, version, actor, ct);
            reading.State = ReadingState.Confirmed;
            (reading.ConfirmedBy, reading.ConfirmedBySection, reading.ConfirmedAt) = (actor.Name, CapacityOf(actor, at)?.SectionName, actor.Now);
            db.Act(actor, "KpiReadingConfirmed", reading.Subject, capacity: CapacityOf(actor, at));
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (RuleViolation refused)
        {
            return refused.Code;
        }
        catch (DbUpdateConcurrencyException)
        {
            return "Kpi.ReadingMoved";
        }
    }

    // Refused: no longer waiting (Kpi.NotWaiting), a newer version beside it (Kpi.Superseded), one's own figure (Kpi.OwnReading), a closed year.
    private async Task<(KpiReading Reading, KpiInPlan At)> ToConfirmAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var reading = await db.Set<KpiReading>().SingleOrDefaultAsync(r => r.Id == id, ct) ?? throw new NotFound($"Reading {id}.");
        db.Expect(reading, version);
        var at = await LoadAsync(reading.KpiId, ct);
        if (!KpiAccess.MayConfirm(actor, at.SectionId))
        {
            throw new Forbidden("The head of the section in charge confirms.");
        }
        await DemandOpenAsync(at, reading.Year, ct);
        if (reading.State != ReadingState.Entered)
        {
            throw new RuleViolation("Kpi.NotWaiting");
        }
        if (await db.Set<KpiReading>().AnyAsync(r => r.KpiId == reading.KpiId && r.Year == reading.Year && r.Quarter == reading.Quarter && r.Number > reading.Number, ct))
        {
            throw new RuleViolation("Kpi.Superseded");
        }
        if (reading.EnteredById == actor.UserId)
        {
            throw new RuleViolation("Kpi.OwnReading");
        }
        return (reading, at);
    }

    private async Task DemandOpenAsync(KpiInPlan at, FiscalYear year, CancellationToken ct)
    {
        if (at.Plan.State == KpiPlanState.Draft)
        {
            throw new RuleViolation("Kpi.NotInForce");
        }
        if (!at.Plan.Covers(year))
        {
            throw new RuleViolation("Kpi.YearNotOfPlan", null, at.Plan.FromYear, at.Plan.ToYear);
        }
        if (await db.Set<KpiYear>().AnyAsync(y => y.PlanId == at.Plan.Id && y.Year == year, ct))
        {
            throw new RuleViolation("Kpi.YearClosed", null, year);
        }
    }

    private async Task<KpiInPlan> LoadAsync(Guid kpiId, CancellationToken ct)
    {
        var kpi = await db.Set<Kpi>().AsNoTracking().Include(k => k.Targets).AsSingleQuery().SingleOrDefaultAsync(k => k.Id == kpiId, ct) ?? throw new NotFound($"KPI {kpiId}.");
        var found = await (from i in db.Set<KpiInitiative>().AsNoTracking()
                           join p in db.Set<KpiPlan>() on i.PlanId equals p.Id
                           where i.Id == kpi.InitiativeId
                           select new { Initiative = i, Plan = p }).AsNoTracking().SingleAsync(ct);
        return new KpiInPlan(kpi, found.Initiative, found.Plan);
    }

    private static Capacity? CapacityOf(Actor actor, KpiInPlan at) => actor.CapacityFor(Permission.KpiConfirm, at.SectionId) ?? actor.CapacityFor(Permission.KpiCloseYear) ?? actor.Main;
}
