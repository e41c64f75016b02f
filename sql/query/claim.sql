-- name: FindClaim
SELECT claim.access_id, claim.staff_id, claim.at, staff.name FROM claim JOIN staff ON staff.id = claim.staff_id
WHERE claim.access_id = :access_id;

-- Takes it where nobody has it, or over from whom the taker saw.
-- name: InsertClaim
INSERT INTO claim (access_id, staff_id, at) VALUES (:access_id, :staff_id, :now)
ON CONFLICT (access_id) DO UPDATE SET staff_id = :staff_id, at = :now WHERE claim.staff_id = :seen;

-- name: DeleteClaim
DELETE FROM claim WHERE access_id = :access_id;
