-- Everything about a contact and those that were merged into it, a row of a table as one JSON object: what the gate,
-- the pages and the mails know, but no secret and no digest of one. tests/rules compares it with the schema.
-- name: ListHeld
WITH person (id) AS (
  SELECT contact.id FROM contact WHERE contact.id = :contact_id
  UNION ALL SELECT contact.id FROM contact WHERE contact.merged_into = :contact_id
)
SELECT 'contact', json_object('id', contact.id, 'number', contact.number, 'name', contact.name, 'company', contact.company,
    'phone', contact.phone, 'language', contact.language, 'notes', contact.notes,
    'created_at', strftime('%Y-%m-%dT%H:%M:%SZ', contact.created_at, 'unixepoch'),
    'merged_into', contact.merged_into)
FROM contact WHERE contact.id IN (SELECT id FROM person)
UNION ALL SELECT 'account', json_object('id', account.id, 'contact_id', account.contact_id, 'email', account.email, 'name', account.name,
    'language', account.language, 'has_password', iif(account.password = '', 0, 1),
    'password_changed_at', strftime('%Y-%m-%dT%H:%M:%SZ', account.password_changed_at, 'unixepoch'),
    'email_proven_at', strftime('%Y-%m-%dT%H:%M:%SZ', account.email_proven_at, 'unixepoch'),
    'last_sign_in_at', strftime('%Y-%m-%dT%H:%M:%SZ', account.last_sign_in_at, 'unixepoch'),
    'disabled', account.disabled,
    'created_at', strftime('%Y-%m-%dT%H:%M:%SZ', account.created_at, 'unixepoch'))
