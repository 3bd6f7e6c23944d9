using FluentValidation;
using GovernancePortal.Core.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace GovernancePortal.Core.People;

public static class PeopleModule
{
    /// <summary>
    /// The module, its validators, and the rules of passwords for Identity (which the host adds with AddIdentityCore,
    /// before or after this).
    /// </summary>
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddScoped<PeopleQueries>();
        services.AddScoped<ActorCache>();
        services.AddScoped<ChoiceQueries>();
        services.AddSingleton<ActorChanges>();
        services.AddSingleton<IInterceptor>(provider => provider.GetRequiredService<ActorChanges>());
        services.AddScoped<OrganisationService>();
        services.AddScoped<PeopleService>();
        services.AddScoped<PasswordService>();
        services.AddScoped<StandInService>();
        services.AddScoped<Absences.AbsenceService>();
        services.AddScoped<Absences.AbsenceQueries>();
        services.AddSingleton<IValidator<Absences.AbsenceInput>, Absences.AbsenceInputValidator>();
        services.AddScoped<TransferService>();
        services.AddScoped<Turn.OrganisationTurnQueries>();
        services.AddScoped<Turn.OrganisationTurnService>();
        services.AddScoped<FirstAdministratorService>();

        services.AddSingleton<IValidator<BureauInput>, BureauInputValidator>();
        services.AddSingleton<IValidator<SectionInput>, SectionInputValidator>();
        services.AddSingleton<IValidator<SectionDetailsInput>, SectionDetailsInputValidator>();
        services.AddSingleton<IValidator<SuccessionInput>, SuccessionInputValidator>();
        services.AddSingleton<IValidator<MoveInput>, MoveInputValidator>();
        services.AddSingleton<IValidator<EndInput>, EndInputValidator>();
        services.AddSingleton<IValidator<PersonInput>, PersonInputValidator>();
        services.AddSingleton<IValidator<MembershipInput>, MembershipInputValidator>();
        services.AddSingleton<IValidator<CloseInput>, CloseInputValidator>();
        services.AddSingleton<IValidator<PasswordInput>, PasswordInputValidator>();
        services.AddSingleton<IValidator<StandInInput>, StandInInputValidator>();

        services.AddOptions<PasswordSettings>().BindConfiguration("Passwords", binder => binder.ErrorOnUnknownConfiguration = true)
            .Validate(s => s.MinimumLength is >= 8 and <= PasswordRules.MaximumLength / 2, "Passwords:MinimumLength must lie between 8 and 64.")
            .ValidateOnStart();
        services.AddSingleton<PasswordRules>();
        services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<PortalUser>, NormalisingPasswordHasher>());
        services.RemoveAll<IPasswordValidator<PortalUser>>();
        services.AddScoped<IPasswordValidator<PortalUser>>(provider => provider.GetRequiredService<PasswordRules>());
        return services;
    }
}
