-- the last order of each kind that a router was given about a session, and what it said; forgotten after a month
create table session_order (
  session_id bigint not null,
  -- END, BLOCK, RESTORE, SPEED
  kind varchar(8) not null,
  answered_at timestamp with time zone not null,
  -- ACK, NAK, TIMEOUT
  answer varchar(8) not null,
  -- of an END: seconds from the answer until its Accounting-Stop came; null = none came yet
  stopped_after integer,
  -- of an END: ACK, but no Accounting-Stop for a minute
  overdue boolean default false not null,
  -- of an END: nothing is awaited any more
  settled boolean not null,
  primary key (session_id, kind)
);
create index session_order_settled on session_order (settled, session_id);
create index session_order_answered on session_order (answered_at);
-- since when the plan has these speeds: older sessions may have to be told
alter table tariff_plan add column speed_since timestamp with time zone;
