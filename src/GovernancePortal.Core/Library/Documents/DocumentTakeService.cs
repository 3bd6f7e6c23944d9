using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Reuse;
using GovernancePortal.Core.Platform.Identity;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>
/// 案件で使う: a template is noted on the case, and where the dated table of places names a text field of the form for it
/// ("R4.Measure"), its sections are written there if the section has written nothing yet.
/// </summary>
public sealed class DocumentTakeService(DocumentQueries queries, DocumentUseService uses, SpecificationSourceQueries drafts, SpecificationTakeService take)
{
    /// <summary>The fields that were filled; none where the text has to be copied by hand. Refused as <see cref="DocumentUseService.UseAsync"/>.</summary>
    public async Task<IReadOnlyList<string>> TakeAsync(Guid documentId, Guid caseId, Actor actor, CancellationToken ct = default)
    {
        var (chosen, version, row) = await uses.NoteAsync(documentId, caseId, actor, ct);
        var parts = (await queries.BookAsync(ct)).For(chosen.Stage, actor.Today, actor.Today).Where(p => p.Version.DocumentId == version.DocumentId && p.Version.Number == version.Number && p.Section is not null).GroupBy(p => p.Place.Item)
            .Select(placed => new SourcePart(placed.Key, null, null, string.Join('\n', placed.Select(p => DocumentBody.TextOf(p.Section!))))).Where(Fits).ToList();
        if (version.Group == DocumentGroup.Templates && parts.Count > 0 && (await drafts.DraftsAsync(actor, ct)).FirstOrDefault(d => d.Id == caseId) is { } draft)
        {
            var given = await take.TakeAsync(draft.Id, draft.Version, new SpecificationTaken(version.Title, parts, []), _ => row, actor, onlyFilled: true, ct);
            if (given.Filled > 0)
            {
                return given.Fields;
            }
        }
        await uses.UseAsync(documentId, caseId, actor, ct);
        return [];
    }

    // Only a text field takes a text, and only one that is long enough: a cut clause would be worse than none.
    private static bool Fits(SourcePart part) => SpecificationFields.IsTaken(part.Code) && FormCatalogue.Find(part.Code) is { Type: FieldType.LongText or FieldType.Text } field && part.Text.Length <= field.MaxLength;
}
