package org.personalizejdbc.api;

import java.util.Optional;

/**
 * Reads the ARNs of one listing, each beside the one before: to read all of each was a good part of
 * what the driver adds to a listing. For one thread.
 */
final class SiblingArns {
  private Optional<PersonalizeArn> last = Optional.empty();

  /** Reads an ARN; empty where the text is none. */
  Optional<PersonalizeArn> parse(String text) {
    // Several values of a row are computed from it.
    if (last.isPresent() && last.get().text().equals(text)) {
      return last;
    }
    final Optional<PersonalizeArn> parsed =
        last.isPresent() ? last.get().parseSibling(text) : PersonalizeArn.parse(text);
    if (parsed.isPresent()) {
      last = parsed;
    }
    return parsed;
  }
}
