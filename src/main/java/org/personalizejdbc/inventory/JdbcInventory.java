package org.personalizejdbc.inventory;

import org.jspecify.annotations.Nullable;

/**
 * An inventory in a database.
 *
 * @param url the JDBC URL; may hold secrets, see {@link #maskedUrl()}
 * @param user the database user, or null if the URL says it or none is needed
 * @param password the database password, or null
 * @param schema the schema whose tables are attached, or null for the connection's current one
 * @param driver the class of one of the known JDBC drivers, or null to find it by the URL
 */
public record JdbcInventory(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String schema,
    @Nullable String driver)
    implements InventorySource {

  /** The URL without its secrets, for messages. */
  public String maskedUrl() {
    return mask(url);
  }

  /** Takes this source's secrets out of a text, for instance a database's own message. */
  String mask(String text) {
    String masked = Secrets.maskUrl(text);
    return password == null || password.length() < 3 ? masked : masked.replace(password, "***");
  }

  /** The components, secrets masked. */
  @Override
  public String toString() {
    return "JdbcInventory[url="
        + maskedUrl()
        + ", user="
        + user
        + ", password="
        + (password == null ? "null" : "***")
        + ", schema="
        + schema
        + ", driver="
        + driver
        + "]";
  }
}
