-- Every session that ends is a row here, and a row in each index: what is asked for seldom is found by ranges of pages.
-- Times rise with the pages; logins and addresses are told by a Bloom filter per 256 kB, some 1,500 rows.
drop index finished_session_stopped;
create index finished_session_stopped on finished_session using brin (stopped_at)
  with (pages_per_range = 32, autosummarize = on);
drop index finished_session_login;
create index finished_session_login on finished_session
  using brin (login text_bloom_ops (n_distinct_per_range = 1500, false_positive_rate = 0.005))
  with (pages_per_range = 32, autosummarize = on);
drop index finished_session_framed_ip;
create index finished_session_framed_ip on finished_session
  using brin (framed_ip text_bloom_ops (n_distinct_per_range = 1500, false_positive_rate = 0.005))
  with (pages_per_range = 32, autosummarize = on);
