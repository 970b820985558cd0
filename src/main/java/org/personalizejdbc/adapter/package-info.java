/**
 * What Calcite sees: schemas, tables, the two operators (list and describe), the rules around them,
 * the table functions, and the way a statement is planned, by Calcite ({@code QueryPlanner}) or
 * straight from its text ({@code PlainLookUps}), and its plan kept and run: by code that Calcite
 * generates, directly ({@code DirectPlans}) where it is simple, or as the look-up that it is
 * ({@code LookUpPlan}).
 *
 * <p>It may import {@code api}, and Calcite; never JDBC's driver package, the shell or the AWS SDK.
 */
@NullMarked
package org.personalizejdbc.adapter;

import org.jspecify.annotations.NullMarked;
