package org.personalizejdbc.api;

import static org.personalizejdbc.api.ColumnType.varchar;

import java.util.List;

/** The columns computed from a resource's ARN, which every table of a resource may have. */
final class ArnColumns {
  private ArnColumns() {}

  static <S, R> List<Column<S, R>> of() {
    return List.of(
        Column.ofArn(
            "aws_partition",
            varchar(32),
            "The AWS partition, such as aws or aws-cn",
            PersonalizeArn::partition),
        Column.ofArn(
            "region", varchar(32), "The AWS Region, such as us-east-1", PersonalizeArn::region),
        Column.ofArn(
            "account_id", varchar(12), "The AWS account, 12 digits", PersonalizeArn::accountId));
  }
}
