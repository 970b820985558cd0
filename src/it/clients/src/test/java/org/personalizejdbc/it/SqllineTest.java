package org.personalizejdbc.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import sqlline.SqlLine;

/** The stock sqlline, not the one inside the jar. */
class SqllineTest {
  @Test
  void aSessionListsTablesAndQueries() throws Exception {
    String said =
        run(
            "!set outputformat csv",
            "!set maxwidth 300",
            "!tables",
            "!columns campaign_updates",
            "!primarykeys campaigns",
            "!importedkeys campaign_updates",
            "SELECT status, COUNT(*) AS n FROM campaigns GROUP BY status ORDER BY 2 DESC;",
            "!quit");
    assertThat(said)
        .contains("'campaign_config_entries','TABLE'")
        .contains("'exploration_item_age_cut_off'")
        .contains("'ACTIVE','142'")
        .doesNotContain("Error:");
  }

  @Test
  void anErrorIsSaidAndTheSessionGoesOn() throws Exception {
    String said = run("SELECT nme FROM campaigns;", "SELECT 6 * 7;", "!quit");
    assertThat(said).contains("Error:").contains("42S22").contains("42 ");
  }

  private static String run(String... commands) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SqlLine sqlLine = new SqlLine();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    sqlLine.setOutputStream(stream);
    sqlLine.setErrorStream(stream);
    String[] args = {"-u", Sample.URL, "-n", "", "-p", "", "--isolation=TRANSACTION_NONE"};
    sqlLine.begin(
        args,
        new ByteArrayInputStream(
            (String.join("\n", commands) + "\n").getBytes(StandardCharsets.UTF_8)),
        false);
    return out.toString(StandardCharsets.UTF_8);
  }
}
