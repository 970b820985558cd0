package org.personalizejdbc.adapter;

import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * Values of a plan that are too large for its code, since a Java method has 64 KB at most: the code
 * reads them as it reads a statement's parameters. Filled while the plan is made, by one thread,
 * and not changed afterwards.
 */
final class HeldValues {
  /** Above the indexes of any statement's own parameters. */
  static final int FIRST = 1_000_000_000;

  private final Map<String, Object> values = new HashMap<>();

  /** Holds a value, and makes the expression that reads it. */
  RexNode hold(Object value, RexBuilder rexBuilder) {
    final RelDataType type =
        ((JavaTypeFactory) rexBuilder.getTypeFactory()).createJavaType(value.getClass());
    final RexDynamicParam read = rexBuilder.makeDynamicParam(type, FIRST + values.size());
    values.put(read.getName(), value);
    return read;
  }

  /** A context in which the plan's code finds them. */
  DataContext in(DataContext root) {
    return values.isEmpty() ? root : new Context(root, values);
  }

  private record Context(DataContext root, Map<String, Object> values)
      implements ForwardingDataContext {
    @Override
    public @Nullable Object get(String name) {
      final Object value = values.get(name);
      return value == null ? root.get(name) : value;
    }
  }
}
