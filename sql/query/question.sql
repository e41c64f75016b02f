-- columns: id, access_id, question, asked_by, asked_at, answer, answered_at

-- name: FindNewestQuestion
SELECT {question} FROM question WHERE access_id = :access_id ORDER BY id DESC LIMIT 1;

-- name: ListQuestions
SELECT {question} FROM question WHERE access_id = :access_id ORDER BY id;

-- name: InsertQuestion
INSERT INTO question (access_id, question, asked_by, asked_at) VALUES (:access_id, :question, :asked_by, :now);

-- name: UpdateQuestionAnswered
UPDATE question SET answer = :answer, answered_at = :now WHERE id = :id AND answered_at IS NULL;

-- name: FindQuestion
SELECT {question} FROM question WHERE id = :id;
