using GovernancePortal.Core.Audits.Answers;
using GovernancePortal.Core.Audits.Engagements;
using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Time;
using GovernancePortal.TestKit;
using GovernancePortal.Tests.Web.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Tests.Audits.Answers;

/// <summary>Audits of 道路整備課 by auditor1 (lead) and auditor2, put into a state as they are and prepared by the service.</summary>
internal static class AuditAnswerScene
{
    public static IEnumerable<FormCase> Forms =>
    [
        new("/Audits/ItemSets/Edit", "auditlead", _ => Task.FromResult("/Audits/ItemSets/Edit")) { Name = "new" },
        new("/Audits/ItemSets/Edit", "auditlead", async t => $"/Audits/ItemSets/Edit/{await DraftAsync(t)}") { Name = "known" },
        new("/Audits/ItemSets/Item", "auditlead", async t => $"/Audits/ItemSets/Item/{await DraftAsync(t)}") { Name = "new" },
        new("/Audits/ItemSets/Details:Publish", "auditlead", async t => $"/Audits/ItemSets/Details/{await DraftAsync(t)}"),
        new("/Audits/ItemSets/Import/Index", "auditlead", _ => Task.FromResult("/Audits/ItemSets/Import")),
        // The large buttons are written by the page; another value is refused, but there is no field to lead to.
        new("/Audits/Fieldwork/Index", "auditor1", async t => $"/Audits/Fieldwork?id={await InFieldAsync(t)}") { TakesEmpty = true },
        new("/Audits/Fieldwork/Line", "auditor1", async t => $"/Audits/Fieldwork/Line/{(await LineOfAsync(t, await InFieldAsync(t), "5-4")).Id}"),
        new("/Audits/Fieldwork/Import/Index", "auditor1", _ => Task.FromResult("/Audits/Fieldwork/Import")),
    ];

    public static Task<Guid> BaseSetAsync(PortalTest t) => t.ReadAsync(db => db.Set<AuditItemSet>().Where(s => s.Code == AuditItemSeed.Code && s.Number == 1).Select(s => s.Id).SingleAsync());

    /// <summary>The next version of the product's set, with its items.</summary>
    public static async Task<Guid> DraftAsync(PortalTest t)
    {
        var (set, lead) = (await BaseSetAsync(t), await t.ActorAsync("auditlead"));
        return await t.UseAsync<AuditItemService, Guid>(s => s.NextAsync(set, lead));
    }

    public static async Task<Guid> InFieldAsync(PortalTest t, AuditNature nature = AuditNature.General, AuditState state = AuditState.Fieldwork, int monthsAgo = 0, string section = DemoOffice.FirstSection)
    {
        var lead = await t.ActorAsync("auditlead");
        var members = new[] { await t.ActorAsync("auditor1"), await t.ActorAsync("auditor2") };
        return await t.UseAsync<IServiceProvider, Guid>(async services =>
        {
            var db = services.GetRequiredService<PortalDb>();
            var seats = new List<AuditTeamSeat>();
            foreach (var member in members)
            {
                var auditor = await db.Set<Auditor>().FirstOrDefaultAsync(a => a.UserId == member.UserId);
                if (auditor is null)
                {
                    auditor = new Auditor { Id = Guid.CreateVersion7(lead.Now), UserId = member.UserId, Name = member.Name, SectionId = member.Main!.SectionId, Pool = AuditorPool.Bureau, LeadTrainedOn = new DateOnly(2024, 4, 1), CapacityPerYear = 2, ValidFrom = new DateOnly(2024, 4, 1) };
                    db.Add(auditor);
                }
                seats.Add(new AuditTeamSeat(auditor.Id, member.UserId, member.Name, seats.Count == 0));
            }
            var month = new DateOnly(lead.Today.Year, lead.Today.Month, 1).AddMonths(-monthsAgo);
            var audited = DemoOffice.Section(section);
            var number = $"R8-監-9{await db.Set<AuditEngagement>().CountAsync():000}";
            var audit = AuditEngagement.Plan(new AuditOrder(FiscalYear.Of(month), month, audited.Id, DemoOffice.BureauId(audited.BureauCode), audited.Name, "TEST", nature, seats), number, lead);
            db.Add(audit);
            db.Entry(audit).Property(a => a.State).CurrentValue = state;
            await services.GetRequiredService<AuditAnswerService>().PrepareAsync(audit, lead);
            db.Act(lead, "Test");
            await db.SaveChangesAsync();
            return audit.Id;
        });
    }

    public static Task<AuditAnswer> LineOfAsync(PortalTest t, Guid audit, string number) =>
        t.ReadAsync(db => db.Set<AuditAnswer>().AsNoTracking().Include(a => a.Item).Include(a => a.Evidence).SingleAsync(a => a.EngagementId == audit && a.Item.Number == number));

    public static async Task<AnswerOutcome> AnswerAsync(PortalTest t, Guid audit, string number, AuditResult result, string by = "auditor1", string? note = null, uint? version = null, Guid? key = null)
    {
        var (line, actor) = (await LineOfAsync(t, audit, number), await t.ActorAsync(by));
        return await t.UseAsync<AuditAnswerService, AnswerOutcome>(s => s.SaveAsync(audit, new AuditAnswerInput { Id = line.Id, Result = result, Note = note, Version = version ?? line.Version, Key = key }, actor));
    }

    public static Task<AuditSheet> SheetAsync(PortalTest t, Guid audit, Core.Platform.Identity.Actor actor) => t.UseAsync<AuditAnswerQueries, AuditSheet>(q => q.SheetAsync(audit, actor));
}
