package org.personalizejdbc.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads what a program hands over as a stream. */
final class Streams {
  private Streams() {}

  /**
   * The characters of a reader, which is not closed.
   *
   * @param length how many to read; negative for all
   */
  static @Nullable String text(@Nullable Reader reader, long length) throws SQLException {
    if (reader == null) {
      return null;
    }
    try {
      final StringWriter text = new StringWriter();
      if (length < 0) {
        reader.transferTo(text);
      } else {
        for (long i = 0; i < length; i++) {
          final int c = reader.read();
          if (c < 0) {
            throw tooShort(i, length);
          }
          text.write(c);
        }
      }
      return text.toString();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * The bytes of a stream, which is not closed.
   *
   * @param length how many to read; negative for all
   */
  static byte @Nullable [] bytes(@Nullable InputStream stream, long length) throws SQLException {
    if (stream == null) {
      return null;
    }
    try {
      if (length < 0) {
        return stream.readAllBytes();
      }
      final byte[] bytes = stream.readNBytes(Math.toIntExact(Math.min(length, Integer.MAX_VALUE)));
      if (bytes.length < length) {
        throw tooShort(bytes.length, length);
      }
      return bytes;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** The text of a stream of ASCII. */
  static @Nullable String ascii(@Nullable InputStream stream, long length) throws SQLException {
    final byte[] bytes = bytes(stream, length);
    return bytes == null ? null : new String(bytes, StandardCharsets.US_ASCII);
  }

  private static SQLException tooShort(long read, long length) {
    return new SQLDataException(
        "A stream ended after " + read + " of the " + length + " that were promised",
        SqlState.INVALID_ARGUMENT.code());
  }

  private static SQLException unreadable(IOException cause) {
    return new SQLDataException(
        "A stream cannot be read: " + cause.getMessage(), SqlState.INVALID_ARGUMENT.code(), cause);
  }
}
