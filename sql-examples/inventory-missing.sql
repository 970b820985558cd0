-- Which campaigns created since November does our inventory not know?
-- cost: ListCampaigns 3
-- attach.inv=inventory
SELECT c.region, c.name, c.status, c.creation_date_time
FROM campaigns c
LEFT JOIN inv.deployments d ON d.campaign_arn = c.campaign_arn
WHERE c.creation_date_time >= TIMESTAMP '2026-11-01 00:00:00'
  AND d.campaign_arn IS NULL
ORDER BY c.creation_date_time DESC;
