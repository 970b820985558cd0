/**
 * What JDBC sees: the driver, its connection properties, connections, statements, result sets and
 * metadata, and errors with their SQLStates. Queries are planned and run by the adapter's engine;
 * of Avatica, Calcite's own JDBC, only the getters of nested and rare types are used.
 *
 * <p>It may import {@code adapter}, {@code api}, {@code inventory} and {@code endpoint}; never the
 * shell.
 */
@NullMarked
package org.personalizejdbc.jdbc;

import org.jspecify.annotations.NullMarked;
