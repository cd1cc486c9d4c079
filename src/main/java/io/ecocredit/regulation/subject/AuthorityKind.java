package io.ecocredit.regulation.subject;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of authority (机关) that some indicators demand (I-27), told from the name when no account vouches for it. */
public enum AuthorityKind {
    REGION_ECOLOGICAL("自治区级生态环境主管部门", "自治区生态环境厅|生态环境部"),
    ECOLOGICAL("生态环境主管部门", "生态环境(部|厅|局|分局)|生态环境保护综合行政执法"),
    MARKET_SUPERVISION("市场监督管理部门", "市场监督|市场监管"),
    AUDIT_OR_DISCIPLINE("审计机关或纪检监察机关", "审计|纪委|监委|纪律检查|监察委员会"),
    COMPETENT("主管部门", "部|厅|局|委员会|办公室");

    private final String label;
    private final Pattern namePattern;

    AuthorityKind(String label, String namePattern) {
        this.label = label;
        this.namePattern = Pattern.compile(namePattern);
    }

    public String label() {
        return label;
    }

    /** The kind that a claim names, or empty. */
    public static Optional<AuthorityKind> of(@Nullable String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** This kind with those that an authority of it is as well. */
    public Set<AuthorityKind> implied() {
        return switch (this) {
            case REGION_ECOLOGICAL -> Set.of(REGION_ECOLOGICAL, ECOLOGICAL, COMPETENT);
            case ECOLOGICAL, MARKET_SUPERVISION, AUDIT_OR_DISCIPLINE -> Set.of(this, COMPETENT);
            case COMPETENT -> Set.of(COMPETENT);
        };
    }

    /** Whether a name reads like an authority of this kind; a hint for a person, never a decision. */
    public boolean fits(String authorityName) {
        return namePattern.matcher(SameText.folded(authorityName)).find();
    }
}
