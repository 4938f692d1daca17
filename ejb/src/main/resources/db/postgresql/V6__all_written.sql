-- Ends a transaction from within a statement that did not find all rows it was to write, so that statements can travel together
-- with their commit. The SQLSTATE is that of a serialization failure: do it all again.
create function all_written(written bigint, due integer) returns boolean language plpgsql as $$
begin
  if written <> due then
    raise exception '% of % rows were there to write', written, due using errcode = 'serialization_failure';
  end if;
  return true;
end
$$;
