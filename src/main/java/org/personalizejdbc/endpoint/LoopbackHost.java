package org.personalizejdbc.endpoint;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names that this machine has for itself. A web page may have its own host's name resolved to
 * 127.0.0.1 (DNS rebinding), and then the browser lets it read what answers there; its name stays
 * in the request's Host header.
 */
final class LoopbackHost {
  private static final Pattern NAMES =
      Pattern.compile(
          "(?:localhost|127(?:\\.\\d{1,3}){3}|\\[::1])(?::\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  private LoopbackHost() {}

  /**
   * Refuses a request for another host.
   *
   * @param hosts the request's Host headers; null where it has none
   */
  static void check(@Nullable List<String> hosts) throws ServiceException {
    if (hosts == null
        || hosts.size() != 1
        || !NAMES.matcher(String.valueOf(hosts.get(0)).strip()).matches()) {
      throw new ServiceException(
          421,
          "MisdirectedRequestException",
          "This endpoint serves its own machine and answers to 127.0.0.1 or localhost alone: write"
              + " one of them as the URL's host");
    }
  }
}
