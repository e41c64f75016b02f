-- name: InsertRegistrationAnswer
INSERT INTO registration_answer (registration_id, field_id, position, label, value)
VALUES (:registration_id, :field_id, :position, :label, :value);

-- name: DeleteRegistrationAnswers
DELETE FROM registration_answer WHERE registration_id = :registration_id;
