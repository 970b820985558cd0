package org.personalizejdbc.endpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a Signature Version 4 Authorization header says about who calls, and where. The signature is
 * not verified: the endpoint knows no secrets.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">
 *     the errors that AWS answers with</a>
 */
record CredentialScope(String accessKeyId, String date, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final Pattern ISO_BASIC = Pattern.compile("(\\d{8})T\\d{6}Z");
  private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=([^,\\s]*)[,\\s]*");

  /** The scope in an Authorization header, or null if the header is absent or malformed. */
  static @Nullable CredentialScope find(@Nullable String authorization) {
    try {
      return parse(authorization);
    } catch (ServiceException e) {
      return null;
    }
  }

  /** The scope of a request, refused as AWS does if it is not well signed for the service. */
  static CredentialScope authenticate(
      @Nullable String authorization, @Nullable String amzDate, String service)
      throws ServiceException {
    CredentialScope scope = parse(authorization);
    if (amzDate == null) {
      throw incomplete(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    Matcher date = ISO_BASIC.matcher(amzDate);
    if (!date.matches()) {
      throw incomplete(
          "Date must be in ISO-8601 'basic format'. Got '" + amzDate + "'. See RFC 3339.");
    }
    if (!scope.service.equals(service)) {
      throw invalid("Credential should be scoped to correct service: '" + service + "'.");
    }
    if (!scope.date.equals(date.group(1))) {
      throw invalid(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '"
              + scope.date
              + "' != '"
              + date.group(1)
              + "'.");
    }
    return scope;
  }

  private static CredentialScope parse(@Nullable String authorization) throws ServiceException {
    if (authorization == null || authorization.isBlank()) {
      throw new ServiceException(
          403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    }
    String header = authorization.strip();
    int space = header.indexOf(' ');
    String algorithm = space < 0 ? header : header.substring(0, space);
    if (!algorithm.equals(ALGORITHM)) {
      throw incomplete("Unsupported AWS 'algorithm': '" + algorithm + "'.");
    }
    Map<String, String> parameters = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(header).region(algorithm.length(), header.length());
    while (parameter.find()) {
      parameters.put(parameter.group(1), parameter.group(2));
    }
    StringBuilder missing = new StringBuilder();
    for (String name : new String[] {"Credential", "Signature", "SignedHeaders"}) {
      if (parameters.getOrDefault(name, "").isEmpty()) {
        missing.append("Authorization header requires '").append(name).append("' parameter. ");
      }
    }
    if (missing.length() > 0) {
      throw incomplete(missing.toString().strip());
    }
    String credential = parameters.getOrDefault("Credential", "");
    String[] parts = credential.split("/", -1);
    if (parts.length != 5
        || parts[0].isEmpty()
        || parts[1].isEmpty()
        || parts[2].isEmpty()
        || !parts[4].equals("aws4_request")) {
      throw incomplete(
          "Credential must have exactly 5 slash-delimited elements, e.g."
              + " keyid/date/region/service/term, got '"
              + credential
              + "'");
    }
    return new CredentialScope(parts[0], parts[1], parts[2], parts[3]);
  }

  private static ServiceException incomplete(String detail) {
    return new ServiceException(403, "IncompleteSignatureException", detail);
  }

  private static ServiceException invalid(String detail) {
    return new ServiceException(403, "InvalidSignatureException", detail);
  }
}