FROM account WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'access', json_object('id', access.id, 'account_id', access.account_id, 'website', website.name, 'status', access.status,
    'status_at', strftime('%Y-%m-%dT%H:%M:%SZ', access.status_at, 'unixepoch'),
    'decided_by', access.decided_by, 'reason', access.reason, 'message', access.message,
    'order_number', access.order_number, 'next', access.next,
    'valid_since', strftime('%Y-%m-%dT%H:%M:%SZ', access.valid_since, 'unixepoch'),
    'valid_until', strftime('%Y-%m-%dT%H:%M:%SZ', access.valid_until, 'unixepoch'),
    'requested_at', strftime('%Y-%m-%dT%H:%M:%SZ', access.requested_at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN website ON website.id = access.website_id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'renewal', json_object('access_id', renewal.access_id,
    'ends_at', strftime('%Y-%m-%dT%H:%M:%SZ', renewal.ends_at, 'unixepoch'),
    'told_at', strftime('%Y-%m-%dT%H:%M:%SZ', renewal.told_at, 'unixepoch'),
    'asked_at', strftime('%Y-%m-%dT%H:%M:%SZ', renewal.asked_at, 'unixepoch'),
    'declined_at', strftime('%Y-%m-%dT%H:%M:%SZ', renewal.declined_at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN renewal ON renewal.access_id = access.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'question', json_object('access_id', question.access_id, 'question', question.question, 'asked_by', question.asked_by,
    'asked_at', strftime('%Y-%m-%dT%H:%M:%SZ', question.asked_at, 'unixepoch'),
    'answer', question.answer,
    'answered_at', strftime('%Y-%m-%dT%H:%M:%SZ', question.answered_at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN question ON question.access_id = access.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'note', json_object('access_id', note.access_id, 'author', note.author, 'text', note.text,
    'at', strftime('%Y-%m-%dT%H:%M:%SZ', note.at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN note ON note.access_id = access.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'claim', json_object('access_id', claim.access_id, 'staff', staff.name,
    'at', strftime('%Y-%m-%dT%H:%M:%SZ', claim.at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN claim ON claim.access_id = access.id JOIN staff ON staff.id = claim.staff_id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'registration', json_object('id', registration.id, 'website', website.name, 'email', registration.email,
    'name', registration.name, 'company', registration.company, 'phone', registration.phone,
    'message', registration.message, 'order_number', registration.order_number,
    'language', registration.language, 'next', registration.next,
    'requested_at', strftime('%Y-%m-%dT%H:%M:%SZ', registration.requested_at, 'unixepoch'))
FROM account CROSS JOIN website CROSS JOIN registration ON registration.website_id = website.id AND registration.email_key = account.email_key
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'registration_answer', json_object('registration_id', registration_answer.registration_id,
    'position', registration_answer.position, 'label', registration_answer.label, 'value', registration_answer.value)
FROM account CROSS JOIN website CROSS JOIN registration ON registration.website_id = website.id AND registration.email_key = account.email_key
JOIN registration_answer ON registration_answer.registration_id = registration.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'registration_terms', json_object('registration_id', registration_terms.registration_id,
    'terms_version', registration_terms.terms_version,
    'accepted_at', strftime('%Y-%m-%dT%H:%M:%SZ', registration_terms.accepted_at, 'unixepoch'))
FROM account CROSS JOIN website CROSS JOIN registration ON registration.website_id = website.id AND registration.email_key = account.email_key
JOIN registration_terms ON registration_terms.registration_id = registration.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'access_answer', json_object('access_id', access_answer.access_id, 'position', access_answer.position,
    'label', access_answer.label, 'value', access_answer.value)
FROM account JOIN access ON access.account_id = account.id JOIN access_answer ON access_answer.access_id = access.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'access_terms', json_object('access_id', access_terms.access_id, 'terms_version', access_terms.terms_version,
    'accepted_at', strftime('%Y-%m-%dT%H:%M:%SZ', access_terms.accepted_at, 'unixepoch'))
FROM account JOIN access ON access.account_id = account.id JOIN access_terms ON access_terms.access_id = access.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'link', json_object('purpose', link.purpose, 'account_id', link.account_id, 'website', website.name,
    'email', link.email, 'created_at', strftime('%Y-%m-%dT%H:%M:%SZ', link.created_at, 'unixepoch'),
    'expires_at', strftime('%Y-%m-%dT%H:%M:%SZ', link.expires_at, 'unixepoch'),
    'used_at', strftime('%Y-%m-%dT%H:%M:%SZ', link.used_at, 'unixepoch'))
FROM account CROSS JOIN link ON link.account_id = account.id OR link.email = account.email JOIN website ON website.id = link.website_id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'session', json_object('account_id', session.account_id, 'host', session.host,
    'created_at', strftime('%Y-%m-%dT%H:%M:%SZ', session.created_at, 'unixepoch'),
    'seen_at', strftime('%Y-%m-%dT%H:%M:%SZ', session.seen_at, 'unixepoch'),
    'expires_at', strftime('%Y-%m-%dT%H:%M:%SZ', session.expires_at, 'unixepoch'))
FROM account JOIN session ON session.account_id = account.id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'mail', json_object('id', mail.id, 'event', mail.event, 'website', website.name, 'account_id', mail.account_id,
    'access_id', mail.access_id, 'recipient', mail.recipient, 'language', mail.language,
    'delivery', mail.delivery, 'attempts', mail.attempts, 'last_error', mail.last_error,
    'created_at', strftime('%Y-%m-%dT%H:%M:%SZ', mail.created_at, 'unixepoch'),
    'next_at', strftime('%Y-%m-%dT%H:%M:%SZ', mail.next_at, 'unixepoch'),
    'sent_at', strftime('%Y-%m-%dT%H:%M:%SZ', mail.sent_at, 'unixepoch'))
FROM account CROSS JOIN mail ON mail.account_id = account.id OR mail.recipient = account.email JOIN website ON website.id = mail.website_id
WHERE account.contact_id IN (SELECT id FROM person)
UNION ALL SELECT 'merge', json_object('contact_id', merge.contact_id, 'into_id', merge.into_id, 'number', merge.number,
    'at', strftime('%Y-%m-%dT%H:%M:%SZ', merge.at, 'unixepoch'),
    'undone_at', strftime('%Y-%m-%dT%H:%M:%SZ', merge.undone_at, 'unixepoch'))
FROM merge WHERE merge.contact_id IN (SELECT id FROM person) OR merge.into_id IN (SELECT id FROM person)
UNION ALL SELECT 'sync_conflict', json_object('kind', sync_conflict.kind, 'row_id', sync_conflict.row_id, 'about', sync_conflict.about,
    'at', strftime('%Y-%m-%dT%H:%M:%SZ', sync_conflict.at, 'unixepoch'),
    'wished', sync_conflict.wished, 'held', sync_conflict.held,
    'settled_at', strftime('%Y-%m-%dT%H:%M:%SZ', sync_conflict.settled_at, 'unixepoch'))
FROM sync_conflict WHERE (sync_conflict.kind = 'contact' AND sync_conflict.row_id IN (SELECT id FROM person))
   OR (sync_conflict.kind = 'account' AND sync_conflict.row_id IN (SELECT id FROM account WHERE contact_id IN (SELECT id FROM person)))
   OR (sync_conflict.kind = 'access' AND sync_conflict.row_id IN (
     SELECT access.id FROM account JOIN access ON access.account_id = account.id WHERE account.contact_id IN (SELECT id FROM person)))
UNION ALL SELECT 'history', json_object('id', history.id, 'at', strftime('%Y-%m-%dT%H:%M:%SZ', history.at, 'unixepoch'),
    'actor', history.actor, 'act', history.act, 'account_id', history.account_id,
    'access_id', history.access_id, 'website_id', history.website_id, 'source', history.source,
    'detail', history.detail, 'was', history.was, 'became', history.became)
FROM history WHERE history.contact_id IN (SELECT id FROM person);
