using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Systems;

/// <summary>ねらった効果は出ているか.</summary>
public enum EvaluatedEffect
{
    AsIntended,  // ねらいどおり出ている
    Partly,      // 一部出ている
    NotYet,      // 出ていない
    NotMeasured, // 測っていない
}

/// <summary>どのくらい使われているか.</summary>
public enum EvaluatedUse
{
    AsPlanned, // 想定どおり使われている
    Less,      // 想定より少ない
    Hardly,    // ほとんど使われていない
}

/// <summary>この1年の障害.</summary>
public enum EvaluatedTrouble
{
    None,    // なかった
    Minor,   // あったが業務は止まらなかった
    Serious, // 業務が止まった
}

/// <summary>経費は効果に見合うか.</summary>
public enum EvaluatedCost
{
    Fair,    // 見合う
    High,    // 高い
    Unknown, // 分からない
}

/// <summary>今後どうするか.</summary>
public enum EvaluatedConclusion
{
    Continue, // このまま続ける
    Improve,  // 改善して続ける
    Renew,    // 更新・作り替えを考える
    Retire,   // 廃止・統合を考える
}

/// <summary>The five answers of the yearly survey about what a system brings (domain.md 3.1, G4, for systems that have no 評価 of their own).</summary>
public sealed record EvaluationAnswers(EvaluatedEffect Effect, EvaluatedUse Use, EvaluatedTrouble Trouble, EvaluatedCost Cost, EvaluatedConclusion Conclusion, string? Note);

/// <summary>運用評価 of a system as the section gave it in a yearly survey; one a base date, kept beside the ones before.</summary>
public sealed class SystemEvaluation : SystemPart
{
    /// <summary>Base date of the survey.</summary>
    public DateOnly On { get; private set; }
    public EvaluatedEffect Effect { get; private set; }
    public EvaluatedUse Use { get; private set; }
    public EvaluatedTrouble Trouble { get; private set; }
    public EvaluatedCost Cost { get; private set; }
    public EvaluatedConclusion Conclusion { get; private set; }
    public string? Note { get; private set; }
    /// <summary>The head who confirmed the survey's answer; frozen.</summary>
    public string? ConfirmedBy { get; private set; }

    public override string? RowName => FiscalYear.Of(On).Short;

    internal void Take(EvaluationAnswers answers, DateOnly on, string? confirmedBy) =>
        (On, Effect, Use, Trouble, Cost, Conclusion, Note, ConfirmedBy) = (on, answers.Effect, answers.Use, answers.Trouble, answers.Cost, answers.Conclusion, answers.Note, confirmedBy);
}

public sealed partial class InformationSystem
{
    private readonly List<SystemEvaluation> evaluations = [];

    public IReadOnlyList<SystemEvaluation> Evaluations => evaluations;

    /// <summary>A survey of the same base date that is merged again corrects its own record.</summary>
    internal void TakeEvaluation(EvaluationAnswers answers, DateOnly on, string? confirmedBy, Actor actor)
    {
        var record = evaluations.Find(e => e.On == on);
        if (record is null)
        {
            record = new SystemEvaluation();
            record.Place(Guid.CreateVersion7(actor.Now), Id, evaluations.Count);
            evaluations.Add(record);
        }
        record.Take(answers, on, confirmedBy);
    }
}

/// <summary>Which systems a module above evaluates in a way of its own, so that the yearly survey does not ask about them again.</summary>
public interface ISystemsEvaluatedElsewhere
{
    Task<IReadOnlySet<Guid>> EvaluatedAsync(CancellationToken ct = default);
}

/// <summary>Which systems the yearly survey evaluates: running for a year, neither 重要 nor evaluated by a consultation.</summary>
public sealed class SystemEvaluationQueries(PortalDb db, IEnumerable<ISystemsEvaluatedElsewhere> others)
{
    public const int MonthsInUse = 12;

    public async Task<IReadOnlySet<Guid>> AskedAsync(DateOnly baseDate, CancellationToken ct = default)
    {
        var since = baseDate.AddMonths(-MonthsInUse);
        var running = await db.Set<InformationSystem>().AsNoTracking()
            .Where(s => (s.Lifecycle == Lifecycle.InOperation || s.Lifecycle == Lifecycle.ToBeRetired) && s.Criticality != Criticality.Important && (s.StartedOn == null || s.StartedOn <= since)).Select(s => s.Id).ToListAsync(ct);
        var asked = running.ToHashSet();
        foreach (var other in others)
        {
            asked.ExceptWith(await other.EvaluatedAsync(ct));
        }
        return asked;
    }
}
