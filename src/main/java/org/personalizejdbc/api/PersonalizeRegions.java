package org.personalizejdbc.api;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** The names of AWS Regions, as the SDK knows them. */
public final class PersonalizeRegions {
  /** The partitions' ids, from the SDK's own metadata classes. */
  private static final List<Pattern> PATTERNS =
      Region.regions().stream()
          .filter(region -> !region.isGlobalRegion())
          .map(region -> PartitionMetadata.of(region).regionRegex())
          .distinct()
          .map(Pattern::compile)
          .toList();

  /** The partition of credentials that nothing tells another of. */
  static final String DEFAULT_PARTITION = "aws";

  private PersonalizeRegions() {}

  /** The partition that a Region belongs to, by its name. */
  static String partitionOf(String region) {
    return PartitionMetadata.of(Region.of(region)).id();
  }

  /** Every Region that the SDK lists for Personalize in a partition, sorted; may be none. */
  public static List<String> all(String partition) {
    return PersonalizeClient.serviceMetadata().regions().stream()
        .filter(region -> PartitionMetadata.of(region).id().equals(partition))
        .map(Region::id)
        .sorted()
        .toList();
  }

  /** Whether a name has the form of a Region's of some partition, be it known or not. */
  public static boolean isPlausible(String name) {
    return PATTERNS.stream().anyMatch(pattern -> pattern.matcher(name).matches());
  }

  /** The Regions of Personalize with the names nearest to the given one, nearest first. */
  public static List<String> near(String name) {
    final LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return PersonalizeClient.serviceMetadata().regions().stream()
        .map(Region::id)
        .sorted(
            Comparator.<String>comparingInt(id -> distance.apply(id, name))
                .thenComparing(Comparator.naturalOrder()))
        .limit(3)
        .toList();
  }
}
