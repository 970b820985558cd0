package org.personalizejdbc.function;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The campaigns for a database that holds the inventory itself: methods that it declares as table
 * functions of its own.
 *
 * <pre>
 * HSQLDB  CREATE FUNCTION … RETURNS TABLE (…) … EXTERNAL NAME
 *             'CLASSPATH:org.personalizejdbc.function.CampaignFunctions.describeCampaign'
 * H2      CREATE ALIAS … FOR "org.personalizejdbc.function.CampaignFunctions.describeCampaign"
 * Derby   CREATE FUNCTION … RETURNS TABLE (…) … EXTERNAL NAME
 *             'org.personalizejdbc.function.CampaignFunctions.describeCampaign'
 * </pre>
 *
 * <p>How they connect is said by one URL: system property {@value #URL_PROPERTY}, else environment
 * variable {@value #URL_VARIABLE}, else {@value #DEFAULT_URL}, which is the AWS SDK's own
 * credentials and Region. It is read at each call; for each URL there is one client, which is
 * opened when it is first used. Its threads are daemons, so that it never holds up the JVM's end;
 * {@link #close} ends it before that. Since databases call a function anew for each row of a join,
 * an answer serves for 10 seconds, unless the URL has another {@code cacheTtl}.
 *
 * <p>The columns are those of table {@code campaigns}, in its order, their names in upper case, as
 * these databases read names that are not quoted. Safe for concurrent callers.
 */
public final class CampaignFunctions {
  /** The system property that holds the URL. */
  public static final String URL_PROPERTY = "org.personalizejdbc.url";

  /** The environment variable that holds the URL where the system property is not set. */
  public static final String URL_VARIABLE = "PERSONALIZE_JDBC_URL";

  /** The URL where none is set. */
  public static final String DEFAULT_URL = "jdbc:personalize:";

  private static final String ALL = "SELECT %s FROM personalize.campaigns";

  // A condition rather than describe_campaign(?): one bad ARN of an inventory is no row and a
  // warning, and not the end of the database's statement.
  private static final String ONE = ALL + " WHERE campaign_arn = ?";
  private static final String SOME = ALL + " WHERE campaign_arn IN (";

  private CampaignFunctions() {}

  /**
   * The row of {@code campaigns} that an ARN names. It costs one DescribeCampaign when its first
   * row is asked for, within HSQLDB at once; whoever reads only its columns, as H2 does before each
   * statement, makes no call.
   *
   * @param arn NULL, and an ARN that AWS knows no campaign by, are no row; so is what cannot be a
   *     campaign's ARN, with a warning of the result set that is also logged
   * @throws SQLException where the URL cannot be used. Reading rows throws as the driver does, such
   *     as 22023 for an ARN of a Region that the URL does not span
   */
  public static ResultSet describeCampaign(@Nullable String arn) throws SQLException {
    return Engine.rows(() -> Clients.current().query(ONE, arn));
  }

  /**
   * The rows of {@code campaigns} that some ARNs name, for a join within H2, where a function
   * cannot take another table's column: H2 and HSQLDB pass an array. It costs one DescribeCampaign
   * per distinct ARN, and these calls run in parallel.
   *
   * @param arns texts, each as {@link #describeCampaign} takes it; NULL is no row
   * @throws SQLException as {@link #describeCampaign} does
   */
  public static ResultSet describeCampaigns(@Nullable Array arns) throws SQLException {
    final Object[] values = arns == null ? new Object[0] : (Object[]) arns.getArray();
    final Set<String> distinct = new LinkedHashSet<>();
    Arrays.stream(values).filter(Objects::nonNull).map(Object::toString).forEach(distinct::add);
    // Filled up to a power of two with NULL, so that few statements serve all.
    final int count = Powers.atLeast(distinct.size());
    final List<@Nullable String> keys = new ArrayList<>(distinct);
    keys.addAll(Collections.nCopies(count - distinct.size(), null));
    return Engine.rows(
        () ->
            Clients.current()
                .query(
                    SOME + String.join(", ", Collections.nCopies(count, "?")) + ")",
                    keys.toArray(new String[0])));
  }

  /**
   * Table {@code campaigns} as a whole. It costs a ListCampaigns per 100 campaigns and one
   * DescribeCampaign per campaign, beginning when the first row is asked for, within HSQLDB at
   * once.
   *
   * @throws SQLException as {@link #describeCampaign} does
   */
  public static ResultSet campaigns() throws SQLException {
    return Engine.rows(() -> Clients.current().query(ALL));
  }

  /**
   * The same as {@link #campaigns} for HSQLDB, which makes its connection known to a function
   * without parameters only by passing it.
   *
   * @param within HSQLDB's connection, which HSQLDB passes by itself
   * @throws SQLException as {@link #describeCampaign} does
   */
  public static ResultSet campaignsWithin(Connection within) throws SQLException {
    return campaigns();
  }

  /**
   * Closes every client, for programs that unload the driver. What is being read fails; a later
   * call opens a new client.
   */
  public static void close() throws SQLException {
    Clients.closeAll();
  }
}
