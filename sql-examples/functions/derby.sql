-- In Derby: what is live of its own deployments, which are gone, and how many campaigns are there?
-- cost: DescribeCampaign 162, ListCampaigns 3
-- note: Derby passes another table's column to a function in a subquery only
CREATE FUNCTION describe_campaign(arn VARCHAR(256)) RETURNS TABLE (
  campaign_arn VARCHAR(256), name VARCHAR(63), status VARCHAR(256), failure_reason VARCHAR(32672),
  solution_version_arn VARCHAR(256), solution_arn VARCHAR(256), min_provisioned_tps INTEGER,
  campaign_config VARCHAR(32672), exploration_weight DOUBLE, exploration_item_age_cut_off DOUBLE,
  enable_metadata_with_recommendations BOOLEAN, sync_with_latest_solution_version BOOLEAN,
  popularity_influence DOUBLE, freshness_influence DOUBLE, creation_date_time TIMESTAMP,
  last_updated_date_time TIMESTAMP, aws_partition VARCHAR(32), region VARCHAR(32),
  account_id VARCHAR(12)
) LANGUAGE JAVA PARAMETER STYLE DERBY_JDBC_RESULT_SET NO SQL
EXTERNAL NAME 'org.personalizejdbc.function.CampaignFunctions.describeCampaign';

CREATE FUNCTION campaigns() RETURNS TABLE (
  campaign_arn VARCHAR(256), name VARCHAR(63), status VARCHAR(256), failure_reason VARCHAR(32672),
  solution_version_arn VARCHAR(256), solution_arn VARCHAR(256), min_provisioned_tps INTEGER,
  campaign_config VARCHAR(32672), exploration_weight DOUBLE, exploration_item_age_cut_off DOUBLE,
  enable_metadata_with_recommendations BOOLEAN, sync_with_latest_solution_version BOOLEAN,
  popularity_influence DOUBLE, freshness_influence DOUBLE, creation_date_time TIMESTAMP,
  last_updated_date_time TIMESTAMP, aws_partition VARCHAR(32), region VARCHAR(32),
  account_id VARCHAR(12)
) LANGUAGE JAVA PARAMETER STYLE DERBY_JDBC_RESULT_SET NO SQL
EXTERNAL NAME 'org.personalizejdbc.function.CampaignFunctions.campaigns';

CREATE TABLE deployments (
  team VARCHAR(20),
  campaign_arn VARCHAR(256)
);
INSERT INTO deployments VALUES
  ('video', 'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod'),
  ('shop', 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you'),
  ('news', 'arn:aws:personalize:us-east-1:123456789012:campaign/news-retired'),
  ('games', NULL);

SELECT c.name, c.status
FROM TABLE(describe_campaign(
  'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod')) AS c;

SELECT d.team,
  (SELECT c.status FROM TABLE(describe_campaign(d.campaign_arn)) AS c) AS status,
  (SELECT c.min_provisioned_tps FROM TABLE(describe_campaign(d.campaign_arn)) AS c) AS tps
FROM deployments d
ORDER BY d.team;

SELECT d.team, d.campaign_arn
FROM deployments d
WHERE d.campaign_arn IS NOT NULL
  AND NOT EXISTS (SELECT * FROM TABLE(describe_campaign(d.campaign_arn)) AS c);

SELECT c.region, COUNT(*) AS campaigns
FROM TABLE(campaigns()) AS c
GROUP BY c.region ORDER BY c.region;
