-- Both numbers are 0 or 1.
-- name: AppendAttempt
INSERT INTO attempt (day, tried, held) VALUES (:day, :tried, :held)
ON CONFLICT (day) DO UPDATE SET tried = tried + :tried, held = held + :held;

-- name: ListAttempts
SELECT day, tried, held FROM attempt WHERE day >= :since ORDER BY day;
