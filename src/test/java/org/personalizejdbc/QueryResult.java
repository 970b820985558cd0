package org.personalizejdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a query answered and what it cost; each method checks one thing and returns this. */
public final class QueryResult {
  private final PersonalizeFixture db;
  private final String sql;
  private final Object[] parameters;
  private final List<List<Object>> rows;
  private final List<String> warnings = new ArrayList<>();
  private final ObservedCalls calls;

  QueryResult(
      PersonalizeFixture db,
      String sql,
      Object[] parameters,
      List<List<Object>> rows,
      @Nullable SQLWarning warnings,
      ObservedCalls calls) {
    this.db = db;
    this.sql = sql;
    this.parameters = parameters;
    this.rows = rows;
    this.calls = calls;
    for (SQLWarning next = warnings; next != null; next = next.getNextWarning()) {
      this.warnings.add(next.getMessage());
    }
  }

  /** The rows. */
  public List<List<Object>> rows() {
    return rows;
  }

  /** The calls. */
  public ObservedCalls calls() {
    return calls;
  }

  /** The rows as text, values with {@code |} between. */
  public List<String> lines() {
    return rows.stream().map(PersonalizeFixture::text).toList();
  }

  /** The rows are these, in this order, values with {@code |} between. */
  public QueryResult returns(String... lines) {
    assertThat(lines()).as(sql).containsExactly(lines);
    return this;
  }

  /** The rows are these, in any order, values with {@code |} between. */
  public QueryResult returnsUnordered(String... lines) {
    assertThat(lines()).as(sql).containsExactlyInAnyOrder(lines);
    return this;
  }

  /** There are so many rows. */
  public QueryResult returnsCount(int count) {
    assertThat(rows).as(sql).hasSize(count);
    return this;
  }

  /** The plan holds each of these texts. */
  public QueryResult planContains(String... texts) throws SQLException {
    assertThat(db.plan(sql, parameters)).as(sql).contains(texts);
    return this;
  }

  /** The plan holds none of these texts. */
  public QueryResult planOmits(String... texts) throws SQLException {
    assertThat(db.plan(sql, parameters)).as(sql).doesNotContain(texts);
    return this;
  }

  /** So many pages were listed. */
  public QueryResult lists(int pages) {
    assertThat(calls.lists()).as("ListCampaigns of %s", sql).isEqualTo(pages);
    return this;
  }

  /** So many descriptions were asked for. */
  public QueryResult describes(int count) {
    assertThat(calls.describes()).as("DescribeCampaign of %s", sql).isEqualTo(count);
    return this;
  }

  /** Just these ARNs were described, each once. */
  public QueryResult describes(String... arns) {
    final Map<String, Integer> once = new TreeMap<>();
    for (String arn : arns) {
      once.put(arn, 1);
    }
    assertThat(calls.described()).as("DescribeCampaign of %s", sql).isEqualTo(once);
    return this;
  }

  /** There are so many warnings, and each of these texts is in one of them. */
  public QueryResult warns(String... texts) {
    assertThat(warnings).as("warnings of %s", sql).hasSize(texts.length);
    for (String text : texts) {
      assertThat(warnings).as("warnings of %s", sql).anyMatch(warning -> warning.contains(text));
    }
    return this;
  }
}
