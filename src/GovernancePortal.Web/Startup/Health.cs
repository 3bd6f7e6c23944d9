using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>/health for a load balancer or a container: 200 while the database answers, 503 while it does not. Says no more than that.</summary>
public static class Health
{
    public const string Path = "/health";

    public static void AddPortalHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<DatabaseAnswers>("database", timeout: TimeSpan.FromSeconds(3));

    public static void MapPortalHealth(this WebApplication app) => app.MapHealthChecks(Path).AllowAnonymous();

    private sealed class DatabaseAnswers(PortalConnection portal) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var connection = new NpgsqlConnection(portal());
                await connection.OpenAsync(cancellationToken);
                await using var command = new NpgsqlCommand("select 1", connection);
                await command.ExecuteScalarAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception fault) when (fault is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.", fault);
            }
        }
    }
}
