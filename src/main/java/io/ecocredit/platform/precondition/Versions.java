package io.ecocredit.platform.precondition;

import io.ecocredit.regulation.text.RefusalCode;
import io.ecocredit.regulation.text.RefusalException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Versions as strong entity tags (RFC 9110): {@code "7"} is the seventh. */
public final class Versions {

    /** The header that names the version that was seen. */
    public static final String HEADER = "If-Match";

    private static final String TAG = "\"[0-9]{1,18}\"";

    private Versions() {}

    /**
     * The version that an {@code If-Match} header names.
     *
     * @throws RefusalException 428 when there is none, 400 when it is not one tag of this service
     */
    public static long required(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw RefusalException.of(RefusalCode.PRECONDITION_REQUIRED, "须以 If-Match 写明所见的版本（读取时 ETag 的值），以免覆盖他人的办理");
        }
        if (!ifMatch.trim().matches(TAG)) {
            throw RefusalException.invalid(HEADER, ifMatch, "应为读取时 ETag 的值，如 \"7\"");
        }
        return Long.parseLong(ifMatch.trim().replace("\"", ""));
    }

    /** An answer that says which version it shows. */
    public static <T> RestResponse<T> answer(T entity, long version) {
        return ResponseBuilder.ok(entity)
                .header("ETag", "\"" + version + "\"")
                .header("Cache-Control", "no-store")
                .build();
    }
}
