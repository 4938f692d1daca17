-- H2 has no trigrams: free text search reads every text, but from an index alone, which at the sizes H2 is meant for (up
-- to 100,000 customers) takes some 15 ms.
alter table customer add column search_text varchar(700) generated always as
  (lower(' ' || name || ' ' || portal_login || ' ' || coalesce(email, '') || ' ' || coalesce(phone_digits, '')));
create index customer_name on customer (name, id);
create index customer_portal_login on customer (portal_login, id);
create index customer_alive_by_status on customer (status, deleted_at, id);
create index customer_search_text on customer (deleted_at, search_text);
create index customer_alive_by_last_online on customer (deleted_at, last_online_at);
alter table internet_service add column login_search varchar(253) generated always as (lower(login));
create index internet_service_login_search on internet_service (login_search);
