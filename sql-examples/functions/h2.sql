-- In H2: what is live of its own deployments, which are gone, and how many campaigns are there?
-- cost: DescribeCampaign 162, ListCampaigns 3
-- note: H2 passes no other table's column to a function, and calls one in a join once per row
CREATE ALIAS describe_campaign
FOR 'org.personalizejdbc.function.CampaignFunctions.describeCampaign';
CREATE ALIAS describe_campaigns
FOR 'org.personalizejdbc.function.CampaignFunctions.describeCampaigns';
CREATE ALIAS campaigns
FOR 'org.personalizejdbc.function.CampaignFunctions.campaigns';

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
FROM describe_campaign(
  'arn:aws:personalize:us-east-1:123456789012:campaign/video-home-for-you-prod');

CREATE LOCAL TEMPORARY TABLE live AS
SELECT * FROM describe_campaigns((SELECT ARRAY_AGG(campaign_arn) FROM deployments));

SELECT d.team, c.name, c.status, c.min_provisioned_tps
FROM deployments d
LEFT JOIN live c ON c.campaign_arn = d.campaign_arn
ORDER BY d.team;

SELECT d.team, d.campaign_arn
FROM deployments d
WHERE d.campaign_arn IS NOT NULL
  AND NOT EXISTS (SELECT * FROM live c WHERE c.campaign_arn = d.campaign_arn);

SELECT region, COUNT(*) AS campaigns
FROM campaigns()
GROUP BY region ORDER BY region;
