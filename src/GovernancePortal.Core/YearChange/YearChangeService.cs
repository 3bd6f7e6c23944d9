using GovernancePortal.Core.People;
using GovernancePortal.Core.People.Turn;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.YearChange;

/// <summary>年度切替, from preparation to run. All acts need <see cref="Permission.PeopleAdminister"/>.</summary>
public sealed class YearChangeService(PortalDb db, YearChangeQueries queries, OrganisationTurnService organisation, OrganisationTurnQueries lists, IEnumerable<ISectionSuccession> sources)
{
    public async Task<Guid> CreateAsync(YearChangeInput input, Actor actor, CancellationToken ct = default)
    {
        await AskListAsync(input, actor, ct);
        var run = new YearChangeRun { Id = Guid.CreateVersion7(actor.Now), Title = input.Title!, Day = input.Day!.Value, CreatedAt = actor.Now, CreatedBy = actor.Name };
        run.Edit(input.Title!, input.Day.Value, input.TransferListId);
        db.Add(run);
        db.Act(actor, "YearChangePrepared", run.Subject);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    /// <summary>Title, day and transfer list. Refused with YearChangeNotOpen, TransferListUnknown.</summary>
    public async Task EditAsync(Guid id, YearChangeInput input, Actor actor, CancellationToken ct = default)
    {
        await AskListAsync(input, actor, ct);
        var run = await FindAsync(id, input.Version, actor, ct);
        run.Edit(input.Title!, input.Day!.Value, input.TransferListId);
        await SaveAsync(run, "YearChangePrepared", actor, ct);
    }

    /// <summary>The list of reorganisations. Refused with what <see cref="ReorganisationFile.Read"/> names, YearChangeNotOpen.</summary>
    public async Task UploadAsync(Guid id, string fileName, byte[] bytes, Actor actor, CancellationToken ct = default)
    {
        YearChangeQueries.Administer(actor);
        var rows = ReorganisationFile.Read(bytes);
        var run = await FindAsync(id, null, actor, ct);
        run.Take(fileName, TransferFile.Hash(bytes), rows);
        await SaveAsync(run, "YearChangePrepared", actor, ct);
    }

    /// <summary>Which section takes over which record. Refused with YearChangeNotOpen.</summary>
    public async Task ChooseAsync(Guid id, IReadOnlyDictionary<string, Guid> choices, uint version, Actor actor, CancellationToken ct = default)
    {
        var run = await FindAsync(id, version, actor, ct);
        run.Choose(choices);
        await SaveAsync(run, "YearChangeAssigned", actor, ct);
    }

    /// <summary>Takes an open run away with its lists. Refused with YearChangeNotOpen.</summary>
    public async Task DropAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var run = await FindAsync(id, version, actor, ct);
        if (!run.IsOpen)
        {
            throw new RuleViolation("YearChangeNotOpen");
        }
        db.Remove(run);
        await SaveAsync(run, "YearChangeDropped", actor, ct);
    }

    /// <summary>
    /// Prepared in March: the run happens by itself when the day begins, by what stands then. Refused as by
    /// <see cref="RunAsync"/>, and with YearChangeDayCame where it may be run at once.
    /// </summary>
    public async Task ScheduleAsync(Guid id, string fingerprint, bool leftoversAccepted, uint version, Actor actor, CancellationToken ct = default)
    {
        var run = await FindAsync(id, version, actor, ct);
        if (run.Day <= actor.Today)
        {
            throw new RuleViolation("YearChangeDayCame", null, run.Day);
        }
        await AskAsync(run, fingerprint, leftoversAccepted, actor, ct);
        run.Schedule(leftoversAccepted, actor);
        db.Add(YearChangeNotices.Due(run, actor));
        await SaveAsync(run, "YearChangeScheduled", actor, ct);
    }

