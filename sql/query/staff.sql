-- columns: id, email, email_key, name, role, language, password, last_sign_in_at, disabled, created_at, version, login, factor, factor_step

-- name: FindStaff
SELECT {staff} FROM staff WHERE id = :id;

-- name: FindStaffByEmail
SELECT {staff} FROM staff WHERE email_key = :email_key;

-- name: FindStaffByLogin
SELECT {staff} FROM staff WHERE login = :login AND login <> '';

-- name: FindStaffByName
SELECT {staff} FROM staff WHERE name = :name;

-- name: ListStaff
SELECT {staff} FROM staff ORDER BY name;

-- name: InsertStaff
INSERT INTO staff (email, email_key, name, role, language, password, login, created_at)
VALUES (:email, :email_key, :name, :role, :language, :password, :login, :now);

-- name: UpdateStaffPassword
UPDATE staff SET password = :password, version = version + 1 WHERE id = :id;

-- name: UpdateStaffLanguage
UPDATE staff SET language = :language, version = version + 1 WHERE id = :id;

-- name: UpdateStaffLogin
UPDATE staff SET login = :login, version = version + 1 WHERE id = :id;

-- name: UpdateStaffFactor
UPDATE staff SET factor = :factor, factor_step = :step, version = version + 1 WHERE id = :id;

-- Each code is good once, and none that is older than the last.
-- name: UpdateStaffFactorStep
UPDATE staff SET factor_step = :step WHERE id = :id AND factor_step < :step;

-- name: UpdateStaffDisabled
UPDATE staff SET disabled = :disabled, version = version + 1 WHERE id = :id;

-- name: UpdateStaffRole
UPDATE staff SET role = :role, version = version + 1 WHERE id = :id;

-- Those who can sign in, without one of them; the web server may sign in who never had a password.
-- name: CountOtherAdministrators
SELECT count(*) FROM staff
WHERE role = 'administrator' AND disabled = 0 AND (password <> '' OR last_sign_in_at IS NOT NULL) AND id <> :id;

-- name: UpdateStaffSignedIn
UPDATE staff SET last_sign_in_at = :now WHERE id = :id;

-- name: ListStaffWebsiteIds
SELECT website_id FROM staff_website WHERE staff_id = :staff_id ORDER BY website_id;

-- name: InsertStaffWebsite
INSERT INTO staff_website (staff_id, website_id) VALUES (:staff_id, :website_id);

-- name: DeleteStaffWebsite
DELETE FROM staff_website WHERE staff_id = :staff_id AND website_id = :website_id;

-- name: DeleteStaffWebsites
DELETE FROM staff_website WHERE staff_id = :staff_id;

-- name: ListStaffOfWebsite
SELECT {staff} FROM staff_website JOIN staff ON staff.id = staff_website.staff_id
WHERE staff_website.website_id = :website_id ORDER BY staff.name;

-- name: FindStaffSession
SELECT staff_session.token, staff_session.staff_id, staff_session.created_at, staff_session.seen_at, staff_session.expires_at,
  staff_session.step, staff_session.proven_at, staff_session.network, staff_session.browser, {staff}
FROM staff_session JOIN staff ON staff.id = staff_session.staff_id
WHERE staff_session.token = :token AND staff_session.expires_at > :now AND staff_session.seen_at > :idle_since
  AND staff.disabled = 0;

-- name: InsertStaffSession
INSERT INTO staff_session (token, staff_id, created_at, seen_at, expires_at, step, proven_at, network, browser)
VALUES (:token, :staff_id, :now, :now, :expires_at, :step, :proven_at, :network, :browser);

-- Those that live, the newest first.
-- name: ListStaffSessions
SELECT token, staff_id, created_at, seen_at, expires_at, step, proven_at, network, browser FROM staff_session
WHERE staff_id = :staff_id AND expires_at > :now AND seen_at > :idle_since AND step = 'signed_in'
ORDER BY created_at DESC, token;

-- name: UpdateStaffSessionProven
UPDATE staff_session SET proven_at = :now WHERE token = :token;

-- name: UpdateStaffSessionSeen
UPDATE staff_session SET seen_at = :now WHERE token = :token AND seen_at < :now;

-- name: DeleteStaffSession
DELETE FROM staff_session WHERE token = :token;

-- name: DeleteSessionsOfStaff
DELETE FROM staff_session WHERE staff_id = :staff_id AND token <> :except_token;

-- name: DeleteOldStaffSessions
DELETE FROM staff_session WHERE expires_at < :now OR seen_at < :idle_since;

-- name: CountStaffRecovery
SELECT count(*) FROM staff_recovery WHERE staff_id = :staff_id AND used_at IS NULL;

-- name: InsertStaffRecovery
INSERT INTO staff_recovery (code, staff_id) VALUES (:code, :staff_id);

-- name: UpdateStaffRecoveryUsed
UPDATE staff_recovery SET used_at = :now WHERE code = :code AND staff_id = :staff_id AND used_at IS NULL;

-- name: DeleteStaffRecovery
DELETE FROM staff_recovery WHERE staff_id = :staff_id;

-- name: FindStaffLink
SELECT token, staff_id, created_at, expires_at, used_at FROM staff_link WHERE token = :token;

-- name: InsertStaffLink
INSERT INTO staff_link (token, staff_id, created_at, expires_at) VALUES (:token, :staff_id, :now, :expires_at);

-- name: UpdateStaffLinkUsed
UPDATE staff_link SET used_at = :now WHERE token = :token AND used_at IS NULL;

-- name: UpdateLinksOfStaffUsed
UPDATE staff_link SET used_at = :now WHERE staff_id = :staff_id AND used_at IS NULL;

-- name: DeleteOldStaffLinks
DELETE FROM staff_link WHERE expires_at < :before;
