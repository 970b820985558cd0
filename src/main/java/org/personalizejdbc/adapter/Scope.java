package org.personalizejdbc.adapter;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.PersonalizeSession;

/** Tells which ARNs a session spans, and counts those that it does not. For one thread. */
final class Scope {
  private final List<String> regions;
  private final String arnType;
  private final Map<String, Set<String>> missed = new TreeMap<>();

  /** Takes a session's Regions; asks the SDK's region chain where none is configured. */
  Scope(PersonalizeSession session, String arnType) {
    this.regions = session.regions();
    this.arnType = arnType;
  }

  boolean spans(PersonalizeArn arn) {
    return regions.contains(arn.region());
  }

  /** Whether a text is an ARN that the session spans. */
  boolean spans(String text) {
    return PersonalizeArn.parse(text, arnType).filter(this::spans).isPresent();
  }

  String notAnArn(String text) {
    return "'"
        + text
        + "' is not the ARN of a "
        + arnType
        + ", of the form arn:PARTITION:personalize:REGION:ACCOUNT:"
        + arnType
        + "/NAME";
  }

  /** Counts an ARN, if it is one, that is outside; each once. */
  void miss(@Nullable Object text) {
    if (text != null) {
      PersonalizeArn.parse(text.toString(), arnType).ifPresent(this::miss);
    }
  }

  void miss(PersonalizeArn arn) {
    if (!spans(arn)) {
      missed.computeIfAbsent(arn.region(), region -> new HashSet<>()).add(arn.text());
    }
  }

  /** The error that names every Region that was missed. */
  ApiException missed(PersonalizeArn example) {
    final String counts =
        missed.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + " ("
                        + entry.getValue().size()
                        + (entry.getValue().size() == 1 ? " ARN)" : " ARNs)"))
            .collect(Collectors.joining(", "));
    final String spanned = String.join(",", regions);
    return new ApiException(
        ApiException.Kind.OUT_OF_SCOPE,
        "ARNs name Regions that this connection does not span: "
            + counts
            + ", such as "
            + example
            + ". Property region is "
            + spanned
            + "; widen it, such as region="
            + spanned
            + ","
            + String.join(",", missed.keySet()));
  }
}
