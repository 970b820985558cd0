package org.personalizejdbc.jdbc;

import java.sql.SQLException;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.avatica.AvaticaSite;
import org.apache.calcite.avatica.ColumnMetaData;
import org.apache.calcite.avatica.util.AbstractCursor;
import org.apache.calcite.avatica.util.ArrayFactoryImpl;
import org.apache.calcite.avatica.util.Cursor;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a column of a nested or rare type: arrays, multisets, rows, intervals and
 * numbers without a sign. Avatica has getters for all of them, and comes with two hundred classes,
 * so it is asked where such a column is read and nowhere else. For one thread.
 */
final class RareValues {
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private final ColumnMetaData column;
  private final Calendar calendar = Calendar.getInstance(UTC, Locale.ROOT);
  private final OneValue value = new OneValue();
  private final Cursor.Accessor accessor;

  /** Reads values of a type. */
  RareValues(RelDataType type) {
    this.column = column(new JavaTypeFactoryImpl(), 0, "", type);
    this.accessor =
        value.createAccessors(List.of(column), calendar, new ArrayFactoryImpl(UTC)).get(0);
  }

  /** The value in JDBC's class for it. */
  @Nullable Object object(Object held) throws SQLException {
    return SqlErrors.get(
        () -> {
          value.held = held;
          return AvaticaSite.get(accessor, column.type.id, column.signed, calendar);
        });
  }

  /** The text of a value. */
  @Nullable String text(Object held) throws SQLException {
    return SqlErrors.get(
        () -> {
          value.held = held;
          return accessor.getString();
        });
  }

  /** What Avatica has to know of a type, as Calcite tells it. */
  private static ColumnMetaData column(
      JavaTypeFactory types, int ordinal, String label, RelDataType type) {
    final JdbcType told = JdbcType.of(type);
    final ColumnMetaData.AvaticaType avatica = avatica(types, type);
    return new ColumnMetaData(
        ordinal,
        false,
        true,
        false,
        false,
        ResultColumn.nullability(type),
        !SqlTypeName.UNSIGNED_TYPES.contains(type.getSqlTypeName()),
        type.getPrecision(),
        label,
        null,
        null,
        told.precision(),
        told.scale(),
        null,
        null,
        avatica,
        true,
        false,
        false,
        avatica.columnClassName());
  }

  private static ColumnMetaData.AvaticaType avatica(JavaTypeFactory types, RelDataType type) {
    final JdbcType told = JdbcType.of(type);
    final RelDataType component = type.getComponentType();
    if (component != null) {
      return ColumnMetaData.array(avatica(types, component), told.name(), rep(types, component));
    } else if (type.isStruct()) {
      return ColumnMetaData.struct(
          type.getFieldList().stream()
              .map(field -> column(types, field.getIndex(), field.getName(), field.getType()))
              .toList());
    }
    return ColumnMetaData.scalar(told.code(), told.name(), rep(types, type));
  }

  private static ColumnMetaData.Rep rep(JavaTypeFactory types, RelDataType type) {
    return ColumnMetaData.Rep.of(types.getJavaClass(type));
  }

  /** A cursor that stands on one value. */
  private static final class OneValue extends AbstractCursor {
    private @Nullable Object held;

    @Override
    protected Getter createGetter(int ordinal) {
      return new AbstractGetter() {
        @Override
        public @Nullable Object getObject() {
          return held;
        }
      };
    }

    @Override
    public boolean next() {
      return false;
    }

    @Override
    public void close() {}
  }
}
