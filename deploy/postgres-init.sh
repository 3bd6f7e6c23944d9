#!/bin/bash
# Makes the portal's two roles and its database on a fresh server: run once by the PostgreSQL image, or by hand as
# the administrator (PGHOST, PGUSER … as usual). The portal does the same for its private server (LocalPostgresRoles.cs).
set -eu
: "${PORTAL_OWNER_PASSWORD:?}" "${PORTAL_PASSWORD:?}"
# Passwords reach psql through its environment, not through its command line, which other users can read.
psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname=postgres <<'SQL'
\getenv owner_password PORTAL_OWNER_PASSWORD
\getenv portal_password PORTAL_PASSWORD
create role portal_owner login nosuperuser nocreatedb nocreaterole password :'owner_password';
create role portal login nosuperuser nocreatedb nocreaterole password :'portal_password';
create database governanceportal owner portal_owner template template0 encoding 'UTF8' locale 'C.UTF-8';
revoke all on database governanceportal from public;
grant connect on database governanceportal to portal;
\connect governanceportal
grant create, usage on schema public to portal_owner;
grant usage on schema public to portal;
SQL
