package org.personalizejdbc.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one of the driver's own tables or table functions tells of itself, besides its row type.
 * Found by {@code Table.unwrap}. Immutable; reading it makes no call.
 */
public interface TableDetails {
  /** What a row stands for. */
  String remarks();

  /** What the columns mean, in their order; as many as there are columns. */
  List<String> columnRemarks();

  /** The names of the columns that tell rows apart; empty where none are known to. */
  List<String> primaryKey();

  /** The table of the same schema whose primary key the first column refers to, or null. */
  @Nullable String foreignKey();

  /** Whether the table tells of the driver rather than of AWS. */
  boolean isSystem();
}
