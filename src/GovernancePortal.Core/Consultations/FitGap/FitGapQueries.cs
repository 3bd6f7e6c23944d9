using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.FitGap;

/// <summary>What the guards of the workflow ask of a sheet.</summary>
public sealed record FitGapStanding(int Rejected, bool TooFewEvaluators);

/// <summary>The sheet of a case as its page shows it; null while none was begun.</summary>
public sealed record FitGapView(Consultation Case, FitGapSheet? Sheet)
{
    public bool MayWrite { get; init; }
    public bool MayDecideAsHead { get; init; }
    public bool MayDecideAsThirdParty { get; init; }
    public bool MayEvaluate { get; init; }
    public int Gaps => Sheet?.Lines.Count(l => l.Result == FitResult.Gap) ?? 0;
    public long CostYen => Sheet?.Lines.Sum(l => l.CostYen ?? 0) ?? 0;
}

public sealed class FitGapQueries(PortalDb db)
{
    /// <summary>
    /// NotFound when the person may not know of the case, Forbidden when only its summary is theirs. The named reviewer of
    /// the sheet reads it though the rest of the case is not open to them.
    /// </summary>
    public async Task<FitGapView> ViewAsync(Guid consultationId, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().SingleOrDefaultAsync(x => x.Id == consultationId, ct) ?? throw new NotFound("Consultation " + consultationId);
        var sheet = await db.Set<FitGapSheet>().AsNoTracking().Include(s => s.Lines.OrderBy(l => l.Number)).Include(s => s.Evaluations.OrderBy(e => e.Proposal).ThenBy(e => e.At)).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.CaseId == c.CaseId, ct);
        DemandView(c, sheet, actor);
        return new FitGapView(c, sheet)
        {
            MayWrite = MayWrite(c, actor),
            MayDecideAsHead = sheet is not null && ConsultationWorkflow.May(Mover.Head, c, actor),
            MayDecideAsThirdParty = sheet is not null && IsThirdParty(c, sheet, actor),
            MayEvaluate = sheet is not null && MayWrite(c, actor),
        };
    }

    internal static void DemandView(Consultation c, FitGapSheet? sheet, Actor actor)
    {
        if (ConsultationAccess.Allows(actor, c, ConsultationOperation.View) || (sheet?.ReviewerId is { } named && named == actor.UserId))
        {
            return;
        }
        throw ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewSummary) ? new Forbidden("Only the summary of this case is open to you.") : new NotFound("Consultation " + c.Id);
    }

    internal static bool MayWrite(Consultation c, Actor actor) =>
        c.State is not (ConsultationState.Withdrawn or ConsultationState.Rejected or ConsultationState.Expired or ConsultationState.Superseded) && ConsultationWorkflow.May(Mover.StaffOrHead, c, actor);

    /// <summary>第三者: the policy office or the named reviewer, and never somebody of the owning section (R158).</summary>
    internal static bool IsThirdParty(Consultation c, FitGapSheet sheet, Actor actor) =>
        actor.IsOperator || (!actor.BelongsTo(c.SectionId) && (actor.May(Permission.ConsultationReview) || sheet.ReviewerId == actor.UserId));

    /// <summary>Of the sheet of a chain; null where there is none.</summary>
    internal static async Task<FitGapStanding?> StandingAsync(PortalDb db, Guid caseId, CancellationToken ct)
    {
        var sheet = await db.Set<FitGapSheet>().AsNoTracking().Include(s => s.Lines).Include(s => s.Evaluations).AsSplitQuery().SingleOrDefaultAsync(s => s.CaseId == caseId, ct);
        return sheet is null ? null : new FitGapStanding(sheet.Lines.Count(l => l.IsRejected),
            sheet.Evaluations.GroupBy(e => e.Proposal, StringComparer.Ordinal).Any(g => g.Select(e => e.EvaluatorId).Distinct().Count() < FitGapSheet.FewestEvaluators));
    }
}
