package org.reelgloss.transforms.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.dataset.Owners.Owned;
import org.reelgloss.transforms.storage.OutputRoot;

/** All commits of an output root, and which of them each input belongs to. */
public final class Commits {
  static final String FOLDER = "_commits";
  static final String PREFIX = FOLDER + "/commit-";

  /** Compacted commits have names of their own, so that they are read before others. */
  static final String COMPACTED = PREFIX + "compact-";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> names;
  private final List<Commit> commits;
  private final Owners owners = new Owners();
  private final Map<String, String> originals;
  private final BitSet owning = new BitSet();

  private Commits(LiveCommits live) {
    names = live.names();
    commits = live.commits();
    live.inputs(owners::add);
    owners.all().forEach(owned -> owning.set(owned.commit()));
    originals = findOriginals();
  }

  /** Reads the commits of a root; none where there is no such root yet. */
  public static Commits read(OutputRoot root) throws IOException {
    return of(LiveCommits.read(root));
  }

  static Commits of(LiveCommits live) {
    return new Commits(live);
  }

  static Commit read(OutputRoot root, String name) throws IOException {
    try (InputStream in = root.read(name)) {
      return JSON.readValue(in, Commit.class);
    }
  }

  /** Returns whether a root has a commit of this name. */
  static boolean has(OutputRoot root, String id) throws IOException {
    return root.has(file(id));
  }

  /** Makes files valid. */
  static void write(OutputRoot root, String id, Commit commit) throws IOException {
    byte[] json = JSON.writeValueAsBytes(commit);
    root.write(file(id), out -> out.write(json));
  }

  private static String file(String id) {
    return PREFIX + id + ".json";
  }

  List<Commit> inOrder() {
    return commits;
  }

  /** Returns the names of the files of {@link #inOrder}. */
  List<String> names() {
    return names;
  }

  /** Returns whether the records of an input in the {@code commit}-th commit count. */
  boolean owns(int commit, String uri) {
    Owned owned = owners.get(uri);
    return owned != null && owned.commit() == commit;
  }

  /** Returns whether any record in the {@code commit}-th commit counts. */
  boolean ownsAny(int commit) {
    return owning.get(commit);
  }

  /** Returns to which commit an input belongs; null where none lists it. */
  @Nullable Owned owner(String uri) {
    return owners.get(uri);
  }

  /** Returns to which commit each input belongs. */
  Collection<Owned> owned() {
    return owners.all();
  }

  /** Returns how often an input was worked on in a state; that is its next attempt, too. */
  int attempts(String uri, String inputState) {
    return owners.attempts(uri, inputState);
  }

  /** Returns whether an input has records that were made with another captioning. */
  boolean isCaptionedOtherwise(String uri, Captioning captioning) {
    Owned owned = owners.get(uri);
    return owned != null
        && owned.input().dependsOnCaptioning()
        && !captioning.versions().equals(commits.get(owned.commit()).captioning());
  }

  /**
   * Returns whether a root has an input as it is now. A copy is not, once the input that stood for
   * it has other content.
   */
  boolean has(SourceVideo source) {
    Owned owned = owners.get(source.getUri());
    return owned != null
        && owned.input().isOf(source)
        && (!owned.input().duplicate() || originals().containsKey(owned.input().videoId()));
  }

  /** Returns whether an input failed as a whole. */
  public boolean hasFailed(String uri) {
    Owned owned = owners.get(uri);
    return owned != null && owned.input().failed();
  }

  /** Returns the inputs that count, in the order in which they came first. */
  public Collection<Commit.Input> inputs() {
    return owners.all().stream().map(Owned::input).toList();
  }

  /** Returns for each content, by video id, the uri of the input that stands for it. */
  public Map<String, String> originals() {
    return originals;
  }

  private Map<String, String> findOriginals() {
    Map<String, String> found = new HashMap<>();
    for (Owned owned : owners.all()) {
      Commit.Input input = owned.input();
      if (!input.duplicate() && !input.failed()) {
        found.putIfAbsent(input.videoId(), input.uri());
      }
    }
    return found;
  }
}
