-- GCRA in one statement: `cost` milliseconds are reserved if `burst` milliseconds are not exceeded. No row
-- changed: refused. A clock that jumps never locks anybody out for longer than `burst`.
-- name: ReserveBucket
INSERT INTO bucket (name, tat) VALUES (:name, :now + :cost)
ON CONFLICT (name) DO UPDATE
SET tat = iif(tat > :now + :burst, :now, max(tat, :now)) + :cost
WHERE iif(tat > :now + :burst, :now, max(tat, :now)) <= :now + :burst - :cost;

-- name: RefundBucket
UPDATE bucket SET tat = tat - :cost WHERE name = :name;

-- name: DeleteOldBuckets
DELETE FROM bucket WHERE tat < :before;
