using System.Text;
using GovernancePortal.TestKit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace GovernancePortal.Tests.Architecture;

/// <summary>The schema as the migrations make it, so that a change of a table shows in the commit that makes it.</summary>
public class SchemaTests
{
    [Fact]
    public void The_migrations_are_what_the_model_says()
    {
        using var db = Portal.Model();
        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed and no migration follows it: dotnet ef migrations add <Name> (docs/runbook.md).");
    }

    [Fact]
    public async Task The_schema_is_the_one_in_the_snapshot()
    {
        await using var database = await TestDatabase.CreateAsync();
        var text = new StringBuilder();
        await SectionAsync(text, database, "extensions", "select extname from pg_extension where extname <> 'plpgsql' order by 1");
        await SectionAsync(text, database, "columns", """
            select c.table_name || '.' || c.column_name || ' ' || format_type(a.atttypid, a.atttypmod) || case c.is_nullable when 'NO' then ' not null' else '' end
                || coalesce(' default ' || c.column_default, '') || coalesce(' collate ' || nullif(c.collation_name, ''), '') || case c.is_identity when 'YES' then ' identity' else '' end
            from information_schema.columns c
            join pg_attribute a on a.attrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name
            where c.table_schema = 'public' order by c.table_name, c.column_name
            """);
        await SectionAsync(text, database, "constraints", """
            select conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
            from pg_constraint where connamespace = 'public'::regnamespace order by conrelid::regclass::text, conname
            """);
        await SectionAsync(text, database, "indexes", "select indexdef from pg_indexes where schemaname = 'public' order by tablename, indexname");
        await SectionAsync(text, database, "triggers", "select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by tgrelid::regclass::text, tgname");
        await SectionAsync(text, database, "functions", """
            select p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' || case when p.prosecdef then ' security definer' else '' end || ' ' || md5(regexp_replace(p.prosrc, '\s+', ' ', 'g'))
            from pg_proc p left join pg_depend d on d.objid = p.oid and d.deptype = 'e'
            where p.pronamespace = 'public'::regnamespace and d.objid is null order by 1
            """);
        await SectionAsync(text, database, "rights of the portal's role", """
            select t.relname || ' ' || string_agg(lower(g.privilege_type), ', ' order by g.privilege_type)
            from pg_class t join information_schema.role_table_grants g on g.table_schema = 'public' and g.table_name = t.relname and g.grantee = 'portal'
            where t.relnamespace = 'public'::regnamespace group by t.relname order by t.relname
            """);
        Snapshot.Match(text.ToString(), "schema.txt");
    }

    [Fact]
    public async Task The_portals_role_owns_nothing_and_is_no_superuser()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(0L, await database.ScalarAsync("select count(*) from pg_class where relowner = 'portal'::regrole"));
        Assert.Equal(false, await database.ScalarAsync("select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls from pg_roles where rolname = 'portal'"));
    }

    private static async Task SectionAsync(StringBuilder text, TestDatabase database, string title, string sql)
    {
        text.Append("# ").Append(title).Append('\n');
        await using var connection = new NpgsqlConnection(database.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            text.Append(rows.GetString(0).ReplaceLineEndings(" ")).Append('\n');
        }
        text.Append('\n');
    }
}
