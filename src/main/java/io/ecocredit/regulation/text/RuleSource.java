package io.ecocredit.regulation.text;

import java.util.List;
import java.util.Map;

/**
 * Gives the rows of {@code law/rule-book.csv}. The core reads no files: whoever ships the file offers it as a service
 * ({@link java.util.ServiceLoader}).
 */
public interface RuleSource {

    /** Each row by the names of its columns. */
    List<Map<String, String>> rows();
}
