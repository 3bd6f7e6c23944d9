using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;
using GovernancePortal.Core.Systems.Sheets;

namespace GovernancePortal.Core.Surveys.Sheets;

/// <summary>A file on its way into a section's answer: read, looked at, confirmed. Nothing of the answer is written before <see cref="ApplyAsync"/>.</summary>
public sealed class SurveySheetService(PortalDb db, ImportStore store, SurveyAnswerQueries answers, SurveyLoadQueries load, SystemSheetQueries ledger)
{
    /// <summary>Reads the file in and looks at it. Refused with what <see cref="ImportStore.StageAsync"/> names; Forbidden unless the actor may write the answer.</summary>
    public async Task<Guid> ReadAsync(Guid answerId, Stream content, string fileName, Actor actor, CancellationToken ct = default)
    {
        var view = await WritableAsync(answerId, actor, ct);
        var run = await store.StageAsync(KindOf(answerId), content, fileName, SurveySheet.PartOf, actor, ct);
        var reading = await LookAsync(view, run, actor, ct);
        run.Look(new Dictionary<string, string>());
        run.Seen([.. Enumerable.Repeat(ImportOutcome.Failed, reading.Faults.Count), .. Enumerable.Repeat(ImportOutcome.Updated, reading.Count)]);
        run.Previewed();
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        return run.Id;
    }

    /// <summary>What the file would do, looked at afresh.</summary>
    public async Task<(ImportRun Run, SurveySheetReading? Reading)> PreviewAsync(Guid answerId, Guid runId, Actor actor, CancellationToken ct = default)
    {
        var view = await answers.ViewAsync(answerId, actor, ct);
        var run = await RunAsync(answerId, runId, actor, ct);
        return (run, run.State == ImportState.Previewed ? await LookAsync(view, run, actor, ct) : null);
    }

    /// <summary>
    /// Writes the whole file in one save: all of it, or nothing where one cell has a fault (ImportHasFaults). By the policy office it
    /// is marked as 代理登録.
    /// </summary>
    public async Task ApplyAsync(Guid answerId, Guid runId, Actor actor, CancellationToken ct = default)
    {
        var view = await WritableAsync(answerId, actor, ct);
        var run = await RunAsync(answerId, runId, actor, ct);
        var reading = await LookAsync(view, run, actor, ct);
        if (reading.Faults.Count > 0)
        {
            throw new RuleViolation("ImportHasFaults", null, reading.Faults.Count);
        }
        var scene = await load.SceneAsync(answerId, actor, ct);
        db.Expect(scene.Answer, view.Answer.Version);
        var (answer, proxy) = (scene.Answer, view.IsProxy);
        answer.Write(reading.Rows, scene.Questions, scene.Norms, scene.Context, actor, proxy);
        foreach (var given in reading.New)
        {
            db.Add(answer.AddNew(given, scene.Questions, scene.Norms, scene.Context, actor, proxy));
        }
        if (reading.SaysNone && answer.RowCount == 0)
        {
            answer.SayNone(scene.Context, actor, proxy);
        }
        if (reading.Evaluations is { Count: > 0 } evaluations)
        {
            answer.Evaluate(evaluations, scene.Context, actor, proxy);
        }
        if (reading.Extras is { } extras)
        {
            answer.TakeExtras(extras, scene.Context, actor, proxy);
        }
        if (reading.Plans is { } plans)
        {
            var known = answer.Plans.Select(p => p.Id).ToHashSet();
            answer.TakePlans(plans, scene.Context, actor, proxy);
            db.AddRange(answer.Plans.Where(p => !known.Contains(p.Id)));
        }
        run.Confirm(goodRowsOnly: false);
        run.Apply(actor);
        db.Act(actor, "SurveyImported", answer.Subject, run.FileName, SurveyWorkflow.CapacityFor(proxy ? SurveyMover.Office : SurveyMover.Section, answer.SectionId, actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task DropAsync(Guid answerId, Guid runId, Actor actor, CancellationToken ct = default)
    {
        await WritableAsync(answerId, actor, ct);
        await RunAsync(answerId, runId, actor, ct);
        await store.DropAsync(runId, ct);
        db.ChangeTracker.Clear();
    }

    private async Task<SurveySheetReading> LookAsync(SurveyAnswerView view, ImportRun run, Actor actor, CancellationToken ct)
    {
        var rows = new List<StagedRow>();
        await foreach (var chunk in store.RowsAsync(run.Id).WithCancellation(ct))
        {
            rows.AddRange(chunk);
        }
        var words = await ledger.WordsAsync(actor.Today, ct);
        return new SurveySheetReader(view, words).Read(run.Headings, rows.Select(ImportStore.RowOf), await store.PartsAsync(run.Id, ct));
    }

    private async Task<SurveyAnswerView> WritableAsync(Guid answerId, Actor actor, CancellationToken ct)
    {
        var view = await answers.ViewAsync(answerId, actor, ct);
        return view.MayWrite ? view : throw new Forbidden("Writing this survey answer.");
    }

    private async Task<ImportRun> RunAsync(Guid answerId, Guid runId, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(runId, KindOf(answerId), ct);
        return run.IsVisibleTo(actor, Permission.SurveyManage) ? run : throw new NotFound($"Import run {runId}.");
    }

    // The file belongs to one answer: its runs are kept under its id.
    private static string KindOf(Guid answerId) => $"Survey:{answerId:N}";
}
