package org.personalizejdbc.shell;

/**
 * One statement of a script.
 *
 * @param number from 1
 * @param line the line of the script that it starts on, from 1
 * @param sql its text, from its first word on and without the {@code ;}
 */
record SqlStatement(int number, int line, String sql) {}
