using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Imports;

namespace GovernancePortal.Core.Consultations.Sheets;

/// <summary>
/// A workbook on its way back into a draft: read, looked at, confirmed. Nothing of the case is written before
/// <see cref="ApplyAsync"/>; a form section that somebody saved since the file went out is written only on the person's word.
/// </summary>
public sealed class DraftSheetService(PortalDb db, ImportStore store, FormQueries forms, DraftSheetQueries queries, DraftService drafts, CalendarQueries calendars)
{
    /// <summary>Keeps the file's rows for the preview. Refused with what <see cref="ImportStore.StageAsync"/> names; Forbidden unless the actor writes this form now.</summary>
    public async Task<Guid> ReadAsync(Guid id, Stream content, string fileName, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        var view = await forms.ViewAsync(id, actor, ct);
        view.DemandMayWrite(actor);
        var run = await store.StageAsync(KindOf(id), content, fileName, name => name, actor, ct);
        var reading = await LookAsync(view, run, labels, actor, ct);
        run.Look(new Dictionary<string, string>());
        run.Seen([.. Enumerable.Repeat(ImportOutcome.Failed, reading.Faults.Count), .. Enumerable.Repeat(ImportOutcome.Updated, reading.Changes.Count)]);
        run.Previewed();
        await store.SaveAsync(run, actor, "ImportLookedAt", ct);
        return run.Id;
    }

    /// <summary>What the file would do to the case as it is now; no reading once it was applied.</summary>
    public async Task<(ImportRun Run, FormView View, DraftReading? Reading)> PreviewAsync(Guid id, Guid runId, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        var view = await forms.ViewAsync(id, actor, ct);
        view.DemandMayWrite(actor);
        var run = await RunAsync(id, runId, actor, ct);
        return (run, view, run.State == ImportState.Previewed ? await LookAsync(view, run, labels, actor, ct) : null);
    }

    /// <summary>
    /// Writes in one save. Refused while one cell has a fault (ImportHasFaults) and when nothing is left to write
    /// (DraftSheet.NothingToTake); a conflict when the case was saved since the preview was shown.
    /// </summary>
    /// <param name="version">Of the case, as the preview showed it.</param>
    /// <param name="overwrite">Form sections in conflict that the file's answers are taken of all the same.</param>
    public async Task ApplyAsync(Guid id, Guid runId, uint version, IReadOnlyCollection<char> overwrite, FormLabels labels, Actor actor, CancellationToken ct = default)
    {
        var (run, view, reading) = await PreviewAsync(id, runId, labels, actor, ct);
        if (reading is null)
        {
            throw new RuleViolation("ImportNotPreviewed");
        }
        if (view.Case.Version != version)
        {
            throw new VersionConflict("The case was saved since the preview.");
        }
        if (reading.Faults.Count > 0)
        {
            throw new RuleViolation("ImportHasFaults", null, reading.Faults.Count);
        }
        var taken = reading.Taken(overwrite);
        if (taken.Count == 0)
        {
            throw new RuleViolation("DraftSheet.NothingToTake");
        }
        db.Attach(run);
        run.Confirm(goodRowsOnly: true);
        run.Apply(actor);
        await drafts.TakeSheetAsync(id, version, taken, run.FileName, actor, ct);
        await store.DropPartsAsync(runId, ct);
    }

    public async Task DropAsync(Guid id, Guid runId, Actor actor, CancellationToken ct = default)
    {
        (await forms.ViewAsync(id, actor, ct)).DemandMayWrite(actor);
        await RunAsync(id, runId, actor, ct);
        await store.DropAsync(runId, ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>That the form went out as a file is on the Trail; restricted figures in it make it a view of those.</summary>
    public async Task RecordExportAsync(FormView view, Actor actor, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        db.Act(actor, view.MayViewRestricted && Form.FormCatalogue.HoldsRestricted(view.Facts) ? RestrictedViews.Viewed : "DraftTakenOut", view.Case.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task<DraftReading> LookAsync(FormView view, ImportRun run, FormLabels labels, Actor actor, CancellationToken ct)
    {
        var c = view.Case;
        var target = new DraftTarget(view.Facts, view.MayViewRestricted)
        {
            Id = c.Id, Versions = c.Sections.ToDictionary(s => s.Letter, s => s.Version), Open = c.State == ConsultationState.Inquiry ? c.OpenedFields() : null,
            Simplified = (await calendars.CalendarAsync(ct)).Threshold(ThresholdKind.SimplifiedForm, actor.Today),
        };
        return await DraftSheetFile.ReadAsync(store, run, target, await queries.WordsAsync(labels, actor.Today, ct), ct);
    }

    private async Task<ImportRun> RunAsync(Guid id, Guid runId, Actor actor, CancellationToken ct)
    {
        var run = await store.FindAsync(runId, KindOf(id), ct);
        return run.CreatedBy == actor.UserId ? run : throw new NotFound($"Import run {runId}.");
    }

    // The file belongs to one case: its runs are kept under its id.
    private static string KindOf(Guid id) => $"Draft:{id:N}";
}

/// <summary>A staged workbook as the reader takes it.</summary>
internal static class DraftSheetFile
{
    public static async Task<DraftReading> ReadAsync(ImportStore store, ImportRun run, DraftTarget target, DraftWords words, CancellationToken ct) =>
        new DraftSheetReader(target, words).Read(await AboutAsync(store, run, ct), await store.PartsAsync(run.Id, ct));

    public static async Task<IReadOnlyList<Platform.Sheets.SheetRow>> AboutAsync(ImportStore store, ImportRun run, CancellationToken ct)
    {
        var rows = new List<StagedRow>();
        await foreach (var chunk in store.RowsAsync(run.Id).WithCancellation(ct))
        {
            rows.AddRange(chunk);
        }
        return [.. rows.Select(ImportStore.RowOf)];
    }
}
