package org.personalizejdbc.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of CSV files: its tables, their types and values. */
class CsvFolderTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Attached attach() throws SQLException {
    return Attached.to(folder.toString());
  }

  @Test
  void aFileIsATableWithTypesInferredFromAllItsValues() throws Exception {
    write(
        "Deployments.csv",
        "id,Big,price,weight,live,day,at,team\n"
            + "1,3000000000,12.50,0.3,true,2024-02-29,2024-03-10T02:30:00.125,search\n"
            + "-2,5,3.99,1,FALSE,2024-03-01,2024-03-10 02:30,\"a, \"\"b\"\"\nc\"\n"
            + ",,,,,,,\n");
    try (Attached attached = attach()) {
      assertThat(attached.columns("INV.deployments"))
          .containsExactly(
              "id INTEGER",
              "Big BIGINT",
              "price DECIMAL",
              "weight DOUBLE",
              "live BOOLEAN",
              "day DATE",
              "at TIMESTAMP",
              "team VARCHAR");
      assertThat(attached.rows("SELECT * FROM inv.deployments"))
          .containsExactly(
              "1|3000000000|12.50|0.3|true|2024-02-29|2024-03-10 02:30:00.125|search",
              "-2|5|3.99|1.0|false|2024-03-01|2024-03-10 02:30:00.000|a, \"b\"\nc",
              "null|null|null|null|null|null|null|null");
      assertThat(attached.rows("SELECT SUM(ID) FROM inv.DEPLOYMENTS WHERE \"live\" AND price > 1"))
          .containsExactly("1");
    }
  }

  @Test
  void whatANumberOrTimeWouldNotKeepStaysText() throws Exception {
    write(
        "t.csv",
        "account,zero,plus,version,exponent,long,micros,zoned,mixed\n"
            + "123456789012,007,+1,1.1,1e5,123456789012345678901,2024-01-01T00:00:00.123456,"
            + "2024-01-01T00:00:00Z,1\n"
            + "999999999999,7,1,1.10,2,1,2024-01-01T00:00:00,2024-01-01T00:00:00,x\n");
    try (Attached attached = attach()) {
      assertThat(attached.columns("inv.t")).hasSize(9).allMatch(c -> c.endsWith(" VARCHAR"));
      assertThat(attached.rows("SELECT account, zero, version FROM inv.t WHERE zero = '007'"))
          .containsExactly("123456789012|007|1.1");
    }
  }

  @Test
  void anEmptyFieldIsNullAndAQuotedEmptyOneIsTheEmptyText() throws Exception {
    write("t.csv", "a,b,n\n,\"\",\"\"\nx,,2\n");
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT * FROM inv.t")).containsExactly("null||null", "x|null|2");
    }
  }

  @Test
  void aByteOrderMarkWindowsLinesBlankLinesAndUnnamedColumnsAreUnderstood() throws Exception {
    write("t.csv", "\uFEFF, name \r\n\r\n1,Zoë ☃\r\n\r\n");
    try (Attached attached = attach()) {
      assertThat(attached.columns("inv.t")).containsExactly("column_1 INTEGER", "name VARCHAR");
      assertThat(attached.rows("SELECT * FROM inv.t")).containsExactly("1|Zoë ☃");
    }
  }

  @Test
  void compressedAndTabSeparatedFilesAreTablesToo() throws Exception {
    write("tabs.TSV", "a\tb\n1,5\tx\n");
    write("notes.txt", "none");
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("zipped.csv.gz")))) {
      out.write("a,b\n1,x\n".getBytes(StandardCharsets.UTF_8));
    }
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT t.a, z.a FROM inv.tabs t JOIN inv.zipped z ON t.b = z.b"))
          .containsExactly("1,5|1");
      assertThat(attached.inventory.schema().getTableNames()).containsOnly("tabs", "zipped");
    }
  }

  @Test
  void aHeaderAloneIsAnEmptyTable() throws Exception {
    write("t.csv", "a,b");
    try (Attached attached = attach()) {
      assertThat(attached.columns("inv.t")).containsExactly("a VARCHAR", "b VARCHAR");
      assertThat(attached.rows("SELECT * FROM inv.t")).isEmpty();
    }
  }

  @Test
  void aMalformedRowIsAnErrorWithFileAndLine() throws Exception {
    Path file = write("t.csv", "a,b\n\"x\ny\",1\n\nx\n");
    write("more.csv", "a,b\n1,2,3\n");
    write("quote.csv", "a,b\n1,2\n3,\"x\n");
    write("latin.csv", "a,b\n");
    Files.write(folder.resolve("latin.csv"), new byte[] {'a', '\n', (byte) 0xE9, '\n'});
    write("nothing.csv", "");
    write("twice.csv", "Arn,x,arn\n");
    try (Attached attached = attach()) {
      assertFails(attached, "t", file + ", line 5: the row has 1 field, the header has 2.");
      assertFails(attached, "more", "more.csv, line 2: the row has 3 fields, the header has 2.");
      assertFails(attached, "quote", "quote.csv, line 3: ");
      assertFails(attached, "latin", "it is not UTF-8");
      assertFails(attached, "nothing", "nothing.csv is empty. It needs a header line");
      assertFails(attached, "twice", "line 1: columns 1 and 3 are both named 'arn'");
    }
  }

  private static void assertFails(Attached attached, String table, String message) {
    assertThatThrownBy(() -> attached.rows("SELECT * FROM inv." + table))
        .hasStackTraceContaining(InventoryException.class.getName())
        .hasStackTraceContaining(message);
  }

  @Test
  void aFileThatChangedUnderAPreparedStatementIsAnError() throws Exception {
    write("t.csv", "a,b\n1,2\n");
    try (Attached attached = attach();
        PreparedStatement statement = attached.connection.prepareStatement("SELECT * FROM inv.t")) {
      write("t.csv", "a,b\n1,2\n1,x\n");
      assertThatThrownBy(
              () -> {
                try (ResultSet resultSet = statement.executeQuery()) {
                  while (resultSet.next()) {
                    // To the changed line.
                  }
                }
              })
          .hasStackTraceContaining("line 3: 'x' in column b is no INTEGER");
      write("t.csv", "a,c\n1,2\n");
      assertThatThrownBy(statement::executeQuery)
          .hasStackTraceContaining("is no longer what it was");
    }
  }

  @Test
  void aNewFileAndAChangedOneAreReadByTheNextStatement() throws Exception {
    write("t.csv", "a,b\n1,2\n");
    try (Attached attached = attach()) {
      assertThat(attached.rows("SELECT * FROM inv.t")).containsExactly("1|2");
      write("t.csv", "a,c\n1,2\n1,x\n");
      write("later.csv", "x\n5\n");
      assertThat(attached.rows("SELECT c FROM inv.t")).containsExactly("2", "x");
      assertThat(attached.rows("SELECT * FROM inv.later")).containsExactly("5");
    }
  }

  @Test
  void onlyFileNamesAreReadToConnect() throws Exception {
    write("broken.csv", "a,a\n");
    try (Attached attached = attach()) {
      assertThat(attached.inventory.schema().getTableNames()).containsOnly("broken");
    }
  }

  /** As Kubernetes mounts a volume: the files are links to a folder beside them. */
  @Test
  void aLinkWithinTheFolderIsReadAndOneThatLeadsOutIsNot() throws Exception {
    write("secret", "root:x\n1\n");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.createDirectory(inner.resolve("..data"));
    Files.writeString(inner.resolve("..data/t.csv"), "a\n5\n");
    Files.createSymbolicLink(inner.resolve("t.csv"), Path.of("..data/t.csv"));
    Files.createSymbolicLink(inner.resolve("out.csv"), Path.of("../secret"));
    // The folder itself may be a link.
    Path link = Files.createSymbolicLink(folder.resolve("link"), inner);
    for (Path attachment : List.of(inner, link)) {
      try (Attached attached = Attached.to(attachment.toString())) {
        assertThat(attached.rows("SELECT * FROM inv.t")).containsExactly("5");
        assertThatThrownBy(() -> attached.rows("SELECT * FROM inv.\"out\""))
            .hasStackTraceContaining("is a link that leads out of its folder")
            .hasMessageNotContaining("root");
      }
    }
  }

  /** A table is found by its name in the folder's list, so that its name is never a path. */
  @Test
  void noTablesNameLeadsOutOfTheFolder() throws Exception {
    write("secret.csv", "a\n1\n");
    Path inner = Files.createDirectory(folder.resolve("inner"));
    Files.writeString(inner.resolve("t.csv"), "a\n5\n");
    try (Attached attached = Attached.to(inner.toString())) {
      for (String name :
          List.of(
              "../secret", "../secret.csv", folder.resolve("secret").toString(), "t.csv/../t")) {
        assertThatThrownBy(() -> attached.rows("SELECT * FROM inv.\"" + name + "\""))
            .hasStackTraceContaining("not found");
      }
    }
  }

  @Test
  void aFolderThatIsNoneIsRefusedByName() throws Exception {
    assertThatThrownBy(() -> Attached.to(folder.resolve("gone").toString()))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("attach.inv=")
        .hasMessageContaining("there is no folder");
    assertThatThrownBy(this::attach)
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining("holds no *.csv or *.tsv file");
    Path file = write("a.csv", "a\n");
    assertThatThrownBy(() -> Attached.to(file.toString()))
        .hasMessageContaining("this is a file. Give its folder");
    write("A.tsv", "a\n");
    assertThatThrownBy(this::attach).hasMessageContaining("would both be the table");
    assertThatThrownBy(() -> InventorySource.of(folder.toString(), "sa", null, null, null))
        .isInstanceOf(InventoryException.class)
        .hasMessageContaining(".user");
  }
}
