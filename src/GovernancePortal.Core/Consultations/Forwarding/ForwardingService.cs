using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Forwarding;

/// <summary>A row of the coordinator's desk as typed; Version is that of the forwarding, CaseVersion that of the case.</summary>
public sealed record ForwardingEntry(Guid ConsultationId, uint Version, uint CaseVersion, int? Priority, string? Opinion);

/// <summary>The acts of 部局主管課 on the cases of its bureau: order, opinion, return, passing on alone or together.</summary>
public sealed class ForwardingService(PortalDb db, ConsultationCaseService cases)
{
    /// <summary>
    /// Keeps priorities and opinions. Refused: two cases of a bureau in one place (Forwarding.PriorityTaken, over the whole
    /// desk), a place outside 1–999 (Forwarding.PriorityRange), a case passed on meanwhile (Forwarding.Settled).
    /// </summary>
    public async Task ArrangeAsync(IReadOnlyList<ForwardingEntry> entries, Actor actor, CancellationToken ct = default)
    {
        await WriteAsync(entries, actor, ct);
        db.Act(actor, "BureauArranged");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// 一括提出: all of them or none, in the order of their places, each with its line of the history and its hand-over, one
    /// covering note. Refused without a case (Forwarding.NoneChosen) and for cases of two bureaus (Forwarding.TwoBureaus).
    /// </summary>
    public async Task<Guid?> ForwardAsync(IReadOnlyList<ForwardingEntry> entries, IReadOnlyCollection<Guid> chosen, string? note, Actor actor, CancellationToken ct = default)
    {
        if (!entries.Any(e => chosen.Contains(e.ConsultationId)))
        {
            throw new RuleViolation("Forwarding.NoneChosen");
        }
        if (note?.Length > BureauBatch.NoteLength)
        {
            throw new RuleViolation("Form.TooLong", "Note", BureauBatch.NoteLength, note.Length);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var written = await WriteAsync(entries, actor, ct);
        db.Act(actor, "BureauArranged");
        await db.SaveChangesAsync(ct);
        var going = entries.Where(e => chosen.Contains(e.ConsultationId)).OrderBy(e => e.Priority ?? int.MaxValue).ToList();
        if (written.Where(f => chosen.Contains(f.ConsultationId)).Select(f => f.BureauId).Distinct().Count() > 1)
        {
            throw new RuleViolation("Forwarding.TwoBureaus");
        }
        var batch = going.Count > 1 ? await BatchAsync(written.First(f => f.ConsultationId == going[0].ConsultationId).BureauId, going.Count, note, actor, ct) : null;
        foreach (var entry in going)
        {
            var c = await cases.LoadAsync(entry.ConsultationId, entry.CaseVersion, actor, ct);
            await PassOnAsync(c, written.First(f => f.ConsultationId == c.Id), batch, note, actor, ct);
        }
        await transaction.CommitAsync(ct);
        return batch?.Id;
    }

    /// <summary>One case from its own page; what is said there becomes the opinion.</summary>
    public async Task ForwardAsync(Guid id, uint version, string? opinion, Actor actor, CancellationToken ct = default)
    {
        var c = await cases.LoadAsync(id, version, actor, ct);
        var forwarding = await db.Set<BureauForwarding>().SingleAsync(f => f.ConsultationId == id, ct);
        if (!string.IsNullOrWhiteSpace(opinion))
        {
            forwarding.Write(forwarding.Priority, opinion, actor);
        }
        await PassOnAsync(c, forwarding, null, opinion, actor, ct);
    }

    /// <summary>部局内差戻し: with words, to the section that submitted.</summary>
    public Task ReturnAsync(Guid id, uint version, string? comment, Actor actor, CancellationToken ct = default) =>
        cases.MoveAsync(id, version, ConsultationAct.ReturnFromBureau, (c, x) => c.ReturnFromBureau(actor, x, comment), actor, comment, ct);

    private async Task PassOnAsync(Consultation c, BureauForwarding forwarding, BureauBatch? batch, string? comment, Actor actor, CancellationToken ct)
    {
        c.Forward(actor, await cases.ContextAsync(c, actor, ct), comment);
        forwarding.PassOn(batch, ConsultationWorkflow.CapacityFor(Mover.Coordinator, c, actor), actor);
        await cases.SaveAsync(c, ConsultationAct.Forward, actor, comment, ct);
    }

    // Loads, checks and changes; the caller saves.
    private async Task<IReadOnlyList<BureauForwarding>> WriteAsync(IReadOnlyList<ForwardingEntry> entries, Actor actor, CancellationToken ct)
    {
        var ids = entries.Select(e => e.ConsultationId).ToList();
        var rows = await db.Set<BureauForwarding>().Where(f => ids.Contains(f.ConsultationId)).ToListAsync(ct);
        // A reorganisation may have moved the case to another bureau since.
        var homes = await db.Set<Consultation>().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.BureauId }).ToDictionaryAsync(c => c.Id, c => c.BureauId, ct);
        rows.ForEach(r => r.BureauId = homes[r.ConsultationId]);
        var bureaus = rows.Select(r => r.BureauId).Distinct().ToList();
        if (rows.Count < ids.Distinct().Count() || bureaus.Exists(b => !actor.MayInBureau(Permission.ConsultationForward, b)))
        {
            throw new Forbidden("The coordinating section orders the cases of its own bureau.");
        }
        foreach (var entry in entries.Where(e => e.Priority is < 1 or > BureauForwarding.MostPriority))
        {
            throw new RuleViolation("Forwarding.PriorityRange", $"Rows[{entry.ConsultationId}].Priority", BureauForwarding.MostPriority);
        }
        foreach (var entry in entries.Where(e => e.Opinion?.Length > BureauForwarding.OpinionLength))
        {
            throw new RuleViolation("Form.TooLong", $"Rows[{entry.ConsultationId}].Opinion", BureauForwarding.OpinionLength, entry.Opinion!.Length);
        }
        await DemandPlacesAsync(entries, rows, bureaus, ct);
        foreach (var entry in entries)
        {
            var row = rows.Single(r => r.ConsultationId == entry.ConsultationId);
            db.Expect(row, entry.Version);
            if (row.Write(entry.Priority, entry.Opinion, actor))
            {
                db.Note(row.Subject, entry.Opinion ?? "");
            }
        }
        return rows;
    }

