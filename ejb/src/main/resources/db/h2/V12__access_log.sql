-- What was refused at a router, and when.
create index access_log_nas on access_log (nas_id, at);
