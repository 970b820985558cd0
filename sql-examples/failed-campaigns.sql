-- Which campaigns could not be created, and why? Newest first.
-- cost: ListCampaigns 3
SELECT region, name, creation_date_time,
       SUBSTRING(failure_reason FROM 1 FOR 80) AS why -- Reasons can be pages long.
FROM campaigns
WHERE status = 'CREATE FAILED'
ORDER BY creation_date_time DESC;
