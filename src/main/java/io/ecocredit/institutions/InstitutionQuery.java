package io.ecocredit.institutions;

import io.ecocredit.platform.paging.Window;
import io.ecocredit.regulation.subject.Division;
import io.ecocredit.regulation.subject.Divisions;
import io.ecocredit.regulation.subject.InstitutionKind;
import io.ecocredit.regulation.subject.MistypedCode;
import io.ecocredit.regulation.subject.OrganisationCode;
import io.ecocredit.regulation.subject.Uscc;
import io.ecocredit.regulation.text.Refusal;
import io.ecocredit.regulation.text.RefusalException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which institutions are asked for, checked: every value is known.
 *
 * @param code a whole unified social credit code; null unless that is what was typed
 * @param organisation an organisation's nine characters within it; null unless that is what was typed
 * @param part part of a name; null when there is none
 * @param division of registration; a league's stands for its counties too
 */
record InstitutionQuery(
        @Nullable String code,
        @Nullable String organisation,
        @Nullable String part,
        @Nullable Division division,
        @Nullable InstitutionKind kind,
        Window window) {

    private static final int LONGEST_TEXT = 100;

    /** @throws RefusalException 400 naming the parameter at fault */
    static InstitutionQuery of(InstitutionResource.Parameters asked, Divisions divisions) {
        String text = text(asked.q());
        String plain = text == null ? "" : Uscc.plain(text);
        Optional<Refusal> noCode = Uscc.refusalOf(plain);
        if (noCode.isPresent() && MistypedCode.isLikeCode(plain)) {
            throw noCode.get().at("q", text).asException();
        }
        boolean isOrganisation = OrganisationCode.is(plain);
        return new InstitutionQuery(
                noCode.isEmpty() ? plain : null,
                isOrganisation ? plain : null,
                noCode.isEmpty() || isOrganisation ? null : text,
                division(asked.division(), divisions),
                kind(asked.kind()),
                Window.of(
                        asked.cursor(),
                        asked.limit(),
                        key -> Uscc.refusalOf(key).isEmpty()));
    }

    private static @Nullable String text(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return null;
        }
        String text = q.strip();
        int length = text.codePointCount(0, text.length());
        if (length < 2 || length > LONGEST_TEXT) {
            throw RefusalException.invalid("q", null, "应为2至" + LONGEST_TEXT + "个字");
        }
        return text;
    }

    private static @Nullable Division division(@Nullable String code, Divisions divisions) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        return divisions
                .find(code)
                .filter(found -> found.level() != Division.Level.REGION)
                .orElseThrow(() -> RefusalException.invalid("division", code, "应为盟市或其所属旗县的行政区划代码"));
    }

    private static @Nullable InstitutionKind kind(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return null;
        }
        Optional<InstitutionKind> kind = InstitutionKind.of(code);
        return kind.orElseThrow(() -> RefusalException.invalid("kind", code, "不在规定的取值之内"));
    }
}
