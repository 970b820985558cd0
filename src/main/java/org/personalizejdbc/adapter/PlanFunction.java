package org.personalizejdbc.adapter;

import com.google.common.base.Suppliers;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** Operators that plans call and statements cannot name: each a method of ours. */
final class PlanFunction {
  /** A text, NULL where an operand may be NULL. */
  static final SqlReturnTypeInference TEXT =
      ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.TO_NULLABLE);

  private PlanFunction() {}

  /**
   * Makes an operator.
   *
   * @param name as plans show it
   * @param returns the type of what the method makes
   * @param type a public class, for generated code to call
   * @param method its public static method, which takes null for NULL
   * @param parameters the types of its parameters
   */
  static SqlOperator of(
      String name,
      SqlReturnTypeInference returns,
      Class<?> type,
      String method,
      SqlTypeName... parameters) {
    final List<SqlTypeFamily> families =
        Stream.of(parameters)
            .map(parameter -> Objects.requireNonNull(parameter.getFamily(), name))
            .toList();
    return new SqlUserDefinedFunction(
        new SqlIdentifier(name, SqlParserPos.ZERO),
        SqlKind.OTHER_FUNCTION,
        returns,
        null,
        OperandTypes.operandMetadata(
            families,
            factory -> Stream.of(parameters).map(factory::createSqlType).toList(),
            i -> "operand" + i,
            i -> false),
        new MethodFunction(
            Suppliers.memoize(
                () -> Objects.requireNonNull(ScalarFunctionImpl.create(type, method), name))));
  }

  /**
   * A method as Calcite calls it, looked at when a plan first does: that sets up all that Calcite
   * generates code with, which takes longer than many a plan.
   */
  private record MethodFunction(Supplier<ScalarFunction> function)
      implements ScalarFunction, ImplementableFunction {
    @Override
    public RelDataType getReturnType(RelDataTypeFactory typeFactory) {
      return function.get().getReturnType(typeFactory);
    }

    @Override
    public List<FunctionParameter> getParameters() {
      return function.get().getParameters();
    }

    @Override
    public CallImplementor getImplementor() {
      return ((ImplementableFunction) function.get()).getImplementor();
    }
  }
}
