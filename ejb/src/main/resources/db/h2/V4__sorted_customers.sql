-- Pages of All customers in order, from an index alone: H2 has no partial indexes, and takes an index for an order only if it
-- begins with what the condition fixes. The status at the end answers the status filter without reading the row.
drop index customer_name;
drop index customer_portal_login;
create index customer_alive on customer (deleted_at, id);
create index customer_alive_by_name on customer (deleted_at, name, id, status);
create index customer_alive_by_portal_login on customer (deleted_at, portal_login, id, status);
create index customer_alive_by_its_status on customer (deleted_at, status, id);
drop index customer_alive_by_status;
