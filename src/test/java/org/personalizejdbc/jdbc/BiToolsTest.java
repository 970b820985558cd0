package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.personalizejdbc.PersonalizeFixture;

/**
 * Statements in the forms in which tools generate them for a source of generic SQL: what they
 * answer, and that their wrapping costs no call.
 */
class BiToolsTest {
  private static final String FLASH =
      "arn:aws:personalize:us-east-1:123456789012:campaign/shop-flashsale-for-you";

  private static PersonalizeFixture db;

  @BeforeAll
  static void connect() {
    db = PersonalizeFixture.sample();
  }

  @AfterAll
  static void close() throws SQLException {
    db.close();
  }

  @Test
  void tableau() throws SQLException {
    db.query("SELECT * FROM \"personalize\".\"campaigns\" \"campaigns\" WHERE (0 = 1)")
        .returns()
        .lists(0)
        .describes(0);
    db.query(
            "SELECT * FROM (\n  SELECT name, status FROM campaigns\n) \"Custom SQL Query\" LIMIT 0")
        .returns()
        .lists(0);
    db.query(
            "SELECT \"campaigns\".\"status\" AS \"status\",\n"
                + "  SUM(1) AS \"cnt:campaigns:ok\"\n"
                + "FROM \"personalize\".\"campaigns\" \"campaigns\"\n"
                + "WHERE ((\"campaigns\".\"region\" = 'eu-west-1') AND ({fn LOCATE('shop',"
                + " {fn LCASE(\"campaigns\".\"name\")}, 1)} = 1))\n"
                + "GROUP BY 1\nORDER BY 1 ASC")
        .returns("ACTIVE|20", "CREATE FAILED|2", "CREATE IN_PROGRESS|1", "DELETE PENDING|1")
        .lists(1)
        .describes(0);
    db.query(
            "SELECT {fn TIMESTAMPADD(SQL_TSI_DAY, CAST(-(EXTRACT(DAY FROM"
                + " \"campaigns\".\"creation_date_time\") - 1) AS INTEGER),"
                + " CAST(\"campaigns\".\"creation_date_time\" AS DATE))} AS \"tmn:created:ok\","
                + " COUNT(DISTINCT \"campaigns\".\"campaign_arn\") AS \"ctd:arn:ok\""
                + " FROM \"personalize\".\"campaigns\" \"campaigns\""
                + " WHERE (\"campaigns\".\"creation_date_time\" < {ts '2019-12-31 00:00:00'})"
                + " GROUP BY 1 ORDER BY 1")
        .returns("2019-06-01|1", "2019-08-01|1")
        .lists(3)
        .describes(0);
    db.query(
            "SELECT AVG(\"campaigns\".\"min_provisioned_tps\") AS \"avg:tps:ok\""
                + " FROM \"personalize\".\"campaigns\" \"campaigns\""
                + " WHERE (\"campaigns\".\"campaign_arn\" IN ('"
                + FLASH
                + "')) HAVING (COUNT(1) > 0)")
        .returns("500.0")
        .lists(0)
        .describes(FLASH);
  }

  @Test
  void powerBi() throws SQLException {
    db.query(
            "select \"rows\".\"status\" as \"status\", count(1) as \"a0\" from ( select \"_\".\"name\","
                + " \"_\".\"status\" from \"personalize\".\"campaigns\" \"_\" where \"_\".\"region\" ="
                + " 'us-east-1' and \"_\".\"region\" is not null ) \"rows\" group by \"status\""
                + " order by \"a0\" desc, \"status\" offset 0 rows fetch next 2 rows only")
        .returns("ACTIVE|122", "CREATE FAILED|6")
        .describes(0);
    db.query(
            "select distinct \"_\".\"region\" from \"personalize\".\"campaigns\" \"_\""
                + " order by \"_\".\"region\" fetch first 1001 rows only")
        .returns("eu-west-1", "us-east-1")
        .lists(3)
        .describes(0);
    db.query(
            "select sum(cast(\"min_provisioned_tps\" as double)) as \"c1\" from"
                + " \"personalize\".\"campaigns\" where \"campaign_arn\" = '"
                + FLASH
                + "'")
        .returns("500.0")
        .lists(0)
        .describes(FLASH);
  }

