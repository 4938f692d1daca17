-- What the door goes by, beyond a login with a password.

-- how a service is recognised: by its login and a password, by its login as a MAC address that the NAS vouches for, or by
-- its login as the id of a line that the access node vouches for (DHCP option 82, PPPoE tag)
alter table internet_service add column proof varchar(8) default 'PASSWORD' not null;
alter table internet_service add constraint internet_service_proof check (proof in ('PASSWORD', 'MAC', 'LINE'));
-- so many of the MAC addresses it is used from are learned; 0 = only staff add them
alter table internet_service add column learned_macs integer default 0 not null;
-- sessions at a time; null = any number
alter table internet_service add column session_limit integer;
-- what happens to one more
alter table internet_service add column over_limit varchar(10) default 'REFUSE' not null;
alter table internet_service add constraint internet_service_over_limit check (over_limit in ('REFUSE', 'PARK', 'DISCONNECT'));
-- the last day, in the ISP's time zone, that it may be used; null = no end
alter table internet_service add column last_day date;
alter table internet_service add column ipv6_mode varchar(8) default 'NONE' not null;
alter table internet_service add constraint internet_service_ipv6_mode check (ipv6_mode in ('NONE', 'POOL', 'STATIC'));
-- with mode STATIC, either or both: the prefix of the link and the one for the customer's own network
alter table internet_service add column ipv6_prefix varchar(43);
alter table internet_service add column delegated_prefix varchar(43);
-- as login_key
alter table internet_service add column ipv6_key varchar(43);
alter table internet_service add column delegated_key varchar(43);
alter table internet_service add constraint internet_service_ipv6_key unique (ipv6_key);
alter table internet_service add constraint internet_service_delegated_key unique (delegated_key);

-- what a pool gives out: single IPv4 addresses, or IPv6 prefixes for links or for customers' networks
alter table address_pool add column kind varchar(10) default 'IPV4' not null;
alter table address_pool add constraint address_pool_kind check (kind in ('IPV4', 'FRAMED', 'DELEGATED'));
-- bits of each of them
alter table address_pool add column prefix_length integer default 32 not null;
alter table address_pool drop constraint address_pool_purpose;
alter table address_pool alter column purpose set data type varchar(10);
alter table address_pool add constraint address_pool_purpose
  check (purpose in ('SERVICE', 'BLOCKED', 'INACTIVE', 'WRONG_MAC', 'OVER_LIMIT', 'UNKNOWN'));

-- somebody was let in and his session has not begun yet: it counts as one
create table session_reservation (
  service_id bigint not null,
  -- his MAC address or Calling-Station-Id, or a random text
  device varchar(260) not null,
  reserved_at timestamp with time zone not null,
  primary key (service_id, device)
);
create index session_reservation_at on session_reservation (reserved_at);

-- every decision is logged now
alter table access_log add column service_id bigint;
-- how he proved who he is
alter table access_log add column method varchar(10);
-- the IPv4 address he was given
alter table access_log add column address varchar(15);
