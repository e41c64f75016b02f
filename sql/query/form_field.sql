-- columns: id, website_id, position, kind, label_de, label_en, hint_de, hint_en, required, choices_de, choices_en, version

-- name: ListFormFields
SELECT {form_field} FROM form_field WHERE website_id = :website_id ORDER BY position, id;

-- name: FindFormField
SELECT {form_field} FROM form_field WHERE id = :id;

-- name: InsertFormField
INSERT INTO form_field (website_id, position, kind, label_de, label_en, hint_de, hint_en, required, choices_de, choices_en)
VALUES (:website_id, :position, :kind, :label_de, :label_en, :hint_de, :hint_en, :required, :choices_de, :choices_en);

-- name: UpdateFormField
UPDATE form_field
SET kind = :kind, label_de = :label_de, label_en = :label_en, hint_de = :hint_de, hint_en = :hint_en,
    required = :required, choices_de = :choices_de, choices_en = :choices_en, version = version + 1
WHERE id = :id AND version = :version;

-- name: UpdateFormFieldPosition
UPDATE form_field SET position = :position WHERE id = :id;

-- name: DeleteFormField
DELETE FROM form_field WHERE id = :id;

-- name: InsertFormFieldsLike
INSERT INTO form_field (website_id, position, kind, label_de, label_en, hint_de, hint_en, required, choices_de, choices_en)
SELECT :website_id, position, kind, label_de, label_en, hint_de, hint_en, required, choices_de, choices_en
FROM form_field WHERE website_id = :pattern_id ORDER BY position, id;
