-- A row per Access-Request: few and small indexes. Times only rise, and are asked for by the retention alone; of a router
-- and of a login the page shows what was not granted.
drop index access_log_at;
create index access_log_at on access_log using brin (at) with (pages_per_range = 16, autosummarize = on);
drop index access_log_login;
create index access_log_login on access_log (login, at) where reason <> 'GRANTED';
create index access_log_nas on access_log (nas_id, at) where reason <> 'GRANTED';
