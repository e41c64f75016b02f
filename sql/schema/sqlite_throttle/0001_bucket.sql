-- The throttle's own database: losable, without secrets, made anew when it is broken.
CREATE TABLE IF NOT EXISTS bucket (
  name TEXT PRIMARY KEY CHECK (length(name) = 43),  -- keyed BLAKE2b-256 of what is counted
  tat  INTEGER NOT NULL                             -- theoretical arrival time (GCRA), milliseconds UTC
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS bucket_by_tat ON bucket (tat);

-- How many sign-ins were tried on a day, by whomever: here, because a failure writes nowhere else.
CREATE TABLE IF NOT EXISTS attempt (
  day   INTEGER PRIMARY KEY,  -- whole days since 1970-01-01, UTC
  tried INTEGER NOT NULL,     -- password looked at
  held  INTEGER NOT NULL      -- not looked at, because there were too many
) STRICT;
