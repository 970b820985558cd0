package org.personalizejdbc.shell;

/** How a result is written to standard output. */
enum Format {
  /** Aligned columns in a frame, for reading. */
  TABLE,
  /** RFC 4180 with a header line; NULL is an empty field, an empty text is {@code ""}. */
  CSV,
  /** One array of objects, one line each. */
  JSON,
  /** One line per column, for wide rows. */
  VERTICAL;

  /** A writer for one result. */
  ResultWriter writer(Output out) {
    return switch (this) {
      case TABLE -> new TableWriter(out);
      case CSV -> new CsvWriter(out);
      case JSON -> new JsonWriter(out);
      case VERTICAL -> new VerticalWriter(out);
    };
  }

  /** Whether an empty line between two results helps; a JSON reader needs none. */
  boolean separatesResults() {
    return this != JSON;
  }
}
