using GovernancePortal.Core.Platform.Figures;
using GovernancePortal.Core.Platform.Succession;
using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Terminals;

public static class TerminalsModule
{
    public static IServiceCollection AddTerminals(this IServiceCollection services)
    {
        services.AddScoped<TerminalQueries>();
        services.AddScoped<TerminalRegister>();
        services.AddScoped<TerminalImportService>();
        services.AddScoped<ISectionSuccession, TerminalSuccessionService>();
        services.AddScoped<ISectionSuccession, ProcuredTerminalSuccessionService>();
        services.AddScoped<ISectionSuccession, ManagedTerminalSuccessionService>();
        services.AddScoped<TerminalFigureQueries>();
        services.AddScoped<IFigureSource, CentralManagementFigure>();
        return services;
    }
}

/// <summary>The code lists of the module.</summary>
public static class TerminalCodes
{
    public const string Class = "TerminalClass";
    public const string AfterLease = "AfterLease";

    // Read by rules: R221 moves temporary staff's terminals to common ones.
    public const string Common = "Common";
    public const string Temporary = "Temporary";
    public const string Business = "Business";
    public const string MoveToCommon = "MoveToCommon";
}
