package org.personalizejdbc.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The user's profiles, read again as they change, each of them with a Region: where one that
 * assumes a role has none, the SDK asks the machine's metadata service for it, for seconds where
 * nobody answers, and then STS at its global endpoint, which policies that deny Regions block. Safe
 * for concurrent use.
 */
final class ProfilesWithRegion implements Supplier<ProfileFile> {
  private final ProfileFileSupplier files = ProfileFileSupplier.defaultSupplier();
  private final Supplier<String> region;
  private @Nullable ProfileFile read;
  private @Nullable ProfileFile completed;

  /**
   * Profiles whose Region is this one where they have none of their own.
   *
   * @param region asked for when the profiles are first read
   */
  ProfilesWithRegion(Supplier<String> region) {
    this.region = region;
  }

  @Override
  public synchronized ProfileFile get() {
    final ProfileFile now = files.get();
    // The same object as long as nothing changes: the SDK makes new credentials where it is
    // another.
    if (completed == null || now != read) {
      completed = complete(now);
      read = now;
    }
    return completed;
  }

  private ProfileFile complete(ProfileFile file) {
    final StringBuilder regions = new StringBuilder();
    file.profiles()
        .forEach(
            (name, profile) -> {
              if (profile.property(ProfileProperty.REGION).isEmpty()) {
                regions.append("[profile ").append(name).append("]\nregion = ");
                regions.append(region.get()).append('\n');
              }
            });
    if (regions.isEmpty()) {
      return file;
    }
    return ProfileFile.aggregator()
        .addFile(file)
        .addFile(
            ProfileFile.builder()
                .content(regions.toString())
                .type(ProfileFile.Type.CONFIGURATION)
                .build())
        .build();
  }
}
