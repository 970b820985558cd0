-- How are the campaigns of one team doing, each looked up by its own ARN?
-- cost: DescribeCampaign 5
-- attach.inv=inventory
SELECT d.service, d.deployed_on, c.status, c.min_provisioned_tps, c.last_updated_date_time
FROM inv.deployments d
LEFT JOIN LATERAL TABLE(describe_campaign(d.campaign_arn)) c ON TRUE
WHERE d.team = 'video'
ORDER BY d.service;
