-- Finished sessions, append mostly, a partition per month of the stop; Rollcall makes the next months' partitions ahead
-- of time, and the default one catches what has an impossible clock.
create table finished_session (
  id bigint not null,
  nas_id bigint not null,
  acct_session_id varchar(253) not null,
  login varchar(253),
  service_id bigint,
  customer_id bigint,
  plan_id bigint,
  access varchar(8) not null,
  nas_address varchar(45) not null,
  nas_port bigint,
  nas_port_id varchar(253),
  framed_ip varchar(15),
  framed_ipv6_prefix varchar(43),
  delegated_ipv6_prefix varchar(43),
  mac varchar(17),
  calling_station_id varchar(253),
  session_class bytea,
  started_at timestamp with time zone not null,
  start_seen boolean default true not null,
  event_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  session_seconds bigint not null,
  upload_octets bigint not null,
  download_octets bigint not null,
  upload_packets bigint not null,
  download_packets bigint not null,
  upload_base bigint default 0 not null,
  download_base bigint default 0 not null,
  flushed_upload_octets bigint not null,
  flushed_download_octets bigint not null,
  suspended boolean not null,
  reopened boolean not null,
  generation integer not null,
  stopped_at timestamp with time zone not null,
  -- RFC 2866 section 5.10; null where the NAS gave none
  terminate_cause integer,
  -- STOP, or who closed it for us: SWEEP, NAS_RESTART, TAKEOVER, REUSED_ID, NOT_FOUND (the NAS knew nothing of it)
  closed_by varchar(12) not null,
  primary key (id, stopped_at)
) partition by range (stopped_at);
create table finished_session_default partition of finished_session default;
create index finished_session_key on finished_session (nas_id, acct_session_id, stopped_at);
create index finished_session_customer on finished_session (customer_id, stopped_at);
create index finished_session_login on finished_session (login, stopped_at);
create index finished_session_framed_ip on finished_session (framed_ip, stopped_at);
create index finished_session_stopped on finished_session (stopped_at);

-- Makes the partitions of so many months (of UTC), from that of a date on, and says how many were missing. What the
-- default one has of such a month moves over. It runs with the rights of the owner: the application may not change
-- tables.
create function make_session_partitions(first_date date, months integer) returns integer
language plpgsql security definer set search_path from current as $$
declare
  made integer := 0;
  month date;
  first_moment text;
  end_moment text;
  part text;
begin
  perform pg_advisory_xact_lock(hashtext('make_session_partitions'));
  for i in 0..months - 1 loop
    month := (date_trunc('month', first_date::timestamp) + make_interval(months => i))::date;
    first_moment := month || ' 00:00:00+00';
    end_moment := (month + interval '1 month')::date || ' 00:00:00+00';
    part := 'finished_session_' || to_char(month, 'YYYY_MM');
    if to_regclass(part) is null then
      execute format('create table %I (like finished_session including defaults)', part);
      execute format('with moved as (delete from finished_session_default where stopped_at >= %L and stopped_at < %L'
        || ' returning *) insert into %I select * from moved', first_moment, end_moment, part);
      execute format('alter table finished_session attach partition %I for values from (%L) to (%L)',
        part, first_moment, end_moment);
      made := made + 1;
    end if;
  end loop;
  return made;
end
$$;

-- The same for this month and so many ahead of it.
create function make_session_partitions(ahead integer) returns integer
language sql security definer set search_path from current as $$
  select make_session_partitions((now() at time zone 'UTC')::date, ahead + 1)
$$;

-- An interim rewrites the row in its own page: leave room for it. So do the end of a session (customer.last_online_at)
-- and the flush of usage; customers have a dozen indexes, none of which such an update must touch.
alter table open_session set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
alter table customer set (fillfactor = 80);
alter table daily_usage set (fillfactor = 70);
