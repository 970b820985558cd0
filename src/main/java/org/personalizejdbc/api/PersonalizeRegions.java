package org.personalizejdbc.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.partitionmetadata.AwsCnPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsEuscPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoBPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoEPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoFPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsIsoPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsPartitionMetadata;
import software.amazon.awssdk.regions.partitionmetadata.AwsUsGovPartitionMetadata;
import software.amazon.awssdk.services.personalize.PersonalizeClient;

/** The names of AWS Regions, as the SDK knows them. */
public final class PersonalizeRegions {
  /**
   * The SDK's partitions. Asked for one of them by a Region's name, the SDK would load what it
   * knows of every service there is, 400 classes, while somebody waits for a connection.
   */
  private static final Map<String, Pattern> PARTITIONS =
      Stream.of(
              new AwsPartitionMetadata(),
              new AwsCnPartitionMetadata(),
              new AwsEuscPartitionMetadata(),
              new AwsUsGovPartitionMetadata(),
              new AwsIsoPartitionMetadata(),
              new AwsIsoBPartitionMetadata(),
              new AwsIsoEPartitionMetadata(),
              new AwsIsoFPartitionMetadata())
          .collect(
              Collectors.toUnmodifiableMap(
                  PartitionMetadata::id, known -> Pattern.compile(known.regionRegex())));

  /** The partition of credentials that nothing tells another of. */
  static final String DEFAULT_PARTITION = "aws";

  private PersonalizeRegions() {}

  /** The partition that a Region belongs to, by its name. */
  static String partitionOf(String region) {
    return PARTITIONS.entrySet().stream()
        .filter(known -> known.getValue().matcher(region).matches())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(DEFAULT_PARTITION);
  }

  /** Every Region that the SDK lists for Personalize in a partition, sorted; may be none. */
  public static List<String> all(String partition) {
    return PersonalizeClient.serviceMetadata().regions().stream()
        .filter(region -> partitionOf(region.id()).equals(partition))
        .map(Region::id)
        .sorted()
        .toList();
  }

  /** Whether a name has the form of a Region's of some partition, be it known or not. */
  public static boolean isPlausible(String name) {
    return PARTITIONS.values().stream().anyMatch(pattern -> pattern.matcher(name).matches());
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