    // A place belongs to one case of a bureau, year and budget, also against those already passed on.
    private async Task DemandPlacesAsync(IReadOnlyList<ForwardingEntry> entries, List<BureauForwarding> rows, List<Guid> bureaus, CancellationToken ct)
    {
        var ids = rows.Select(r => r.ConsultationId).ToList();
        var all = await (from f in db.Set<BureauForwarding>().AsNoTracking()
                         join c in db.Set<Consultation>() on f.ConsultationId equals c.Id
                         where bureaus.Contains(f.BureauId) && (ids.Contains(c.Id) || (f.Priority != null && c.State != ConsultationState.Withdrawn))
                         select new { c.Id, f.BureauId, c.TargetFy, c.BudgetKind, f.Priority }).ToListAsync(ct);
        var places = all.Select(x => (x.Id, x.BureauId, x.TargetFy, x.BudgetKind, Priority: entries.FirstOrDefault(e => e.ConsultationId == x.Id) is { } typed ? typed.Priority : x.Priority))
            .Where(x => x.Priority is not null).GroupBy(x => (x.BureauId, x.TargetFy, x.BudgetKind, x.Priority));
        if (places.FirstOrDefault(g => g.Count() > 1 && g.Any(x => ids.Contains(x.Id))) is { } taken)
        {
            throw new RuleViolation("Forwarding.PriorityTaken", $"Rows[{taken.Last(x => ids.Contains(x.Id)).Id}].Priority", taken.Key.Priority!.Value);
        }
    }

    private async Task<BureauBatch> BatchAsync(Guid bureauId, int count, string? note, Actor actor, CancellationToken ct)
    {
        var year = FiscalYear.Of(actor.Today);
        var capacity = actor.CapacityInBureau(Permission.ConsultationForward, bureauId);
        var batch = new BureauBatch
        {
            Id = Guid.CreateVersion7(actor.Now), BureauId = bureauId, FiscalYear = year, Number = (int)await Counter.NextAsync(db, $"{year.Short}-一括-{bureauId:N}", ct), Note = note, Cases = count, At = actor.Now, ByName = actor.Name,
            BySection = (capacity ?? actor.Main)?.SectionName,
        };
        db.Add(batch);
        return batch;
    }
}
