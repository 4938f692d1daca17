-- Who the router's certificate says it is when it comes by RadSec, in lower case; null if it does not.
alter table nas add column certificate_name varchar(253);
alter table nas add constraint nas_certificate_name unique (certificate_name);
