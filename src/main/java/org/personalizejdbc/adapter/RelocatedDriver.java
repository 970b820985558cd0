package org.personalizejdbc.adapter;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.apache.calcite.jdbc.Driver;

/**
 * Keeps the Calcite inside the shaded jar to itself. Calcite's driver registers with DriverManager
 * when its class loads, for {@code jdbc:calcite:} URLs; those are for the Calcite that the program
 * itself has, perhaps of another version.
 */
final class RelocatedDriver {
  /** Where the shaded jar has its libraries. */
  private static final String SHADED = "org.personalizejdbc.shaded.";

  private RelocatedDriver() {}

  /**
   * Takes Calcite's driver off DriverManager where it was relocated; else it is the program's, and
   * stays. Drivers of the same jar in other class loaders are not seen, and stay too.
   */
  static void deregister() {
    if (!Driver.class.getName().startsWith(SHADED)) {
      return;
    }
    final List<java.sql.Driver> drivers =
        DriverManager.drivers().filter(driver -> driver.getClass() == Driver.class).toList();
    for (java.sql.Driver driver : drivers) {
      try {
        DriverManager.deregisterDriver(driver);
      } catch (SQLException | SecurityException e) {
        // Still registered: no harm to our own connections.
      }
    }
  }
}
