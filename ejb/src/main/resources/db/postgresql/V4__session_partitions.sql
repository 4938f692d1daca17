-- Makes the partitions of finished_session for some months, those that are missing; answers how many. At the start and
-- once a day. Runs as the owner of the tables, because the user of the running application may not create any.
create function make_session_partitions(first_month date, months integer) returns integer
  language plpgsql security definer set search_path from current as $$
declare
  made integer := 0;
  begins timestamp with time zone;
  ends timestamp with time zone;
  partition_name text;
begin
  -- two nodes at once would both find the same one missing
  perform pg_advisory_xact_lock(hashtext('make_session_partitions'));
  for i in 0 .. least(months, 24) - 1 loop
    begins := (date_trunc('month', first_month::timestamp) + make_interval(months => i)) at time zone 'UTC';
    ends := (date_trunc('month', first_month::timestamp) + make_interval(months => i + 1)) at time zone 'UTC';
    partition_name := 'finished_session_' || to_char(begins at time zone 'UTC', 'YYYY_MM');
    if to_regclass(quote_ident(partition_name)) is null then
      -- made apart and attached, which locks less than making it in place; what the default partition caught meanwhile moves over
      execute format('create table %I (like finished_session including defaults)', partition_name);
      execute format('with caught as (delete from finished_session_default where stopped_at >= %L and stopped_at < %L'
        || ' returning *) insert into %I select * from caught', begins, ends, partition_name);
      execute format('alter table finished_session attach partition %I for values from (%L) to (%L)',
        partition_name, begins, ends);
      made := made + 1;
    end if;
  end loop;
  return made;
end $$;
