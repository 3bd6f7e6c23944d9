using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Surveys;

/// <summary>What became of one answer of many.</summary>
/// <param name="Refused">The rule that refused it; null when it was done.</param>
public sealed record SurveyBulkLine(Guid AnswerId, string SectionName, string? Refused);

/// <summary>The acts of the workflow: passing on, confirming, returning, fixing.</summary>
public sealed class SurveyActService(PortalDb db, SurveyLoadQueries load)
{
    /// <summary>Does one act; what it may be, and for whom, stands in <see cref="SurveyWorkflow"/>.</summary>
    public async Task DoAsync(Guid answerId, SurveyActInput input, Actor actor, CancellationToken ct = default)
    {
        var scene = await load.SceneAsync(answerId, actor, ct);
        db.Expect(scene.Answer, input.Version);
        await DoAsync(scene, input, actor, ct);
    }

    /// <summary>確定 of many at once: each on its own, so that one that is refused holds up none; what became of each.</summary>
    public async Task<IReadOnlyList<SurveyBulkLine>> FixAllAsync(IReadOnlyCollection<Guid> answerIds, Actor actor, CancellationToken ct = default)
    {
        if (!actor.May(Permission.SurveyManage))
        {
            throw new Forbidden("Fixing survey answers.");
        }
        var lines = new List<SurveyBulkLine>();
        foreach (var id in answerIds)
        {
            db.ChangeTracker.Clear();
            var scene = await load.SceneAsync(id, actor, ct);
            try
            {
                await DoAsync(scene, new SurveyActInput { Act = SurveyAct.Fix }, actor, ct);
                lines.Add(new SurveyBulkLine(id, scene.Answer.SectionName, null));
            }
            catch (RuleViolation refused)
            {
                lines.Add(new SurveyBulkLine(id, scene.Answer.SectionName, refused.Code));
            }
        }
        db.ChangeTracker.Clear();
        return lines;
    }

    private async Task DoAsync(SurveyScene scene, SurveyActInput input, Actor actor, CancellationToken ct)
    {
        var (answer, context) = (scene.Answer, scene.Context);
        var mover = SurveyWorkflow.Find(answer.State, input.Act!.Value)?.By;
        Change(answer, input, context, actor);
        if (SurveyNotices.OfAct(answer, input.Act.Value, actor) is { } message)
        {
            db.Add(message);
        }
        db.Act(actor, "Survey" + input.Act, answer.Subject, input.Reason, mover is { } by ? SurveyWorkflow.CapacityFor(by, answer.SectionId, actor) : null);
        await db.SaveChangesAsync(ct);
    }

    private static void Change(SurveyAnswer answer, SurveyActInput input, SurveyContext context, Actor actor)
    {
        switch (input.Act)
        {
            case SurveyAct.PassOn:
                answer.PassOn(context, actor);
                break;
            case SurveyAct.PullBack:
                answer.PullBack(context, actor);
                break;
            case SurveyAct.SendBack:
                answer.SendBack(input.Reason!, context, actor);
                break;
            case SurveyAct.Confirm:
                answer.Confirm(context, actor);
                break;
            case SurveyAct.TakeIn:
                answer.TakeIn(input.ConfirmedBy!, input.ConfirmedOn!.Value, input.Reason!, context, actor);
                break;
            case SurveyAct.Return:
                answer.Return(input.Reason!, input.Fields, context, actor);
                break;
            case SurveyAct.Fix:
                answer.Fix(context, actor);
                break;
            case SurveyAct.Reopen:
                answer.Reopen(input.Reason!, context, actor);
                break;
            default:
                throw new RuleViolation("Survey.NotNow", null, "SurveyAnswerState." + answer.State);
        }
    }
}
