package org.personalizejdbc.endpoint;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a listing shows, in its order. A page costs as much however many come before it, so that an
 * account of 100,000 campaigns is listed in the time of its pages. Immutable and thread-safe.
 */
final class Listing {
  /** Of what has no campaigns. */
  static final Listing EMPTY = new Listing(List.of());

  private final List<Campaign> campaigns;
  private final Map<String, Integer> positions = new HashMap<>();

  Listing(Collection<Campaign> campaigns) {
    this.campaigns = List.copyOf(campaigns);
    for (Campaign campaign : this.campaigns) {
      positions.put(campaign.arn(), positions.size());
    }
  }

  /** All of it. */
  List<Campaign> campaigns() {
    return campaigns;
  }

  /** How many come up to and with the campaign of an ARN; null where it is not among them. */
  @Nullable Integer upTo(String arn) {
    Integer position = positions.get(arn);
    return position == null ? null : position + 1;
  }
}
