package io.ecocredit.catalogues;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ecocredit.regulation.text.RuleSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/** {@code law/rule-book.csv} for the core, which finds it as a service; its name stands in a file, where a native image does not look. */
@RegisterForReflection
public final class RuleBookFile implements RuleSource {

    @Override
    public List<Map<String, String>> rows() {
        return LawFiles.read("rule-book.csv", NamedCsvRecord::getFieldsAsMap);
    }
}
