package org.personalizejdbc.jdbc;

/**
 * What a connection of this driver tells of its calls to AWS: {@code
 * connection.unwrap(CallCounter.class)}. Safe for concurrent use.
 */
public interface CallCounter {
  /** The calls that the connection has begun since it was opened, retries not counted. */
  long callsMade();
}
