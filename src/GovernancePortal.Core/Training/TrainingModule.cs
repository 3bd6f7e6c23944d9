using Microsoft.Extensions.DependencyInjection;

namespace GovernancePortal.Core.Training;

public static class TrainingModule
{
    public static IServiceCollection AddTraining(this IServiceCollection services) => services;
}
