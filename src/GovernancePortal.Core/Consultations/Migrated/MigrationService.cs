using System.Globalization;
using FluentValidation;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Migrated;

/// <summary>Brings decisions from before the portal in (decision 2). The policy office alone.</summary>
public sealed class MigrationService(PortalDb db, PeopleQueries people)
{
    public static bool MayMigrate(Actor actor) => actor.IsOperator || actor.May(Permission.ConsultationReview) || actor.May(Permission.ConsultationDecide);

    /// <summary>Refused: a document number of the stage that is there already (Migration.DocumentTaken), an unknown earlier document (Migration.PreviousUnknown).</summary>
    public async Task<Guid> AddAsync(MigratedInput input, Actor actor, CancellationToken ct = default)
    {
        if (!MayMigrate(actor))
        {
            throw new Forbidden("Decisions from before the portal are brought in by the policy office.");
        }
        if (await db.Set<MigratedDecision>().AnyAsync(m => m.Stage == input.Stage && m.DocumentNumber == input.DocumentNumber, ct))
        {
            throw new RuleViolation("Migration.DocumentTaken", "DocumentNumber");
        }
        var previous = input.PreviousDocument is { } document ? await PreviousAsync(input.Stage!.Value, document, ct) ?? throw new RuleViolation("Migration.PreviousUnknown", "PreviousDocument") : null;
        var c = await NewAsync(input, previous, actor, ct);
        db.Act(actor, nameof(ConsultationAct.Migrate), c.Subject, input.DocumentNumber);
        await UniqueSave.SaveAsync(db, new RuleViolation("Migration.DocumentTaken", "DocumentNumber"), ct);
        return c.Id;
    }

    /// <summary>The case of the stage before, by the document number it was brought in under.</summary>
    internal async Task<Consultation?> PreviousAsync(Stage stage, string document, CancellationToken ct)
    {
        var before = Before(stage);
        return await (from m in db.Set<MigratedDecision>() join c in db.Set<Consultation>() on m.Id equals c.Id where before.Contains(m.Stage) && m.DocumentNumber == document orderby m.Stage descending select c).FirstOrDefaultAsync(ct);
    }

    internal static Stage[] Before(Stage stage) => stage switch
    {
        Stage.PreBudget => [],
        Stage.PreProcurement => [Stage.PreBudget],
        Stage.PreOperation => [Stage.PreProcurement],
        Stage.Evaluation => [Stage.PreProcurement, Stage.PreOperation],
    };

    // Added, not saved: an import saves all its rows at once.
    internal async Task<Consultation> NewAsync(MigratedInput input, Consultation? previous, Actor actor, CancellationToken ct)
    {
        var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
        var facts = new MigratedFacts
        {
            Stage = input.Stage!.Value, Title = input.Title!, Kind = input.Kind ?? (input.SystemId is null ? ConsultationKind.NewSystem : ConsultationKind.Renewal), TargetFy = input.TargetFy!.Value,
            SectionId = section.Id, SectionName = section.Name, BureauId = section.BureauId, OfPolicyOffice = await people.IsPolicyOfficeAsync(section.Id, actor.Today, ct),
            SystemId = input.SystemId ?? previous?.SystemId, CaseId = previous?.CaseId, PreBudgetId = previous?.Stage == Stage.PreBudget ? previous.Id : null, PreviousId = previous is null || previous.Stage == Stage.PreBudget ? null : previous.Id,
            DecidedOn = input.DecidedOn!.Value, Result = input.Result!.Value, State = StateOf(input, actor.Today), Route = input.ByCommittee ? DecisionRoute.Committee : DecisionRoute.Section,
            Decider = input.Decider ?? section.Name, DocumentNumber = input.DocumentNumber!, ConditionsText = input.ConditionsText, ConditionKind = "Security", Gate = input.Gate,
            AmountYen = input.AmountYen, Supplier = input.Stage == Stage.PreProcurement ? input.Supplier : null, Contract = ContractOf(input, actor), Answers = Answers(input),
        };
        var c = Consultation.Migrate(facts, actor);
        db.Add(c);
        db.Add(new MigratedDecision { Id = c.Id, Stage = c.Stage, DocumentNumber = facts.DocumentNumber, Content = input.Content(), RecordedAt = actor.Now, RecordedBy = actor.Name });
        return c;
    }

    // What is over stays closed; what still goes on waits for its next step like any agreed case.
    private static ConsultationState StateOf(MigratedInput input, DateOnly today) => input.Result == ConsultationState.Rejected ? ConsultationState.Rejected
        : input.Stage is Stage.PreOperation or Stage.Evaluation || input.TargetFy!.Value.End < today || HasContract(input) ? ConsultationState.Closed
        : input.Result!.Value;

    private static bool HasContract(MigratedInput input) => input is { Stage: Stage.PreProcurement, Supplier: not null, AmountYen: not null, ContractOn: not null, TermFrom: not null, TermTo: not null };

    private static ContractResult? ContractOf(MigratedInput input, Actor actor) => !HasContract(input) || input.Result == ConsultationState.Rejected ? null : new ContractResult
    {
        Vendor = input.Supplier!, AmountYen = input.AmountYen!.Value, ContractOn = input.ContractOn!.Value, TermFrom = input.TermFrom!.Value, TermTo = input.TermTo!.Value, RecordedOn = actor.Today, RecordedBy = actor.Name,
    };

    private static Dictionary<char, FormValues> Answers(MigratedInput input)
    {
        var a = new FormValues
        {
            ["A1"] = input.Title, ["A2"] = input.Kind?.ToString(), ["A3"] = input.TargetFy!.Value.Year.ToString(CultureInfo.InvariantCulture), ["A6"] = input.SystemId?.ToString(),
        };
        var answers = new Dictionary<char, FormValues> { ['A'] = a };
        if (input.AmountYen is { } yen && input.Stage == Stage.PreProcurement)
        {
            answers['Q'] = new FormValues { ["Q3"] = yen.ToString(CultureInfo.InvariantCulture) };
        }
        return answers;
    }
}
