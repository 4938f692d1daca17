-- Free text search of All customers: any part of name, login or email, three letters and more, by trigrams.
create extension if not exists pg_trgm;
create index customer_search on customer using gin ((lower(name || ' ' || portal_login || ' ' || coalesce(email, ''))) gin_trgm_ops);
-- Counts and pages leave deleted customers out.
create index customer_alive_by_status on customer (status, id) where deleted_at is null;
-- like 'prefix%' whatever the collation
create index customer_phone_digits_prefix on customer (phone_digits varchar_pattern_ops);
create index internet_service_login_prefix on internet_service (lower(login) varchar_pattern_ops);
