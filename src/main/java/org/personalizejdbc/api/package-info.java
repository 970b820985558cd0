/**
 * The calls to Amazon Personalize, and the values that they yield.
 *
 * <p>Here belong ARNs, accounts and Regions, credentials, the operations list and describe, their
 * limits and retries, the declaration of every table's columns, and the record of calls made. This
 * is the only package that imports the AWS SDK. It knows nothing of SQL, Calcite or JDBC, and
 * imports no other package of this project.
 */
@NullMarked
package org.personalizejdbc.api;

import org.jspecify.annotations.NullMarked;
