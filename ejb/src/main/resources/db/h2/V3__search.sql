-- H2 has no trigrams: free text search scans, which at the sizes H2 is meant for (up to 100,000 customers) is quick.
create index customer_alive_by_status on customer (status, deleted_at, id);
