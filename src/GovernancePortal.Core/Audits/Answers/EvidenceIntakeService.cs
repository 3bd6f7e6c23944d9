using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Audits.Answers;

/// <summary>A file that was looked at and stored, on its way beside a line.</summary>
public sealed record TakenEvidence(StoredFile File, bool IsPhoto);

/// <summary>Takes evidence in: as every other upload, and a picture only where the office allows photos, without what the camera wrote into it.</summary>
public sealed class EvidenceIntakeService(FileIntake intake, AuditAnswerQueries queries)
{
    /// <summary>Refused with AuditChecks.PhotosOff while photos are not allowed, and with what <see cref="PhotoMetadata.Strip"/> and the intake name.</summary>
    public async Task<TakenEvidence> TakeAsync(string? name, Stream content, string field, Actor actor, CancellationToken ct = default)
    {
        var head = new byte[16];
        var read = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, ct);
        content.Position = 0;
        if (!PhotoMetadata.IsPicture(name, head.AsSpan(0, read)))
        {
            return new TakenEvidence(await intake.TakeAsync(name, content, field, actor, ct), false);
        }
        if (!await queries.TakesPhotosAsync(actor.Today, ct))
        {
            throw new RuleViolation("AuditChecks.PhotosOff", field);
        }
        using var whole = new MemoryStream();
        await content.CopyToAsync(whole, ct);
        using var clean = new MemoryStream(PhotoMetadata.Strip(whole.ToArray(), field));
        return new TakenEvidence(await intake.TakeAsync(name, clean, field, actor, ct), true);
    }
}
