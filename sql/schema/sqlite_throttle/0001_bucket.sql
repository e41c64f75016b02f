-- The throttle's own database: losable, without secrets, made anew when it is broken.
CREATE TABLE bucket (
  name TEXT PRIMARY KEY CHECK (length(name) = 43),  -- keyed BLAKE2b-256 of what is counted
  tat  INTEGER NOT NULL                             -- theoretical arrival time (GCRA), milliseconds UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX bucket_by_tat ON bucket (tat);
