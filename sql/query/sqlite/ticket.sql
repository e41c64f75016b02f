-- No row: the ticket was used up before.
-- name: InsertTicket
INSERT INTO ticket (nonce, expires_at) VALUES (:nonce, :expires_at) ON CONFLICT (nonce) DO NOTHING;

-- name: DeleteOldTickets
DELETE FROM ticket WHERE expires_at < :now;
