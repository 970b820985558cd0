package org.personalizejdbc.adapter;

import org.jspecify.annotations.Nullable;

/**
 * A text that whoever reads it for too long reads no further: regular expressions may read one
 * character more often than anyone can wait for. For one thread.
 */
final class WatchedText implements CharSequence {
  private final String text;
  private final @Nullable Watch watch;
  private long reads;

  WatchedText(String text, @Nullable Watch watch) {
    this.text = text;
    this.watch = watch;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    Watch.check(watch, ++reads);
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
