/**
 * The embedded Personalize endpoint: an in-process HTTP server on loopback that speaks the
 * service's wire protocol over a sample account or captured documents.
 *
 * <p>It imports no other package of this project, so that it proves the driver's calls instead of
 * sharing its mistakes.
 */
@NullMarked
package org.personalizejdbc.endpoint;

import org.jspecify.annotations.NullMarked;
