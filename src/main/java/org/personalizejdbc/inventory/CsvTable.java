package org.personalizejdbc.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file as a table. Its columns are read, and their types inferred from the whole file, when
 * the table is first named; then they stay, and a file that no longer fits them is an error. Safe
 * for concurrent use.
 */
final class CsvTable extends AbstractTable implements ScannableTable {
  private final CsvFile file;
  private @Nullable List<CsvColumn> columns;

  CsvTable(CsvFile file) {
    this.file = file;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (CsvColumn column : columns()) {
      builder.add(column.name(), column.sqlType(typeFactory));
    }
    return builder.build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    AtomicBoolean cancelled = DataContext.Variable.CANCEL_FLAG.get(root);
    return new AbstractEnumerable<@Nullable Object[]>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return new Rows(file, columns(), cancelled);
      }
    };
  }

  private synchronized List<CsvColumn> columns() {
    if (columns == null) {
      columns = infer();
    }
    return columns;
  }

  private List<CsvColumn> infer() {
    try (CsvReader reader = CsvReader.open(file)) {
      List<String> header = reader.header();
      List<CsvColumn.Inference> inferences = new ArrayList<>();
      header.forEach(name -> inferences.add(new CsvColumn.Inference()));
      @Nullable String[] row;
      while ((row = reader.next()) != null) {
        for (int i = 0; i < row.length; i++) {
          inferences.get(i).add(row[i]);
        }
      }
      List<CsvColumn> result = new ArrayList<>();
      for (int i = 0; i < header.size(); i++) {
        result.add(inferences.get(i).column(header.get(i)));
      }
      return List.copyOf(result);
    }
  }

  /** One pass over the file. */
  private static final class Rows implements Enumerator<@Nullable Object[]> {
    private final CsvFile file;
    private final List<CsvColumn> columns;
    private final @Nullable AtomicBoolean cancelled;
    private CsvReader reader;
    private @Nullable Object @Nullable [] current;

    Rows(CsvFile file, List<CsvColumn> columns, @Nullable AtomicBoolean cancelled) {
      this.file = file;
      this.columns = columns;
      this.cancelled = cancelled;
      this.reader = open();
    }

    @Override
    public @Nullable Object[] current() {
      if (current == null) {
        throw new IllegalStateException("There is no current row.");
      }
      return current;
    }

    @Override
    public boolean moveNext() {
      if (cancelled != null && cancelled.get()) {
        // Not an end of data, which would pass a part of the file off as the whole.
        throw new CancellationException("The statement was cancelled.");
      }
      @Nullable String[] row = reader.next();
      if (row == null) {
        current = null;
        return false;
      }
      @Nullable Object[] values = new @Nullable Object[row.length];
      for (int i = 0; i < row.length; i++) {
        values[i] = columns.get(i).value(row[i], file, reader.line());
      }
      current = values;
      return true;
    }

    @Override
    public void reset() {
      reader.close();
      reader = open();
      current = null;
    }

    @Override
    public void close() {
      reader.close();
    }

    private CsvReader open() {
      CsvReader opened = CsvReader.open(file);
      if (!opened.header().equals(columns.stream().map(CsvColumn::name).toList())) {
        opened.close();
        throw new InventoryException(
            "The header of "
                + file.path()
                + " is no longer what it was when this connection first read it: connect again.");
      }
      return opened;
    }
  }
}
