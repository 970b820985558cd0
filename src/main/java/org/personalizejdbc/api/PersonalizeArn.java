package org.personalizejdbc.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern FORM =
      Pattern.compile(
          "arn:([a-z\\d-]+):personalize:([a-z\\d-]+):(\\d{12}):([a-z-]+)/([^\\s:/][^\\s:]*)");

  /** The longest ARN that the API accepts, in characters (the service model's {@code Arn}). */
  public static final int MAX_LENGTH = 256;

  /**
   * Reads an ARN of any Personalize resource that belongs to an account.
   *
   * @return the ARN, or empty where the text is not one
   */
  public static Optional<PersonalizeArn> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    final Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new PersonalizeArn(
            text,
            matcher.group(1),
            matcher.group(2),
            matcher.group(3),
            matcher.group(4),
            matcher.group(5)));
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
