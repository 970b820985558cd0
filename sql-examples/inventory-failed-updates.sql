-- Whose campaigns could not be updated, or are being updated now, and why?
-- cost: DescribeCampaign 17
-- attach.inv=inventory
SELECT d.team, u.campaign_name, u.status AS update_status, u.last_updated_date_time,
       SUBSTRING(u.failure_reason FROM 1 FOR 60) AS why -- Reasons can be pages long.
FROM inv.deployments d
JOIN campaign_updates u ON u.campaign_arn = d.campaign_arn
WHERE u.status <> 'ACTIVE'
ORDER BY d.team, u.campaign_name;
