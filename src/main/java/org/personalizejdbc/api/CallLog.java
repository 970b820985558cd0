package org.personalizejdbc.api;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/** The calls of a session, the newest so many of them. Safe for concurrent use. */
final class CallLog {
  /** Together less than 1 MB, so that ten connections that scan do well in a small heap. */
  private static final int KEPT = 2_000;

  private final Deque<ApiCall> calls = new ArrayDeque<>();

  synchronized void add(ApiCall call) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  /** A copy, newest last. */
  synchronized List<ApiCall> calls() {
    // They are logged as they end, which is not the order in which they began.
    return calls.stream().sorted(Comparator.comparingLong(ApiCall::callId)).toList();
  }
}
