using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>What became of one line that was sent.</summary>
/// <param name="Conflict">Somebody else wrote it since: nothing of it was stored, <paramref name="Stored"/> is the other's.</param>
public sealed record AnswerOutcome(AuditAnswer Stored, bool Conflict);

/// <summary>Everything that writes the lines of an audit.</summary>
public sealed class AuditAnswerService(PortalDb db, AuditAnswerQueries queries, AuditItemQueries items, SystemQueries systems, FileStore files)
{
    public const string Downloaded = "AuditEvidenceDownloaded";

    /// <summary>Adds, unsaved, the lines of the checklist as the item sets in force on that day and the section's facts give them; once an audit.</summary>
    public async Task PrepareAsync(AuditEngagement audit, Actor actor, CancellationToken ct = default)
    {
        if (await db.Set<AuditAnswer>().AnyAsync(a => a.EngagementId == audit.Id, ct))
        {
            return;
        }
        var facts = await queries.FactsAsync(audit, actor, ct);
        var asked = (await items.InForceAsync(actor.Today, ct)).SelectMany(s => s.Ordered);
        // A My Number audit begins with its own chapter.
        var ordered = asked.OrderByDescending(i => audit.Nature == Plans.AuditNature.MyNumber && i.Condition == AuditCondition.MyNumber && i.Chapter == MyNumberChapter);
        var position = 0;
        foreach (var item in ordered)
        {
            db.Add(AuditAnswer.Ask(audit.Id, item, ++position, facts, actor));
        }
    }

    /// <summary>
    /// Writes one line. What comes again under a key that was applied changes nothing and is answered as the first time;
    /// a line that somebody else wrote since is a conflict, and nothing is stored.
    /// </summary>
    public async Task<AnswerOutcome> SaveAsync(Guid engagementId, AuditAnswerInput input, Actor actor, CancellationToken ct = default) =>
        (await SaveAllAsync(engagementId, [input], actor, ct))[0];

    /// <summary>Writes lines of one audit; those in conflict are left as they are and told, the others are stored.</summary>
    public async Task<IReadOnlyList<AnswerOutcome>> SaveAllAsync(Guid engagementId, IReadOnlyList<AuditAnswerInput> inputs, Actor actor, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveOnceAsync(engagementId, inputs, actor, ct);
            }
            // Between reading and writing the other was faster, or the same key came twice at one moment: looked at anew, it is a conflict or done.
            catch (DbUpdateException) when (attempt < MostAttempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Files beside a line; the line's version stays. Photos only where the setting allows them, and without what the camera wrote into them.</summary>
    public async Task AttachAsync(Guid answerId, IReadOnlyList<TakenEvidence> taken, Actor actor, CancellationToken ct = default)
    {
        var answer = await db.Set<AuditAnswer>().Include(a => a.Item).Include(a => a.Evidence).SingleOrDefaultAsync(a => a.Id == answerId, ct) ?? throw new NotFound($"Audit line {answerId}.");
        await WritableAsync(answer.EngagementId, actor, ct);
        foreach (var one in taken)
        {
            db.Add(one.File);
            db.Add(answer.Attach(one.File, one.IsPhoto, actor));
        }
        db.Act(actor, "AuditEvidenceAdded", answer.Subject, string.Join(", ", taken.Select(x => x.File.Name)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One piece of evidence, recorded on the Trail before it leaves.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid answerId, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        await queries.LineAsync(answerId, actor, ct);
        var found = await db.Set<AuditEvidence>().AsNoTracking().Where(e => e.AnswerId == answerId && e.FileId == fileId).Select(e => e.File).SingleOrDefaultAsync(ct) ?? throw new NotFound("File " + fileId);
        var content = files.OpenRead(found.Id);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, new(AuditAnswer.SubjectType, answerId), found.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (found, content);
    }

    public async Task RecordExportAsync(Guid engagementId, string name, Actor actor, CancellationToken ct = default)
    {
        db.Act(actor, "AuditAnswersExported", new(AuditEngagement.SubjectType, engagementId), name);
        await db.SaveChangesAsync(ct);
    }

    private const string MyNumberChapter = "M";
    private const int MostAttempts = 5;

    private async Task<IReadOnlyList<AnswerOutcome>> SaveOnceAsync(Guid engagementId, IReadOnlyList<AuditAnswerInput> inputs, Actor actor, CancellationToken ct)
    {
        var audit = await WritableAsync(engagementId, actor, ct);
        Guid[] ids = [.. inputs.Select(i => i.Id)];
        Guid[] keys = [.. inputs.Where(i => i.Key is not null).Select(i => i.Key!.Value)];
        var answers = await db.Set<AuditAnswer>().Include(a => a.Item).Where(a => a.EngagementId == engagementId && ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        var applied = keys.Length == 0 ? [] : await db.Set<AuditAnswerKey>().Where(k => keys.Contains(k.Key)).ToDictionaryAsync(k => k.Key, ct);
        var named = inputs.Any(i => i.SystemId is not null) ? (await systems.OptionsAsync([audit.SectionId], ct)).ToDictionary(s => s.Id) : [];
        var conflicts = new HashSet<Guid>();
        var written = new List<string>();
        foreach (var input in inputs)
        {
            var answer = answers.GetValueOrDefault(input.Id) ?? throw new NotFound($"Audit line {input.Id}.");
            if (input.Key is { } key && applied.TryGetValue(key, out var before))
            {
                if (before.AnswerId != answer.Id || before.UserId != actor.UserId)
                {
                    throw new RuleViolation("AuditChecks.KeyUsed", nameof(input.Result));
                }
                continue;
            }
            // Where both wrote the same, the first one's name stays.
            if (input.IsUntouched || answer.Says(input))
            {
                continue;
            }
            if (answer.Version != input.Version)
            {
                conflicts.Add(answer.Id);
                continue;
            }
            answer.Answer(input, SystemOf(input, answer, named), actor);
            written.Add(answer.Item.Number);
            if (input.Key is { } fresh)
            {
                db.Add(new AuditAnswerKey { Key = fresh, AnswerId = answer.Id, UserId = actor.UserId, At = actor.Now });
            }
        }
        if (written.Count > 0)
        {
            db.Act(actor, "AuditAnswered", audit.Subject, string.Join(", ", written));
            await db.SaveChangesAsync(ct);
        }
        return [.. inputs.Select(i => new AnswerOutcome(answers[i.Id], conflicts.Contains(i.Id)))];
    }

    private static string? SystemOf(AuditAnswerInput input, AuditAnswer answer, Dictionary<Guid, SystemReference> named)
    {
        if (input.SystemId is not { } system)
        {
            return null;
        }
        // A system that has left the section meanwhile stays beside the line that names it already.
        return named.TryGetValue(system, out var known) ? $"{known.Code} {known.Name}" : answer.SystemId == system ? answer.SystemName : throw new RuleViolation("AuditChecks.SystemUnknown", nameof(input.SystemId));
    }

    private async Task<AuditEngagement> WritableAsync(Guid engagementId, Actor actor, CancellationToken ct)
    {
        var audit = await db.Set<AuditEngagement>().AsNoTracking().Include(a => a.Team).SingleOrDefaultAsync(a => a.Id == engagementId, ct);
        if (audit is null || !AuditAnswerAccess.Allows(actor, audit))
        {
            throw new NotFound($"Audit {engagementId}.");
        }
        if (audit.State != AuditState.Fieldwork)
        {
            throw new RuleViolation("AuditChecks.NotInField");
        }
        return AuditAnswerAccess.MayWrite(actor, audit) ? audit : throw new Forbidden("Answering for an audit.");
    }
}
