using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Consultations.Funds;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Consultations.Changes;
using GovernancePortal.Core.Consultations.Form;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>Decisions, conditions, and what is recorded after them.</summary>
public sealed class DecisionService(PortalDb db, ConsultationCaseService cases, SystemRegister register)
{
    public Task ReferToCommitteeAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.ReferToCommittee, (c, x) => c.ReferToCommittee(actor, x, comment), actor, comment, ct);

    /// <summary>付議 decided on paper and recorded by a clerk (decision 11).</summary>
    public Task ReferToCommitteeAsync(Guid id, uint version, string? comment, RecordedApproval? recorded, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.ReferToCommittee, (c, x) => c.ReferToCommittee(actor, x, comment, recorded), actor, comment, ct);

    public Task ReturnFromCommitteeAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.CommitteeReturn, (c, x) => c.ReturnFromCommittee(actor, x, comment), actor, comment, ct);

    /// <summary>
    /// 協議結果 by the act given. A change consultation that is agreed supersedes the decision it changes in the same
    /// save (decision 16).
    /// </summary>
    public Task DecideAsync(Guid id, uint version, ConsultationAct act, DecisionInput input, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var context = await cases.ContextAsync(c, actor, ct);
        c.Decide(act, input, actor, context);
        if (c.ChangeOfId is { } oldId && c.Decision!.Result.IsAgreed())
        {
            var system = Actor.Operator(actor.Now);
            var old = await cases.LoadAsync(oldId, system, ct);
            old.BeSuperseded(system, await cases.ContextAsync(old, system, ct));
            if (context.Change is { IsEmpty: false } change)
            {
                db.Add(ChangeVerdict.Of(oldId, id, ChangeVerdictKind.Voided, change, context.Surroundings.MaterialPercent, input.Text, actor));
            }
        }
        await cases.SaveAsync(c, act, actor, input.Text, ct);
    });

    public Task ConfirmConditionAsync(Guid id, uint version, Guid conditionId, bool fulfilled, string? reason, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, fulfilled ? ConsultationAct.ConfirmCondition : ConsultationAct.ReturnCondition, (c, x) => c.ConfirmCondition(conditionId, fulfilled, reason, actor, x), actor, reason, ct);

    public Task RecordBudgetAsync(Guid id, uint version, BudgetResultInput input, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.RecordBudgetResult, (c, x) => c.RecordBudget(input, actor, x), actor, null, ct);

    /// <summary>契約結果: the case closes, the first stage with it, and the ledger row is made or updated, all in one save (row 21).</summary>
    public Task RecordContractAsync(Guid id, uint version, ContractResultInput input, Actor actor, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var c = await cases.LoadAsync(id, version, actor, ct);
            var deviation = await DeviationAsync(c, input, actor, ct);
            await CheckCeilingAsync(c, input, ct);
            CheckAssembly(c, input, await cases.CalendarAsync(ct));
            c.RecordContract(input, actor, await cases.ContextAsync(c, actor, ct));
            if (deviation is not null)
            {
                db.Add(ChangeVerdict.Of(id, id, ChangeVerdictKind.ContractDeviation, deviation.Value.Reading, deviation.Value.Percent, input.DeviationReason, actor));
            }
            c.LinkSystem(await register.ConcludeContractAsync(ConsultationContract.AsEvent(c), actor, ct));
            if (c.PreBudgetId is { } firstId)
            {
                var system = Actor.Operator(actor.Now);
                var first = await InForceAsync(firstId, system, ct);
                if (first.State.IsAgreed())
                {
                    first.CloseWithNextStage(system, await cases.ContextAsync(first, system, ct));
                    first.LinkSystem(c.SystemId!.Value);
                }
            }
            await cases.SaveAsync(c, ConsultationAct.RecordContract, actor, ct: ct);
        });

    // A contract beyond the approved amount, term or method asks the same question as a change (decision 9): a change
    // consultation first, or a reason that stays on the case.
    private async Task<(ChangeReading Reading, int Percent)?> DeviationAsync(Consultation c, ContractResultInput input, Actor actor, CancellationToken ct)
    {
        if (!c.State.IsAgreed() || c.Decision is not { } decision || c.Versions.Find(v => v.Number == decision.Version) is not { } decided)
        {
            return null;
        }
        var material = await cases.MaterialAsync(actor.Today, ct);
        var reading = ContractDeviation.Of(new FormFacts(c.Stage, c.Size, actor.Today, decided.Form.ByLetter), input, material);
        if (!reading.IsMaterial)
        {
            return null;
        }
        return string.IsNullOrWhiteSpace(input.DeviationReason)
            ? throw new RuleViolation("Consultation.ContractDeviates", "Contract.DeviationReason", string.Join("・", reading.MaterialItems))
            : (reading, material.Percent);
    }

    // A change that was agreed took the first stage's place.
    private async Task<Consultation> InForceAsync(Guid firstId, Actor system, CancellationToken ct)
    {
        var first = await cases.LoadAsync(firstId, system, ct);
        while (first.State == ConsultationState.Superseded && await db.Set<Consultation>().Where(x => x.ChangeOfId == first.Id && !x.IsMinorChange && x.DecidedAt != null && x.State != ConsultationState.Rejected).Select(x => (Guid?)x.Id).FirstOrDefaultAsync(ct) is { } next)
        {
            first = await cases.LoadAsync(next, system, ct);
        }
        return first;
    }

    // What binds future years does not bind above its ceiling: only with a reason that stays on the record.
    private async Task CheckCeilingAsync(Consultation c, ContractResultInput input, CancellationToken ct)
    {
        var ceilings = await db.Set<SpendingAuthority>().AsNoTracking().Where(a => a.CaseId == c.CaseId && a.Kind != AuthorityKind.CarryOver).SelectMany(a => a.Years).Select(y => y.CeilingYen).ToListAsync(ct);
        if (ceilings.Count > 0 && input.AmountYen > ceilings.Sum() && string.IsNullOrWhiteSpace(input.OverCeilingReason))
        {
            throw new RuleViolation("Authority.ContractOverCeiling", "OverCeilingReason", ceilings.Sum());
        }
    }

    // 予定価格 decides (施行令121条の2の2); where it is not told, the planned amount.
    private static void CheckAssembly(Consultation c, ContractResultInput input, OfficeCalendar calendar)
    {
        if (AssemblyApproval.Reached(c.SectionOf('Q').Values["Q5"], input.PlannedPriceYen ?? c.ExecutionYen ?? input.AmountYen, calendar, input.ContractOn) is null)
        {
            return;
        }
        if (input.AssemblyPassedOn is not { } passed)
        {
            throw new RuleViolation("Consultation.AssemblyDayMissing", "AssemblyPassedOn");
        }
        if (passed > input.ContractOn)
        {
            throw new RuleViolation("Consultation.AssemblyAfterContract", "AssemblyPassedOn");
        }
    }

    /// <summary>
    /// 決算額 by hand. Into the ledger's yearly cost it goes only where the contract lies within one fiscal year: a sum over
    /// several years says of none what it cost. The accounts' file tells the years apart.
    /// </summary>
    public async Task RecordSettlementAsync(Guid id, uint version, long settledYen, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        c.RecordSettlement(settledYen, actor, await cases.ContextAsync(c, actor, ct));
        if (c is { SystemId: { } system, Contract: { } contract } && FiscalYear.Of(contract.TermFrom) is var year && year == FiscalYear.Of(contract.TermTo))
        {
            await register.SettleCaseAsync(new SettledCase(system, c.Id, c.Number, new Dictionary<FiscalYear, long> { [year] = settledYen }), actor, ct);
        }
        await cases.SaveAsync(c, ConsultationAct.RecordSettlement, actor, ct: ct);
    }

    /// <summary>失効 when it is due and nothing followed; otherwise nothing happens.</summary>
    internal async Task ExpireAsync(Guid id, Actor system, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, system, ct);
        var context = await cases.ContextAsync(c, system, ct);
        if (c.State.IsAgreed() && !context.HasNextStage && system.Today > c.TargetFy.End)
        {
            c.Expire(system, context);
            await cases.SaveAsync(c, ConsultationAct.Expire, system, ct: ct);
        }
    }
}
