using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Tests.SelfChecks;

/// <summary>A self-check of the office, with the sheet of 道路整備課 (staff1, head1), walked by the services as people walk it.</summary>
internal static class SelfCheckScene
{
    public const int Asked = 3;

    public static readonly Guid Roads = DemoOffice.Section(DemoOffice.FirstSection).Id;

    public static IEnumerable<FormCase> Forms =>
    [
        new("/SelfChecks/Edit", "reviewer1", _ => Task.FromResult("/SelfChecks/Edit")) { Name = "new" },
        new("/SelfChecks/Edit", "auditlead", async t => $"/SelfChecks/Edit/{await DraftAsync(t)}") { Name = "known" },
        new("/SelfChecks/Questions", "reviewer1", _ => Task.FromResult("/SelfChecks/Questions")) { Name = "new" },
        new("/SelfChecks/Questions", "reviewer1", async t => $"/SelfChecks/Questions/{(await QuestionsAsync(t))[0]}") { Name = "known" },
        new("/SelfChecks/Sheet:Answer", "staff1", async t => $"/SelfChecks/Sheet/{await SheetIdAsync(t, await OpenedAsync(t))}") { TakesEmpty = true },
        new("/SelfChecks/Act", "reviewer1", async t => $"/SelfChecks/Act/{await HandedInAsync(t)}/Return"),
    ];

    public static Task<List<Guid>> QuestionsAsync(PortalTest t) => t.ReadAsync(db => db.Set<SelfCheckQuestion>().Where(q => q.IsActive).OrderBy(q => q.Position).Select(q => q.Id).ToListAsync());

    public static async Task<SelfCheckCampaignInput> InputAsync(PortalTest t, string title = "8月の自己点検")
    {
        var today = (await t.ActorAsync("reviewer1")).Today;
        return new SelfCheckCampaignInput { Title = title, Fy = Core.Platform.Time.FiscalYear.Of(today), PeriodFrom = today, PeriodTo = today.AddDays(30), DueOn = today.AddDays(20), QuestionIds = [.. (await QuestionsAsync(t)).Take(Asked)] };
    }

    public static async Task<Guid> DraftAsync(PortalTest t, string title = "8月の自己点検")
    {
        var office = await t.ActorAsync("reviewer1");
        var input = await InputAsync(t, title);
        return await t.UseAsync<SelfCheckService, Guid>(s => s.CreateAsync(input, office));
    }

    public static async Task<Guid> OpenedAsync(PortalTest t, string title = "8月の自己点検")
    {
        var id = await DraftAsync(t, title);
        var office = await t.ActorAsync("reviewer1");
        var version = await VersionAsync(t, id);
        await t.UseAsync<SelfCheckService, int>(s => s.OpenAsync(id, version, office));
        return id;
    }

    /// <summary>One いいえ, the others はい.</summary>
    public static SelfCheckSheetInput Whole(DateOnly until) => new()
    {
        Rows = [new() { Reply = SelfCheckReply.No, Improvement = "台帳を整える。", Owner = SelfCheckOwner.Staff, Until = until }, .. Enumerable.Repeat(new SelfCheckEntryRow { Reply = SelfCheckReply.Yes }, Asked - 1)],
    };

    public static async Task<Guid> HandedInAsync(PortalTest t, Guid? campaign = null)
    {
        var sheet = await SheetIdAsync(t, campaign ?? await OpenedAsync(t));
        await WriteAsync(t, sheet, Whole((await t.ActorAsync("staff1")).Today.AddDays(30)));
        await DoAsync(t, sheet, "staff1", new SelfCheckActInput { Act = SelfCheckAct.PassOn });
        await DoAsync(t, sheet, "head1", new SelfCheckActInput { Act = SelfCheckAct.HandIn });
        return sheet;
    }

    public static async Task WriteAsync(PortalTest t, Guid sheet, SelfCheckSheetInput input, string who = "staff1")
    {
        var actor = await t.ActorAsync(who);
        var version = (await ReadAsync(t, sheet)).Version;
        await t.UseAsync<SelfCheckService>(s => s.WriteAsync(sheet, input with { Version = version }, actor));
    }

    public static async Task DoAsync(PortalTest t, Guid sheet, string who, SelfCheckActInput input)
    {
        var actor = await t.ActorAsync(who);
        var version = (await ReadAsync(t, sheet)).Version;
        await t.UseAsync<SelfCheckService>(s => s.DoAsync(sheet, input with { Version = version }, actor));
    }

    public static async Task CloseAsync(PortalTest t, Guid campaign)
    {
        var office = await t.ActorAsync("reviewer1");
        var version = await VersionAsync(t, campaign);
        await t.UseAsync<SelfCheckService>(s => s.CloseAsync(campaign, version, office));
    }

    public static Task<Guid> SheetIdAsync(PortalTest t, Guid campaign) => t.ReadAsync(db => db.Set<SelfCheckSheet>().Where(s => s.CampaignId == campaign && s.SectionId == Roads).Select(s => s.Id).SingleAsync());

    public static Task<SelfCheckSheet> ReadAsync(PortalTest t, Guid sheet) => t.ReadAsync(db => db.Set<SelfCheckSheet>().AsNoTracking().Include(s => s.Entries).SingleAsync(s => s.Id == sheet));

    public static Task<uint> VersionAsync(PortalTest t, Guid campaign) => t.ReadAsync(db => db.Set<SelfCheckCampaign>().Where(c => c.Id == campaign).Select(c => c.Version).SingleAsync());
}
