package org.personalizejdbc.function;

/** Sizes rounded up, so that a statement of any size is one of few texts. */
final class Powers {
  private Powers() {}

  /** The least power of two that is no less than a count; 1 for none. */
  static int atLeast(int count) {
    return count <= 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
  }
}
