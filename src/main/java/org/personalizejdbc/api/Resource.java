package org.personalizejdbc.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/**
 * A kind of Personalize resource as the API offers it: listed as summaries, a page at a time, and
 * described by ARN. Implementations are stateless and safe for concurrent use; their methods throw
 * the SDK's exceptions.
 *
 * @param <S> the summary that the list operation yields
 * @param <D> the description
 */
public interface Resource<S, D> {

  /** The kind's name as the API spells it, such as {@code Campaign}. */
  String name();

  /** The resource type in an ARN, such as {@code campaign}. */
  String arnType();

  /** The list operation's name, such as {@code ListCampaigns}. */
  default String listOperation() {
    return "List" + name() + "s";
  }

  /** The describe operation's name, such as {@code DescribeCampaign}. */
  default String describeOperation() {
    return "Describe" + name();
  }

  /** The ARN that a summary names; null where the answer lacks it. */
  @Nullable String arnOf(S summary);

  /**
   * Asks for one page.
   *
   * @param parent the ARN to which the listing is bounded (for campaigns the solution), or null
   * @param pageToken the token out of the page before, or null for the first page
   * @return the page; null where the answer is empty
   */
  @Nullable Page<S> list(
      PersonalizeClient client, @Nullable String parent, @Nullable String pageToken);

  /**
   * Asks for one description.
   *
   * @return the description; null where the answer is empty
   */
  @Nullable D describe(PersonalizeClient client, String arn);

  /**
   * One page of a listing.
   *
   * @param summaries what it holds
   * @param nextToken the token of the page that follows, or null after the last
   */
  record Page<S>(List<S> summaries, @Nullable String nextToken) {
    /** The most summaries that a page may be asked to hold (the service model's maximum). */
    public static final int SIZE = 100;
  }
}
