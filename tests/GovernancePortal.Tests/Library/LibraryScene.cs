using GovernancePortal.Core.Library.Documents;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Library;

/// <summary>The library as every installation begins with it; reviewer1 writes, policyhead publishes.</summary>
internal static class LibraryScene
{
    public static Task<Guid> IdAsync(PortalTest t, string code) => t.ReadAsync(db => db.Set<LibraryDocument>().Where(d => d.Code == code).Select(d => d.Id).SingleAsync());

    public static Task<LibraryDocument> LoadAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<LibraryDocument>().AsNoTracking().Include(d => d.Versions.OrderBy(v => v.Number)).Include(d => d.Reviews).AsSplitQuery().SingleAsync(d => d.Id == id));

    public static async Task WriteAsync(PortalTest t, Guid id, string body)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        var version = (await LoadAsync(t, id)).Version;
        await t.UseAsync<DocumentService>(s => s.WriteAsync(id, new DocumentDraftInput { Body = body, Version = version }, null, reviewer));
    }

    public static async Task PublishAsync(PortalTest t, Guid id, DateOnly from, string? note = "例を加えた。", string account = "policyhead")
    {
        var head = await t.ActorAsync(account);
        var version = (await LoadAsync(t, id)).Version;
        await t.UseAsync<DocumentService>(s => s.PublishAsync(id, new PublishInput { EffectiveFrom = from, ChangeNote = note, Version = version }, head));
    }

    /// <summary>The document with a draft of its second version.</summary>
    public static async Task<Guid> DraftedAsync(PortalTest t, string code = "GL-COST")
    {
        var id = await IdAsync(t, code);
        await WriteAsync(t, id, "■ 考え方\n新しい考え方");
        return id;
    }

    /// <summary>A document of the office's own.</summary>
    public static async Task<Guid> KeptAsync(PortalTest t)
    {
        var reviewer = await t.ActorAsync("reviewer1");
        return await t.UseAsync<DocumentService, Guid>(s => s.SaveHeadAsync(null, new DocumentHeadInput { Code = "TPL-OWN", Type = DocumentType.OtherTemplate, Title = "独自のひな形", OwnerSectionId = reviewer.Main!.SectionId }, reviewer));
    }

    public static Task<List<DocumentUse>> UsesAsync(PortalTest t, Guid caseId) => t.ReadAsync(db => db.Set<DocumentUse>().AsNoTracking().Where(u => u.ConsultationId == caseId).ToListAsync());
}
