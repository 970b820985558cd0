package org.personalizejdbc.api;

/**
 * How many retries calls may make together, so that an endpoint which fails for good is not asked
 * several times over by every call: each retry takes from it, and each call that is answered gives
 * a little back. Safe for concurrent use.
 */
final class RetryBudget {
  /** Fifty retries, as many as the AWS SDK's legacy strategy has for failures of a service. */
  private static final int FULL = 500;

  private static final int RETRY = 10;

  private int left = FULL;
  private boolean told;

  /** Takes a retry, where one is left; that none is, is logged once. */
  synchronized boolean take() {
    if (left < RETRY) {
      if (!told) {
        told = true;
        CallLogger.budgetSpent();
      }
      return false;
    }
    left -= RETRY;
    return true;
  }

  /**
   * A call was answered.
   *
   * @param retried whether by a retry, which then is not lost
   */
  synchronized void answered(boolean retried) {
    left = Math.min(FULL, left + (retried ? RETRY : 1));
    told &= left < FULL / 2;
  }
}
