package org.personalizejdbc.inventory;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a CSV file can be, and how its texts become values in Calcite's internal form.
 *
 * <p>A type only accepts texts that it keeps: {@code 007}, {@code +1}, {@code 1e5} and a number too
 * long stay text, since as numbers they would come back as something else.
 */
enum CsvType {
  BOOLEAN(SqlTypeName.BOOLEAN) {
    @Override
    @Nullable Object parse(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      return lower.equals("true") ? Boolean.TRUE : lower.equals("false") ? Boolean.FALSE : null;
    }
  },
  INTEGER(SqlTypeName.INTEGER) {
    @Override
    @Nullable Object parse(String text) {
      try {
        return text.length() <= 11 && WHOLE.matcher(text).matches() ? Integer.valueOf(text) : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  },
  BIGINT(SqlTypeName.BIGINT) {
    @Override
    @Nullable Object parse(String text) {
      try {
        return text.length() <= 20 && WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
      } catch (NumberFormatException e) {
        return null;
      }
    }
  },
  /** A fixed number of decimals, such as money's two; see {@link CsvColumn}. */
  DECIMAL(SqlTypeName.DECIMAL) {
    @Override
    @Nullable Object parse(String text) {
      if (text.length() > 21 || !FRACTION.matcher(text).matches()) {
        return null;
      }
      BigDecimal value = new BigDecimal(text);
      return value.precision() <= MAX_PRECISION && value.scale() < MAX_PRECISION ? value : null;
    }
  },
  DOUBLE(SqlTypeName.DOUBLE) {
    @Override
    @Nullable Object parse(String text) {
      if (text.length() > 25) {
        return null;
      }
      boolean fraction = FRACTION.matcher(text).matches() && !text.endsWith("0");
      if (!fraction && !WHOLE.matcher(text).matches()) {
        return null;
      }
      double value = Double.parseDouble(text);
      boolean kept = BigDecimal.valueOf(value).compareTo(new BigDecimal(text)) == 0;
      return kept ? value : null;
    }
  },
  DATE(SqlTypeName.DATE) {
    @Override
    @Nullable Object parse(String text) {
      try {
        return text.length() == 10 ? (int) LocalDate.parse(text).toEpochDay() : null;
      } catch (DateTimeException e) {
        return null;
      }
    }
  },
  /** Wall clock without zone; at most milliseconds, which is all that Calcite keeps. */
  TIMESTAMP(SqlTypeName.TIMESTAMP) {
    @Override
    @Nullable Object parse(String text) {
      if (text.length() < 16
          || text.length() > 23
          || (text.charAt(10) != ' ' && text.charAt(10) != 'T')) {
        return null;
      }
      try {
        return LocalDateTime.parse(text.substring(0, 10) + 'T' + text.substring(11))
            .toInstant(ZoneOffset.UTC)
            .toEpochMilli();
      } catch (DateTimeException e) {
        return null;
      }
    }
  },
  VARCHAR(SqlTypeName.VARCHAR) {
    @Override
    Object parse(String text) {
      return text;
    }
  };

  /** The most digits that a DECIMAL has in Calcite's default type system. */
  static final int MAX_PRECISION = 19;

  private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]*");
  private static final Pattern FRACTION =
      Pattern.compile("(?:0|-?[1-9][0-9]*)\\.[0-9]+|-0\\.[0-9]*[1-9][0-9]*");

  private final SqlTypeName sqlType;

  CsvType(SqlTypeName sqlType) {
    this.sqlType = sqlType;
  }

  /** The text as a value in Calcite's internal form, or null if it is none of this type. */
  abstract @Nullable Object parse(String text);

  /** The SQL type, nullable. */
  RelDataType sqlType(RelDataTypeFactory factory, int scale) {
    RelDataType type =
        switch (this) {
          case DECIMAL -> factory.createSqlType(sqlType, MAX_PRECISION, scale);
          case TIMESTAMP -> factory.createSqlType(sqlType, 3);
          default -> factory.createSqlType(sqlType);
        };
    return factory.createTypeWithNullability(type, true);
  }
}