    public async Task UnscheduleAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var run = await FindAsync(id, version, actor, ct);
        run.Unschedule();
        await SaveAsync(run, "YearChangeUnscheduled", actor, ct);
    }

    /// <summary>
    /// Carries everything out in one transaction. Refused with YearChangeTooEarly, YearChangeEmpty, TurnHasErrors,
    /// YearChangeChanged (not what was shown), YearChangeLeftovers (records without a successor were not accepted),
    /// YearChangeDone.
    /// </summary>
    /// <param name="fingerprint">Of the trial the person saw and confirmed.</param>
    public async Task RunAsync(Guid id, string fingerprint, bool leftoversAccepted, uint version, Actor actor, CancellationToken ct = default)
    {
        var run = await FindAsync(id, version, actor, ct);
        if (run.Day > actor.Today)
        {
            throw new RuleViolation("YearChangeTooEarly", null, run.Day);
        }
        if (!run.IsOpen)
        {
            throw new RuleViolation("YearChangeNotOpen");
        }
        var trial = await AskAsync(run, fingerprint, leftoversAccepted, actor, ct);
        await CarryOutAsync(run, trial, actor, ct);
    }

    /// <summary>A scheduled run whose day has come; one that cannot be carried out says why and waits. Called by the relay.</summary>
    /// <param name="scheduledAt">Of the message: a run that was taken back and scheduled anew has another.</param>
    internal async Task RunDueAsync(Guid id, DateTimeOffset scheduledAt, Actor actor, CancellationToken ct)
    {
        var run = await db.Set<YearChangeRun>().SingleOrDefaultAsync(x => x.Id == id && x.State == YearChangeState.Scheduled, ct);
        if (run?.ScheduledAt != scheduledAt)
        {
            return;
        }
        var trial = await queries.TrialAsync(run, actor, ct);
        var refusal = trial.Turn.HasErrors ? "TurnHasErrors" : trial.Leftovers.Count + trial.Unplaced.Count > 0 && !run.LeftoversAccepted ? "YearChangeLeftovers" : null;
        if (refusal is not null)
        {
            run.Fail(refusal);
            db.Add(YearChangeNotices.Ended(run, actor));
            await SaveAsync(run, "YearChangeFailed", actor, ct);
            return;
        }
        await CarryOutAsync(run, trial, actor, ct);
    }

    private async Task<YearTrial> AskAsync(YearChangeRun run, string fingerprint, bool leftoversAccepted, Actor actor, CancellationToken ct)
    {
        var trial = await queries.TrialAsync(run, actor, ct);
        if (run.Rows.Count == 0 && run.TransferListId is null)
        {
            throw new RuleViolation("YearChangeEmpty");
        }
        if (trial.Turn.HasErrors)
        {
            throw new RuleViolation("TurnHasErrors", null, trial.Turn.Sections.Errors.Count + trial.Turn.Transfers.Errors.Count);
        }
        if (trial.Fingerprint != fingerprint)
        {
            throw new RuleViolation("YearChangeChanged");
        }
        return trial.Leftovers.Count + trial.Unplaced.Count == 0 || leftoversAccepted ? trial : throw new RuleViolation("YearChangeLeftovers", "LeftoversAccepted", trial.Leftovers.Count + trial.Unplaced.Count);
    }

    private async Task CarryOutAsync(YearChangeRun run, YearTrial trial, Actor actor, CancellationToken ct)
    {
        var plan = await organisation.TurnAsync(YearChangeQueries.RequestOf(run), actor, ct);
        foreach (var source in sources)
        {
            var moving = trial.Items.Where(i => i.Source == source.Key && i.Moves).ToDictionary(i => i.Record.Id, i => new Takeover(i.Record.SectionId, i.FromName, SuccessorOf(plan.After[i.ToId!.Value])));
            if (moving.Count > 0)
            {
                await source.MoveAsync(moving, run.Day, actor, ct);
            }
        }
        var lines = YearChangeReport.Lines(run, trial, actor).ToList();
        db.AddRange(lines);
        run.Finish(lines.Count(l => l.Outcome == YearChangeOutcome.Done), lines.Count(l => l.Outcome == YearChangeOutcome.LeftBehind), actor);
        db.AddRange(YearChangeNotices.Handovers(run, trial, actor));
        db.Add(YearChangeNotices.Ended(run, actor));
        db.Act(actor, "YearChangeRun", run.Subject, run.ScheduledBy is { } by ? $"{run.Title}（{by}）" : run.Title);
        await UniqueSave.SaveAsync(db, new RuleViolation("YearChangeChanged"), ct);
    }

    private async Task AskListAsync(YearChangeInput input, Actor actor, CancellationToken ct)
    {
        YearChangeQueries.Administer(actor);
        if (input.TransferListId is { } id && !(await lists.OpenListsAsync(actor, ct)).Any(l => l.Id == id))
        {
            throw new RuleViolation("TransferListUnknown", nameof(input.TransferListId));
        }
    }

    private static Successor SuccessorOf(TurnSection section) => new(section.Id, section.BureauId, section.Name);

    private async Task<YearChangeRun> FindAsync(Guid id, uint? version, Actor actor, CancellationToken ct)
    {
        YearChangeQueries.Administer(actor);
        var run = await db.Set<YearChangeRun>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new NotFound("year change");
        if (version is { } shown)
        {
            db.Expect(run, shown);
        }
        return run;
    }

    private async Task SaveAsync(YearChangeRun run, string act, Actor actor, CancellationToken ct)
    {
        db.Act(actor, act, run.Subject);
        await db.SaveChangesAsync(ct);
    }
}
