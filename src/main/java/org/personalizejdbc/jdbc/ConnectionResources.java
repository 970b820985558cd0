package org.personalizejdbc.jdbc;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.PersonalizeSession;
import org.personalizejdbc.endpoint.Account;
import org.personalizejdbc.endpoint.EmbeddedEndpoint;
import org.personalizejdbc.inventory.Inventory;
import org.personalizejdbc.inventory.InventorySource;

/**
 * What a connection holds open: the session with AWS, the embedded endpoint where it is asked for,
 * and the attached inventories. Safe for concurrent use.
 */
final class ConnectionResources implements AutoCloseable {
  private final @Nullable EmbeddedEndpoint endpoint;
  private final PersonalizeSession session;
  private final List<Inventory> inventories = new ArrayList<>();

  private ConnectionResources(@Nullable EmbeddedEndpoint endpoint, PersonalizeSession session) {
    this.endpoint = endpoint;
    this.session = session;
  }

  /**
   * Opens the session, and the endpoint where it is embedded; makes no call.
   *
   * @throws SQLException where the embedded endpoint cannot start or read its file
   */
  static ConnectionResources open(ConnectionSettings settings) throws SQLException {
    if (settings.endpoint() instanceof ConnectionSettings.Endpoint.Embedded embedded) {
      final EmbeddedEndpoint endpoint = start(embedded);
      return new ConnectionResources(
          endpoint,
          new PersonalizeSession(settings.api(endpoint.uri(), endpoint.account().regions())));
    }
    final @Nullable URI none = null;
    return new ConnectionResources(null, new PersonalizeSession(settings.api(none, List.of())));
  }

  private static EmbeddedEndpoint start(ConnectionSettings.Endpoint.Embedded embedded)
      throws SQLException {
    final Path documents = embedded.documents();
    try {
      return EmbeddedEndpoint.start(documents == null ? Account.sample() : Account.load(documents));
    } catch (IOException e) {
      throw new SQLNonTransientConnectionException(
          "Property " + ConnectionProperty.ENDPOINT.key() + ": " + e.getMessage(),
          SqlState.CONNECTION_REFUSED.code(),
          e);
    }
  }

  PersonalizeSession session() {
    return session;
  }

  /** Opens the inventories, each as a schema below the given one. */
  void attach(Map<String, InventorySource> sources, SchemaPlus root) {
    sources.forEach(
        (name, source) -> {
          final Inventory inventory = Inventory.open(name, source, root);
          inventories.add(inventory);
          root.add(name, inventory.schema());
        });
  }

  /** Closes all of it. Idempotent. */
  @Override
  public void close() {
    session.close();
    inventories.forEach(Inventory::close);
    if (endpoint != null) {
      endpoint.close();
    }
  }
}
