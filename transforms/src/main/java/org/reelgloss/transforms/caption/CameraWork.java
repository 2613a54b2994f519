package org.reelgloss.transforms.caption;

import java.util.List;
import java.util.Optional;
import org.reelgloss.vision.PairMotion;

/**
 * What the camera does in a clip, and how much moves in front of it.
 *
 * @param move what most pairs of neighbouring frames agree on
 * @param pace how fast it does so
 * @param activity how much moves in front of a camera that stays still; UNKNOWN for any other
 * @param side where that is
 */
record CameraWork(Move move, Pace pace, Activity activity, Side side) {
  /** What a camera can do. */
  enum Move {
    UNKNOWN,
    STILL,
    SHAKY,
    LEFT,
    RIGHT,
    UP,
    DOWN,
    IN,
    OUT
  }

  /** How fast. */
  enum Pace {
    SLOW,
    MEDIUM,
    FAST
  }

  /** How much of the picture moves. */
  enum Activity {
    UNKNOWN,
    NOTHING,
    SOMETHING,
    MUCH
  }

  /** Where in the picture. */
  enum Side {
    ANYWHERE,
    LEFT,
    RIGHT
  }

  static final CameraWork UNKNOWN =
      new CameraWork(Move.UNKNOWN, Pace.MEDIUM, Activity.UNKNOWN, Side.ANYWHERE);

  private static final double STILL_SHIFT = 0.006;
  private static final double STILL_SCALE = 0.012;
  private static final double NOTICEABLE_PAIR = 0.008;
  private static final double NOTICEABLE_SHIFT = 0.08;
  private static final double NOTICEABLE_SCALE = 0.1;
  private static final double SHAKE = 0.012;

  /**
   * Judges the pairs of neighbouring frames of a clip.
   *
   * @param pairs empty where no common motion was found
   * @param seconds from the first frame to the last
   */
  static CameraWork of(List<Optional<PairMotion>> pairs, double seconds) {
    List<PairMotion> known = pairs.stream().flatMap(Optional::stream).toList();
    if (known.size() < 2 || 2 * known.size() < pairs.size()) {
      return UNKNOWN;
    }
    if (known.size() == pairs.size() && known.stream().allMatch(CameraWork::isStill)) {
      return still(known);
    }
    Drift right = Drift.of(known, PairMotion::right, NOTICEABLE_PAIR);
    Drift down = Drift.of(known, PairMotion::down, NOTICEABLE_PAIR);
    Drift growth = Drift.of(known, pair -> Math.log(pair.scale()), NOTICEABLE_PAIR);
    double covered = seconds * known.size() / pairs.size();
    if (growth.isSteady(NOTICEABLE_SCALE)
        && growth.size() > 0.7 * Math.max(right.size(), down.size())) {
      return moving(growth.sum() > 0 ? Move.IN : Move.OUT, growth.size() / covered);
    }
    if (right.isSteady(NOTICEABLE_SHIFT) && right.size() > 1.7 * down.size()) {
      return moving(right.sum() > 0 ? Move.LEFT : Move.RIGHT, right.size() / covered);
    }
    if (down.isSteady(NOTICEABLE_SHIFT) && down.size() > 1.7 * right.size()) {
      return moving(down.sum() > 0 ? Move.UP : Move.DOWN, down.size() / covered);
    }
    double travelled = right.travelled() + down.travelled();
    boolean shakes =
        travelled / known.size() > SHAKE && right.size() + down.size() < 0.4 * travelled;
    return shakes ? moving(Move.SHAKY, 0) : UNKNOWN;
  }

  private static boolean isStill(PairMotion pair) {
    return Math.abs(pair.right()) < STILL_SHIFT
        && Math.abs(pair.down()) < STILL_SHIFT
        && Math.abs(pair.scale() - 1) < STILL_SCALE;
  }

  private static CameraWork still(List<PairMotion> pairs) {
    double moving = pairs.stream().mapToDouble(PairMotion::moving).average().orElseThrow();
    if (moving < 0.003) {
      boolean never = pairs.stream().allMatch(pair -> pair.moving() < 0.003);
      Activity activity = never ? Activity.NOTHING : Activity.UNKNOWN;
      return new CameraWork(Move.STILL, Pace.MEDIUM, activity, Side.ANYWHERE);
    }
    double left = 0;
    double right = 0;
    for (PairMotion pair : pairs) {
      left += pair.moving() * pair.movingLeft() / (moving * pairs.size());
      right += pair.moving() * pair.movingRight() / (moving * pairs.size());
    }
    Activity activity = moving > 0.15 ? Activity.MUCH : Activity.SOMETHING;
    return new CameraWork(Move.STILL, Pace.MEDIUM, activity, side(left, right));
  }

  private static Side side(double left, double right) {
    if (left > 0.65) {
      return Side.LEFT;
    }
    return right > 0.65 ? Side.RIGHT : Side.ANYWHERE;
  }

  private static CameraWork moving(Move move, double perSecond) {
    Pace pace = Pace.MEDIUM;
    if (move != Move.SHAKY) {
      pace = perSecond < 0.12 ? Pace.SLOW : perSecond > 0.45 ? Pace.FAST : Pace.MEDIUM;
    }
    return new CameraWork(move, pace, Activity.UNKNOWN, Side.ANYWHERE);
  }
}
