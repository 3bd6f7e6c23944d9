using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Surveys;

/// <summary>One section's answer as its pages show it, with what the asker may do.</summary>
public sealed record SurveyAnswerView(SurveyScene Scene, IReadOnlyList<OfferedSurveyAct> Acts, bool IsProxy, bool SeesSensitive)
{
    public SurveyAnswer Answer => Scene.Answer;
    public SurveyCampaign Campaign => Scene.Campaign;
    public SurveyQuestions Questions => Scene.Questions;

    public IEnumerable<SurveyRow> Rows => Answer.Rows.OrderBy(r => r.Position);
    /// <summary>Exceptions first: changed, retired, new, something missing or odd.</summary>
    public IEnumerable<SurveyRow> Exceptions => Rows.Where(r => r.IsException).OrderBy(r => r.Answer == RowAnswer.Changed && r.Missing.Count + r.Findings.Count == 0 ? 1 : 0).ThenBy(r => r.Position);

    /// <summary>Systems whose five questions are not answered yet.</summary>
    public IEnumerable<SurveyRow> Unevaluated => Rows.Where(r => r.LacksEvaluation);

    public bool MayWrite => Acts.Any(a => a is { Act: SurveyAct.Write or SurveyAct.WriteByProxy, IsPossible: true });

    public OfferedSurveyAct? Act(SurveyAct act) => Acts.FirstOrDefault(a => a.Act == act);
}

/// <summary>A row that waits for the ledger, with what merging it would change.</summary>
public sealed record MergeLine(Guid RowId, Guid AnswerId, string SectionName, string? Code, string Name, RowAnswer Answer, MergeState State, string? Fault, MergePlan Plan);

/// <summary>One row's merge in full.</summary>
public sealed record MergeView(SurveyScene Scene, SurveyRow Row, SurveyedSystem? Ledger, MergePlan Plan);

public sealed class SurveyAnswerQueries(PortalDb db, SurveyLoadQueries load, SystemSurveyQueries ledger)
{
    /// <summary>Throws <see cref="NotFound"/> for an answer the asker may not see; sensitive values never leave here for those who may not read them.</summary>
    public async Task<SurveyAnswerView> ViewAsync(Guid answerId, Actor actor, CancellationToken ct = default)
    {
        // After a refused save the context still holds what was typed: what is shown is what is stored.
        db.ChangeTracker.Clear();
        var scene = await load.SceneAsync(answerId, actor, ct);
        db.ChangeTracker.Clear();
        var sensitive = SurveyAccess.SeesSensitive(actor, scene.Answer.SectionId);
        foreach (var row in sensitive ? [] : scene.Answer.Rows)
        {
            row.HideSensitive();
        }
        return new SurveyAnswerView(scene, SurveyWorkflow.Open(scene.Answer, scene.Context, actor), SurveyAccess.IsProxy(actor, scene.Answer.SectionId), sensitive);
    }

    public async Task<Guid> AnswerOfRowAsync(Guid rowId, CancellationToken ct = default) =>
        await db.Set<SurveyRow>().Where(r => r.Id == rowId).Select(r => (Guid?)r.AnswerId).SingleOrDefaultAsync(ct) ?? throw new NotFound($"Survey row {rowId}.");

    /// <summary>The rows of fixed answers, those that wait first; what is in the ledger already only when asked for. Three commands.</summary>
    public async Task<IReadOnlyList<MergeLine>> MergesAsync(Guid campaignId, DateOnly today, bool all, CancellationToken ct = default)
    {
        var rows = await (from r in db.Set<SurveyRow>().AsNoTracking()
                          join a in db.Set<SurveyAnswer>() on r.AnswerId equals a.Id
                          where a.CampaignId == campaignId && a.State == SurveyAnswerState.Fixed && (all || r.Merge != MergeState.Merged)
                          orderby r.Merge == MergeState.Merged, r.Merge == MergeState.Waiting, a.SectionName, r.Position
                          select new { Row = r, a.SectionName }).ToListAsync(ct);
        var now = await ledger.NowAsync([.. rows.Where(r => r.Row.Merge != MergeState.Merged).Select(r => r.Row.SystemId).OfType<Guid>()], ct);
        return [.. rows.Select(r => new MergeLine(r.Row.Id, r.Row.AnswerId, r.SectionName, r.Row.Code, r.Row.Name, r.Row.Answer, r.Row.Merge, r.Row.MergeFault,
            r.Row.Merge == MergeState.Merged ? new MergePlan([], false, false) : MergePlan.Of(r.Row, r.Row.SystemId is { } id ? now.GetValueOrDefault(id) : null, today)))];
    }

    public async Task<MergeView> MergeAsync(Guid rowId, Actor actor, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        var scene = await load.SceneOfMergeAsync(rowId, actor, ct);
        db.ChangeTracker.Clear();
        var row = scene.Answer.Rows[0];
        var now = row.SystemId is { } id ? (await ledger.NowAsync([id], ct)).GetValueOrDefault(id) : null;
        return new MergeView(scene, row, now, MergePlan.Of(row, now, actor.Today));
    }
}
