package org.personalizejdbc.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits, in several flows that take turns: a flow of one is next soon, however many wait in
 * another. Within a flow what came first goes first. Not thread-safe.
 *
 * @param <T> what waits
 */
final class FairQueue<T> {
  /** The flows in the order of their turns; none is empty. */
  private final Map<Object, Deque<T>> flows = new LinkedHashMap<>();

  boolean isEmpty() {
    return flows.isEmpty();
  }

  /** Puts it at the end of its flow. */
  void addLast(Object flow, T item) {
    flows.computeIfAbsent(flow, f -> new ArrayDeque<>()).addLast(item);
  }

  /** Puts it at the head of its flow, since it had its turn there and needs another. */
  void addFirst(Object flow, T item) {
    flows.computeIfAbsent(flow, f -> new ArrayDeque<>()).addFirst(item);
  }

  /** What is next, without taking it; null where nothing waits. */
  @Nullable T peek() {
    final Iterator<Deque<T>> all = flows.values().iterator();
    return all.hasNext() ? all.next().peekFirst() : null;
  }

  /** Takes what is next, whose flow goes behind the others; null where nothing waits. */
  @Nullable T poll() {
    final Iterator<Map.Entry<Object, Deque<T>>> all = flows.entrySet().iterator();
    if (!all.hasNext()) {
      return null;
    }
    final Map.Entry<Object, Deque<T>> first = all.next();
    all.remove();
    final T item = first.getValue().pollFirst();
    if (!first.getValue().isEmpty()) {
      flows.put(first.getKey(), first.getValue());
    }
    return item;
  }

  /** Takes it out wherever it is, at nobody's turn; nothing happens where it is not there. */
  void remove(Object flow, T item) {
    final Deque<T> items = flows.get(flow);
    if (items != null) {
      items.remove(item);
      if (items.isEmpty()) {
        flows.remove(flow);
      }
    }
  }
}
