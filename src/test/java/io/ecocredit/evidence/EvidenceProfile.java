package io.ecocredit.evidence;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service with a scanner and little room for evidence, on a database that only the tests of evidence write to. */
public final class EvidenceProfile implements QuarkusTestProfile {

    static final int LARGEST = 64 * 1024;
    static final int QUOTA = 160 * 1024;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "ecocredit.evidence.largest", "64K",
                "ecocredit.evidence.quota", "160K",
                "ecocredit.evidence.scan-within", "PT1S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(FakeClamd.class));
    }
}
