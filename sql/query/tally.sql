-- `scope`: 0 for all websites, else those of that person.
-- name: ListTallies
SELECT day, what, sum(number) FROM tally
WHERE day >= :since AND (:scope = 0 OR website_id IN (SELECT website_id FROM staff_website WHERE staff_id = :scope))
GROUP BY day, what ORDER BY day, what;

-- Of each website that has any: how many wait, since when the first, and how many of them for at most one, three and seven days.
-- name: ListWaiting
SELECT website.id, website.name, count(*), min(access.requested_at), sum(access.requested_at > :now - 86400),
  sum(access.requested_at > :now - 3 * 86400), sum(access.requested_at > :now - 7 * 86400)
FROM access JOIN website ON website.id = access.website_id
WHERE access.status = 'in_processing'
  AND (:scope = 0 OR website.id IN (SELECT website_id FROM staff_website WHERE staff_id = :scope))
GROUP BY website.id ORDER BY min(access.requested_at);
