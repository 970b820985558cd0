package org.personalizejdbc;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * Run in a JVM of its own: has a class loader use the jar that is named and lets go of it, then
 * says whether a thread or the class loader is left. It runs without soft references, by which
 * newer Javas remember record classes.
 */
final class UnloadProbe {
  private UnloadProbe() {}

  public static void main(String[] arguments) throws Exception {
    List<Thread> before = threads();
    ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();
    List<PhantomReference<ClassLoader>> loaders = new ArrayList<>();
    Path jar = Path.of(arguments[0]);
    // On a thread that ends: Calcite leaves values of its classes in those that ran its statements.
    FutureTask<List<String>> use =
        new FutureTask<>(
            () -> use(jar, loader -> loaders.add(new PhantomReference<>(loader, collected))));
    Thread user = new Thread(use);
    user.start();
    use.get();
    user.join();

    String left = left(before);
    displaceWhatTheJdkKeeps();
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.print((left.isEmpty() ? outcome(collected) : left) + "\n");
    out.flush();
  }

  /** Has a class loader of its own for the jar do everything that {@link JarUser} does. */
  static List<String> use(Path path, Consumer<ClassLoader> observer) throws Exception {
    URL classes = JarUser.class.getProtectionDomain().getCodeSource().getLocation();
    try (URLClassLoader jar =
            new URLClassLoader(
                new URL[] {path.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        URLClassLoader user = new URLClassLoader(new URL[] {classes}, jar)) {
      observer.accept(jar);
      @SuppressWarnings("unchecked")
      Callable<List<String>> program =
          (Callable<List<String>>)
              user.loadClass(JarUser.class.getName()).getDeclaredConstructor().newInstance();
      return program.call();
    }
  }

  private static String left(List<Thread> before) throws InterruptedException {
    for (Thread thread : threads()) {
      if (!before.contains(thread) && thread.getThreadGroup() == before.get(0).getThreadGroup()) {
        thread.join(10_000);
        if (thread.isAlive()) {
          return "alive: " + thread.getName();
        }
      }
    }
    return "";
  }

  private static String outcome(ReferenceQueue<ClassLoader> collected) throws InterruptedException {
    for (int i = 0; i < 50; i++) {
      System.gc();
      if (collected.remove(100) != null) {
        return "collected";
      }
    }
    return "the class loader is left";
  }

  /**
   * JDK 17's implementation of records keeps the types of the last one that was hashed, compared or
   * printed.
   */
  private static void displaceWhatTheJdkKeeps() {
    record Pair(StringBuilder first, Thread second) {}
    Pair pair = new Pair(null, null);
    if (pair.hashCode() != new Pair(null, null).hashCode()
        || !pair.equals(new Pair(null, null))
        || pair.toString().isEmpty()) {
      throw new IllegalStateException();
    }
  }

  private static List<Thread> threads() {
    List<Thread> threads = new ArrayList<>();
    threads.add(Thread.currentThread());
    threads.addAll(Thread.getAllStackTraces().keySet());
    return threads;
  }
}
