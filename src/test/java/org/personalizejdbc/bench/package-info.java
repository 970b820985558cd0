/**
 * Benchmarks: the driver beside what it is compared to, in one process and in random order, so that
 * a noisy machine treats all alike. Run by the profile {@code benchmarks}; the figures are in the
 * README. They may import everything that a test may.
 */
package org.personalizejdbc.bench;
