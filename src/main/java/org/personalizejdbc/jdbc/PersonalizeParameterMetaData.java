package org.personalizejdbc.jdbc;

import java.sql.ParameterMetaData;

/** What the parameters of a statement are. */
final class PersonalizeParameterMetaData extends ForwardingParameterMetaData {
  PersonalizeParameterMetaData(ParameterMetaData delegate) {
    super(delegate);
  }
}
