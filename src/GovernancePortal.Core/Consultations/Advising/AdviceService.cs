using System.Globalization;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform.Succession;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.Core.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations.Advising;

/// <summary>Everything that writes the record of 相談 (G0).</summary>
public sealed class AdviceService(PortalDb db, PeopleQueries people, FileStore files)
{
    public const string Downloaded = "AdviceFileDownloaded";

    /// <summary>Asked by a section; the policy office is told.</summary>
    public Task<Guid> AskAsync(AdviceInput input, StoredFile? file, Actor actor, bool demonstration = false, CancellationToken ct = default) =>
        Repeat.OnCollisionAsync(db, async () =>
        {
            var section = await people.SectionAsync(input.SectionId!.Value, ct) ?? throw new NotFound("Section");
            var series = $"{FiscalYear.Of(actor.Today).Short}-相";
            var advice = AdviceCase.Ask(input, $"{series}-{(await Counter.NextAsync(db, series, ct)).ToString("0000", CultureInfo.InvariantCulture)}", section.BureauId, actor, demonstration);
            Take(advice, file, actor);
            db.Add(advice);
            await SaveAsync(advice, "AdviceAsked", actor, ct);
            return advice.Id;
        }, _ => true);

    /// <summary>An answer or a further question; the other side is told. Refused after the end (Advice.Closed).</summary>
    public async Task AddAsync(Guid id, AdviceEntryInput input, StoredFile? file, Actor actor, CancellationToken ct = default)
    {
        var advice = await LoadAsync(id, input.Version, actor, ct);
        db.Add(advice.Add(input, actor));
        Take(advice, file, actor);
        await SaveAsync(advice, advice.State == PriorAdviceState.Answered ? "AdviceAnswered" : "AdviceAsked", actor, ct);
    }

    public async Task CloseAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var advice = await LoadAsync(id, version, actor, ct);
        advice.Close(actor);
        await SaveAsync(advice, "AdviceClosed", actor, ct);
    }

    /// <summary>One file, recorded on the Trail before it leaves. NotFound for everybody who may not see the record.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var advice = await db.Set<AdviceCase>().AsNoTracking().Include(x => x.Files.Where(f => f.Id == fileId)).ThenInclude(f => f.File).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (advice?.Files.SingleOrDefault() is not { } file || !AdviceCase.MayView(actor, advice.SectionId))
        {
            throw new NotFound("File " + fileId);
        }
        db.ChangeTracker.Clear();
        db.Act(actor, Downloaded, advice.Subject, file.Name);
        await db.SaveChangesAsync(ct);
        return (file.File, files.OpenRead(file.FileId));
    }

    private void Take(AdviceCase advice, StoredFile? file, Actor actor)
    {
        if (file is not null)
        {
            db.Add(file);
            advice.Attach(file, actor);
            db.AddRange(advice.Files.Where(f => f.FileId == file.Id));
        }
    }

    private async Task<AdviceCase> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var advice = await db.Set<AdviceCase>().Include(x => x.Entries).SingleOrDefaultAsync(x => x.Id == id, ct);
        if (advice is null || !AdviceCase.MayView(actor, advice.SectionId))
        {
            throw new NotFound("Advice " + id);
        }
        db.Expect(advice, version);
        return advice;
    }

    // The root row is always touched: its version moves with every entry.
    private async Task SaveAsync(AdviceCase advice, string action, Actor actor, CancellationToken ct)
    {
        if (db.Entry(advice).State != EntityState.Added)
        {
            db.Entry(advice).Property(x => x.Since).IsModified = true;
        }
        db.Act(actor, action, advice.Subject, capacity: actor.CapacityFor(Permission.ConsultationDraft, advice.SectionId));
        db.Add(AdviceNotices.Of(advice, action, actor));
        await db.SaveChangesAsync(ct);
    }
}

internal static class AdviceNotices
{
    public const string Kind = "Consultation.Advice";

    public static OutboxMessage Of(AdviceCase advice, string action, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), Kind = Kind, SubjectId = advice.Id, CreatedAt = actor.Now, DueAt = actor.Now, Data = new() { ["action"] = action, ["by"] = actor.UserId.ToString() },
    };
}

/// <summary>A question goes to the policy office, an answer to the section that asked; the end to the section.</summary>
internal sealed class AdviceHandler(PeopleQueries people) : IOutboxHandler
{
    public string Kind => AdviceNotices.Kind;

    public async Task HandleAsync(OutboxMessage message, PortalDb db, DateTimeOffset now, CancellationToken ct)
    {
        var advice = await db.Set<AdviceCase>().AsNoTracking().Where(x => x.Id == message.SubjectId).Select(x => new { x.Number, x.Title, x.SectionId }).SingleOrDefaultAsync(ct);
        if (advice is null)
        {
            return;
        }
        var action = message.Data["action"];
        var told = action == "AdviceAsked" ? await people.HoldersAsync(Role.Reviewer, null, OfficeTime.DayOf(now), ct) : await people.HoldersAsync(Role.Staff, advice.SectionId, OfficeTime.DayOf(now), ct);
        var already = await db.Set<Notice>().Where(n => n.MessageId == message.Id).Select(n => n.UserId).ToListAsync(ct);
        foreach (var user in told.Where(id => id.ToString() != message.Data["by"]).Distinct().Except(already))
        {
            db.Add(new Notice { Id = Guid.CreateVersion7(now), MessageId = message.Id, UserId = user, At = message.DueAt, Kind = action, Arguments = [advice.Number, advice.Title], Link = "/Consultations/Advice/Details/" + message.SubjectId });
        }
    }
}

/// <summary>A record of 相談 follows the section that asked.</summary>
internal sealed class AdviceSuccessionService(PortalDb db) : ISectionSuccession
{
    public string Key => "Advice";

    public async Task<IReadOnlyList<SectionHolding>> HeldByAsync(IReadOnlyCollection<Guid> sectionIds, CancellationToken ct = default) =>
        await db.Set<AdviceCase>().AsNoTracking().Where(x => sectionIds.Contains(x.SectionId)).OrderBy(x => x.Number)
            .Select(x => new SectionHolding(x.Id, x.SectionId, x.Number, x.Title, "/Consultations/Advice/Details/" + x.Id)).ToListAsync(ct);

    public async Task MoveAsync(IReadOnlyDictionary<Guid, Takeover> records, DateOnly day, Actor actor, CancellationToken ct = default)
    {
        foreach (var advice in await db.Set<AdviceCase>().Where(x => records.Keys.Contains(x.Id)).ToListAsync(ct))
        {
            var takeover = records[advice.Id];
            if (advice.SectionId == takeover.FromId)
            {
                advice.Succeed(takeover.To.SectionId, takeover.To.BureauId);
                db.Note(advice.Subject, takeover.Words);
            }
        }
    }
}
