using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>What a survey's fixed answer says of one system.</summary>
public sealed record SurveyFixed
{
    /// <summary>Null: a system that is new to the ledger.</summary>
    public Guid? SystemId { get; init; }
    /// <summary>By the names of the columns, as <see cref="LedgerText"/> writes them; null clears.</summary>
    public required IReadOnlyDictionary<string, string?> Values { get; init; }
    /// <summary>Null leaves the licences as they are.</summary>
    public IReadOnlyList<LicenceRow>? Licences { get; init; }
    /// <summary>Day and name of the section's head who confirmed the answer.</summary>
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBy { get; init; }
    public string? ConfirmedBySection { get; init; }
    /// <summary>The five answers about what the system brings, and the base date they are about; null where they were not asked or not answered.</summary>
    public EvaluationAnswers? Evaluation { get; init; }
    public DateOnly BaseDate { get; init; }
}

public sealed partial class SystemRegister
{
    /// <summary>
    /// Event "survey answer fixed": writes into the row what the section answered, with the source Survey, or makes the row.
    /// Does NOT save: the caller's save is the one transaction and its declared act is what the Trail tells; as it may take a
    /// number, the caller runs inside <see cref="Repeat"/>. Refused: values that contradict each other (SurveyContradiction).
    /// </summary>
    /// <returns>The id and number of the ledger row.</returns>
    public async Task<(Guid Id, string Code)> TakeSurveyAnswerAsync(SurveyFixed answer, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.SystemEditAll))
        {
            throw new Forbidden("Merging a survey into the ledger.");
        }
        var system = answer.SystemId is { } id
            ? await db.Set<InformationSystem>().Include(x => x.Licences).SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound($"System {id}.")
            : null;
        var input = system is null ? new SystemInput() : SystemInput.Of(system);
        foreach (var (name, text) in answer.Values)
        {
            var column = SystemColumns.Of(name);
            column.Set(input, LedgerText.Read(column, text));
        }
        if (SurveyedValues.ContractFaults(input) is { Count: > 0 } faults)
        {
            throw new RuleViolation("SurveyContradiction", null, nameof(InformationSystem) + "." + faults.Keys.First());
        }
        system ??= await AddAsync(input, LedgerSource.Survey, actor, ct);
        if (answer.Evaluation is { } evaluation)
        {
            if (answer.SystemId is not null)
            {
                await db.Entry(system).Collection(x => x.Evaluations).LoadAsync(ct);
            }
            system.TakeEvaluation(evaluation, answer.BaseDate, answer.ConfirmedBy, actor);
        }
        system.TakeSurvey(answer, input, actor);
        return (system.Id, system.Code);
    }
}
