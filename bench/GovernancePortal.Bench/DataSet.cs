using System.Globalization;
using Npgsql;

namespace GovernancePortal.Bench;

/// <summary>
/// A data set of so many consultations: the demonstration's cases, made by the portal's own services, copied inside the
/// database with new ids, numbers, times and sections until there are enough. The same seed gives the same rows.
/// Acts, comments, questions and conditions are copied for every case; forms, frozen versions, check lists, files and
/// Trail rows for the first two thousand, among which the measured ones are.
/// </summary>
public sealed class DataSet(NpgsqlDataSource source, int seed, int size)
{
    /// <summary>Raised when the rows change: a server kept from an earlier run then makes them anew.</summary>
    public const int Edition = 8;
    private const int WholeCases = 2_000;
    /// <summary>Ten years that end after the present one.</summary>
    private const int FirstYearOfPlans = 2019;
    private const int LastYearOfFigures = 2025;
    /// <summary>So many copies of everything; past them only of what is over: an office has more history, not more work at hand.</summary>
    private const int OpenCopies = 10;
    /// <summary>So many times more 提出済 than the demonstration has: the season of September, and enough to accept.</summary>
    private const int Submitted = 9;

    private static readonly string[] Everywhere = ["consultation_act", "consultation_comment", "consultation_question", "consultation_condition"];
    private static readonly string[] WholeOnly = ["consultation_section", "consultation_version", "consultation_checklist_result", "consultation_attachment"];

