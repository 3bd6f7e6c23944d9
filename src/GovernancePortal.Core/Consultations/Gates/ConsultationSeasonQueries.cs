using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Gates;

/// <summary>A case as the season counts it: when it was filed, or until when it will be; nothing of what was written.</summary>
public sealed record SeasonCase
{
    public required Guid Id { get; init; }
    public required Guid CaseId { get; init; }
    public required Stage Stage { get; init; }
    public string? Number { get; init; }
    public required string Title { get; init; }
    public required ConsultationKind Kind { get; init; }
    public required ConsultationState State { get; init; }
    public required FiscalYear TargetFy { get; init; }
    public required BudgetKind BudgetKind { get; init; }
    public required Guid SectionId { get; init; }
    public required Guid BureauId { get; init; }
    public Guid? SystemId { get; init; }
    public required FormSize Size { get; init; }
    public bool NeedsCommittee { get; init; }
    public bool IsChange { get; init; }
    public long? TotalYen { get; init; }
    /// <summary>The first 提出.</summary>
    public DateTimeOffset? FiledAt { get; init; }
    public Guid? ReviewerId { get; init; }
    public string? ReviewerName { get; init; }
    /// <summary>Until when the second stage is to be filed, by its planned notice: of its own draft, or of an agreed first stage without one.</summary>
    public DateOnly? FileUntil { get; init; }
}

/// <summary>What the season asks of consultations. It tells that and when something is filed, to nobody but those who may read every case.</summary>
public sealed class ConsultationSeasonQueries(PortalDb db)
{
    private static readonly ConsultationState[] Gone = [ConsultationState.Withdrawn, ConsultationState.Expired];

    /// <summary>The cases of one stage for the budget of a year, one command; those that were withdrawn without having been filed are not counted.</summary>
    public async Task<IReadOnlyList<SeasonCase>> CasesAsync(Stage stage, FiscalYear year, OfficeCalendar calendar, CancellationToken ct = default)
    {
        var rows = await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == stage && c.TargetFy == year && (!Gone.Contains(c.State) || c.SubmittedAt != null)).OrderBy(c => c.Id)
            .Select(c => new
            {
                Case = new SeasonCase
                {
                    Id = c.Id, CaseId = c.CaseId, Stage = c.Stage, Number = c.Number, Title = c.Title, Kind = c.Kind, State = c.State, TargetFy = c.TargetFy, BudgetKind = c.BudgetKind, SectionId = c.SectionId, BureauId = c.BureauId,
                    SystemId = c.SystemId, Size = c.Size, NeedsCommittee = c.NeedsCommittee, IsChange = c.ChangeOfId != null, TotalYen = c.TotalYen, ReviewerId = c.ReviewerId, ReviewerName = c.ReviewerName,
                    FiledAt = c.SubmittedAt == null ? null : c.Acts.Where(a => a.Act == ConsultationAct.Submit).Min(a => (DateTimeOffset?)a.At),
                },
                Plan = c.SubmittedAt == null && c.Stage == Stage.PreProcurement ? db.Set<FormSection>().Where(s => s.ConsultationId == c.Id && s.Letter == 'Q').Select(s => s.Values).FirstOrDefault() : null,
            }).AsSingleQuery().ToListAsync(ct);
        return [.. rows.Select(r => r.Plan is null ? r.Case : r.Case with { FileUntil = ProcurementGate.Of(r.Plan, r.Case.State, calendar)?.Day })];
    }

    /// <summary>Agreed first stages whose second one has not been started, with the day until which it is to be filed, one command.</summary>
    public async Task<IReadOnlyList<SeasonCase>> AwaitingSecondStageAsync(FiscalYear year, OfficeCalendar calendar, DateOnly today, CancellationToken ct = default)
    {
        var agreed = ConsultationStates.Agreed;
        var rows = await db.Set<Consultation>().AsNoTracking()
            .Where(c => c.Stage == Stage.PreBudget && c.TargetFy == year && agreed.Contains(c.State) && (c.Budget == null || c.Budget.Outcome != BudgetOutcome.NotGranted)
                && !db.Set<Consultation>().Any(n => n.PreBudgetId == c.Id && n.State != ConsultationState.Withdrawn))
            .OrderBy(c => c.Id)
            .Select(c => new
            {
                Case = new SeasonCase
                {
                    Id = c.Id, CaseId = c.CaseId, Stage = c.Stage, Number = c.Number, Title = c.Title, Kind = c.Kind, State = c.State, TargetFy = c.TargetFy, BudgetKind = c.BudgetKind, SectionId = c.SectionId, BureauId = c.BureauId,
                    SystemId = c.SystemId, Size = c.Size, NeedsCommittee = c.NeedsCommittee, TotalYen = c.TotalYen,
                },
                Plan = db.Set<FormSection>().Where(s => s.ConsultationId == c.Id && s.Letter == 'H').Select(s => s.Values).FirstOrDefault(),
            }).AsSingleQuery().ToListAsync(ct);
        return [.. rows.Select(r => r.Case with { FileUntil = ProcurementGate.OfPlan(r.Plan, r.Case.TotalYen, calendar, today)?.Day }).Where(c => c.FileUntil is not null)];
    }

    /// <summary>When each bureau filed for the budget of a year, one command: its habit.</summary>
    public async Task<ILookup<Guid, DateOnly>> FiledDaysAsync(Stage stage, FiscalYear year, BudgetKind budget, CancellationToken ct = default)
    {
        var filed = await db.Set<Consultation>().AsNoTracking().Where(c => c.Stage == stage && c.TargetFy == year && c.BudgetKind == budget && c.ChangeOfId == null && c.SubmittedAt != null)
            .Select(c => new { c.BureauId, At = c.SubmittedAt!.Value }).ToListAsync(ct);
        return filed.ToLookup(c => c.BureauId, c => OfficeTime.DayOf(c.At));
    }
}
