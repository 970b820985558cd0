package org.personalizejdbc.adapter;

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
}
