package org.personalizejdbc.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The warnings of one execution, each told once. Safe for concurrent use. */
final class ExecutionWarnings {
  /** Warnings told at the most; what comes after them is counted. */
  private static final int MAX_TOLD = 100;

  /** Warnings told apart at the most: an inventory may hold millions of texts that are no ARNs. */
  private static final int MAX_COUNTED = 10_000;

  /** Every warning so far. */
  private final Set<String> seen = new HashSet<>();

  private final List<String> told = new ArrayList<>();
  private int counted;

  /** Adds a warning, unless the same text was added before, even if it was cleared since. */
  synchronized void add(String message) {
    if (seen.size() == MAX_COUNTED || !seen.add(message)) {
      return;
    } else if (told.size() < MAX_TOLD) {
      told.add(message);
    } else {
      counted++;
    }
  }

  /** Those to be told so far, a copy. */
  synchronized List<String> told() {
    final List<String> copy = new ArrayList<>(told);
    if (counted > 0) {
      copy.add(
          "… and "
              + (seen.size() == MAX_COUNTED ? "at least " : "")
              + counted
              + (counted == 1 ? " warning more" : " warnings more"));
    }
    return copy;
  }

  /** Forgets them, but that they were added. */
  synchronized void clear() {
    told.clear();
    counted = 0;
  }
}
