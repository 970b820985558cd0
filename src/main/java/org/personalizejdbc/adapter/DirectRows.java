package org.personalizejdbc.adapter;

import java.util.BitSet;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.jspecify.annotations.Nullable;

/**
 * What a plan, or a part of one, yields without code that is compiled for it. Immutable and safe
 * for concurrent use.
 */
interface DirectRows {
  /** The rows of one execution, each an array of as many values as the plan has columns. */
  Enumerable<@Nullable Object[]> in(DataContext root);

  /**
   * The same rows, of which somebody reads only some columns: the others need not be worked out.
   *
   * @param columns their indexes
   */
  default DirectRows reading(BitSet columns) {
    return this;
  }
}
