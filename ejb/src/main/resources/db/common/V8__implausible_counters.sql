-- Octets that a session counted and no line can have carried: shown, and not added to usage.
alter table open_session add column excluded_upload_octets bigint default 0 not null;
alter table open_session add column excluded_download_octets bigint default 0 not null;
alter table finished_session add column excluded_upload_octets bigint default 0 not null;
alter table finished_session add column excluded_download_octets bigint default 0 not null;
