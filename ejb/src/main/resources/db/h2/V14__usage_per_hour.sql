-- Octets per service and hour of the ISP's time zone; kept for some time, days are kept for ever.
create table hourly_usage (
  service_id bigint not null,
  -- when the hour began
  usage_hour timestamp with time zone not null,
  upload_octets bigint not null,
  download_octets bigint not null,
  primary key (service_id, usage_hour)
);

-- Up to which event usage holds a session's octets: what was counted since is spread over the time since.
alter table open_session add column flushed_at timestamp with time zone default current_timestamp not null;
-- for the retention alone
create index hourly_usage_hour on hourly_usage (usage_hour);
