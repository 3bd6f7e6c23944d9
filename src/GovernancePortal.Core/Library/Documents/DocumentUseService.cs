using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>Counts what is used: noted by the section that takes a document into its case, and by the case itself when it is filed.</summary>
public sealed class DocumentUseService(PortalDb db, DocumentQueries queries, CaseChoiceQueries cases) : IFilingWitness
{
    /// <summary>
    /// The version in force is noted on the case, once. Refused: a case that is not the person's own and open
    /// (Library.NoSuchCase), a document that is not in force (Library.NotPublished).
    /// </summary>
    public async Task UseAsync(Guid documentId, Guid caseId, Actor actor, CancellationToken ct = default)
    {
        var (chosen, version, row) = await NoteAsync(documentId, caseId, actor, ct);
        if (row is null)
        {
            return;
        }
        db.Add(row);
        db.Act(actor, "LibraryDocumentUsed", new(nameof(LibraryDocument), version.DocumentId), chosen.Number ?? chosen.Title);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The note that <see cref="UseAsync"/> writes, not yet saved; null where the case has it already. Refused as there.</summary>
    internal async Task<(CaseChoice Case, PublishedVersion Version, DocumentUse? Row)> NoteAsync(Guid documentId, Guid caseId, Actor actor, CancellationToken ct)
    {
        var chosen = (await cases.OpenAsync(actor, ct)).FirstOrDefault(c => c.Id == caseId) ?? throw new RuleViolation("Library.NoSuchCase", "CaseId");
        var book = await queries.BookAsync(ct);
        var version = book.On(actor.Today).FirstOrDefault(v => v.DocumentId == documentId) ?? throw new RuleViolation("Library.NotPublished", null);
        var known = await db.Set<DocumentUse>().AnyAsync(u => u.ConsultationId == caseId && u.DocumentId == documentId && u.VersionNumber == version.Number && u.Kind == DocumentUseKind.Used, ct);
        return (chosen, version, known ? null : Use(version, caseId, DocumentUseKind.Used, 0, actor));
    }

    /// <summary>The versions that the filed form stands on: those that speak of its stage on the day whose rules the case keeps, and the standards it names (R091, R262, R285).</summary>
    public async Task FiledAsync(Consultation filed, Actor actor, CancellationToken ct = default)
    {
        var book = await queries.BookAsync(ct);
        var version = filed.Versions.MaxBy(v => v.Number)!;
        var answered = version.Form.Sections.TryGetValue(StandardAnswer[..1], out var section) ? section[StandardAnswer] : null;
        var named = (answered ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Select(book.FindAnswer).OfType<PublishedVersion>();
        var followed = book.For(filed.Stage, filed.RulesOn, actor.Today).Select(p => p.Version).Where(v => v.Group == DocumentGroup.Guidelines);
        foreach (var each in named.Concat(followed).Distinct())
        {
            db.Add(Use(each, filed.Id, DocumentUseKind.Followed, version.Number, actor));
        }
    }

    /// <summary>The field of the form that names the standards used.</summary>
    private const string StandardAnswer = "R1.Version";

    private static DocumentUse Use(PublishedVersion version, Guid caseId, DocumentUseKind kind, int caseVersion, Actor actor) => new()
    {
        Id = Guid.CreateVersion7(actor.Now), DocumentId = version.DocumentId, VersionNumber = version.Number, ConsultationId = caseId, Kind = kind, CaseVersion = caseVersion, At = actor.Now, ByName = actor.Name,
    };
}
