-- No line of the router is faster, bit/s: what it counts beyond that is no usage. Null = 10 Gbit/s.
alter table nas add column line_rate bigint;
