-- Which updates failed or are under way, so that the campaign still serves what it did before?
-- cost: ListCampaigns 3, DescribeCampaign 161
SELECT u.region, u.campaign_name, u.status AS update_status,
       SUBSTRING(c.solution_version_arn FROM CHAR_LENGTH(c.solution_arn) + 2) AS serves,
       SUBSTRING(u.solution_version_arn FROM CHAR_LENGTH(u.solution_arn) + 2) AS wanted,
       c.min_provisioned_tps AS tps, u.min_provisioned_tps AS wanted_tps,
       u.failure_reason
FROM campaign_updates u
JOIN campaigns c ON c.campaign_arn = u.campaign_arn
WHERE u.status <> 'ACTIVE'
ORDER BY u.status, u.region, u.campaign_name;
