namespace GovernancePortal.Bench;

/// <summary>
/// Plans with their KPIs, targets and confirmed figures, made inside the database: twenty plans of ten fiscal years with two hundred
/// KPIs each are a figure and a target for forty thousand KPI years. The same call gives the same plans. Also used by the test that
/// counts what the CIO's first screen costs.
/// </summary>
public static class GeneratedPlans
{
    public const int Plans = 20;
    public const int KpisOfPlan = 200;
    public const int Years = 10;

    /// <summary>One script; the sections are the office's own, in turn.</summary>
    /// <param name="firstYear">Fiscal year with which every plan begins.</param>
    /// <param name="lastFigure">Last fiscal year with a figure.</param>
    public static string Script(int plans, int kpis, int years, int firstYear, int lastFigure) => $"""
        create temp table made on commit drop as
        with sections as (select id, name, row_number() over (order by code) - 1 as n, count(*) over () as many from section where valid_to is null)
        select p, k, md5('plan' || p)::uuid as plan_id, md5('objective' || p || '-' || (k - 1) % 5)::uuid as objective_id, md5('initiative' || p || '-' || (k - 1) / 4)::uuid as initiative_id,
               md5('kpi' || p || '-' || k)::uuid as kpi_id, s.id as section_id, s.name as section_name
        from generate_series(1, {plans}) p, generate_series(1, {kpis}) k join sections s on s.n = (k - 1) / 4 % s.many;
        insert into kpi_plan (id, position, name, from_year, to_year, owner_section_id, state, revision_open, version_number, revision, updated_at, is_demonstration)
            select distinct on (plan_id) plan_id, 100000 + p, '生成した計画 ' || p, {firstYear}, {firstYear + years - 1}, section_id, 'InForce', false, 1, 1, now(), false from made order by plan_id, k;
        insert into kpi_objective (id, plan_id, position, name)
            select distinct on (objective_id) objective_id, plan_id, (k - 1) % 5 + 1, '目的 ' || (k - 1) % 5 + 1 from made order by objective_id, k;
        insert into kpi_initiative (id, plan_id, objective_id, position, code, name, owner_section_id, revision)
            select distinct on (initiative_id) initiative_id, plan_id, objective_id, k, (k - 1) / 4 + 1 || '.1', '施策 ' || (k - 1) / 4 + 1, section_id, 1 from made order by initiative_id, k;
        insert into kpi (id, plan_id, initiative_id, position, name, unit, aggregation, direction, rhythm, revision)
            select kpi_id, plan_id, initiative_id, k, '指標 ' || k, '件', case k % 3 when 0 then 'Cumulative' when 1 then 'PerYear' else 'Point' end, 'Increase', 'Yearly', 1 from made;
        insert into kpi_target (id, kpi_id, year, raw, kind, value, continues)
            select md5('target' || p || '-' || k || '-' || y)::uuid, kpi_id, y, (100 + y - {firstYear}) || '件', 'Number', 100 + y - {firstYear}, false from made, generate_series({firstYear}, {firstYear + years - 1}) y;
        insert into kpi_reading (id, kpi_id, year, quarter, number, kind, value, links, as_of, source, entered_by_id, entered_by, entered_at, state, confirmed_by, confirmed_by_section, confirmed_at)
            select md5('reading' || p || '-' || k || '-' || y)::uuid, kpi_id, y, 4, 1, 'Number', 60 + (k * 7 + y * 3) % 60, '[]', make_date(y + 1, 3, 31), 'Entered', md5('writer')::uuid, '入力者', now(), 'Confirmed', '所属長', section_name, now()
            from made, generate_series({firstYear}, {lastFigure}) y;
        """;
}
