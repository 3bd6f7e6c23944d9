using Npgsql;

namespace GovernancePortal.Bench;

/// <summary>
/// The ledger of a data set: the demonstration's systems with their kartes, copied with new ids, numbers, names and sections
/// until there are so many. The same seed gives the same rows.
/// </summary>
public static class SystemCopies
{
    private static readonly string[] Parts = ["system_contract", "system_cost", "system_server", "system_component", "system_licence", "system_sla", "system_customisation", "system_advice"];

    /// <summary>An office of the size of Shimane's has 200, the largest imaginable some thousands.</summary>
    public static int Of(int consultations) => consultations > 10_000 ? 5_000 : 500;

    public static async Task FillAsync(NpgsqlConnection connection, int seed, int systems, Func<string, string, string, int, Dictionary<string, string>, Task> copy)
    {
        await using (var command = new NpgsqlCommand(Plan(seed, systems), connection) { CommandTimeout = 600 })
        {
            await command.ExecuteNonQueryAsync();
        }
        await copy("information_system", "id", "system_copies", systems, new(StringComparer.Ordinal)
        {
            ["id"] = "c.id", ["code"] = "c.code", ["owner_section_id"] = "c.section_id", ["name"] = "left(t.name || ' ' || c.name, 100)", ["sort_name"] = "left(t.sort_name || ' ' || c.name, 200)",
            ["search_text"] = "t.search_text || ' ' || lower(c.name) || ' ' || lower(c.code)", ["linked_systems"] = "null", ["last_contract_consultation_id"] = "null",
        });
        foreach (var table in Parts)
        {
            await copy(table, "system_id", "system_copies", systems, new(StringComparer.Ordinal) { ["id"] = "pg_temp.copy_id(t.id, c.k, 0)", ["system_id"] = "c.id" });
        }
        await using var counter = new NpgsqlCommand("update counter set value = greatest(value, (select count(*) from information_system)) where key = 'system'", connection);
        await counter.ExecuteNonQueryAsync();
    }

    private static string Plan(int seed, int systems) => $"""
        create temp table system_copies on commit drop as
        with base as (select count(*)::int as n from information_system),
        sections as (select id, row_number() over (order by code) - 1 as n, count(*) over () as many from section where valid_to is null),
        places as (select array['東部', '西部', '南部', '北部', '中央', '沿岸', '山間', '川上', '川下', '島しょ'] as names),
        kept as (
            select s.id as source_id, k, row_number() over (order by k, s.code) as rank
            from information_system s, base, generate_series(1, {systems} / base.n + 1) k
        )
        select p.source_id, p.k, p.rank, pg_temp.copy_id(p.source_id, p.k, 0) as id, x.id as section_id, 'SYS-' || lpad((base.n + p.rank)::text, 4, '0') as code,
               places.names[1 + p.rank % 10] || p.k::text as name
        from kept p, base, places, sections x
        where p.rank <= {systems} - base.n and x.n = ('x' || substr(md5('{seed}:' || p.k || ':' || p.source_id::text), 1, 7))::bit(28)::int % x.many;
        create index on system_copies (source_id);
        analyze system_copies;
        """;
}
