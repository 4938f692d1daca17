-- On some routers Acct-Input-Octets are the customer's download; and some count in larger units, which is how many octets one
-- of them is.
alter table nas add column counters_inverted boolean default false not null;
alter table nas add column counter_unit integer default 1 not null;
