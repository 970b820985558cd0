package org.personalizejdbc.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file, row by row: UTF-8, RFC 4180 quoting, a header first. An empty field is null, a
 * quoted empty one is the empty text (as PostgreSQL's COPY has it); blank lines are skipped; spaces
 * belong to a field, but not to a header's name. Not safe for concurrent use.
 */
final class CsvReader implements AutoCloseable {
  private static final CsvFactory FACTORY =
      CsvFactory.builder()
          .enable(CsvParser.Feature.EMPTY_UNQUOTED_STRING_AS_NULL)
          // Or the last field of a row is lost when it is empty.
          .disable(CsvParser.Feature.ALLOW_TRAILING_COMMA)
          .build();

  private final CsvFile file;
  private final CsvParser parser;
  private final List<String> header;
  private long line = 1;

  private CsvReader(CsvFile file, CsvParser parser) {
    this.file = file;
    this.parser = parser;
    this.header = readHeader();
  }

  /** Opens a file and reads its header. */
  static CsvReader open(CsvFile file) {
    InputStream in = null;
    try {
      in = file.open();
      Reader reader =
          new BufferedReader(
              new InputStreamReader(
                  file.gzip() ? new GZIPInputStream(in, 1 << 16) : in,
                  // Strict: a file in another charset must not become rows of replacement signs.
                  StandardCharsets.UTF_8
                      .newDecoder()
                      .onMalformedInput(CodingErrorAction.REPORT)
                      .onUnmappableCharacter(CodingErrorAction.REPORT)));
      skipByteOrderMark(reader);
      CsvParser parser = FACTORY.createParser(reader);
      parser.enable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(file.separator()));
      CsvReader result = new CsvReader(file, parser);
      in = null;
      return result;
    } catch (IOException e) {
      throw explain(file, 1, e);
    } finally {
      if (in != null) {
        closeQuietly(in);
      }
    }
  }

  /** The names of the columns, in the file's order and spelling. */
  List<String> header() {
    return header;
  }

  /** The line at which the row last read began, from 1. */
  long line() {
    return line;
  }

  /** The next row, as long as the header; null at the end. */
  @Nullable String @Nullable [] next() {
    @Nullable String[] row = nextRaw();
    if (row != null && row.length != header.size()) {
      throw file.malformed(
          line,
          String.format(
              Locale.ROOT,
              "the row has %d field%s, the header has %d.",
              row.length,
              row.length == 1 ? "" : "s",
              header.size()));
    }
    return row;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      // Everything wanted has been read.
    }
  }

  private @Nullable String @Nullable [] nextRaw() {
    try {
      while (true) {
        line = parser.currentLocation().getLineNr();
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
          return null;
        }
        List<@Nullable String> fields = new ArrayList<>();
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
          if (token == null) {
            throw file.malformed(line, "the row ends too early.");
          }
          fields.add(token == JsonToken.VALUE_NULL ? null : parser.getText());
        }
        boolean blank = fields.isEmpty() || (fields.size() == 1 && fields.get(0) == null);
        if (!blank) {
          return fields.toArray(new @Nullable String[0]);
        }
      }
    } catch (IOException e) {
      throw explain(file, line, e);
    }
  }

  private List<String> readHeader() {
    @Nullable String[] row = nextRaw();
    if (row == null) {
      throw new InventoryException(
          "The file "
              + file.path()
              + " is empty. It needs a header line with the names of its columns, or remove it.");
    }
    List<String> names = new ArrayList<>();
    Map<String, Integer> places = new LinkedHashMap<>();
    for (int i = 0; i < row.length; i++) {
      // Spreadsheets and data frames write an unnamed first column for the row's number.
      String name = row[i] == null || row[i].isBlank() ? "column_" + (i + 1) : row[i].strip();
      Integer other = places.putIfAbsent(name.toLowerCase(Locale.ROOT), i + 1);
      if (other != null) {
        throw file.malformed(
            line,
            String.format(
                Locale.ROOT,
                "columns %d and %d are both named '%s' (case does not count).",
                other,
                i + 1,
                name));
      }
      names.add(name);
    }
    return List.copyOf(names);
  }

  private static InventoryException explain(CsvFile file, long line, IOException e) {
    if (e instanceof CharacterCodingException) {
      return new InventoryException(
          "The file "
              + file.path()
              + ", at line "
              + line
              + " or soon after: it is not UTF-8. Save it as UTF-8.",
          e);
    }
    if (e instanceof StreamReadException malformed) {
      return new InventoryException(
          "The file "
              + file.path()
              + ", line "
              + line
              + ": "
              + malformed.getOriginalMessage()
              + ". Correct the file.",
          e);
    }
    return file.unreadable(e);
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // The error that led here says more.
    }
  }
}
