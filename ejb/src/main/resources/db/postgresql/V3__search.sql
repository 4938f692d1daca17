-- Free text search of All customers: any part of name, login, email or phone digits, three letters and more, by
-- trigrams; two letters at the beginning of a word, which is why a blank stands before every word.
create extension if not exists pg_trgm;
alter table customer add column search_text text generated always as
  (lower(' ' || name || ' ' || portal_login || ' ' || coalesce(email, '') || ' ' || coalesce(phone_digits, ''))) stored;
create index customer_search on customer using gin (search_text gin_trgm_ops);
-- Counts and pages leave deleted customers out, and find the last page in the index alone.
create index customer_alive_by_name on customer (name, id) where deleted_at is null;
create index customer_alive_by_portal_login on customer (portal_login, id) where deleted_at is null;
create index customer_alive_by_status on customer (status, id) where deleted_at is null;
-- the beginning of a service's login, whatever its case and the collation
alter table internet_service add column login_search varchar(253) generated always as (lower(login)) stored;
create index internet_service_login_prefix on internet_service (login_search varchar_pattern_ops);
