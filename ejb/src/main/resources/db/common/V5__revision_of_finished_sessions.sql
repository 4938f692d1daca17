-- A session that is closed and opened again keeps its row's id; its revision must not begin anew.
alter table finished_session add column revision integer default 0 not null;
