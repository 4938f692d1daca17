-- sessions that staff gave to a service: they may have begun long after their customer was blocked, so when they became his
-- is what their routers' answers are measured by; forgotten after a month
create table session_assignment (
  session_id bigint primary key,
  assigned_at timestamp with time zone not null
);
create index session_assignment_at on session_assignment (assigned_at);
