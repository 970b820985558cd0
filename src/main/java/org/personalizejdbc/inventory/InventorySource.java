package org.personalizejdbc.inventory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an inventory is: a database or a folder of CSV files. Immutable. */
public sealed interface InventorySource permits JdbcInventory, FolderInventory {
  /**
   * The system property that, set to {@code off}, turns attachments off in the whole JVM, and with
   * them all that a URL reads by a file's name.
   */
  String SWITCH = "personalizejdbc.attachments";

  /** Whether attachments are turned off by {@link #SWITCH}. */
  static boolean turnedOff() {
    return "off".equalsIgnoreCase(System.getProperty(SWITCH));
  }

  /** The options that are refused in a database's URL, in lower case; case does not count. */
  static List<String> refusedOptions() {
    return RiskyOptions.NAMES;
  }

  /**
   * Reads the value of {@code attach.NAME} and of its companions. What starts with {@code jdbc:} is
   * a database's URL, everything else a folder. Nothing is opened.
   *
   * @param urlOrFolder a JDBC URL, or a folder's path, relative to the working directory
   * @param user the database user, or null
   * @param password the database password, or null
   * @param schema the database schema whose tables are attached, or null for the current one
   * @param driver the class of one of the known JDBC drivers, or null to find it by the URL
   * @return the source
   * @throws InventoryException if a folder comes with what only a database has, or is no path; if
   *     the URL has an option that may run code; if attachments are turned off by {@link #SWITCH}
   */
  static InventorySource of(
      String urlOrFolder,
      @Nullable String user,
      @Nullable String password,
      @Nullable String schema,
      @Nullable String driver) {
    if (turnedOff()) {
      throw new InventoryException(
          "Attachments are turned off here by the system property "
              + SWITCH
              + "=off. Leave the attachment out, or ask whoever runs this program.");
    }
    String text = urlOrFolder.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("jdbc:")) {
      RiskyOptions.find(text)
          .ifPresent(
              option -> {
                throw new InventoryException(
                    "The URL "
                        + Secrets.maskUrl(text)
                        + " has the option '"
                        + option
                        + "', which can run code or reach files of this machine and is refused."
                        + " Take it out of the URL.");
              });
      return new JdbcInventory(text, user, password, schema, driver);
    }
    refuse(text, ".user", user);
    refuse(text, ".password", password);
    refuse(text, ".schema", schema);
    refuse(text, ".driver", driver);
    if (text.isEmpty()) {
      throw new InventoryException(
          "The attachment is empty: give a JDBC URL (jdbc:…) or a folder of CSV files.");
    }
    try {
      return new FolderInventory(Path.of(text));
    } catch (InvalidPathException e) {
      throw new InventoryException(
          "The attachment '"
              + Secrets.maskUrl(text)
              + "' is neither a JDBC URL (jdbc:…) nor the path of a folder: "
              + e.getReason()
              + ".",
          e);
    }
  }

  private static void refuse(String folder, String property, @Nullable String value) {
    if (value != null) {
      throw new InventoryException(
          "The attachment '"
              + Secrets.maskUrl(folder)
              + "' is a folder of CSV files, which has no "
              + property
              + ": remove that property, or attach a database by a URL that starts with jdbc:.");
    }
  }
}
