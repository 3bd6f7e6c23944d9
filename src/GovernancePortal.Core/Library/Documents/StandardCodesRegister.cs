using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Codes;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Core.Library.Documents;

/// <summary>
/// The published versions of the standards as a code list: what R1 of the form may be answered with, while each is in force.
/// Stored answers keep their names when the version is superseded.
/// </summary>
internal static class StandardCodesRegister
{
    public const string List = "StandardPart";

    /// <summary>Writes the list's rows of one document into the save that is being prepared.</summary>
    public static async Task OfferAsync(PortalDb db, LibraryDocument document, Actor actor, CancellationToken ct)
    {
        if (document.Group != DocumentGroup.Standards)
        {
            return;
        }
        var published = document.Versions.Where(v => v.PublishedAt is not null).OrderBy(v => v.EffectiveFrom).ToList();
        var codes = published.Select(v => PublishedVersion.CodeOf(document.Code, v.Number)).ToList();
        var known = await db.Set<CodeItem>().Where(c => c.List == List && codes.Contains(c.Code)).ToDictionaryAsync(c => c.Code, ct);
        for (var i = 0; i < published.Count; i++)
        {
            if (!known.TryGetValue(codes[i], out var item))
            {
                item = new CodeItem { Id = Guid.CreateVersion7(actor.Now), List = List, Code = codes[i], NameJa = "", ValidFrom = published[i].EffectiveFrom!.Value };
                db.Add(item);
            }
            item.NameJa = $"{document.Title} 第{published[i].Number}版";
            item.Order = document.Type == DocumentType.StandardCommon ? 1 : 2;
            item.ValidTo = i + 1 < published.Count ? published[i + 1].EffectiveFrom!.Value.AddDays(-1) : document.EndsOn;
        }
    }
}
