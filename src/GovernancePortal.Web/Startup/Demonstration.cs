using System.Security.Cryptography;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Consultations.Demo;
using GovernancePortal.Core.People.Demo;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Platform.Identity;
using GovernancePortal.Core.Radar.Demo;
using GovernancePortal.Core.Season.Demo;
using GovernancePortal.Core.Surveys.Demo;
using GovernancePortal.Core.Systems.Demo;
using GovernancePortal.Core.Terminals.Demo;
using GovernancePortal.Core.YearChange.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace GovernancePortal.Web.Startup;

/// <summary>The demonstration office みどり県 in an empty database: made once, in Development only.</summary>
public static class Demonstration
{
    /// <summary>Those whom the read-me names: one of every role.</summary>
    public static IReadOnlyList<string> Accounts { get; } =
    [
        "staff1", "staff2", "head1", "head2", "coordinator", "reviewer1", "reviewer2", "policyhead", "advisor", "cio", "ciso", "secretary", "finance", "auditor1", "auditor2", "auditlead", "admin",
    ];

    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<PortalDb>();
        if (await db.Set<PortalUser>().AnyAsync(ct))
        {
            return;
        }
        var actor = Actor.Operator(services.GetRequiredService<TimeProvider>().GetUtcNow());
        await PeopleDemo.SeedAsync(db, services.GetRequiredService<UserManager<PortalUser>>(), actor, Password(services), ct);
        await DemoSystems.SeedAsync(db, actor, ct);
        await DemoPlans.SeedAsync(db, actor, ct);
        await DemoLicences.SeedAsync(db, actor, ct);
        await DemoTerminals.SeedAsync(db, actor, ct);
        await DemoYearChange.SeedAsync(db, actor, ct);
        await DemoRadar.SeedAsync(db, actor, ct);
    }

    /// <summary>The consultations of two fiscal years, through the services that the pages use.</summary>
    public static async Task SeedCasesAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (!await services.GetRequiredService<PortalDb>().Set<Consultation>().AnyAsync(ct))
        {
            var approvals = services.GetRequiredService<DemoApprovals>();
            await approvals.BeginAsync(now, ct);
            await services.GetRequiredService<DemoConsultations>().SeedAsync(now, ct);
            await approvals.SeedAsync(now, ct);
        }
        await services.GetRequiredService<DemoLaterStages>().SeedAsync(now, ct);
        await services.GetRequiredService<DemoForwarding>().SeedAsync(now, ct);
    }

    /// <summary>Specifications that sections share, questions with answers and this year's briefing sessions.</summary>
    public static Task SeedShelvesAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Library.Demo.DemoShelves>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>The municipalities, what they were given, and three years of checklist answers.</summary>
    public static Task SeedMunicipalitiesAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Municipalities.Demo.DemoMunicipalities>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Three years of training; after the municipalities, whose people came too.</summary>
    public static Task SeedTrainingAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Training.Demo.DemoTraining>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Last year's survey, merged, and this year's, running.</summary>
    public static Task SeedSurveysAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DemoSurveys>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Absences, deadlines of the bureaus and advice, some of it answered.</summary>
    public static Task SeedSeasonAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DemoSeason>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Incidents in several states, contacts and alerts that came in.</summary>
    public static Task SeedIncidentsAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Incidents.Demo.DemoIncidents>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Instructions of the CIO, last week's report and results laid before the CIO for publication; last, for they look at everything else.</summary>
    public static async Task SeedCioAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await services.GetRequiredService<Core.Instructions.Demo.DemoInstructions>().SeedAsync(now, ct);
        await services.GetRequiredService<Core.Dashboard.Demo.DemoDashboard>().SeedAsync(now, ct);
    }

    /// <summary>Last year's self-check with its results and this year's, partly answered.</summary>
    public static Task SeedSelfChecksAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.SelfChecks.Demo.DemoSelfChecks>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Auditors, the audits of the years before, six years of audits planned and approved, and the running year.</summary>
    public static Task SeedAuditPlansAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Audits.Plans.Demo.DemoAuditPlans>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Audits in every state; the answers to their checklists come between, findings behind.</summary>
    public static async Task SeedAuditsAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var audits = services.GetRequiredService<Core.Audits.Engagements.Demo.DemoAudits>();
        await audits.SeedAsync(now, ct);
        await services.GetRequiredService<Core.Audits.Answers.Demo.DemoAnswers>().SeedAsync(now, ct);
        await audits.FinishAsync(now, ct);
    }

    /// <summary>Findings in every state, on the audits that are there.</summary>
    public static Task SeedFindingsAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Audits.Findings.Demo.DemoFindings>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>A plan with its KPIs, adopted and revised, and a draft.</summary>
    public static Task SeedKpisAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Kpis.Demo.DemoKpis>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>Figures of the plan's years, one of them closed.</summary>
    public static Task SeedKpiReadingsAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<Core.Kpis.Demo.DemoReadings>().SeedAsync(services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);

    /// <summary>PORTAL_DEMO_PASSWORD, or the one made at the first seed and kept beside the private database.</summary>
    public static string Password(IServiceProvider services)
    {
        if (services.GetRequiredService<IConfiguration>()["PORTAL_DEMO_PASSWORD"] is { Length: > 0 } set)
        {
            return set;
        }
        var file = Path.Combine(Folder(services), "demo-password");
        if (!File.Exists(file))
        {
            File.WriteAllText(file, "midori-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10));
        }
        return File.ReadAllText(file).Trim();
    }

    private static string Folder(IServiceProvider services)
    {
        var root = services.GetRequiredService<Checkout>().RepositoryRoot ?? Path.GetTempPath();
        return Directory.CreateDirectory(Path.Combine(root, ".local")).FullName;
    }
}
