using Npgsql;

namespace GovernancePortal.Web.Startup;

/// <summary>
/// The two roles and the database of a private server. Run at every start: a password changed in the file beside
/// the data takes effect, and what an interrupted first start left out is made up for. deploy/postgres-init.sh is
/// the same for a server of its own. What the portal's role may do with each table is said by the migrations.
/// </summary>
internal static class LocalPostgresRoles
{
    public const string Owner = "portal_owner";
    public const string Portal = "portal";

    public static async Task EnsureAsync(string administrator, IReadOnlyDictionary<string, string> passwords, string database, CancellationToken cancel)
    {
        await using (var server = NpgsqlDataSource.Create(administrator))
        {
            foreach (var role in new[] { Owner, Portal })
            {
                if (!await ExistsAsync(server, "select 1 from pg_roles where rolname = $1", role, cancel))
                    await RunAsync(server, $"create role {role}", cancel);
                // A role's password cannot be a parameter; it is hexadecimal, or what the operator wrote into the file.
                await RunAsync(server, $"alter role {role} login nosuperuser nocreatedb nocreaterole password {Literal(passwords[role])}", cancel);
            }

            if (!await ExistsAsync(server, "select 1 from pg_database where datname = $1", database, cancel))
                await RunAsync(server, $"create database {database} owner {Owner} template template0 encoding 'UTF8' locale 'C.UTF-8'", cancel);
            await RunAsync(server, $"revoke all on database {database} from public; grant connect on database {database} to {Portal}", cancel);
        }

        await using var inside = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(administrator) { Database = database }.ConnectionString);
        await RunAsync(inside, $"""
            grant create, usage on schema public to {Owner};
            grant usage on schema public to {Portal};
            """, cancel);
    }

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static async Task<bool> ExistsAsync(NpgsqlDataSource source, string query, string name, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(query);
        command.Parameters.AddWithValue(name);
        return await command.ExecuteScalarAsync(cancel) is not null;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql, CancellationToken cancel)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
