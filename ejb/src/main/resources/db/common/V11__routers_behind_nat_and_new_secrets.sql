-- where Disconnect and CoA go to; null = where the session's packets come from
alter table nas add column coa_address varchar(45);
-- packets a second that one router is sent unasked, at most
alter table nas add column coa_rate integer default 50 not null;
alter table nas add constraint nas_coa_rate check (coa_rate between 1 and 10000);
-- the secret before this one, good as well until then, and when it was seen the last time
alter table nas add column previous_secret bytea;
alter table nas add column previous_secret_until timestamp with time zone;
alter table nas add column previous_secret_used_at timestamp with time zone;
-- whose last day was just now
create index internet_service_last_day on internet_service (last_day);
