/**
 * What JDBC sees: the driver, its connection properties, and errors with their SQLStates.
 *
 * <p>It may import {@code adapter}, {@code api}, {@code inventory} and {@code endpoint}; never the
 * shell.
 */
@NullMarked
package org.personalizejdbc.jdbc;

import org.jspecify.annotations.NullMarked;
