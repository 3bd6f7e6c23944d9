using FluentValidation;
using GovernancePortal.Core.Platform.Figures;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Systems;

public static class SystemsModule
{
    public static IServiceCollection AddSystems(this IServiceCollection services)
    {
        services.AddScoped<SystemRegister>();
        services.AddScoped<KarteRegister>();
        services.AddScoped<SystemQueries>();
        services.AddScoped<SystemAuditQueries>();
        services.AddScoped<SystemReadinessQueries>();
        services.AddScoped<SystemEvaluationQueries>();
        services.AddScoped<KarteQueries>();
        services.AddScoped<SystemSurveyQueries>();
        services.AddScoped<SystemCountQueries>();
        services.AddScoped<SystemContractQueries>();
        services.AddScoped<SystemContinuityQueries>();
        services.AddScoped<SystemNumberQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, SystemSuccessionService>();
        services.AddScoped<Platform.Succession.ISectionSuccession, SystemLicenceSuccessionService>();
        services.AddScoped<SystemHandoverQueries>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Plans.PlannedCaseSuccessionService>();
        services.AddScoped<Platform.Succession.ISectionSuccession, Licences.HeldLicenceSuccessionService>();
        services.AddScoped<Licences.LicenceQueries>();
        services.AddScoped<Licences.LicenceRegister>();
        services.AddScoped<Licences.LicenceImportService>();
        services.AddSingleton<IValidator<Licences.StocktakeInput>, Licences.StocktakeInputValidator>();
        services.AddScoped<SystemRadarQueries>();
        services.AddScoped<SystemDemandQueries>();
        services.AddScoped<Plans.PlannedCaseService>();
        services.AddScoped<Plans.PlannedCaseQueries>();
        services.AddSingleton<IValidator<Plans.PlannedCaseInput>, Plans.PlannedCaseValidator>();
        services.AddSingleton<IValidator<Plans.DropPlanInput>, Plans.DropPlanValidator>();
        services.AddScoped<Similar.SimilarQueries>();
        services.AddScoped<Similar.DuplicateQueries>();
        services.AddScoped<Sheets.SystemSheetQueries>();
        services.AddScoped<Sheets.SystemImportQueries>();
        services.AddScoped<Sheets.SystemImportService>();
        services.AddScoped<SystemFigureQueries>();
        services.AddScoped<IFigureSource, PlatformFigure>();
        services.AddScoped<IFigureSource, OpenDataFigure>();
        services.AddScoped<IFigureSource, JointFigure>();
        services.AddScoped<IFigureSource, RemoteBackupFigure>();
        services.AddScoped<IFigureSource, LicenceFigure>();
        return services;
    }
}
