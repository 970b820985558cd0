package org.personalizejdbc.adapter;

import static org.personalizejdbc.api.ColumnType.BIGINT;
import static org.personalizejdbc.api.ColumnType.INTEGER;
import static org.personalizejdbc.api.ColumnType.TEXT;
import static org.personalizejdbc.api.ColumnType.TIMESTAMP;
import static org.personalizejdbc.api.ColumnType.varchar;

import java.util.List;
import java.util.function.Function;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiCall;
import org.personalizejdbc.api.ColumnType;
import org.personalizejdbc.api.PersonalizeSession;

/** The calls that a session made, newest last. */
final class ApiCallsTable extends AbstractTable implements ScannableTable, TableDetails {
  static final String NAME = "api_calls";

  private record Field(
      String name,
      ColumnType type,
      boolean nullable,
      String description,
      Function<ApiCall, @Nullable Object> reader) {}

  private static final List<Field> FIELDS =
      List.of(
          new Field("call_id", BIGINT, false, "Rises with each call", ApiCall::callId),
          new Field(
              "statement_id",
              BIGINT,
              false,
              "The execution that made the call, rising too",
              ApiCall::statementId),
          new Field(
              "operation", varchar(64), false, "Such as DescribeCampaign", ApiCall::operation),
          new Field(
              "account_id",
              varchar(12),
              true,
              "The account that was asked; NULL as long as nothing has told it",
              ApiCall::accountId),
          new Field("region", varchar(32), false, "The Region that was asked", ApiCall::region),
          new Field(
              "target",
              TEXT,
              true,
              "The ARN, or what a listing was narrowed to; NULL for a whole Region",
              ApiCall::target),
          new Field(
              "started_at", TIMESTAMP, false, "When the call's turn came, UTC", ApiCall::startedAt),
          new Field(
              "duration_ms",
              BIGINT,
              false,
              "How long its attempts took, in milliseconds",
              ApiCall::durationMs),
          new Field(
              "wait_ms",
              BIGINT,
              false,
              "How long it waited for its turn and between attempts, in milliseconds",
              ApiCall::waitMs),
          new Field(
              "attempts", INTEGER, false, "Requests sent, the first included", ApiCall::attempts),
          new Field(
              "outcome",
              varchar(32),
              false,
              "OK, NOT FOUND, CANCELLED, or the kind of failure",
              ApiCall::outcome),
          new Field(
              "request_id",
              varchar(64),
              true,
              "AWS's id of the last request; NULL where no answer came",
              ApiCall::requestId));

  private final PersonalizeSession session;

  ApiCallsTable(PersonalizeSession session) {
    this.session = session;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory typeFactory) {
    final RelDataTypeFactory.Builder builder = typeFactory.builder();
    for (Field field : FIELDS) {
      builder.add(field.name, ColumnTypes.type(typeFactory, field.type)).nullable(field.nullable);
    }
    return builder.build();
  }

  @Override
  public String remarks() {
    return "The newest calls that the connection made, one row each";
  }

  @Override
  public List<String> columnRemarks() {
    return FIELDS.stream().map(Field::description).toList();
  }

  @Override
  public List<String> primaryKey() {
    return List.of("call_id");
  }

  @Override
  public @Nullable String foreignKey() {
    return null;
  }

  @Override
  public boolean isSystem() {
    return true;
  }

  /** A snapshot of the calls when the statement begins to read it. */
  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext root) {
    return Linq4j.asEnumerable(session.calls()).select(ApiCallsTable::row);
  }

  private static @Nullable Object[] row(ApiCall call) {
    final @Nullable Object[] row = new @Nullable Object[FIELDS.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = RuntimeValues.of(FIELDS.get(i).reader.apply(call));
    }
    return row;
  }
}
