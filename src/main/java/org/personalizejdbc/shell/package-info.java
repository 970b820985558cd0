/**
 * The command line: the interactive shell, one-shot statements, the endpoint run alone, and the
 * launcher, a script that starts all of it faster.
 *
 * <p>The only package that writes to standard output and standard error. It may import {@code jdbc}
 * and {@code endpoint}.
 */
@NullMarked
package org.personalizejdbc.shell;

import org.jspecify.annotations.NullMarked;
