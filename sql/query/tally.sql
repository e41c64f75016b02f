-- `scope`: 0 for all websites, else those of that person.
-- name: ListTallies
SELECT day, what, sum(number) FROM tally
WHERE day >= :since AND (:scope = 0 OR website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :scope))
GROUP BY day, what ORDER BY day, what;

-- Of each website that has any: how many wait, since when the first, and how many of them asked at most one, three and seven
-- days before :today.
-- name: ListWaiting
SELECT website.id, website.name, sum(waiting.number),
  (SELECT min(access.requested_at) FROM access WHERE access.status = 'in_processing' AND access.website_id = website.id) AS first,
  sum(iif(waiting.day >= :today - 1, waiting.number, 0)), sum(iif(waiting.day >= :today - 3, waiting.number, 0)),
  sum(iif(waiting.day >= :today - 7, waiting.number, 0))
FROM waiting JOIN website ON website.id = waiting.website_id
WHERE :scope = 0 OR website.id IN (SELECT website_id FROM staff_website WHERE staff_id = :scope)
GROUP BY website.id ORDER BY first;
