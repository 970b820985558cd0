package org.personalizejdbc.api;

import java.util.Optional;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The Region of credentials where none is named: a profile's own, else that of the SDK's region
 * chain, which is asked once. Safe for concurrent use.
 */
final class DefaultRegion {
  /** The chain's last link is the machine's metadata service. */
  private final MetadataLookUp<Region> chain =
      new MetadataLookUp<>(() -> DefaultAwsRegionProviderChain.builder().build().getRegion());

  /** Looks the Region up; it may take a request to the machine's metadata service. */
  Optional<String> of(Credentials credentials) {
    if (credentials instanceof Credentials.Profile profile) {
      final Optional<String> own = ask(new AwsProfileRegionProvider(null, profile.name()));
      if (own.isPresent()) {
        return own;
      }
    }
    return ask(chain::get);
  }

  private static Optional<String> ask(AwsRegionProvider provider) {
    try {
      return Optional.ofNullable(provider.getRegion()).map(Region::id);
    } catch (AbortedException e) {
      throw e;
    } catch (SdkClientException e) {
      return Optional.empty();
    }
  }
}
