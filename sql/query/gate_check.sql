-- columns: id, at, url, asked, opened, reason

-- name: InsertGateCheck
INSERT INTO gate_check (at, url, asked, opened, reason) VALUES (:now, :url, :asked, :opened, :reason);

-- name: ListGateChecks
SELECT {gate_check} FROM gate_check WHERE at >= :since ORDER BY id DESC LIMIT 500;

-- name: DeleteOldGateChecks
DELETE FROM gate_check WHERE at < :before;
