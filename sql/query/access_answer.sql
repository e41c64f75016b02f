-- columns: field_id, position, label, value

-- name: ListAccessAnswers
SELECT {access_answer} FROM access_answer WHERE access_id = :access_id ORDER BY position, field_id;

-- name: InsertAccessAnswer
INSERT INTO access_answer (access_id, field_id, position, label, value)
VALUES (:access_id, :field_id, :position, :label, :value);

-- name: DeleteAccessAnswer
DELETE FROM access_answer WHERE access_id = :access_id AND field_id = :field_id;

-- name: InsertAnswersOfRegistration
INSERT INTO access_answer (access_id, field_id, position, label, value)
SELECT :access_id, field_id, position, label, value FROM registration_answer WHERE registration_id = :registration_id;
