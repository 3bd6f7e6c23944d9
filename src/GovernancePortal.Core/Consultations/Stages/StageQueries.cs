using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Stages;

/// <summary>What a 稼働前協議 or 評価 looks back on: the planned launch, the contract's term, the go-live, and the conditions due by then.</summary>
public sealed record EarlierStages(DateOnly? PlannedLaunch, DateOnly? TermFrom, DateOnly? TermTo, DateOnly? GoLiveOn, IReadOnlyList<EarlierCondition> Conditions);

public sealed record EarlierCondition(Guid CaseId, string? CaseNumber, int Number, string Text, DueGate Gate, ConditionState State);

public sealed class StageQueries(PortalDb db)
{
    /// <summary>From the decided versions of the chain; of each stage the case in force counts.</summary>
    public async Task<EarlierStages> EarlierAsync(Consultation c, Actor actor, CancellationToken ct = default)
    {
        var chain = await db.Set<Consultation>().AsNoTracking().Include(x => x.Conditions).Where(x => x.CaseId == c.CaseId && x.Id != c.Id).Where(ConsultationAccess.FullFor(actor))
            .Where(x => x.State == ConsultationState.Approved || x.State == ConsultationState.ConditionallyApproved || x.State == ConsultationState.Closed).OrderBy(x => x.Stage).ThenBy(x => x.DecidedAt).ToListAsync(ct);
        var first = chain.LastOrDefault(x => x.Stage == Stage.PreBudget && !x.IsMinorChange);
        var plan = first is null ? null : await db.Set<FormSection>().AsNoTracking().Where(s => s.ConsultationId == first.Id && s.Letter == 'H').Select(s => s.Values).SingleOrDefaultAsync(ct);
        var contract = chain.LastOrDefault(x => x.Contract is not null)?.Contract;
        return new EarlierStages(
            plan is null ? null : new FormFacts(Stage.PreBudget, FormSize.Full, actor.Today, new Dictionary<char, FormValues> { ['H'] = plan }).On("H1.Launch"),
            contract?.TermFrom, contract?.TermTo,
            chain.LastOrDefault(x => x.Stage == Stage.PreOperation && x.Occasion == StageOccasion.GoLive && x.State == ConsultationState.Closed)?.GoLiveOn,
            [.. chain.SelectMany(x => x.Conditions.Where(k => c.Stage == Stage.Evaluation || k.Gate <= DueGate.GoLive).OrderBy(k => k.Number).Select(k => new EarlierCondition(x.Id, x.Number, k.Number, k.Text, k.Gate, k.State)))]);
    }
}
