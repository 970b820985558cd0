package org.personalizejdbc.shell;

/** What a JVM can start from, by its version. */
enum ArchiveKind {
  /** Loaded classes (class-data sharing): JDK 13 and newer. */
  CLASSES("-XX:ArchiveClassesAtExit", "-XX:SharedArchiveFile"),

  /** Loaded and linked classes, and how their methods ran: JDK 25 and newer (JEP 514, 515). */
  AHEAD_OF_TIME("-XX:AOTCacheOutput", "-XX:AOTCache");

  private static final int FIRST_AHEAD_OF_TIME = 25;

  private final String make;
  private final String use;

  ArchiveKind(String make, String use) {
    this.make = make;
    this.use = use;
  }

  /** The best kind that a JVM can make. */
  static ArchiveKind of(Runtime.Version version) {
    return version.feature() >= FIRST_AHEAD_OF_TIME ? AHEAD_OF_TIME : CLASSES;
  }

  /** The JVM's option that has it write a file at its end. */
  String make() {
    return make;
  }

  /** The JVM's option that has it start from that file. */
  String use() {
    return use;
  }
}
