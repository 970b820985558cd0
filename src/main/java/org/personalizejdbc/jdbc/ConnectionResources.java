package org.personalizejdbc.jdbc;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.adapter.PersonalizeSchema;
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
   * @throws Exception what the embedded endpoint makes of its file
   */
  static ConnectionResources open(ConnectionSettings settings) throws Exception {
    if (settings.endpoint() instanceof ConnectionSettings.Endpoint.Embedded embedded) {
      final Path documents = embedded.documents();
      final EmbeddedEndpoint endpoint =
          EmbeddedEndpoint.start(documents == null ? Account.sample() : Account.load(documents));
      return new ConnectionResources(
          endpoint,
          new PersonalizeSession(settings.api(endpoint.uri(), endpoint.account().regions())));
    }
    final @Nullable URI none = null;
    return new ConnectionResources(null, new PersonalizeSession(settings.api(none, List.of())));
  }

  PersonalizeSession session() {
    return session;
  }

  /** The schema of the session's resources. */
  PersonalizeSchema schema() {
    return new PersonalizeSchema(session);
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
