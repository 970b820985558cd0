package org.personalizejdbc.inventory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Options of JDBC URLs that run statements or scripts, load a class by name, or write and read
 * files: whoever may type a URL into a BI server must not get what its process may do. The names
 * are from the drivers' own documentation; case does not count.
 */
final class RiskyOptions {
  /** In lower case. */
  static final List<String> NAMES =
      List.of(
          // H2: runs SQL, and through it Java; loads classes; writes a trace file.
          "init",
          "database_event_listener",
          "java_object_serializer",
          "authenticator",
          "authrealm",
          "trace_level_file",
          // PostgreSQL, and by the same names others: classes, JAAS, a log file.
          "socketfactory",
          "socketfactoryarg",
          "sslfactory",
          "sslfactoryarg",
          "sslhostnameverifier",
          "sslpasswordcallback",
          "authenticationpluginclassname",
          "xmlfactoryfactory",
          "loggerfile",
          "jaasapplicationname",
          // MySQL and MariaDB: classes, serialized objects, files of this machine.
          "autodeserialize",
          "queryinterceptors",
          "statementinterceptors",
          "exceptioninterceptors",
          "connectionlifecycleinterceptors",
          "propertiestransform",
          "authenticationplugins",
          "defaultauthenticationplugin",
          "allowloadlocalinfile",
          "allowloadlocalinfileinpath",
          "allowurlinlocalinfile",
          "ha.loadbalancestrategy",
          "loadbalancestrategy",
          "profilereventhandler",
          "clientinfoprovider",
          "serverconfigcachefactory",
          "parseinfocachefactory",
          "queryinfocachefactory",
          "logger",
          "sslsocketfactory",
          // HSQLDB: a class.
          "crypt_provider",
          // Derby, and DB2 by the same names: files; JNDI.
          "createfrom",
          "restorefrom",
          "rollforwardrecoveryfrom",
          "logdevice",
          "tracefile",
          "tracedirectory",
          "clientrerouteserverlistjndiname",
          // DuckDB and SQLite: statements, native code.
          "session_init_sql_file",
          "allow_unsigned_extensions",
          "custom_extension_repository",
          "enable_load_extension",
          // SQL Server: classes, JAAS.
          "trustmanagerclass",
          "socketfactoryclass",
          "accesstokencallbackclass",
          "jaasconfigurationname",
          // Calcite and Avatica: classes, and a file that is sent.
          "model",
          "schemafactory",
          "schematype",
          "schema.jdbcdriver",
          "parserfactory",
          "metatablefactory",
          "metacolumnfactory",
          "typesystem",
          "statementlistener",
          "factory",
          "httpclient_factory",
          "httpclient_impl",
          "lb_strategy",
          "bearer_token_provider_class",
          "token_file");

  private static final Pattern RISKY =
      Pattern.compile(
          "[;?&:,{(\\s]\\s*(" + String.join("|", NAMES).replace(".", "\\.") + ")\\s*(=|%3d)");

  private RiskyOptions() {}

  /** The first such option of a URL, in lower case; empty where it has none. */
  static Optional<String> find(String url) {
    return Stream.of(url, decoded(url))
        // H2 drops a backslash wherever it stands, also within a name.
        .flatMap(text -> Stream.of(text, text.replace("\\", "")))
        .map(text -> RISKY.matcher(folded(text)))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  /**
   * In lower case by way of upper case, since drivers compare in either: the upper case of a
   * dotless i is I, and that of the ligature fi is FI.
   */
  private static String folded(String text) {
    final StringBuilder folded = new StringBuilder();
    text.toUpperCase(Locale.ROOT)
        .chars()
        .map(Character::toLowerCase)
        .forEach(folded::appendCodePoint);
    return folded.toString();
  }

  /** Some drivers decode names, too. */
  private static String decoded(String url) {
    try {
      return URLDecoder.decode(url, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No well-formed escapes, so none that a driver would decode.
      return url;
    }
  }
}
