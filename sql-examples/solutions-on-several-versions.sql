-- Which solutions are live on more than two versions at once, in which campaigns?
-- cost: ListCampaigns 3, DescribeCampaign 161
SELECT solution_arn, solution_version_arn, name, status, min_provisioned_tps
FROM campaigns
WHERE solution_arn IN (
  SELECT solution_arn
  FROM campaigns
  GROUP BY solution_arn
  HAVING COUNT(DISTINCT solution_version_arn) > 2)
ORDER BY solution_arn, solution_version_arn, name;
