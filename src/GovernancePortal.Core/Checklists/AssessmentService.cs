using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists;

/// <summary>Everything that happens to a body's yearly answers. A year that is closed takes none (Checklist.YearClosed).</summary>
public sealed class AssessmentService(PortalDb db, ChecklistQueries queries, FileStore files)
{
    public const string Downloaded = "ChecklistFileDownloaded";

    /// <summary>Begins the assessment of a body; of one begun already its id. Refused: a checklist that asks only the prefecture (Checklist.NotForMunicipalities), or not in that year (Checklist.NotUsed).</summary>
    public async Task<Guid> BeginAsync(Guid checklistId, Guid bodyId, FiscalYear fy, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var known = await db.Set<ChecklistAssessment>().AsNoTracking().Where(a => a.ChecklistId == checklistId && a.BodyId == bodyId && a.Fy == fy).Select(a => a.Id).SingleOrDefaultAsync(ct);
        if (known != Guid.Empty)
        {
            return known;
        }
        var (list, body) = (await queries.FindAsync(checklistId, ct), await queries.BodyAsync(bodyId, ct));
        Demand(list, body, fy);
        await DemandOpenAsync(checklistId, fy, ct);
        var assessment = ChecklistAssessment.Begin(list, body, fy, actor);
        db.Add(assessment);
        db.Act(actor, "ChecklistAssessmentBegun", assessment.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Checklist.BegunMeanwhile"), ct);
        return assessment.Id;
    }

    /// <summary>The answers to the items given; others stay. What each refuses stands beside its own field.</summary>
    public async Task AnswerAsync(Guid id, AnswersInput input, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var (assessment, view) = await LoadAsync(id, input.Version, ct);
        for (var i = 0; i < input.Answers.Count; i++)
        {
            var line = view.Lines.FirstOrDefault(l => l.Item.Id == input.Answers[i].ItemId) ?? throw new NotFound("Item of the checklist.");
            assessment.Put(line.Item, input.Answers[i], line.Applies, actor, $"Answers[{i}].Evidence");
        }
        db.Act(actor, "ChecklistAnswered", assessment.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A file beside an answer, or none. <paramref name="file"/> is stored already and joins in this save.</summary>
    public async Task AttachAsync(Guid id, Guid itemId, StoredFile? file, uint version, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var (assessment, _) = await LoadAsync(id, version, ct);
        if (file is not null)
        {
            db.Add(file);
        }
        assessment.Attach(itemId, file);
        db.Act(actor, file is null ? "ChecklistFileDropped" : "ChecklistFileAttached", assessment.Subject, file?.Name, Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task SubmitAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var (assessment, view) = await LoadAsync(id, version, ct);
        assessment.Submit(view.Lines.Count(l => l.IsOpen), actor);
        db.Act(actor, "ChecklistSubmitted", assessment.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task ReturnAsync(Guid id, ReturnInput input, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandConfirming(actor);
        var (assessment, _) = await LoadAsync(id, input.Version, ct);
        assessment.Return(input.Note!);
        db.Act(actor, "ChecklistReturned", assessment.Subject, input.Note, actor.CapacityFor(ChecklistAccess.Confirming));
        await db.SaveChangesAsync(ct);
    }

    public async Task ConfirmAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandConfirming(actor);
        var (assessment, view) = await LoadAsync(id, version, ct);
        assessment.Confirm(view.Lines.Where(l => l.IsOut).Select(l => l.Item), actor);
        db.Act(actor, "ChecklistConfirmed", assessment.Subject, capacity: actor.CapacityFor(ChecklistAccess.Confirming));
        await db.SaveChangesAsync(ct);
    }

    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid itemId, Actor actor, CancellationToken ct = default)
    {
        var answer = await db.Set<ChecklistAnswer>().AsNoTracking().Include(a => a.File).SingleOrDefaultAsync(a => a.AssessmentId == id && a.ItemId == itemId, ct);
        if (answer?.File is not { } file)
        {
            throw new NotFound("File of the answer.");
        }
        var content = files.OpenRead(file.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, answer.Subject, file.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (file, content);
    }

    internal static void Demand(Checklist list, ChecklistBody body, FiscalYear fy)
    {
        if (body.Kind == BodyKind.Municipality && !list.ForMunicipalities)
        {
            throw new RuleViolation("Checklist.NotForMunicipalities");
        }
        if (!list.IsUsedIn(fy))
        {
            throw new RuleViolation("Checklist.NotUsed", null, fy);
        }
    }

    private async Task DemandOpenAsync(Guid checklistId, FiscalYear fy, CancellationToken ct)
    {
        if (await db.Set<ChecklistYear>().AnyAsync(y => y.ChecklistId == checklistId && y.Fy == fy, ct))
        {
            throw new RuleViolation("Checklist.YearClosed", null, fy);
        }
    }

    private async Task<(ChecklistAssessment Assessment, AssessmentView View)> LoadAsync(Guid id, uint version, CancellationToken ct)
    {
        var assessment = await db.Set<ChecklistAssessment>().Include(a => a.Answers).ThenInclude(a => a.File).SingleOrDefaultAsync(a => a.Id == id, ct) ?? throw new NotFound($"Assessment {id}.");
        db.Expect(assessment, version);
        await DemandOpenAsync(assessment.ChecklistId, assessment.Fy, ct);
        return (assessment, await queries.ViewAsync(id, ct));
    }

    private static Capacity? Capacity(Actor actor) => actor.CapacityFor(ChecklistAccess.Answering);
}
