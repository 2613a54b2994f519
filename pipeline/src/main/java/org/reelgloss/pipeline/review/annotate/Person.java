package org.reelgloss.pipeline.review.annotate;

import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How far one annotator is with a sample; clips are given by their places in it. */
final class Person {
  private static final int LONGEST_NAME = 60;

  /** Chosen or skipped. */
  final BitSet done = new BitSet();

  final BitSet chosen = new BitSet();
  private final Deque<Integer> steps = new ArrayDeque<>();
  private int turn;
  private @Nullable Integer open;

  /**
   * Returns a name as it is kept: in Unicode's normal form C, spaces single.
   *
   * @throws IllegalArgumentException if nothing is left or it is too long or not plain
   */
  static String name(String given) {
    String name = Normalizer.normalize(given, Normalizer.Form.NFC).strip().replaceAll("\\s+", " ");
    boolean plain =
        name.codePoints()
            .noneMatch(
                c ->
                    Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    if (name.isEmpty() || !plain || name.codePointCount(0, name.length()) > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "by must be a name of 1 to " + LONGEST_NAME + " characters without controls");
    }
    return name;
  }

  /** Returns a number that every step changes: a page that knows another one shows old things. */
  int turn() {
    return turn;
  }

  /** Returns the clip that is before the person; null where there is none. */
  @Nullable Integer open() {
    return open;
  }

  void show(@Nullable Integer place) {
    open = place;
  }

  /** Returns the clip of the last step that was not taken back; null where there is none. */
  @Nullable Integer lastStep() {
    return steps.peekLast();
  }

  void step(int place, boolean isChoice) {
    turn++;
    steps.remove(place);
    steps.addLast(place);
    done.set(place);
    chosen.set(place, isChoice);
    open = null;
  }

  /** Takes a step back and puts its clip before the person again. */
  void back(int place) {
    turn++;
    steps.remove(place);
    done.clear(place);
    chosen.clear(place);
    open = place;
  }
}