    public async Task FillAsync()
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {size:#,0} consultations, seed {seed} …"));
        await using var connection = await source.OpenConnectionAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            // Without figures about the seeded rows PostgreSQL reads the growing table once for each copy.
            await RunAsync(connection, "analyze");
            await RunAsync(connection, Plan());
            await CopyAsync(connection, "consultation", "id", "copies", size, new(StringComparer.Ordinal)
            {
                ["id"] = "c.id", ["case_id"] = "c.case_id", ["number"] = "c.number", ["section_id"] = "c.section_id", ["bureau_id"] = "c.bureau_id",
                ["pre_budget_id"] = "pg_temp.copy_id(t.pre_budget_id, c.k, 0)", ["change_of_id"] = "pg_temp.copy_id(t.change_of_id, c.k, 0)",
                // One of each stands once in the office: a notice's number, and a system's evaluation on a day.
                ["notice_number"] = "t.notice_number || '-' || c.k || '-' || c.v", ["occasion_on"] = "t.occasion_on - c.k * 2",
            });
            foreach (var table in Everywhere.Concat(WholeOnly))
            {
                await CopyAsync(connection, table, "consultation_id", "copies", WholeOnly.Contains(table) ? WholeCases : size, new(StringComparer.Ordinal)
                {
                    ["id"] = "pg_temp.copy_id(t.id, c.k, c.v)", ["consultation_id"] = "c.id",
                });
            }
            await CopyAsync(connection, "trail", "subject_id", "copies", WholeCases, new(StringComparer.Ordinal)
            {
                ["id"] = "pg_temp.copy_id(t.id, c.k, c.v)", ["subject_id"] = "c.id",
            }, "order by c.rank, t.sequence");
            await RunAsync(connection, """
                insert into counter (key, value) select series, max(n) from copies where number is not null group by series
                    on conflict (key) do update set value = greatest(counter.value, excluded.value);
                """);
            await SystemCopies.FillAsync(connection, seed, SystemCopies.Of(size), (table, key, copies, most, changed) => CopyAsync(connection, table, key, copies, most, changed));
            await RunAsync(connection, $"""
                insert into notice (id, message_id, user_id, at, kind, arguments, link, read_at)
                select gen_random_uuid(), gen_random_uuid(), u.id, n.at - g * interval '1 hour', n.kind, n.arguments, n.link, case when g % 20 > 0 then n.at end
                from (select * from notice order by id limit 1) n, generate_series(1, {size / 40}) g,
                     portal_user u where u.user_name in ({string.Join(',', BenchUser.All.Select(x => $"'{x.Key}'"))});
                """);
            await RunAsync(connection, GeneratedPlans.Script(GeneratedPlans.Plans, GeneratedPlans.KpisOfPlan, GeneratedPlans.Years, FirstYearOfPlans, LastYearOfFigures));
            await transaction.CommitAsync();
        }
        await RunAsync(connection, "vacuum (analyze)");
    }

    // Which rows are copied how often, in the order in which they count; k is the copy, v the repeat of a submitted case.
    // No copy goes to a reviewers' own section: nobody there could receive it.
    private string Plan() => $"""
        create function pg_temp.copy_id(id uuid, k int, v int) returns uuid language sql immutable as $$
            select (lpad(to_hex(('x' || substr(replace(id::text, '-', ''), 1, 12))::bit(48)::bigint - k * 172800000::bigint), 12, '0')
                || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid
            from (select md5('{seed}:' || k || ':' || v || ':' || id::text) as h) x
        $$;
        create temp table copies on commit drop as
        with base as (select count(*)::int as n from consultation),
        sections as (select id, bureau_id, row_number() over (order by code) - 1 as n, count(*) over () as many
            from section where valid_to is null and id not in (select section_id from membership where role in ('Reviewer', 'PolicyHead'))),
        finished as (
            select s.id, s.change_of_id is null and (s.state = 'Closed' or (s.pre_budget_id is null and s.state in ('Rejected', 'Withdrawn', 'Expired'))
                       or exists (select 1 from consultation n where n.pre_budget_id = s.id and n.state = 'Closed')) as over,
                   case when s.state = 'Submitted' and s.pre_budget_id is null and s.change_of_id is null then {Submitted} else 0 end as repeats
            from consultation s
        ),
        planned as (
            select s.id as source_id, k, v, s.case_id as source_case, s.section_id as own_section, s.bureau_id as own_bureau, s.of_policy_office, s.number as old_number,
                   row_number() over (order by k, s.created_at, s.id, v) as rank
            from consultation s join finished f using (id), generate_series(1, case when f.over then {size} / 20 else {OpenCopies} end) k, generate_series(0, f.repeats) v
        ),
        kept as (select * from planned, base where rank <= {size} - base.n)
        select p.source_id, p.k, p.v, p.rank, pg_temp.copy_id(p.source_id, p.k, p.v) as id, pg_temp.copy_id(p.source_case, p.k, p.v) as case_id,
               case when p.of_policy_office then p.own_section else x.id end as section_id,
               case when p.of_policy_office then p.own_bureau else x.bureau_id end as bureau_id,
               regexp_replace(p.old_number, '-[0-9]+$', '') as series,
               1000 + row_number() over (partition by regexp_replace(p.old_number, '-[0-9]+$', '') order by p.rank) as n,
               case when p.old_number is null then null else regexp_replace(p.old_number, '[0-9]+$', '') || (1000 + row_number() over (partition by regexp_replace(p.old_number, '-[0-9]+$', '') order by p.rank))::text end as number
        from kept p join sections x on x.n = ('x' || substr(md5('{seed}:' || p.k || ':' || p.v || ':' || p.source_case::text), 1, 7))::bit(28)::int % x.many;
        create index on copies (source_id);
        analyze copies;
        """;

    private static async Task CopyAsync(NpgsqlConnection connection, string table, string key, string copies, int most, Dictionary<string, string> changed, string order = "")
    {
        var columns = new List<(string Name, string Value)>();
        await using (var command = new NpgsqlCommand("select column_name, data_type from information_schema.columns where table_schema = 'public' and table_name = $1 order by ordinal_position", connection))
        {
            command.Parameters.AddWithValue(table);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var name = reader.GetString(0);
                columns.Add((name, changed.TryGetValue(name, out var value) ? value
                    : reader.GetString(1) == "timestamp with time zone" ? $"t.\"{name}\" - c.k * interval '2 days'" : $"t.\"{name}\""));
            }
        }
        await RunAsync(connection, $"""
            insert into {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})
            select {string.Join(", ", columns.Select(c => c.Value))} from {copies} c join {table} t on t.{key} = c.source_id
            where c.rank <= {most} {order}
            """);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
