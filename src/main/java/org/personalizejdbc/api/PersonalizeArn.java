package org.personalizejdbc.api;

import java.util.Optional;

/**
 * The Amazon Resource Name of a Personalize resource, such as {@code
 * arn:aws:personalize:us-east-1:123456789012:campaign/films}.
 *
 * <p>The form is that of the Service Authorization Reference for Amazon Personalize. The name is
 * not held to the API's request constraints, since answers are known to exceed them. Immutable.
 *
 * @param text the whole ARN as it was given; ARNs compare exactly
 * @param partition the AWS partition, such as {@code aws}
 * @param region the Region, such as {@code us-east-1}
 * @param accountId the account, 12 digits
 * @param resourceType the kind of resource, such as {@code campaign}
 * @param resourceName what follows the type and a slash, not empty; it may hold slashes
 */
public record PersonalizeArn(
    String text,
    String partition,
    String region,
    String accountId,
    String resourceType,
    String resourceName) {

  private static final String BEGIN = "arn:";
  private static final String SERVICE = ":personalize:";
  private static final int ACCOUNT_LENGTH = 12;

  /** The longest ARN that the API accepts, in characters (the service model's {@code Arn}). */
  public static final int MAX_LENGTH = 256;

  /**
   * Reads an ARN of any Personalize resource that belongs to an account.
   *
   * @return the ARN, or empty where the text is not one
   */
  public static Optional<PersonalizeArn> parse(String text) {
    // By hand and in plain loops, since each row of a listing has one: a regular expression takes
    // several times as long, which was the greater part of what the driver adds to a listing.
    final int partition = BEGIN.length();
    if (text.length() > MAX_LENGTH || !text.startsWith(BEGIN)) {
      return Optional.empty();
    }
    final int partitionEnd = endOfName(text, partition);
    final int region = partitionEnd + SERVICE.length();
    if (partitionEnd == partition || !text.startsWith(SERVICE, partitionEnd)) {
      return Optional.empty();
    }
    final int regionEnd = endOfName(text, region);
    final int account = regionEnd + 1;
    if (regionEnd == region || !has(text, regionEnd, ':')) {
      return Optional.empty();
    }
    final int accountEnd = endOfDigits(text, account);
    final int type = accountEnd + 1;
    if (accountEnd - account != ACCOUNT_LENGTH || !has(text, accountEnd, ':')) {
      return Optional.empty();
    }
    final int typeEnd = endOfType(text, type);
    final int name = typeEnd + 1;
    if (typeEnd == type || !has(text, typeEnd, '/') || !isName(text, name)) {
      return Optional.empty();
    }
    return Optional.of(
        new PersonalizeArn(
            text,
            text.substring(partition, partitionEnd),
            text.substring(region, regionEnd),
            text.substring(account, accountEnd),
            text.substring(type, typeEnd),
            text.substring(name)));
  }

  /**
   * Reads an ARN as {@link #parse(String)} does. Where it differs from this one in its name alone,
   * the rest is compared, and not read again: most ARNs of one listing do.
   */
  Optional<PersonalizeArn> parseSibling(String sibling) {
    final int name = text.length() - resourceName.length();
    if (sibling.length() > MAX_LENGTH || !sibling.regionMatches(0, text, 0, name)) {
      return parse(sibling);
    }
    return isName(sibling, name)
        ? Optional.of(
            new PersonalizeArn(
                sibling, partition, region, accountId, resourceType, sibling.substring(name)))
        : Optional.empty();
  }

  /** Whether a text ends in a name that begins at an index. */
  private static boolean isName(String text, int from) {
    return from < text.length()
        && text.charAt(from) != '/'
        && endOfResource(text, from) == text.length();
  }

  // Where the characters of a kind end that begin at an index.

  private static int endOfName(String text, int from) {
    int at = from;
    while (at < text.length() && isOfName(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfDigits(String text, int from) {
    int at = from;
    while (at < text.length() && isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int endOfType(String text, int from) {
    int at = from;
    while (at < text.length() && (isLetter(text.charAt(at)) || text.charAt(at) == '-')) {
      at++;
    }
    return at;
  }

  private static int endOfResource(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) != ':' && !isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean has(String text, int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  private static boolean isOfName(char c) {
    return isLetter(c) || isDigit(c) || c == '-';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c >= '\t' && c <= '\r';
  }

  /**
   * Reads an ARN that can name a resource of the given type, whose name holds no slash.
   *
   * @param resourceType such as {@code campaign}
   * @return the ARN, or empty where the text cannot name such a resource
   */
  public static Optional<PersonalizeArn> parse(String text, String resourceType) {
    return parse(text)
        .filter(arn -> arn.resourceType.equals(resourceType) && arn.resourceName.indexOf('/') < 0);
  }

  /**
   * The solution that a solution version belongs to: {@code …:solution/NAME} of {@code
   * …:solution/NAME/VERSION}, where VERSION may be {@code $LATEST}.
   *
   * @param solutionVersionArn the version's ARN
   * @return the solution's ARN, or empty where the text is no solution version's ARN
   */
  public static Optional<String> solutionOf(String solutionVersionArn) {
    return parse(solutionVersionArn)
        .filter(arn -> arn.resourceType.equals("solution"))
        .filter(arn -> arn.resourceName.indexOf('/') > 0)
        .map(arn -> solutionVersionArn.substring(0, solutionVersionArn.lastIndexOf('/')));
  }

  @Override
  public String toString() {
    return text;
  }
}
