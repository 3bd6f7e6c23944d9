using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Consultations;

/// <summary>
/// Every view of restricted figures and every file handed out stands on the Trail (decisions 19 and 20): the one thing
/// that a GET may write.
/// </summary>
public sealed class RestrictedViews(PortalDb db, FileStore files)
{
    public const string Viewed = "ViewRestricted";
    public const string Downloaded = "Download";

    /// <summary>Records that the person saw restricted values of the case.</summary>
    public async Task RecordAsync(Guid consultationId, Actor actor, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        db.Act(actor, Viewed, new(Consultation.SubjectType, consultationId));
        await db.SaveChangesAsync(ct);
    }


    /// <summary>
    /// The bytes of one attachment, recorded before they leave. NotFound for everybody who may not read it, so that its
    /// existence is not told either; a removed file is read as long as a frozen version names it.
    /// </summary>
    public async Task<(AttachmentFile File, Stream Content)> OpenAsync(Guid consultationId, Guid attachmentId, Actor actor, CancellationToken ct = default)
    {
        var c = await db.Set<Consultation>().AsNoTracking().Include(x => x.Attachments.Where(a => a.Id == attachmentId)).ThenInclude(a => a.File)
            .Include(x => x.Versions).AsSplitQuery().SingleOrDefaultAsync(x => x.Id == consultationId, ct);
        var attachment = c?.Attachments.SingleOrDefault();
        if (c is null || attachment is null || !ConsultationAccess.Allows(actor, c, ConsultationOperation.View)
            || (attachment.Restricted && !ConsultationAccess.Allows(actor, c, ConsultationOperation.ViewRestricted))
            || (attachment.RemovedAt is not null && !c.Versions.Any(v => v.Form.Files.Any(f => f.AttachmentId == attachmentId))))
        {
            throw new NotFound("Attachment " + attachmentId);
        }
        var content = files.OpenRead(attachment.FileId);
        try
        {
            db.ChangeTracker.Clear();
            // The reason is read by everybody who reads the Trail: the name of a restricted file is not.
            db.Act(actor, Downloaded, c.Subject, attachment.Restricted ? attachmentId.ToString() : attachment.Name);
            await db.SaveChangesAsync(ct);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
        return (new AttachmentFile(attachment.FileId, attachment.Name, attachment.File.ContentType, attachment.File.Size, attachment.Restricted), content);
    }
}
