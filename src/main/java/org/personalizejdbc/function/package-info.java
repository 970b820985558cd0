/**
 * The campaigns as table functions of other databases: public static methods that HSQLDB, H2 and
 * Derby can declare as their own.
 *
 * <p>It may import {@code jdbc}. HSQLDB takes no result set but its own, so one class here knows
 * it; that class is not touched elsewhere.
 */
@NullMarked
package org.personalizejdbc.function;

import org.jspecify.annotations.NullMarked;
