package org.personalizejdbc.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made, retries within it. Immutable.
 *
 * @param callId rises with each call of a session
 * @param statementId the execution that made it, rising too
 * @param operation such as DescribeCampaign
 * @param accountId the account that was asked, 12 digits; null as long as nothing has told it
 * @param region the Region that was asked
 * @param target the ARN, or what a listing was narrowed to; null for a whole Region
 * @param startedAt when its turn came
 * @param durationMs how long its attempts took, in milliseconds
 * @param waitMs how long it waited for its turn and between attempts, in milliseconds
 * @param attempts requests sent, the first and throttled ones included
 * @param outcome OK, NOT FOUND, CANCELLED, or the kind of failure
 * @param requestId AWS's id of the last request, null where no answer came
 */
public record ApiCall(
    long callId,
    long statementId,
    String operation,
    @Nullable String accountId,
    String region,
    @Nullable String target,
    Instant startedAt,
    long durationMs,
    long waitMs,
    int attempts,
    String outcome,
    @Nullable String requestId) {}
