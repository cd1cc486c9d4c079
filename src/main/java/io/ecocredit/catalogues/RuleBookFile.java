package io.ecocredit.catalogues;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ecocredit.regulation.text.RuleSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** Gives the core {@code law/rule-book.csv}. It is found by its name in a file, which a native image does not follow. */
@RegisterForReflection
public final class RuleBookFile implements RuleSource {

    @Override
    public List<Map<String, String>> rows() {
        return LawFiles.read("rule-book.csv", NamedCsvRecord::getFieldsAsMap);
    }
}
