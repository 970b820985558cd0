package org.personalizejdbc.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What this JVM holds when it has come to rest.
 *
 * @param threads live threads that were not there at first
 * @param files open files, sockets among them; 0 where the system does not tell
 * @param heapKb the heap in use without garbage, in kB
 */
record Held(long threads, long files, long heapKb) {

  /** Waits for the other threads to end, but no longer than a minute, and collects garbage. */
  static Held atRest(Set<Thread> first) throws InterruptedException {
    final long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    long threads = 0;
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (!first.contains(thread)) {
        final long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        thread.join(Math.max(1, left));
        threads += thread.isAlive() ? 1 : 0;
      }
    }
    System.gc();
    final Runtime runtime = Runtime.getRuntime();
    return new Held(threads, openFiles(), (runtime.totalMemory() - runtime.freeMemory()) >> 10);
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? system.getOpenFileDescriptorCount()
        : 0;
  }
}
