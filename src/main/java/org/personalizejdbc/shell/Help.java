package org.personalizejdbc.shell;

/** The text of {@code --help}. */
final class Help {
  static final String TEXT =
      """
      SQL over Amazon Personalize campaigns.

      java -jar personalize-jdbc-VERSION.jar [OPTION…]
      java -jar personalize-jdbc-VERSION.jar endpoint [--port N] [--file FILE]
      java -jar personalize-jdbc-VERSION.jar launcher FILE

      Without -e and -f, statements are read from the terminal, or from what is piped in.
      Without --url, they run on an embedded sample account, without AWS.

        -e SQL               run statements; several are separated by ;
        -f FILE              run a file's statements; - is standard input. Its leading lines
                             '-- attach.NAME=URL-OR-FOLDER' attach what it needs, relative to it
        --url URL            connect to this JDBC URL, such as jdbc:personalize:region=us-east-1
        --attach NAME=WHAT   attach a JDBC URL or a folder of CSV files as schema NAME;
                             NAME.user=…, NAME.password=…, NAME.schema=… set the rest
        --driver JAR         use this jar's JDBC driver for an attachment
        --format FORMAT      table (the default), csv, json or vertical
        --verbose            show an error's stack trace
        --help, --version    show this, or the version

      -e, -f, --attach and --driver may be repeated. Results go to standard output, all else to
      standard error. Exit status: 0 done, 1 a statement or the connection failed, 2 the command
      line cannot be run.

      endpoint runs an embedded Personalize endpoint until it is interrupted:
        --port N             on this port of 127.0.0.1; 0 or none: any free one
        --file FILE          serve these 'aws personalize describe-campaign' documents

      launcher writes FILE, a script that does what java -jar does and starts several times as
      fast, and FILE.jsa, an archive of loaded classes that it starts from.
      """;

  private Help() {}
}
