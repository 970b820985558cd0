package org.personalizejdbc.api;

import java.util.List;

/** Which Regions a session spans. Nothing is looked up before the first call. Immutable. */
public sealed interface RegionChoice {

  /**
   * Regions by their names.
   *
   * @param names at least one, such as {@code us-east-1}
   */
  record Named(List<String> names) implements RegionChoice {
    /** Copies the list, so that the record is immutable. */
    public Named {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("no Region is named");
      }
    }

    @Override
    public String toString() {
      return names.toString();
    }
  }

  /** Every Region that the SDK lists for Personalize in the partition of the credentials. */
  record All() implements RegionChoice {
    @Override
    public String toString() {
      return "[all]";
    }
  }

  /** The profile's own Region, else the one that the SDK's region chain finds. */
  record Default() implements RegionChoice {
    @Override
    public String toString() {
      return "[default]";
    }
  }
}
