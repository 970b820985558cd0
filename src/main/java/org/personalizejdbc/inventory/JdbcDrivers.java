package org.personalizejdbc.inventory;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds the JDBC driver of an attached database among those that are services or were registered:
 * whoever writes the URL chooses one of them, and has no class loaded by its name.
 */
final class JdbcDrivers {
  private JdbcDrivers() {}

  /** The driver named by {@code attach.NAME.driver}, else the first that accepts the URL. */
  static Driver find(String name, JdbcInventory source) {
    Map<String, Driver> known = known();
    return source.driver() == null
        ? byUrl(name, source, known)
        : byClassName(name, source, source.driver(), known);
  }

  private static Driver byUrl(String name, JdbcInventory source, Map<String, Driver> known) {
    for (Driver driver : known.values()) {
      if (accepts(driver, source.url())) {
        return driver;
      }
    }
    throw new InventoryException(
        "No JDBC driver here knows the URL in attach."
            + name
            + " ("
            + source.maskedUrl()
            + "). "
            + list(known)
            + " Check the URL, or put the driver's jar on the class path (in the shell: --driver"
            + " JAR).");
  }

  private static String list(Map<String, Driver> known) {
    return "Known drivers: " + (known.isEmpty() ? "none" : String.join(", ", known.keySet())) + ".";
  }

  /**
   * Drivers by class name: those that DriverManager lets this class see, then the services of the
   * context class loader, which is where programs put jars that came later, and of the loader of
   * this class, which tools give a driver's libraries to.
   */
  private static Map<String, Driver> known() {
    Map<String, Driver> drivers = new LinkedHashMap<>();
    DriverManager.drivers().forEach(driver -> drivers.put(driver.getClass().getName(), driver));
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader own = JdbcDrivers.class.getClassLoader();
    addServices(drivers, context);
    if (own != context) {
      addServices(drivers, own);
    }
    return drivers;
  }

  private static void addServices(Map<String, Driver> drivers, @Nullable ClassLoader loader) {
    Iterator<Driver> found = ServiceLoader.load(Driver.class, loader).iterator();
    while (true) {
      try {
        if (!found.hasNext()) {
          return;
        }
        Driver driver = found.next();
        drivers.putIfAbsent(driver.getClass().getName(), driver);
      } catch (ServiceConfigurationError e) {
        // One jar's broken registration must not hide the other drivers.
      }
    }
  }

  private static boolean accepts(Driver driver, String url) {
    try {
      return driver.acceptsURL(url);
    } catch (SQLException e) {
      return false;
    }
  }

  private static Driver byClassName(
      String name, JdbcInventory source, String className, Map<String, Driver> known) {
    String property = "attach." + name + ".driver=" + className;
    Driver driver = known.get(className);
    if (driver == null) {
      throw new InventoryException(
          property
              + ": no such JDBC driver is known here. "
              + list(known)
              + " Check its spelling, and that the driver's jar is on the class path (in the shell:"
              + " --driver JAR). A driver that is no service (META-INF/services/java.sql.Driver) is"
              + " known once the program has registered it.");
    }
    if (!accepts(driver, source.url())) {
      throw new InventoryException(
          property
              + ": that driver does not know the URL "
              + source.maskedUrl()
              + ". Check the URL in attach."
              + name
              + ", or leave the driver out to have it found by the URL.");
    }
    return driver;
  }
}
