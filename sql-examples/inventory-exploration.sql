-- Which campaigns explore otherwise than our settings say?
-- cost: DescribeCampaign 5
-- attach.inv=inventory
SELECT c.name, c.exploration_weight AS weight, s.exploration_weight AS wanted,
       c.exploration_item_age_cut_off AS age_cut_off, s.item_age_cut_off AS wanted_cut_off
FROM inv.settings s
JOIN campaigns c ON c.campaign_arn = s.campaign_arn
WHERE c.exploration_weight IS DISTINCT FROM CAST(s.exploration_weight AS DOUBLE)
   OR c.exploration_item_age_cut_off IS DISTINCT FROM CAST(s.item_age_cut_off AS DOUBLE)
ORDER BY c.name;
