-- A closed year of a plan never changes: not its row, not its targets and readings, and results only grow by versions.
create function kpi_year_is_closed(kpi uuid, fiscal_year integer) returns boolean language sql stable as $$
    select exists (select 1 from kpi k join kpi_year y on y.plan_id = k.plan_id where k.id = kpi and y.year = fiscal_year)
$$;

create function kpi_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'closed years never change (% on %)', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create function kpi_refuse_closed() returns trigger language plpgsql as $$
begin
    if (tg_op in ('UPDATE', 'DELETE') and kpi_year_is_closed(old.kpi_id, old.year)) or (tg_op in ('INSERT', 'UPDATE') and kpi_year_is_closed(new.kpi_id, new.year)) then
        raise exception 'year % is closed (% on %)', case when tg_op = 'DELETE' then old.year else new.year end, tg_op, tg_table_name using errcode = 'insufficient_privilege';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;

create trigger kpi_year_no_change before update or delete on kpi_year for each row execute function kpi_refuse();
create trigger kpi_year_no_truncate before truncate on kpi_year for each statement execute function kpi_refuse();
create trigger kpi_result_no_change before update or delete on kpi_result for each row execute function kpi_refuse();
create trigger kpi_result_no_truncate before truncate on kpi_result for each statement execute function kpi_refuse();
create trigger kpi_target_closed before insert or update or delete on kpi_target for each row execute function kpi_refuse_closed();
create trigger kpi_reading_closed before insert or update or delete on kpi_reading for each row execute function kpi_refuse_closed();
