package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.personalizejdbc.api.ApiException;
import org.personalizejdbc.api.CredentialSource;
import org.personalizejdbc.api.Credentials;
import org.personalizejdbc.api.Execution;
import org.personalizejdbc.api.PersonalizeArn;
import org.personalizejdbc.api.Reach;

/** Tells which ARNs a session spans, and counts those that it does not. For one thread. */
final class Scope {
  private final Execution execution;
  private final List<String> regions;
  private final String arnType;
  private final Map<String, Set<String>> missedRegions = new TreeMap<>();
  private final Map<String, Set<String>> missedAccounts = new TreeMap<>();
  private @Nullable String lastText;
  private Optional<PersonalizeArn> lastParsed = Optional.empty();

  /** Takes a session's Regions; asks the SDK's region chain where none is configured. */
  Scope(Execution execution, String arnType) {
    this.execution = execution;
    this.regions = execution.session().regions();
    this.arnType = arnType;
  }

  /** Where an ARN is to be asked for; may wait for AWS to tell whose the credentials are. */
  Reach.Location locate(PersonalizeArn arn) {
    return execution.reach().locate(arn);
  }

  /** Where an ARN that AWS has named is to be asked for. */
  Reach.Location locateListed(PersonalizeArn arn) {
    return execution.reach().locateListed(arn);
  }

  /** Whether a text is an ARN of a Region that the session spans. */
  boolean spansRegion(String text) {
    return parse(text).filter(arn -> regions.contains(arn.region())).isPresent();
  }

  /** The ARN that a text is, if it is one of the kind that is looked up. */
  Optional<PersonalizeArn> parse(String text) {
    // Read ahead and looked up, one after the other.
    if (!text.equals(lastText)) {
      lastParsed = PersonalizeArn.parse(text, arnType);
      lastText = text;
    }
    return lastParsed;
  }

  /** The warning of a text that cannot be such an ARN. */
  String matchesNoRow(String text) {
    return notAnArn(text) + "; it matches no row";
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
      parse(text.toString()).ifPresent(this::miss);
    }
  }

  void miss(PersonalizeArn arn) {
    final Reach reach = execution.reach();
    final boolean isRegionSpanned = regions.contains(arn.region());
    if (!isRegionSpanned) {
      count(missedRegions, arn.region(), arn);
    }
    // Whose the credentials are is not asked on behalf of what is outside anyhow.
    if (reach.isForeign(arn.accountId())) {
      count(missedAccounts, arn.accountId(), arn);
    } else if (isRegionSpanned && locate(arn) instanceof Reach.Location.Outside) {
      if (reach.hasAccount(arn.accountId())) {
        count(missedRegions, arn.region(), arn);
      } else {
        count(missedAccounts, arn.accountId(), arn);
      }
    }
  }

  private static void count(Map<String, Set<String>> missed, String place, PersonalizeArn arn) {
    missed.computeIfAbsent(place, p -> new HashSet<>()).add(arn.text());
  }

  /** The error that names every Region and account that was missed. */
  ApiException missed(PersonalizeArn example) {
    final List<String> says = new ArrayList<>();
    String such = ", such as " + example;
    if (!missedRegions.isEmpty()) {
      final String spanned = String.join(",", regions);
      says.add(
          "ARNs name Regions that this connection does not span: "
              + counts(missedRegions)
              + such
              + ". Property region is "
              + spanned
              + "; widen it, such as region="
              + spanned
              + ","
              + String.join(",", missedRegions.keySet()));
      such = "";
    }
    if (!missedAccounts.isEmpty()) {
      says.add(
          "ARNs name accounts that this connection does not reach: "
              + counts(missedAccounts)
              + such
              + ". "
              + widenAccounts());
    }
    return new ApiException(ApiException.Kind.OUT_OF_SCOPE, String.join(". ", says));
  }

  private static String counts(Map<String, Set<String>> missed) {
    return missed.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + " ("
                    + entry.getValue().size()
                    + (entry.getValue().size() == 1 ? " ARN)" : " ARNs)"))
        .collect(Collectors.joining(", "));
  }

  /** What the properties are, and what would name the missing accounts too. */
  private String widenAccounts() {
    final List<String> roles = new ArrayList<>();
    final List<String> profiles = new ArrayList<>();
    execution
        .session()
        .accounts()
        .forEach(
            access -> {
              final CredentialSource source = access.source();
              if (source.role() != null) {
                roles.add(source.role().arn());
              } else if (source.credentials() instanceof Credentials.Profile profile) {
                profiles.add(profile.name());
              }
            });
    if (!roles.isEmpty()) {
      missedAccounts.keySet().forEach(id -> roles.add("arn:aws:iam::" + id + ":role/ROLE"));
      return "Name a role of each in property roleArn, such as roleArn=" + String.join(",", roles);
    } else if (!profiles.isEmpty()) {
      missedAccounts.keySet().forEach(id -> profiles.add("PROFILE-OF-" + id));
      return "Name a profile of each in property profile, such as profile="
          + String.join(",", profiles);
    }
    return "Name a profile of each account in property profile, or a role of each in property"
        + " roleArn";
  }
}
