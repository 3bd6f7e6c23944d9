using System.Globalization;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>Everything a section writes into its answer, or the policy office for it.</summary>
public sealed class SurveyAnswerService(PortalDb db, SurveyLoadQueries load)
{
    /// <summary>
    /// Answers one row: 変更なし, 変更あり, 廃止, or the draft of a new one. Two people may write different rows at once; 409 when
    /// somebody else wrote this one.
    /// </summary>
    public Task WriteRowAsync(Guid rowId, SurveyRowAnswer given, uint version, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var scene = await load.SceneOfRowAsync(rowId, actor, ct);
        db.Expect(scene.Answer.Rows.Single(r => r.Id == rowId), version);
        scene.Answer.Write(new Dictionary<Guid, SurveyRowAnswer> { [rowId] = given }, scene.Questions, scene.Norms, scene.Context, actor, Proxy(scene, actor));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }, OnlyTheAnswer);

    /// <summary>「残りはすべて変更なし」: every row that is not answered yet. How many.</summary>
    public Task<int> RestUnchangedAsync(Guid answerId, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var scene = await load.SceneAsync(answerId, actor, ct);
        var rest = scene.Answer.Rows.Where(r => r.Answer == RowAnswer.None).ToDictionary(r => r.Id, _ => new SurveyRowAnswer { Answer = RowAnswer.Unchanged });
        scene.Answer.Write(rest, scene.Questions, scene.Norms, scene.Context, actor, Proxy(scene, actor));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
        return rest.Count;
    }, OnlyTheAnswer);

    /// <summary>A system that the ledger does not have; the id of its row.</summary>
    public Task<Guid> AddRowAsync(Guid answerId, SurveyRowAnswer given, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var scene = await load.SceneAsync(answerId, actor, ct);
        var row = scene.Answer.AddNew(given, scene.Questions, scene.Norms, scene.Context, actor, Proxy(scene, actor));
        db.Add(row);
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
        return row.Id;
    }, OnlyTheAnswer);

    public Task RemoveRowAsync(Guid rowId, Actor actor, CancellationToken ct = default) => Repeat.OnCollisionAsync(db, async () =>
    {
        var scene = await load.SceneOfRowAsync(rowId, actor, ct);
        scene.Answer.Remove(rowId, scene.Context, actor);
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }, OnlyTheAnswer);

    /// <summary>該当なし.</summary>
    public async Task SayNoneAsync(Guid answerId, uint version, Actor actor, CancellationToken ct = default)
    {
        var scene = await SceneAsync(answerId, version, actor, ct);
        scene.Answer.SayNone(scene.Context, actor, Proxy(scene, actor));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }

    /// <summary>Answers to the extra questions, by key; refused beside its field: a number or choice that is none (Survey.ExtraWrong), a long text (Survey.ExtraLong).</summary>
    public async Task AnswerExtrasAsync(Guid answerId, IReadOnlyDictionary<string, string?> answers, uint version, Actor actor, CancellationToken ct = default)
    {
        var scene = await SceneAsync(answerId, version, actor, ct);
        scene.Answer.TakeExtras(ReadExtras(scene.Questions, answers), scene.Context, actor, Proxy(scene, actor));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }

    /// <summary>運用評価 of the answer's systems; a row without any answer is taken back.</summary>
    public async Task EvaluateAsync(Guid answerId, SurveyEvaluationInput input, Actor actor, CancellationToken ct = default)
    {
        var scene = await SceneAsync(answerId, input.Version, actor, ct);
        scene.Answer.Evaluate(input.Rows.ToDictionary(r => r.RowId, r => r.Answers), scene.Context, actor, Proxy(scene, actor));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }

    public async Task PlanAsync(Guid answerId, SurveyPlansInput input, Actor actor, CancellationToken ct = default)
    {
        var scene = await SceneAsync(answerId, input.Version, actor, ct);
        var known = scene.Answer.Plans.Select(p => p.Id).ToHashSet();
        scene.Answer.TakePlans([.. input.Plans.Where(p => !p.IsEmpty)], scene.Context, actor, Proxy(scene, actor));
        db.AddRange(scene.Answer.Plans.Where(p => !known.Contains(p.Id)));
        await SaveAsync(scene, "SurveyAnswered", actor, ct);
    }

    internal static Dictionary<string, string> ReadExtras(SurveyQuestions questions, IReadOnlyDictionary<string, string?> answers)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in questions.Extras)
        {
            if (answers.GetValueOrDefault(question.Key) is { Length: > 0 } text)
            {
                read[question.Key] = Extra(question, text) ?? throw new RuleViolation(text.Length > ExtraQuestion.AnswerLength ? "Survey.ExtraLong" : "Survey.ExtraWrong", $"Answers[{question.Key}]", ExtraQuestion.AnswerLength);
            }
        }
        return read;
    }

    /// <summary>As it is kept; null where it is no answer to the question.</summary>
    internal static string? Extra(ExtraQuestion question, string text) => question.Kind switch
    {
        ExtraKind.Text => text.Length <= ExtraQuestion.AnswerLength ? text : null,
        ExtraKind.YesNo => bool.TryParse(text, out var yes) ? yes.ToString() : null,
        ExtraKind.Choice => question.ChoicesJa.Contains(text) ? text : null,
        ExtraKind.Number => Platform.Sheets.SheetValues.Whole(new Platform.Sheets.SheetCell(text)) is { Fault: null, Value: { } number } ? number.ToString(CultureInfo.InvariantCulture) : null,
    };

    private async Task<SurveyScene> SceneAsync(Guid answerId, uint version, Actor actor, CancellationToken ct)
    {
        var scene = await load.SceneAsync(answerId, actor, ct);
        db.Expect(scene.Answer, version);
        return scene;
    }

    private async Task SaveAsync(SurveyScene scene, string act, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, scene.Answer.Subject, capacity: SurveyWorkflow.CapacityFor(Proxy(scene, actor) ? SurveyMover.Office : SurveyMover.Section, scene.Answer.SectionId, actor));
        await db.SaveChangesAsync(ct);
    }

    private static bool Proxy(SurveyScene scene, Actor actor) => SurveyAccess.IsProxy(actor, scene.Answer.SectionId);

    // Rows have their own version: the answer only counts them.
    private static bool OnlyTheAnswer(DbUpdateConcurrencyException conflict) => conflict.Entries.All(e => e.Entity is SurveyAnswer);
}
