package org.reelgloss.transforms.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * English names, from Datafaker's resource {@code en/name.yml}, and what {@code person-names.txt}
 * says about them. All words are keys: lower case without accents, see {@link #key}.
 */
record NameLists(
    Set<String> given,
    Set<String> last,
    Set<String> lowerCaseWords,
    Map<NameLists.Group, Set<String>> groups) {
  /** Sections of {@code person-names.txt}, which says what they mean. */
  enum Group {
    LAST_NAME_WORDS,
    WORDS,
    TIMES,
    WITH_LAST_NAME,
    TITLES,
    OFFICES,
    PARTICLES,
    SUFFIXES,
    PLACE_WORDS,
    PLACE_PREFIXES,
    FUNCTION_WORDS,
    BEFORE_TIMES;

    private String header() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static final String NAMES = "en/name.yml";
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final int SHORTEST_LOWER_CASE_NAME = 4;

  /** Reads the resources; costs about 100 ms. */
  static NameLists load() {
    Sections rules = Sections.read("person-names.txt");
    Map<?, ?> faker = faker();
    Set<String> given = keys(faker, "male_first_name", "female_first_name");
    given.addAll(rules.words("given-names"));
    given.removeAll(rules.words("never"));
    Set<String> last = keys(faker, "last_name");
    last.addAll(rules.words("last-names"));
    Map<Group, Set<String>> groups = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      groups.put(group, rules.words(group.header()));
    }
    return new NameLists(given, last, onlyWordsInLowerCase(given, rules), groups);
  }

  /** Returns how a word stands in the lists: lower case, no accents, straight apostrophes. */
  static String key(String word) {
    String parts = Normalizer.normalize(word, Normalizer.Form.NFD).replace('’', '\'');
    return MARKS.matcher(parts).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Tells whether a key stands in a group. */
  boolean is(Group group, String key) {
    return groups.getOrDefault(group, Set.of()).contains(key);
  }

  /** Tells whether a key is a last name and no everyday word. */
  boolean isClearLastName(String key) {
    return last.contains(key) && !is(Group.LAST_NAME_WORDS, key);
  }

  /** Tells whether a given name is nothing but a name, also where it begins a sentence. */
  boolean isClearGivenName(String key) {
    return given.contains(key)
        && !is(Group.WORDS, key)
        && !is(Group.TIMES, key)
        && !is(Group.WITH_LAST_NAME, key);
  }

  private static Set<String> onlyWordsInLowerCase(Set<String> given, Sections rules) {
    Set<String> words = new HashSet<>(rules.words("lower-case"));
    Set<String> shortNames = rules.words("short");
    given.stream()
        .filter(name -> name.length() < SHORTEST_LOWER_CASE_NAME && !shortNames.contains(name))
        .forEach(words::add);
    return words;
  }

  private static Set<String> keys(Map<?, ?> names, String... lists) {
    Set<String> keys = new HashSet<>();
    for (String list : lists) {
      if (!(names.get(list) instanceof List<?> entries)) {
        throw new IllegalStateException(NAMES + " must have a list " + list);
      }
      entries.forEach(name -> keys.add(key(String.valueOf(name))));
    }
    return keys;
  }

  private static Map<?, ?> faker() {
    try (InputStream in = NameLists.class.getClassLoader().getResourceAsStream(NAMES)) {
      if (in == null) {
        throw new IllegalStateException("Resource is missing from the class path: " + NAMES);
      }
      Object node = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      for (String step : List.of("en", "faker", "name")) {
        node = node instanceof Map<?, ?> map ? map.get(step) : null;
      }
      if (node instanceof Map<?, ?> names) {
        return names;
      }
      throw new IllegalStateException(NAMES + " must have en, faker, name");
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read the resource " + NAMES, cause);
    }
  }
}
