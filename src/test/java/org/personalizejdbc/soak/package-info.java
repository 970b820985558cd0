/**
 * The soak: what the driver does with much of everything, in a small heap. Run by {@code mvn verify
 * -Psoak} and by nothing else.
 */
@NullMarked
package org.personalizejdbc.soak;

import org.jspecify.annotations.NullMarked;