  @Test
  void metabase() throws SQLException {
    db.query(
            "-- Metabase:: userID: 1 queryType: MBQL queryHash: 1f\n"
                + "SELECT DATE_TRUNC('month', \"personalize\".\"campaigns\".\"creation_date_time\") AS"
                + " \"creation_date_time\", COUNT(*) AS \"count\" FROM \"personalize\".\"campaigns\""
                + " WHERE (LOWER(\"personalize\".\"campaigns\".\"name\") LIKE '%legacy%')"
                + " AND (\"personalize\".\"campaigns\".\"creation_date_time\" <"
                + " TIMESTAMP '2019-12-31 00:00:00.000')"
                + " GROUP BY DATE_TRUNC('month',"
                + " \"personalize\".\"campaigns\".\"creation_date_time\") ORDER BY DATE_TRUNC('month',"
                + " \"personalize\".\"campaigns\".\"creation_date_time\") ASC")
        .lists(3)
        .describes(0);
    db.query(
            "SELECT \"source\".\"region\" AS \"region\", COUNT(*) AS \"count\" FROM (SELECT"
                + " \"personalize\".\"campaigns\".\"region\" AS \"region\" FROM"
                + " \"personalize\".\"campaigns\" LIMIT 1048575) AS \"source\" GROUP BY"
                + " \"source\".\"region\" ORDER BY \"source\".\"region\" ASC")
        .returns("eu-west-1|24", "us-east-1|137")
        .describes(0);
    db.query(
            "SELECT SUBSTRING(\"personalize\".\"campaigns\".\"campaign_config\", 1, 1234) AS"
                + " \"substring1\", \"personalize\".\"campaigns\".\"name\" FROM"
                + " \"personalize\".\"campaigns\" WHERE \"personalize\".\"campaigns\".\"campaign_arn\""
                + " = ? LIMIT 2000",
            FLASH)
        .returnsCount(1)
        .lists(0)
        .describes(FLASH);
  }

  @Test
  void superset() throws SQLException {
    db.query(
            "SELECT region AS region, status AS status, count(*) AS \"COUNT(*)\",\n"
                + "  AVG(CASE WHEN status = 'ACTIVE' THEN 1.0 ELSE 0.0 END) > 0.5 AS \"Mostly Active\"\n"
                + "FROM personalize.campaigns\nWHERE status IN ('ACTIVE', 'CREATE FAILED')\n"
                + "GROUP BY region, status\nORDER BY \"COUNT(*)\" DESC\nLIMIT 2")
        .returns("us-east-1|ACTIVE|122|true", "eu-west-1|ACTIVE|20|true")
        .lists(3)
        .describes(0);
    db.query(
            "SELECT count(*) AS rowcount FROM (SELECT region, status FROM personalize.campaigns GROUP"
                + " BY region, status LIMIT 100) AS rowcount_qry LIMIT 50000")
        .returns("10")
        .describes(0);
    db.query("SELECT MIN(creation_date_time), MAX(creation_date_time) FROM personalize.campaigns")
        .returnsCount(1)
        .describes(0);
  }

  @Test
  void looker() throws SQLException {
    db.query(
            "SELECT\n  campaigns.region  AS \"campaigns.region\",\n"
                + "  (TO_CHAR(DATE_TRUNC('year', campaigns.creation_date_time), 'YYYY')) AS"
                + " \"campaigns.created_year\",\n"
                + "  COUNT(DISTINCT campaigns.campaign_arn) AS \"campaigns.count\"\n"
                + "FROM personalize.campaigns  AS campaigns\n"
                + "WHERE ((campaigns.creation_date_time < (TIMESTAMP '2020-01-01')))\n"
                + "GROUP BY\n  1,\n  2\nORDER BY\n  3 DESC, 1\nFETCH NEXT 500 ROWS ONLY")
        .returns("us-east-1|2019|2")
        .lists(3)
        .describes(0);
    db.query(
            "WITH base AS (SELECT * FROM personalize.campaigns) SELECT COUNT(*) FROM base"
                + " WHERE base.campaign_arn = '"
                + FLASH
                + "'")
        .returns("1")
        .lists(0);
  }

  @Test
  void dbeaver() throws SQLException {
    db.query("SELECT * FROM personalize.campaigns\nORDER BY name DESC LIMIT 0, 3")
        .returnsCount(3)
        .describes(3);
    db.query(
            "SELECT count(*) FROM (\nSELECT * FROM personalize.campaigns\nWHERE status='ACTIVE'\n)"
                + " dbvrcnt")
        .returns("142")
        .lists(3)
        .describes(0);
    db.query(
            "SELECT \"status\", count(\"status\") FROM personalize.campaigns WHERE \"status\" IS NOT"
                + " NULL GROUP BY \"status\" ORDER BY count(\"status\") DESC, 1")
        .returnsCount(6)
        .describes(0);
    db.query(
            "SELECT * FROM (\nSELECT * FROM campaigns\n) z_q WHERE name LIKE '%flashsale%'"
                + " AND campaign_arn = '"
                + FLASH
                + "'")
        .returnsCount(1)
        .lists(0)
        .describes(FLASH);
    db.query("SELECT DISTINCT region FROM personalize.campaigns ORDER BY 1 LIMIT 200")
        .returns("eu-west-1", "us-east-1");
  }
}
