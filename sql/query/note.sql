-- columns: id, access_id, author, text, at

-- name: ListNotes
SELECT {note} FROM note WHERE access_id = :access_id ORDER BY id;

-- name: InsertNote
INSERT INTO note (access_id, author, text, at) VALUES (:access_id, :author, :text, :now);
