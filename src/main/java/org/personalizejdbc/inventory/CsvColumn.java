package org.personalizejdbc.inventory;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.jspecify.annotations.Nullable;

/**
 * A column of a CSV file, its type inferred from all of its values.
 *
 * @param name the header's name
 * @param type the narrowest type that every value has
 * @param scale the decimals of a DECIMAL, else 0
 */
record CsvColumn(String name, CsvType type, int scale) {

  RelDataType sqlType(RelDataTypeFactory factory) {
    return type.sqlType(factory, scale);
  }

  /**
   * A field as a value in Calcite's internal form. A quoted empty field is the empty text in a
   * column of texts and null in any other: programs that quote every field write null so.
   */
  @Nullable Object value(@Nullable String text, CsvFile file, long line) {
    if (text == null || (text.isEmpty() && type != CsvType.VARCHAR)) {
      return null;
    }
    Object value = type.parse(text);
    if (value == null || (type == CsvType.DECIMAL && scaleOf(text) != scale)) {
      throw new InventoryException(
          "The file "
              + file.path()
              + ", line "
              + line
              + ": '"
              + text
              + "' in column "
              + name
              + " is no "
              + type
              + ", which all values were when this connection first read the file. It has changed:"
              + " connect again.");
    }
    return value;
  }

  private static int scaleOf(String text) {
    return text.length() - 1 - text.indexOf('.');
  }

  /** Narrows a column's type value by value. */
  static final class Inference {
    private final Set<CsvType> candidates = EnumSet.allOf(CsvType.class);
    private boolean any;
    private boolean accountIds = true;
    private int scale = -1;

    void add(@Nullable String text) {
      if (text == null || text.isEmpty()) {
        return;
      }
      any = true;
      accountIds = accountIds && isAccountId(text);
      candidates.removeIf(type -> type != CsvType.VARCHAR && type.parse(text) == null);
      if (candidates.contains(CsvType.DECIMAL)) {
        if (scale >= 0 && scale != scaleOf(text)) {
          candidates.remove(CsvType.DECIMAL);
        }
        scale = scaleOf(text);
      }
    }

    /** The narrowest type left; text where the file has no value or only AWS account ids. */
    CsvColumn column(String name) {
      CsvType type = any && !accountIds ? candidates.iterator().next() : CsvType.VARCHAR;
      return new CsvColumn(name, type, type == CsvType.DECIMAL ? scale : 0);
    }

    /**
     * AWS account ids are 12 digits, and text wherever else they are: a file that happens to hold
     * none with a leading zero must not make them numbers.
     */
    private static boolean isAccountId(String text) {
      return text.length() == 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
  }
}
