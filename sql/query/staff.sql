-- columns: id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at, version

-- name: FindStaff
SELECT {staff} FROM staff WHERE id = :id;

-- name: FindStaffByEmail
SELECT {staff} FROM staff WHERE email_key = :email_key;

-- name: FindStaffByName
SELECT {staff} FROM staff WHERE name = :name;

-- name: ListStaff
SELECT {staff} FROM staff ORDER BY name;

-- name: InsertStaff
INSERT INTO staff (email, email_key, name, role, language, password, created_at)
VALUES (:email, :email_key, :name, :role, :language, :password, :now);

-- name: UpdateStaffPassword
UPDATE staff SET password = :password, version = version + 1 WHERE id = :id;

-- name: UpdateStaffDisabled
UPDATE staff SET disabled = :disabled, version = version + 1 WHERE id = :id;

-- name: UpdateStaffSignedIn
UPDATE staff SET last_sign_in_at = :now WHERE id = :id;

-- name: ListStaffWebsiteIds
SELECT website_id FROM staff_website WHERE staff_id = :staff_id ORDER BY website_id;

-- name: InsertStaffWebsite
INSERT INTO staff_website (staff_id, website_id) VALUES (:staff_id, :website_id);

-- name: FindStaffSession
SELECT staff_session.token, staff_session.staff_id, staff_session.created_at, staff_session.seen_at, staff_session.expires_at, {staff}
FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
WHERE staff_session.token = :token AND staff_session.expires_at > :now AND staff_session.seen_at > :idle_since
  AND staff.disabled = 0;

-- name: InsertStaffSession
INSERT INTO staff_session (token, staff_id, created_at, seen_at, expires_at) VALUES (:token, :staff_id, :now, :now, :expires_at);

-- name: UpdateStaffSessionSeen
UPDATE staff_session SET seen_at = :now WHERE token = :token AND seen_at < :now;

-- name: DeleteStaffSession
DELETE FROM staff_session WHERE token = :token;

-- name: DeleteSessionsOfStaff
DELETE FROM staff_session WHERE staff_id = :staff_id;

-- name: DeleteOldStaffSessions
DELETE FROM staff_session WHERE expires_at < :now OR seen_at < :idle_since;
