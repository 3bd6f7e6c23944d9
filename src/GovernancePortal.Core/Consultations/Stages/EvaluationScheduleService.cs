using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>One evaluation that is due: of a system, on an occasion, about a day.</summary>
public sealed record DueEvaluation(SystemLifetime System, StageOccasion Occasion, DateOnly On, Guid? ContractedId);

/// <summary>Systems of cases that the committee heard: their 評価 begins by itself, the yearly survey asks nothing about them.</summary>
public sealed class EvaluatedByConsultationQueries(PortalDb db) : ISystemsEvaluatedElsewhere
{
    public async Task<IReadOnlySet<Guid>> EvaluatedAsync(CancellationToken ct = default) =>
        (await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreProcurement && c.Contract != null && c.State == ConsultationState.Closed && c.SystemId != null
            && db.Set<Consultation>().Any(g => g.CaseId == c.CaseId && g.Decision != null && g.Decision.Route == DecisionRoute.Committee)).Select(c => c.SystemId!.Value).Distinct().ToListAsync(ct)).ToHashSet();
}

/// <summary>
/// Evaluations that begin by themselves (domain.md 3.1, G4): a year and five years after go-live and the dated number of
/// months before the contract ends, for cases the committee heard and for 重要 systems. Others answer five questions in the
/// yearly survey. Run on any day as often as one likes: what was made is not made again.
/// </summary>
public sealed class EvaluationScheduleService(PortalDb db, ConsultationCaseService cases, StageService stages, SystemReadinessQueries systems, People.PeopleQueries people)
{
    /// <summary>How long after its day an evaluation still begins by itself: what passed before the portal came is not made up for.</summary>
    public const int GraceMonths = 12;

    /// <returns>How many were begun.</returns>
    public async Task<int> RunOnceAsync(Actor system, CancellationToken ct = default)
    {
        var made = 0;
        foreach (var due in await DueAsync(system.Today, ct))
        {
            db.ChangeTracker.Clear();
            await BeginAsync(due, system, ct);
            made++;
        }
        return made;
    }

    /// <summary>What is due on the day and has not been begun, in the order of its day.</summary>
    public async Task<IReadOnlyList<DueEvaluation>> DueAsync(DateOnly today, CancellationToken ct = default)
    {
        var months = (await cases.CalendarAsync(ct)).Setting(SettingName.EvaluationMonths, today);
        var contracted = (await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.PreProcurement && c.Contract != null && c.State == ConsultationState.Closed && c.SystemId != null)
            .Select(c => new
            {
                c.Id, c.CaseId, System = c.SystemId!.Value, c.Contract!.TermFrom, c.Contract.TermTo,
                Live = db.Set<Consultation>().Where(g => g.CaseId == c.CaseId && g.Stage == Stage.PreOperation && g.State == ConsultationState.Closed && g.Occasion == StageOccasion.GoLive).Max(g => g.GoLiveOn),
                Heard = db.Set<Consultation>().Any(g => g.CaseId == c.CaseId && g.Decision != null && g.Decision.Route == DecisionRoute.Committee),
            }).ToListAsync(ct)).GroupBy(c => c.System).ToDictionary(g => g.Key, g => g.MaxBy(c => c.TermFrom)!);
        var begun = (await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == Stage.Evaluation && c.OccasionOn != null && c.SystemId != null)
            .Select(c => new { System = c.SystemId!.Value, c.Occasion, On = c.OccasionOn!.Value }).ToListAsync(ct)).ToLookup(c => (c.System, c.Occasion), c => c.On);
        var due = new List<DueEvaluation>();
        foreach (var row in await systems.LifetimesAsync(ct))
        {
            var last = contracted.GetValueOrDefault(row.Id);
            if (!row.IsImportant && last is not { Heard: true })
            {
                continue;
            }
            if ((last?.Live ?? last?.TermFrom ?? row.StartedOn) is { } live)
            {
                Add(row, StageOccasion.FirstYear, live.AddYears(1), last?.Id);
                Add(row, StageOccasion.FifthYear, live.AddYears(5), last?.Id);
            }
            if ((row.ContractTo ?? last?.TermTo) is { } end && today <= end)
            {
                Add(row, StageOccasion.BeforeRenewal, end.AddMonths(-months), last?.Id);
            }
        }
        return [.. due.OrderBy(d => d.On).ThenBy(d => d.System.Code, StringComparer.Ordinal)];

        void Add(SystemLifetime row, StageOccasion occasion, DateOnly on, Guid? contractedId)
        {
            // A day that was corrected by a few months is the same evaluation.
            var known = begun[(row.Id, occasion)].Any(other => Math.Abs(other.DayNumber - on.DayNumber) < 365);
            if (!known && on <= today && today < on.AddMonths(GraceMonths))
            {
                due.Add(new DueEvaluation(row, occasion, on, contractedId));
            }
        }
    }

    private async Task BeginAsync(DueEvaluation due, Actor system, CancellationToken ct)
    {
        var previous = due.ContractedId is { } id ? await db.Set<Consultation>().AsNoTracking().SingleAsync(c => c.Id == id, ct) : null;
        var section = await people.SectionAsync(due.System.OwnerSectionId, ct) ?? throw new NotFound("Section");
        var evaluation = await stages.EvaluationAsync(due, previous, section.BureauId, await people.IsPolicyOfficeAsync(section.Id, system.Today, ct), system, ct);
        await cases.SaveAsync(evaluation, ConsultationAct.StartEvaluation, system, ct: ct);
    }
}
