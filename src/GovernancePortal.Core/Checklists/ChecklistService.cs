using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Checklists;

/// <summary>Defines checklists, enters the states of bodies and closes years.</summary>
public sealed class ChecklistService(PortalDb db, ChecklistQueries queries)
{
    /// <summary>An own checklist; the ministry's comes with the product. Refused: a code that is taken (Checklist.CodeTaken).</summary>
    public async Task<Guid> BeginAsync(ChecklistInput input, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var list = Checklist.Begin(Guid.CreateVersion7(actor.Now), ChecklistKind.Own, input, actor);
        db.Add(list);
        db.Act(actor, "ChecklistBegun", list.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Checklist.CodeTaken", nameof(input.Code)), ct);
        return list.Id;
    }

    public async Task EditAsync(Guid id, ChecklistInput input, Actor actor, CancellationToken ct = default)
    {
        var list = await WritableAsync(id, input.Version, actor, ct);
        list.Edit(input, actor);
        db.Act(actor, "ChecklistEdited", list.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    public async Task<Guid> AddItemAsync(Guid id, ChecklistItemInput input, Actor actor, CancellationToken ct = default)
    {
        var list = await WritableAsync(id, input.Version, actor, ct);
        var item = list.AddItem(input, actor);
        db.Act(actor, "CheckItemAdded", list.Subject, capacity: Capacity(actor));
        await db.SaveChangesAsync(ct);
        return item.Id;
    }

    /// <summary>Another wording becomes the next version; what was answered stays with its own.</summary>
    public async Task ChangeItemAsync(Guid id, Guid itemId, ChecklistItemInput input, Actor actor, CancellationToken ct = default)
    {
        var list = await WritableAsync(id, input.Version, actor, ct);
        var item = list.Items.FirstOrDefault(i => i.Id == itemId) ?? throw new NotFound($"Item {itemId}.");
        var versions = item.Wordings.Count;
        list.Change(item, input, await LastClosedAsync(id, ct), actor);
        db.Act(actor, item.Wordings.Count > versions ? "CheckItemReworded" : "CheckItemEdited", list.Subject, input.Reason, Capacity(actor));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A state of a body from a day on; a second entry of one day replaces the first.</summary>
    public async Task EnterFactAsync(Guid bodyId, FactInput input, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandAnswering(actor);
        var body = await queries.BodyAsync(bodyId, ct);
        var (condition, from) = (input.Condition!.Value, input.ValidFrom!.Value);
        var fact = await db.Set<BodyFact>().SingleOrDefaultAsync(f => f.BodyId == bodyId && f.Condition == condition && f.ValidFrom == from, ct);
        if (fact is null)
        {
            fact = new BodyFact { Id = Guid.CreateVersion7(actor.Now), BodyId = body.Id, Condition = condition, ValidFrom = from };
            db.Add(fact);
        }
        fact.Take(input.Holds!.Value, input.Note, actor);
        db.Act(actor, "ChecklistFactEntered", fact.Subject, capacity: Capacity(actor));
        await UniqueSave.SaveAsync(db, new RuleViolation("Checklist.FactMeanwhile", nameof(input.ValidFrom)), ct);
    }

    /// <summary>
    /// Closes a year of a checklist for all bodies. Refused: while the prefecture's own assessment is not confirmed
    /// (Checklist.OwnNotConfirmed), a year to come (Checklist.YearAhead), a year closed already (Checklist.YearClosed).
    /// Municipalities that have not answered stay without an answer.
    /// </summary>
    public async Task CloseYearAsync(Guid id, CloseYearInput input, Actor actor, CancellationToken ct = default)
    {
        ChecklistAccess.DemandConfirming(actor);
        var list = await queries.FindAsync(id, ct);
        var fy = input.Fy!.Value;
        if (fy > FiscalYear.Of(actor.Today))
        {
            throw new RuleViolation("Checklist.YearAhead", nameof(input.Fy));
        }
        if (await db.Set<ChecklistYear>().AnyAsync(y => y.ChecklistId == id && y.Fy == fy, ct))
        {
            throw new RuleViolation("Checklist.YearClosed", nameof(input.Fy), fy);
        }
        if (!await db.Set<ChecklistAssessment>().AnyAsync(a => a.ChecklistId == id && a.Fy == fy && a.BodyId == ChecklistBody.PrefectureId && a.State == AssessmentState.Confirmed, ct))
        {
            throw new RuleViolation("Checklist.OwnNotConfirmed", nameof(input.Fy), fy);
        }
        db.Add(new ChecklistYear { Id = Guid.CreateVersion7(actor.Now), ChecklistId = id, Fy = fy, ClosedAt = actor.Now, ClosedBy = actor.Name, ClosedBySection = actor.Main?.SectionName, Note = input.Note });
        db.Act(actor, "ChecklistYearClosed", list.Subject, fy.Japanese, actor.CapacityFor(ChecklistAccess.Confirming));
        await UniqueSave.SaveAsync(db, new RuleViolation("Checklist.YearClosed", nameof(input.Fy), fy), ct);
    }

    /// <summary>A list of answers left the portal.</summary>
    public async Task RecordExportAsync(Guid id, string what, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "ChecklistExported", new(Checklist.SubjectType, id), what);
        await db.SaveChangesAsync(ct);
    }

    private async Task<FiscalYear?> LastClosedAsync(Guid id, CancellationToken ct) => (await queries.ClosedAsync(id, ct)).Select(y => (FiscalYear?)y.Fy).FirstOrDefault();

    private static Capacity? Capacity(Actor actor) => actor.CapacityFor(ChecklistAccess.Answering);

    private async Task<Checklist> WritableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        ChecklistAccess.DemandAnswering(actor);
        var list = await db.Set<Checklist>().Include(c => c.Groups).Include(c => c.Items).ThenInclude(i => i.Wordings).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new NotFound($"Checklist {id}.");
        db.Expect(list, version);
        return list;
    }
}
