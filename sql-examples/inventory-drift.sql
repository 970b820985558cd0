-- Which deployments serve another solution version, or hold more capacity, than our inventory says?
-- cost: DescribeCampaign 17
-- attach.inv=inventory
SELECT d.team, c.name, c.status,
       SUBSTRING(c.solution_version_arn FROM CHAR_LENGTH(c.solution_arn) + 2) AS serves,
       d.solution_version AS expected,
       c.min_provisioned_tps AS tps, d.max_tps
FROM inv.deployments d
JOIN campaigns c ON c.campaign_arn = d.campaign_arn
WHERE c.solution_version_arn <> c.solution_arn || '/' || d.solution_version
   OR c.min_provisioned_tps > d.max_tps
ORDER BY d.team, c.name;
