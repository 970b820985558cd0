package org.personalizejdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options are read strictly. */
class CommandLineTest {

  @Test
  void everyOptionIsRead() throws UsageException {
    Command command =
        CommandLine.parse(
            "-e",
            "VALUES 1",
            "--url=jdbc:x:a=b",
            "-f",
            "a.sql",
            "-f",
            "-",
            "--attach",
            "inv=jdbc:hsqldb:mem:i",
            "--attach",
            "inv.password=a=b",
            "--driver",
            "d.jar",
            "--format",
            "JSON",
            "--verbose");
    assertThat(command)
        .isEqualTo(
            new Command.Query(
                List.of(
                    new Command.Source.Text("VALUES 1"),
                    new Command.Source.ScriptFile(Path.of("a.sql")),
                    new Command.Source.StandardInput()),
                "jdbc:x:a=b",
                Map.of("attach.inv", "jdbc:hsqldb:mem:i", "attach.inv.password", "a=b"),
                List.of(Path.of("d.jar")),
                Format.JSON,
                true));
  }

  @Test
  void theEndpointHasItsOwnOptions() throws UsageException {
    assertThat(CommandLine.parse("endpoint", "--port", "8181", "--file", "f.json"))
        .isEqualTo(new Command.RunEndpoint(8181, Path.of("f.json"), false));
    assertThat(CommandLine.parse("endpoint")).isEqualTo(new Command.RunEndpoint(0, null, false));
  }

  @Test
  void theLauncherTakesAFile() throws UsageException {
    assertThat(CommandLine.parse("launcher", "bin/personalize"))
        .isEqualTo(new Command.WriteLauncher(Path.of("bin/personalize"), false));
    assertThat(CommandLine.parse("launcher", "--verbose", "p"))
        .isEqualTo(new Command.WriteLauncher(Path.of("p"), true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --fromat csv             | unknown option --fromat; did you mean --format?
          --atach a=b              | unknown option --atach; did you mean --attach?
          --whatever               | unknown option --whatever; the options are -e, -f, --url,
          SELECT                   | 'SELECT' is no option; a statement is given by -e
          -e                       | -e needs a value
          --format xml             | --format is table, csv, json or vertical, not 'xml'
          --attach folder          | --attach needs NAME=URL-OR-FOLDER
          --verbose=yes            | --verbose takes no value
          --driver no-such.jar     | --driver no-such.jar: there is no such file
          endpoint --prot 1        | unknown option --prot; did you mean --port?
          endpoint --port x        | --port is a number from 0 (any free port) to 65535, not x
          endpoint --port 65536    | --port is a number from 0 (any free port) to 65535, not 65536
          launcher                 | launcher needs the FILE to write
          launcher a b             | 'b' is no option;
          launcher --fiel a        | unknown option --fiel; the options are --verbose, --help
          """)
  void whatItDoesNotKnowItRefuses(String line, String message) {
    Ran ran = Ran.shell(line.split(" "));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("error: " + message).endsWith("--help lists the options\n");
  }

  @Test
  void helpNamesEveryOption() {
    Ran ran = Ran.shell("--help");
    assertThat(ran.status()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("-e SQL", "-f FILE", "--url URL", "--attach NAME", "--driver JAR", "--format ")
        .contains(
            "--verbose",
            "--help",
            "--version",
            "endpoint [--port N] [--file FILE]",
            "launcher FILE");
    assertThat(Ran.shell("endpoint", "--help").out()).isEqualTo(ran.out());
  }

  @Test
  void versionNamesTheProduct() {
    Ran ran = Ran.shell("--version");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith("personalize-jdbc ").endsWith("\n").hasLineCount(1);
  }
}
