package org.personalizejdbc.endpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a listing goes on: after which campaign, of which Region and filter. A token that this
 * endpoint did not issue, or that belongs to another listing, is refused.
 *
 * @param region the Region listed
 * @param solutionArn the filter; empty if there was none
 * @param after the ARN of the last campaign already listed
 */
record PageToken(String region, String solutionArn, String after) {
  /** A space occurs in none of the parts. */
  private static final String SEPARATOR = " ";

  String encode() {
    byte[] text =
        String.join(SEPARATOR, region, solutionArn, after).getBytes(StandardCharsets.UTF_8);
    ByteBuffer token = ByteBuffer.allocate(Integer.BYTES + text.length);
    token.putInt(checksum(text)).put(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
  }

  static PageToken decode(String token) throws ServiceException {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      throw invalid();
    }
    if (bytes.length <= Integer.BYTES) {
      throw invalid();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int checksum = buffer.getInt();
    byte[] text = new byte[buffer.remaining()];
    buffer.get(text);
    String[] parts = new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1);
    if (checksum != checksum(text) || parts.length != 3) {
      throw invalid();
    }
    return new PageToken(parts[0], parts[1], parts[2]);
  }

  static ServiceException invalid() {
    return new ServiceException(400, "InvalidNextTokenException", "The token is not valid");
  }

  private static int checksum(byte[] text) {
    CRC32 crc = new CRC32();
    crc.update(text);
    return (int) crc.getValue();
  }
}
