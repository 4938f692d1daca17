-- How many records of a router could not be stored is asked by its page.
create index quarantined_record_nas on quarantined_record (nas_id, id);
