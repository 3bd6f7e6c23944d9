namespace GovernancePortal.Web.Consultations;

/// <summary>What the pages of consultation forms are made of.</summary>
public static class FormPages
{
    public static IServiceCollection AddFormPages(this IServiceCollection services)
    {
        services.AddScoped<FormNaming>();
        services.AddScoped<FormWords>();
        services.AddScoped<SectionForms>();
        services.AddScoped<SimilarSearches>();
        services.AddScoped<CaseWords>();
        services.AddScoped<SheetLabels>();
        services.AddScoped<NeedWords>();
        services.AddScoped<CaseSteps>();
        services.AddScoped<CaseActs>();
        services.AddScoped<ActPerformer>();
        return services;
    }
}
