-- The Trail: sequence and hash per subject under an advisory lock; append-only whoever asks.
create table trail_head (
    subject_type varchar(60) not null,
    subject_id uuid not null,
    sequence bigint not null,
    hash varchar(64) not null,
    primary key (subject_type, subject_id)
);

create function trail_hash(t trail, previous text) returns text language sql immutable as $$
    select encode(sha256(convert_to(jsonb_build_array(
        previous, t.id, extract(epoch from t.at)::text, t.actor_id, t.actor_name, t.actor_section, t.on_behalf_of, t.action,
        t.subject_type, t.subject_id, t.reason, t.changes, t.correlation_id, t.sequence)::text, 'UTF8')), 'hex')
$$;

-- Runs as the owner, so that the portal's own role needs no right on the heads.
create function trail_chain() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    head trail_head%rowtype;
begin
    -- A transaction can hold only some thousands of advisory locks: subjects share 2,048 of them, so that an import of
    -- ten thousand records still fits.
    perform pg_advisory_xact_lock(20190401, hashtext(new.subject_type || ':' || new.subject_id::text) & 2047);
    select * into head from trail_head where subject_type = new.subject_type and subject_id = new.subject_id;
    new.sequence := coalesce(head.sequence, 0) + 1;
    new.previous_hash := head.hash;
    new.hash := trail_hash(new, head.hash);
    insert into trail_head values (new.subject_type, new.subject_id, new.sequence, new.hash)
        on conflict (subject_type, subject_id) do update set sequence = excluded.sequence, hash = excluded.hash;
    return new;
end $$;

create trigger trail_chain before insert on trail for each row execute function trail_chain();

create function trail_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the trail is append-only (%)', tg_op using errcode = 'insufficient_privilege';
end $$;

create trigger trail_no_change before update or delete on trail for each row execute function trail_refuse();
create trigger trail_no_truncate before truncate on trail for each statement execute function trail_refuse();

-- The first row of any chain that does not fit; none when all is well.
create function trail_verify() returns table (subject_type varchar, subject_id uuid, sequence bigint, row_id uuid, fault text)
language sql stable security definer set search_path = public, pg_temp as $$
    with chained as (
        select t.*, lag(t.hash) over w as expected_previous, row_number() over w as expected_sequence
        from trail t window w as (partition by t.subject_type, t.subject_id order by t.sequence)
    ), faults as (
        select c.subject_type, c.subject_id, c.sequence, c.id as row_id, c.at,
               case when c.sequence <> c.expected_sequence then 'a row before this one is missing'
                    when c.previous_hash is distinct from c.expected_previous then 'the link to the row before is broken'
                    else 'the content does not match its hash' end as fault
        from chained c join trail t on t.id = c.id
        where c.sequence <> c.expected_sequence
           or c.previous_hash is distinct from c.expected_previous
           or c.hash is distinct from trail_hash(t, t.previous_hash)
        union all
        select h.subject_type, h.subject_id, h.sequence, null, null, 'the last row is missing'
        from trail_head h left join trail t using (subject_type, subject_id, sequence)
        where t.id is null or t.hash <> h.hash
    )
    select f.subject_type, f.subject_id, f.sequence, f.row_id, f.fault
    from faults f order by f.at nulls last, f.subject_id, f.sequence limit 1
$$;
