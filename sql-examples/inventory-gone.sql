-- Which rows of our inventory name a campaign that no longer exists?
-- cost: DescribeCampaign 17
-- attach.inv=inventory
SELECT d.team, d.service, d.deployed_on, d.campaign_arn
FROM inv.deployments d
WHERE d.campaign_arn IS NOT NULL
  AND NOT EXISTS (SELECT * FROM campaigns c WHERE c.campaign_arn = d.campaign_arn)
ORDER BY d.team, d.service;
