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

/** Finds the JDBC driver of an attached database. */
final class JdbcDrivers {
  private JdbcDrivers() {}

  /** The driver named by {@code attach.NAME.driver}, else the one that accepts the URL. */
  static Driver find(String name, JdbcInventory source) {
    return source.driver() == null
        ? byUrl(name, source)
        : byClassName(name, source, source.driver());
  }

  private static Driver byUrl(String name, JdbcInventory source) {
    Map<String, Driver> known = known();
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
            + "). Known drivers: "
            + (known.isEmpty() ? "none" : String.join(", ", known.keySet()))
            + ". Check the URL, or put the driver's jar on the class path (in the shell: --driver"
            + " JAR), and if it does not register itself, name its class in attach."
            + name
            + ".driver.");
  }

  /**
   * Drivers by class name: those that DriverManager lets this class see, then those that the
   * context class loader finds, which is where programs put jars that came later.
   */
  private static Map<String, Driver> known() {
    Map<String, Driver> drivers = new LinkedHashMap<>();
    DriverManager.drivers().forEach(driver -> drivers.put(driver.getClass().getName(), driver));
    Iterator<Driver> found =
        ServiceLoader.load(Driver.class, Thread.currentThread().getContextClassLoader()).iterator();
    while (true) {
      try {
        if (!found.hasNext()) {
          return drivers;
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

  private static Driver byClassName(String name, JdbcInventory source, String className) {
    String property = "attach." + name + ".driver=" + className;
    Class<?> driverClass = load(className, Thread.currentThread().getContextClassLoader());
    if (driverClass == null) {
      driverClass = load(className, JdbcDrivers.class.getClassLoader());
    }
    if (driverClass == null) {
      throw new InventoryException(
          property
              + ": there is no such class. Check its spelling, and that the driver's jar is on the"
              + " class path (in the shell: --driver JAR).");
    }
    if (!Driver.class.isAssignableFrom(driverClass)) {
      throw new InventoryException(
          property + ": that class is no JDBC driver (it does not implement java.sql.Driver).");
    }
    Driver driver;
    try {
      driver = driverClass.asSubclass(Driver.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new InventoryException(
          property + ": the driver cannot be created (" + e + "). Is its jar whole?", e);
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

  private static @Nullable Class<?> load(String className, @Nullable ClassLoader loader) {
    try {
      return Class.forName(className, true, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
