using GovernancePortal.Core.Audits;
using GovernancePortal.Core.Bcp;
using GovernancePortal.Core.Calendar;
using GovernancePortal.Core.Checklists;
using GovernancePortal.Core.Consultations;
using GovernancePortal.Core.Dashboard;
using GovernancePortal.Core.Incidents;
using GovernancePortal.Core.Instructions;
using GovernancePortal.Core.Kpis;
using GovernancePortal.Core.Library;
using GovernancePortal.Core.Municipalities;
using GovernancePortal.Core.People;
using GovernancePortal.Core.Platform.Files;
using GovernancePortal.Core.Platform.Keys;
using GovernancePortal.Core.Platform.Outbox;
using GovernancePortal.Core.Platform;
using GovernancePortal.Core.Publication;
using GovernancePortal.Core.Radar;
using GovernancePortal.Core.Season;
using GovernancePortal.Core.SelfChecks;
using GovernancePortal.Core.Surveys;
using GovernancePortal.Core.Systems;
using GovernancePortal.Core.Terminals;
using GovernancePortal.Core.Training;
using GovernancePortal.Core.YearChange;
using GovernancePortal.Web.Consultations;
using GovernancePortal.Web.Frame;
using GovernancePortal.Web.Security;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace GovernancePortal.Web.Startup;

/// <summary>Which database the portal uses, asked for at each use: tests give each test its own.</summary>
public delegate string PortalConnection();

/// <summary>The portal's parts, registered in the order they stand on each other.</summary>
public static class Modules
{
    public static IServiceCollection AddPortal(this IServiceCollection services)
    {
        services.AddSingleton<PortalConnection>(provider => () => provider.GetRequiredService<Database>().Portal);
        services.AddPlatform(provider => provider.GetRequiredService<PortalConnection>()());
        services.AddFiles(FileFolder.Of);
        services.AddHostedService<OrphanSweeping>();
        services.AddPeople();
        services.AddCalendar();
        services.AddSystems();
        services.AddBcp();
        services.AddTerminals();
        services.AddKpis();
        services.AddChecklists();
        services.AddMunicipalities();
        services.AddConsultations();
        services.AddLibrary();
        services.AddSurveys();
        services.AddRadar();
        services.AddSeason();
        services.AddYearChange();
        services.AddAudits();
        services.AddSelfChecks();
        services.AddTraining();
        services.AddIncidents();
        services.AddInstructions();
        services.AddPublication();
        services.AddDashboard();
        services.AddScoped<IPublicationBundle, Web.Publication.PublicationBundle>();
        services.AddHostedService(provider => provider.GetRequiredService<RadarScanning>());
        services.AddHostedService(provider => provider.GetRequiredService<Core.Consultations.Stages.EvaluationScheduling>());
        services.AddHostedService(provider => provider.GetRequiredService<Core.Kpis.Readings.KpiFigureScanning>());
        services.AddHostedService(provider => provider.GetRequiredService<CioReportScheduling>());
        services.AddScoped<Pages.Kpis.FigureWords>();
        services.AddScoped<Pages.Instructions.InstructionWords>();
        services.AddScoped<Pages.SelfChecks.SelfCheckWords>();
        services.AddScoped<Pages.Training.TrainingWords>();
        services.AddScoped<Pages.Incidents.IncidentWords>();
        services.AddScoped<Pages.Audits.Plans.AuditPlanWords>();
        services.AddScoped<Pages.Audits.AuditWords>();
        services.AddScoped<Pages.Audits.Findings.FindingWords>();
        services.AddScoped<Pages.Dashboard.DashboardWords>();
        services.AddScoped<Pages.Publication.PublicationWords>();
        services.AddScoped<Pages.Radar.RadarRefresh>();
        services.AddFormPages();
        services.AddScoped<Pages.Systems.SystemWordsSource>();
        services.AddScoped<Pages.Bcp.BcpWords>();
        services.AddScoped<Pages.Library.ReadingWords>();
        services.AddScoped<Pages.Checklists.ChecklistWords>();
        services.AddScoped<Pages.Audits.Fieldwork.FieldworkWords>();
        services.AddScoped<Pages.Municipalities.MunicipalityWords>();
        services.AddScoped<Pages.Kpis.KpiWords>();
        services.AddScoped<Pages.Kpis.PlanChanges>();
        services.AddScoped<Pages.Administration.Committee.MinutesDraft>();
        services.AddScoped<RegisterHistory>();
        services.AddSingleton<ImportWork>();
        services.AddHostedService(provider => provider.GetRequiredService<ImportWork>());
        services.AddDataProtection().SetApplicationName("GovernancePortal");
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((options, keys) => options.XmlRepository = keys);
        services.AddPortalSignIn();
        services.AddOwnPassword();
        services.AddPortalFrame().AddRazorPagesOptions(options =>
        {
            PageAccess.Apply(options.Conventions);
            options.Conventions.AddFolderApplicationModelConvention("/Systems", model => model.Filters.Add(new ServiceFilterAttribute(typeof(Pages.Radar.RadarRefresh))));
        });
        services.AddAuthorizationBuilder();
        services.Configure<Microsoft.AspNetCore.Authorization.AuthorizationOptions>(PageAccess.AddPolicies);
        services.AddScoped<IFrameSource, FrameSource>();
        services.AddScoped<Pages.Administration.PeopleHistory>();
        services.AddHostedService(provider => provider.GetRequiredService<OutboxRelay>());
        return services;
    }

    public static WebApplication UsePortal(this WebApplication app)
    {
        app.UseRequestLog();
        app.UsePortalFrame();
        app.MapStaticAssets().AllowAnonymous();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapPortalHealth();
        app.MapRazorPages().WithStaticAssets();
        return app;
    }
}
