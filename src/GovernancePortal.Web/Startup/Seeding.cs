using GovernancePortal.Core.Audits.Items;
using GovernancePortal.Core.Audits.Plans;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Bcp.Demo;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Consultations.Form;
using GovernancePortal.Core.Consultations.Need;
using GovernancePortal.Core.Library;
using GovernancePortal.Core.Library.Demo;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Terminals;

namespace GovernancePortal.Web.Startup;

/// <summary>What an empty database needs: product data always, the demonstration in Development only. Idempotent.</summary>
public static class Seeding
{
    public static async Task RunAsync(IServiceProvider services, bool demonstration, CancellationToken ct)
    {
        var db = services.GetRequiredService<PortalDb>();
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        await CalendarSeed.SeedAsync(db, actor, ct);
        await SystemsSeed.SeedAsync(db, actor, ct);
        await BcpSeed.SeedAsync(db, actor, ct);
        await Core.Incidents.IncidentSeed.SeedAsync(db, actor, ct);
        await TerminalsSeed.SeedAsync(db, actor, ct);
        await FileSeed.SeedAsync(db, actor, ct);
        await FormSeed.SeedAsync(db, actor, ct);
        await NeedSeed.SeedAsync(db, actor, ct);
        await LibrarySeed.SeedAsync(db, actor, ct);
        await ChecklistSeed.SeedAsync(db, actor, ct);
        await AuditItemSeed.SeedAsync(db, actor, ct);
        await MunicipalitiesSeed.SeedAsync(db, actor, ct);
        await Core.SelfChecks.SelfCheckSeed.SeedAsync(db, actor, ct);
        await AuditPlansSeed.SeedAsync(db, actor, ct);
        if (demonstration)
        {
            await Demonstration.SeedAsync(services, ct);
            await DemoBcp.SeedAsync(db, ct);
            await DemoLibrary.SeedAsync(db, actor, ct);
            await Demonstration.SeedAuditPlansAsync(services, ct);
            await Demonstration.SeedCasesAsync(services, ct);
            await Demonstration.SeedSurveysAsync(services, ct);
            await Demonstration.SeedSeasonAsync(services, ct);
            await Demonstration.SeedShelvesAsync(services, ct);
            await Demonstration.SeedKpisAsync(services, ct);
            await Demonstration.SeedKpiReadingsAsync(services, ct);
            await Demonstration.SeedMunicipalitiesAsync(services, ct);
            await Demonstration.SeedSelfChecksAsync(services, ct);
            await Demonstration.SeedTrainingAsync(services, ct);
            await Demonstration.SeedIncidentsAsync(services, ct);
            await Demonstration.SeedAuditsAsync(services, ct);
            await Demonstration.SeedFindingsAsync(services, ct);
            await Demonstration.SeedCioAsync(services, ct);
        }
    }
}
