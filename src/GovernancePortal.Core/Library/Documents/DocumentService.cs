using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Everything that writes documents: the policy office, and its head where a version comes into force.</summary>
public sealed class DocumentService(PortalDb db, CalendarQueries calendars, CodeQueries codes, DocumentQueries queries)
{
    /// <summary>A new document when the id is null; returns its id. Refused: a code that is taken (Library.CodeTaken).</summary>
    public async Task<Guid> SaveHeadAsync(Guid? id, DocumentHeadInput input, Actor actor, CancellationToken ct = default)
    {
        var document = id is { } known ? await WritableAsync(known, input.Version, actor, ct) : Begin(input, actor);
        document.Edit(input);
        await OfferAsync(document, actor, ct);
        Prepare(document, id is null ? "LibraryDocumentBegun" : "LibraryDocumentEdited", actor);
        await UniqueSave.SaveAsync(db, new RuleViolation("Library.CodeTaken", nameof(DocumentHeadInput.Code)), ct);
        Forget();
        return document.Id;
    }

    /// <summary>The draft of the next version; <paramref name="file"/> is stored already and joins in this save.</summary>
    public async Task WriteAsync(Guid id, DocumentDraftInput input, StoredFile? file, Actor actor, CancellationToken ct = default)
    {
        var document = await WritableAsync(id, input.Version, actor, ct);
        if (file is not null)
        {
            db.Add(file);
        }
        var isNew = document.Draft is null;
        var draft = document.Write(input.Body, file, input.RemoveFile, actor);
        if (isNew)
        {
            db.Add(draft);
        }
        Prepare(document, "LibraryDraftWritten", actor);
        await db.SaveChangesAsync(ct);
    }

    public async Task DropDraftAsync(Guid id, uint version, Actor actor, CancellationToken ct = default)
    {
        var document = await WritableAsync(id, version, actor, ct);
        document.DropDraft();
        Prepare(document, "LibraryDraftDropped", actor);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The draft comes into force on its day; whoever files from then on stands on it (LibraryDocument.Publish says what is refused).</summary>
    public async Task PublishAsync(Guid id, PublishInput input, Actor actor, CancellationToken ct = default)
    {
        if (!LibraryAccess.MayPublish(actor))
        {
            throw new Forbidden("Publishing a document of the library.");
        }
        var document = await LoadAsync(id, input.Version, ct);
        var known = document.Reviews.Count;
        document.Publish(input.EffectiveFrom!.Value, input.ChangeNote, await MonthsAsync(actor, ct), actor);
        db.AddRange(document.Reviews.Skip(known));
        await OfferAsync(document, actor, ct);
        db.Add(DocumentNotices.ReviewDue(document, actor));
        Prepare(document, "LibraryVersionPublished", actor);
        await db.SaveChangesAsync(ct);
        Forget();
    }

    /// <summary>見直し without a change (R268): the next day follows from the dated number of months.</summary>
    public async Task ConfirmUnchangedAsync(Guid id, DocumentReviewInput input, Actor actor, CancellationToken ct = default)
    {
        var document = await WritableAsync(id, input.Version, actor, ct);
        var known = document.Reviews.Count;
        document.ConfirmUnchanged(input.Note!, await MonthsAsync(actor, ct), actor);
        db.AddRange(document.Reviews.Skip(known));
        db.Add(DocumentNotices.ReviewDue(document, actor));
        Prepare(document, "LibraryDocumentReviewed", actor);
        await db.SaveChangesAsync(ct);
        Forget();
    }

    private LibraryDocument Begin(DocumentHeadInput input, Actor actor)
    {
        Demand(actor);
        var document = LibraryDocument.Begin(Guid.CreateVersion7(actor.Now), input);
        db.Add(document);
        return document;
    }

    private Task OfferAsync(LibraryDocument document, Actor actor, CancellationToken ct) => StandardCodesRegister.OfferAsync(db, document, actor, ct);

    private async Task<int> MonthsAsync(Actor actor, CancellationToken ct) => (await calendars.CalendarAsync(ct)).Setting(SettingName.LibraryReviewMonths, actor.Today);

    // The root row is always touched, so that its version moves with every part.
    private void Prepare(LibraryDocument document, string act, Actor actor)
    {
        if (db.Entry(document).State != EntityState.Added)
        {
            db.Entry(document).Property(x => x.Title).IsModified = true;
        }
        db.Act(actor, act, document.Subject, capacity: LibraryAccess.Writing(actor));
    }

    private void Forget()
    {
        queries.Forget();
        codes.Forget();
    }

    private async Task<LibraryDocument> WritableAsync(Guid id, uint version, Actor actor, CancellationToken ct)
    {
        Demand(actor);
        return await LoadAsync(id, version, ct);
    }

    private static void Demand(Actor actor)
    {
        if (!LibraryAccess.MayEdit(actor))
        {
            throw new Forbidden("Writing the library.");
        }
    }

    private async Task<LibraryDocument> LoadAsync(Guid id, uint version, CancellationToken ct)
    {
        var document = await db.Set<LibraryDocument>().Include(d => d.Versions.OrderBy(v => v.Number)).ThenInclude(v => v.File).Include(d => d.Reviews).AsSplitQuery().SingleOrDefaultAsync(d => d.Id == id, ct)
            ?? throw new NotFound($"Document {id}.");
        db.Expect(document, version);
        return document;
    }
}
