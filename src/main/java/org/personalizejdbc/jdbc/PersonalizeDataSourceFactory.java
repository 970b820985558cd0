package org.personalizejdbc.jdbc;

import java.util.Collections;
import java.util.Hashtable;
import java.util.Set;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link PersonalizeDataSource} of a JNDI reference, as containers do of their
 * configuration: {@code url}, and any connection property by its name. Immutable.
 */
public final class PersonalizeDataSourceFactory implements ObjectFactory {
  /** What a reference calls the object that it is to. */
  private static final Set<String> CLASSES =
      Set.of(PersonalizeDataSource.class.getName(), DataSource.class.getName());

  /** Creates a factory, as JNDI does. */
  public PersonalizeDataSourceFactory() {}

  /**
   * Makes the source. Parts that are no connection property are passed over: containers add their
   * own.
   *
   * @return null where the object is no reference to one
   */
  @Override
  @SuppressWarnings("JdkObsolete") // JNDI's own signature.
  public @Nullable Object getObjectInstance(
      @Nullable Object object,
      @Nullable Name name,
      @Nullable Context context,
      @Nullable Hashtable<?, ?> environment) {
    if (!(object instanceof Reference reference) || !CLASSES.contains(reference.getClassName())) {
      return null;
    }
    final PersonalizeDataSource source = new PersonalizeDataSource();
    for (RefAddr part : Collections.list(reference.getAll())) {
      final String value = part.getContent() instanceof String text ? text : null;
      if (part.getType().equalsIgnoreCase(PersonalizeDataSource.URL)) {
        source.setUrl(value);
      } else if (ConnectionProperty.find(part.getType()).isPresent()) {
        source.setProperty(part.getType(), value);
      }
    }
    return source;
  }
}
