-- Are the campaigns of this release all active, and since when?
-- cost: DescribeCampaign 3
SELECT name, status, solution_version_arn, last_updated_date_time
FROM campaigns
WHERE campaign_arn IN (
  'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-canary',
  'arn:aws:personalize:us-east-1:123456789012:campaign/video-advent-for-you',
  'arn:aws:personalize:eu-west-1:123456789012:campaign/shop-hero-for-you')
ORDER BY name;
