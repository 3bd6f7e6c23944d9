-- What the portal's own database role may do; asked for again after every migration.
create function grant_portal(portal_role text) returns void language plpgsql as $$
begin
    execute format('grant usage on schema public to %I', portal_role);
    execute format('grant select, insert, update, delete on all tables in schema public to %I', portal_role);
    execute format('grant usage, select on all sequences in schema public to %I', portal_role);
    execute format('grant execute on all functions in schema public to %I', portal_role);
    execute format('revoke update, delete, truncate on trail from %I', portal_role);
    execute format('revoke all on trail_head from %I', portal_role);
    execute format('revoke insert, update, delete on schema_migration from %I', portal_role);
    execute format('revoke execute on function grant_portal(text) from %I', portal_role);
end $$;
revoke execute on function grant_portal(text) from public;
