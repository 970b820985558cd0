-- What does this campaign serve right now, and with which settings?
-- cost: DescribeCampaign 1
SELECT name, status, solution_version_arn, min_provisioned_tps,
       exploration_weight, exploration_item_age_cut_off, last_updated_date_time
FROM campaigns
WHERE campaign_arn = 'arn:aws:personalize:us-east-1:123456789012:campaign/music-discover-for-you';
