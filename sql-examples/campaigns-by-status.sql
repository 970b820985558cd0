-- How many campaigns are there by Region and status, and how old is the oldest of each?
-- cost: ListCampaigns 3
SELECT region, status, COUNT(*) AS campaigns, MIN(creation_date_time) AS oldest
FROM campaigns
GROUP BY region, status
ORDER BY region, campaigns DESC, status;
