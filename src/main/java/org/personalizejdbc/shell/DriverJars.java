package org.personalizejdbc.shell;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * JDBC drivers out of jars that are not on the class path. {@link DriverManager} hands a driver
 * only to callers whose class loader sees its class, so each driver gets a {@link DriverShim} of
 * ours. All jars share one loader, so that a driver may come as several jars.
 */
final class DriverJars implements AutoCloseable {
  private final URLClassLoader loader;
  private final List<Driver> shims = new ArrayList<>();

  private DriverJars(URLClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Loads jars and makes their drivers known.
   *
   * @param jars any number, none included
   * @throws UsageException if a jar is missing, or none of them declares a driver that loads
   */
  static DriverJars open(List<Path> jars) throws UsageException, SQLException, IOException {
    DriverJars opened =
        new DriverJars(new URLClassLoader(urls(jars), DriverJars.class.getClassLoader()));
    boolean done = false;
    try {
      if (!jars.isEmpty()) {
        opened.register(jars);
      }
      done = true;
      return opened;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    for (Driver shim : shims) {
      DriverManager.deregisterDriver(shim);
    }
    loader.close();
  }

  private void register(List<Path> jars) throws UsageException, SQLException {
    if (loader.findResource("META-INF/services/java.sql.Driver") == null) {
      throw new UsageException(
          "--driver "
              + jars.get(0)
              + ": declares no JDBC driver (META-INF/services/java.sql.Driver)");
    }
    try {
      List<ServiceLoader.Provider<Driver>> own =
          ServiceLoader.load(Driver.class, loader).stream()
              // Drivers of the class path are found too, and are known already.
              .filter(provider -> provider.type().getClassLoader() == loader)
              .toList();
      for (ServiceLoader.Provider<Driver> provider : own) {
        Driver shim = new DriverShim(provider.get());
        DriverManager.registerDriver(shim);
        shims.add(shim);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new UsageException("--driver " + jars.get(0) + ": " + e.getMessage(), e);
    }
  }

  private static URL[] urls(List<Path> jars) throws UsageException {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      if (!Files.isRegularFile(jar)) {
        throw new UsageException("--driver " + jar + ": there is no such file");
      }
      try {
        urls.add(jar.toUri().toURL());
      } catch (MalformedURLException e) {
        throw new UsageException("--driver " + jar + ": " + e.getMessage(), e);
      }
    }
    return urls.toArray(new URL[0]);
  }
}
