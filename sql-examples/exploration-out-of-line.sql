-- Which active campaigns explore outside 0.05 to 0.5, or with a weight that is no number?
-- cost: ListCampaigns 3, DescribeCampaign 142
SELECT region, name, exploration_weight, exploration_item_age_cut_off AS age_cut_off_days,
       campaign_config
FROM campaigns
WHERE status = 'ACTIVE'
  AND (exploration_weight NOT BETWEEN 0.05 AND 0.5
       OR exploration_weight IS NULL AND campaign_config LIKE '%"explorationWeight"%')
ORDER BY exploration_weight DESC, name;
