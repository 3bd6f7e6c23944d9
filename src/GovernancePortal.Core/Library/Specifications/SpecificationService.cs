using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Specifications;

/// <summary>Everything that writes shared specifications, and the one way out of the library: into a draft.</summary>
public sealed class SpecificationService(PortalDb db, SpecificationSourceQueries sources, SpecificationTakeService takes, PeopleQueries people, FileStore files)
{
    public const string Downloaded = "SpecificationDownloaded";

    /// <summary>Begun with what the case offers; nothing is chosen yet. Refused when the case is shared already (Specification.SharedAlready).</summary>
    public async Task<Guid> StartAsync(Guid consultationId, Actor actor, bool demonstration = false, CancellationToken ct = default)
    {
        var shared = SharedSpecification.Start(await sources.SourceAsync(consultationId, actor, ct), actor, demonstration);
        if (await db.Set<SharedSpecification>().AnyAsync(s => s.ConsultationId == consultationId, ct))
        {
            throw new RuleViolation("Specification.SharedAlready", "ConsultationId");
        }
        db.Add(shared);
        db.Act(actor, "SpecificationStarted", shared.Subject);
        await UniqueSave.SaveAsync(db, new RuleViolation("Specification.SharedAlready", "ConsultationId"), ct);
        return shared.Id;
    }

    public async Task WriteAsync(Guid id, SpecificationInput input, StoredFile? upload, Actor actor, CancellationToken ct = default)
    {
        var shared = await LoadAsync(id, input.Version, actor, ct);
        shared.Write(input, actor);
        if (upload is not null)
        {
            db.Add(upload);
            db.Add(shared.Add(upload, actor));
        }
        await SaveAsync(shared, "SpecificationWritten", actor, ct);
    }

    public Task SubmitAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) => MoveAsync(id, version, "SpecificationSubmitted", s => s.Submit(actor), actor, ct);

    public Task PublishAsync(Guid id, uint version, Actor actor, CancellationToken ct = default) => MoveAsync(id, version, "SpecificationPublished", s => s.Publish(actor), actor, ct);

    public Task ReturnAsync(Guid id, uint version, string? reason, Actor actor, CancellationToken ct = default) => MoveAsync(id, version, "SpecificationReturned", s => s.Return(reason, actor), actor, ct);

    public Task WithdrawAsync(Guid id, uint version, string? reason, Actor actor, CancellationToken ct = default) => MoveAsync(id, version, "SpecificationWithdrawn", s => s.Withdraw(reason, actor), actor, ct);

    /// <summary>
    /// Takes parts and files of a published specification into a draft of one's own and counts the use, in one save.
    /// <paramref name="note"/> is the chosen text as a file, already stored; null where there is none. Refused: not published
    /// (Specification.NotPublished), nothing chosen (Specification.NothingChosen).
    /// </summary>
    public async Task<SpecificationUse> CopyAsync(Guid id, SpecificationCopyInput input, StoredFile? note, Actor actor, CancellationToken ct = default)
    {
        var shared = await db.Set<SharedSpecification>().Include(s => s.Files).ThenInclude(f => f.File).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (shared is null || (shared.State != SpecificationState.Published && !shared.MaySeeWhole(actor)))
        {
            throw new NotFound("Specification " + id);
        }
        if (shared.State != SpecificationState.Published)
        {
            throw new RuleViolation("Specification.NotPublished");
        }
        var parts = input.Parts.Distinct().Where(n => n >= 0 && n < shared.Parts.Count && shared.Parts[n].IsShared).Order().Select(n => shared.Parts[n]).ToList();
        var chosen = shared.Files.Where(f => f.IsShared && input.Files.Contains(f.Id)).ToList();
        if (parts.Count + chosen.Count == 0)
        {
            throw new RuleViolation("Specification.NothingChosen", nameof(SpecificationCopyInput.Parts));
        }
        var draft = (await sources.DraftsAsync(actor, ct)).FirstOrDefault(d => d.Id == input.DraftId) ?? throw new RuleViolation("Specification.NotADraft", nameof(SpecificationCopyInput.DraftId));
        if (note is not null)
        {
            db.Add(note);
        }
        List<StoredFile> given = [.. chosen.Select(f => f.File), .. new[] { note }.OfType<StoredFile>()];
        var sections = (await people.SectionsAsync(actor.Today, ct)).ToDictionary(s => s.Id, s => s.Name);
        SpecificationUse? use = null;
        // The history is read by the section it is of: it learns who took it, not for which draft.
        db.Note(shared.Subject, actor.Main?.SectionName ?? actor.Name);
        await takes.TakeAsync(draft.Id, draft.Version, new SpecificationTaken(shared.Title, [.. parts.Where(p => p.Code is not null).Select(p => new SourcePart(p.Code!, p.Choice, null, p.Text))], given), done => use = new SpecificationUse
        {
            Id = Guid.CreateVersion7(actor.Now), SpecificationId = id, ConsultationId = draft.Id, CaseTitle = done.Title, SectionId = done.SectionId, SectionName = sections.GetValueOrDefault(done.SectionId, ""), ByName = actor.Name,
            At = actor.Now, Filled = done.Filled, Files = given.Count,
        }, actor, ct: ct);
        return use!;
    }

    /// <summary>One shared file, recorded on the Trail before it leaves; the owner and the policy office open the others too.</summary>
    public async Task<(StoredFile File, Stream Content)> OpenAsync(Guid id, Guid fileId, Actor actor, CancellationToken ct = default)
    {
        var shared = await db.Set<SharedSpecification>().AsNoTracking().Include(s => s.Files.Where(f => f.Id == fileId)).ThenInclude(f => f.File).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (shared?.Files.SingleOrDefault() is not { } file || (!shared.MaySeeWhole(actor) && (shared.State != SpecificationState.Published || !file.IsShared)))
        {
            throw new NotFound("File " + fileId);
        }
        var content = files.OpenRead(file.FileId);
        try
        {
            db.ChangeTracker.Clear();
            db.Act(actor, Downloaded, shared.Subject, file.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (file.File, content);
    }

    private async Task MoveAsync(Guid id, uint version, string action, Action<SharedSpecification> move, Actor actor, CancellationToken ct)
    {
        var shared = await LoadAsync(id, version, actor, ct);
        move(shared);
        db.Add(SpecificationNotices.Of(shared, action, actor));
        await SaveAsync(shared, action, actor, ct);
    }

    // The root row is always touched: its version moves with its files.
    private async Task SaveAsync(SharedSpecification shared, string action, Actor actor, CancellationToken ct)
    {
        db.Entry(shared).Property(x => x.Title).IsModified = true;
        db.Act(actor, action, shared.Subject);
        await db.SaveChangesAsync(ct);
    }

    private async Task<SharedSpecification> LoadAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        var shared = await db.Set<SharedSpecification>().Include(s => s.Files).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (shared is null || (shared.State != SpecificationState.Published && !shared.MaySeeWhole(actor)))
        {
            throw new NotFound("Specification " + id);
        }
        db.Expect(shared, version);
        return shared;
    }
}
