-- Which ten solutions hold the most provisioned capacity, and when did they last change?
-- cost: ListCampaigns 3, DescribeCampaign 142
SELECT region, SUBSTRING(solution_arn FROM POSITION('/' IN solution_arn) + 1) AS solution,
       COUNT(*) AS campaigns, SUM(min_provisioned_tps) AS provisioned_tps,
       MAX(last_updated_date_time) AS last_changed
FROM campaigns
WHERE status = 'ACTIVE'
GROUP BY region, solution_arn
ORDER BY provisioned_tps DESC, region, solution
FETCH FIRST 10 ROWS ONLY;
