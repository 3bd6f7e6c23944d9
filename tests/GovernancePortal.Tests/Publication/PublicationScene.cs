using GovernancePortal.Core.Publication;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Checklists;
using GovernancePortal.Tests.Kpis;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.Publication;

/// <summary>Results of a plan laid before the CIO by reviewer1.</summary>
internal static class PublicationScene
{
    public static async Task<Guid> DraftAsync(PortalTest t, bool checklist = false)
    {
        var plan = await t.ReadAsync(db => db.Set<Core.Kpis.Plans.KpiPlan>().Where(p => p.Name == "情報システム最適化計画").Select(p => (Guid?)p.Id).SingleOrDefaultAsync()) ?? (await KpiFigureScene.StartAsync(t)).PlanId;
        var actor = await t.ActorAsync("reviewer1");
        var input = new PublicationInput
        {
            Title = "令和7年度 取組結果", Introduction = "結果をお知らせします。", PlanIds = [plan], Years = [2024, 2025], ChecklistIds = checklist ? [await ChecklistScene.ListIdAsync(t)] : [], ChecklistYears = checklist ? [2026] : [],
        };
        return await t.UseAsync<PublicationService, Guid>(s => s.CreateAsync(input, actor));
    }

    public static async Task<Guid> SubmittedAsync(PortalTest t, bool checklist = false)
    {
        var id = await DraftAsync(t, checklist);
        var (actor, version) = (await t.ActorAsync("reviewer1"), await VersionAsync(t, id));
        await t.UseAsync<PublicationService>(s => s.SubmitAsync(id, version, actor));
        return id;
    }

    public static async Task<Guid> ApprovedAsync(PortalTest t, bool checklist = false)
    {
        var id = await SubmittedAsync(t, checklist);
        var (actor, version) = (await t.ActorAsync("cio"), await VersionAsync(t, id));
        await t.UseAsync<PublicationService>(s => s.ApproveAsync(id, version, actor));
        return id;
    }

    public static Task<uint> VersionAsync(PortalTest t, Guid id) => t.ReadAsync(db => db.Set<PublicationRecord>().Where(p => p.Id == id).Select(p => p.Version).SingleAsync());
}
