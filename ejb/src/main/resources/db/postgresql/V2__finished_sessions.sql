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

-- An interim rewrites the row in its own page: leave room for it. So do the end of a session (customer.last_online_at)
-- and the flush of usage; customers have a dozen indexes, none of which such an update must touch.
alter table open_session set (fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05);
alter table customer set (fillfactor = 80);
alter table daily_usage set (fillfactor = 70);
