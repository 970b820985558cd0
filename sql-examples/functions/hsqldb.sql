-- In HSQLDB: what is live of its own deployments, which are gone, and how many campaigns are there?
-- cost: DescribeCampaign 162, ListCampaigns 3
-- needs: -Dhsqldb.method_class_names=org.personalizejdbc.function.CampaignFunctions.*
CREATE FUNCTION describe_campaign(arn VARCHAR(256)) RETURNS TABLE (
  campaign_arn VARCHAR(256), name VARCHAR(63), status VARCHAR(256), failure_reason VARCHAR(100000),
  solution_version_arn VARCHAR(256), solution_arn VARCHAR(256), min_provisioned_tps INTEGER,
  campaign_config VARCHAR(100000), exploration_weight DOUBLE, exploration_item_age_cut_off DOUBLE,
  enable_metadata_with_recommendations BOOLEAN, sync_with_latest_solution_version BOOLEAN,
  popularity_influence DOUBLE, freshness_influence DOUBLE, creation_date_time TIMESTAMP(3),
  last_updated_date_time TIMESTAMP(3), aws_partition VARCHAR(32), region VARCHAR(32),
  account_id VARCHAR(12)
) LANGUAGE JAVA READS SQL DATA CALLED ON NULL INPUT
EXTERNAL NAME 'CLASSPATH:org.personalizejdbc.function.CampaignFunctions.describeCampaign';

CREATE FUNCTION campaigns() RETURNS TABLE (
  campaign_arn VARCHAR(256), name VARCHAR(63), status VARCHAR(256), failure_reason VARCHAR(100000),
  solution_version_arn VARCHAR(256), solution_arn VARCHAR(256), min_provisioned_tps INTEGER,
  campaign_config VARCHAR(100000), exploration_weight DOUBLE, exploration_item_age_cut_off DOUBLE,
  enable_metadata_with_recommendations BOOLEAN, sync_with_latest_solution_version BOOLEAN,
  popularity_influence DOUBLE, freshness_influence DOUBLE, creation_date_time TIMESTAMP(3),
  last_updated_date_time TIMESTAMP(3), aws_partition VARCHAR(32), region VARCHAR(32),
  account_id VARCHAR(12)
) LANGUAGE JAVA READS SQL DATA
EXTERNAL NAME 'CLASSPATH:org.personalizejdbc.function.CampaignFunctions.campaignsWithin';

CREATE TABLE deployments (
  team VARCHAR(20),
  campaign_arn VARCHAR(256)
);
INSERT INTO deployments VALUES
  ('video', 'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod'),
  ('shop', 'arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you'),
  ('news', 'arn:aws:personalize:us-east-1:123456789012:campaign/news-retired'),
  ('games', NULL);

SELECT name, status
FROM TABLE(describe_campaign(
  'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod'));

SELECT d.team, c.name, c.status, c.min_provisioned_tps
FROM deployments d
LEFT JOIN LATERAL (SELECT * FROM TABLE(describe_campaign(d.campaign_arn))) c ON TRUE
ORDER BY d.team;

SELECT d.team, d.campaign_arn
FROM deployments d
WHERE d.campaign_arn IS NOT NULL
  AND NOT EXISTS (SELECT * FROM TABLE(describe_campaign(d.campaign_arn)));

SELECT region, COUNT(*) AS campaigns
FROM TABLE(campaigns())
GROUP BY region ORDER BY region;
