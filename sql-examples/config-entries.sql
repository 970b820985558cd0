-- Which entries of its nested settings does a campaign's latest update add, change or drop?
-- cost: ListCampaigns 3, DescribeCampaign 161
SELECT u.campaign_name, u.status AS update_status, e.config_name, e.entry_key,
       MAX(CASE WHEN e.origin = 'campaign' THEN e.entry_value END) AS campaign_has,
       MAX(CASE WHEN e.origin = 'latest_update' THEN e.entry_value END) AS update_brings
FROM campaign_updates u
JOIN campaign_config_entries e ON e.campaign_arn = u.campaign_arn
GROUP BY u.campaign_arn, u.campaign_name, u.status, e.config_name, e.entry_key
HAVING COUNT(*) = 1 OR COUNT(DISTINCT e.entry_value) = 2
ORDER BY u.campaign_name, e.config_name, e.entry_key;
