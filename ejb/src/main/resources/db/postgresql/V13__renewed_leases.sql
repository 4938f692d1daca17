-- Every Access-Accept renews a lease: leave room for it in its own page.
alter table address_lease set (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);
