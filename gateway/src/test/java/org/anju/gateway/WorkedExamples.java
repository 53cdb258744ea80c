package org.anju.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The worked examples of docs/extend.md: what stands in its code blocks, by the word after their language. */
public final class WorkedExamples {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```(?:yaml|java|csv|json) (\\w+)\\n(.*?)```");

    private final Map<String, String> byWord = new LinkedHashMap<>();

    private WorkedExamples() {}

    /** Those of a page of the documentation, such as {@code extend.md}. */
    public static WorkedExamples of(String page) throws IOException {
        WorkedExamples examples = new WorkedExamples();
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("../docs", page)));
        while (example.find()) {
            examples.byWord.put(example.group(1), example.group(2));
        }
        return examples;
    }

    /** Their words in the order of the page. */
    List<String> words() {
        return List.copyOf(byWord.keySet());
    }

    /** The example of a word; fails when the page has none. */
    public String get(String word) {
        return Objects.requireNonNull(byWord.get(word), word);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkedExamples examples && examples.byWord.equals(byWord);
    }

    @Override
    public int hashCode() {
        return byWord.hashCode();
    }

    @Override
    public String toString() {
        return byWord.toString();
    }
}
