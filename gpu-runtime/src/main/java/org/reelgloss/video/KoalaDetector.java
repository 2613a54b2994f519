package org.reelgloss.video;

import java.util.Arrays;

/**
 * Changes of colour and structure by the rule that Koala-36M published. Frames are compared by
 * their {@link KoalaScore}. A pair of frames is said to change where its score is below 0, or where
 * the mean of the scores of it and its two neighbours is below 0.75 and below the usual by three
 * deviations. The usual is the mean of the middle five of such means of the eight pairs before, and
 * a deviation at least 0.2.
 *
 * <p>Means reach beyond the change; so a boundary is made of those pairs that are said to change,
 * or are neighbours of one that is, and whose own score is below 0.75. A shot has more than eight
 * frames.
 */
final class KoalaDetector implements ShotDetector {
  private static final double CHANGE = 0;
  private static final double DOUBTFUL = 0.75;
  private static final double LEAST_DEVIATION = 0.2;
  private static final int BEFORE = 8;
  private static final int MIDDLE_FROM = 1; // The middle 60 % of the eight, sorted:
  private static final int MIDDLE_TO = 6; // from 20 % on, up to 80 %.
  private static final int LEAST_SHOT = 9;
  private static final int LONGEST = 64;
  private static final int DECIDED_AFTER = 2;
  private static final int RING = 16;

  private final KoalaScore score = new KoalaScore();
  private final TransitionRuns runs = new TransitionRuns(LEAST_SHOT, LONGEST);
  private final double[] scores = new double[RING];
  private final double[] means = new double[RING];
  private final boolean[] changes = new boolean[RING];
  private final double[] usual = new double[BEFORE];
  private long newest = -1;

  @Override
  public void next(DetectorFrame frame, Findings findings) throws MediaException {
    newest = frame.index();
    double found = score.next(frame.scaled(KoalaScore.SIDE, KoalaScore.SIDE));
    if (newest == 0) {
      return;
    }
    scores[slot(newest)] = found;
    if (newest >= 2) {
      judge(newest - 1);
    }
    if (newest >= 3) {
      decide(newest - DECIDED_AFTER, findings);
    }
  }

  @Override
  public void finish(Findings findings) {
    if (newest >= 1) {
      judge(newest);
    }
    for (long pair = Math.max(1, newest - 1); pair <= newest; pair++) {
      decide(pair, findings);
    }
    runs.finish(findings);
  }

  /** Tells of a pair whether it is said to change; pairs are called by their second frame. */
  private void judge(long pair) {
    double own = scores[slot(pair)];
    boolean atAnEnd = pair == 1 || pair == newest;
    double mean = atAnEnd ? own : (scores[slot(pair - 1)] + own + scores[slot(pair + 1)]) / 3;
    means[slot(pair)] = mean;
    boolean drops = pair > BEFORE && mean < DOUBTFUL && isUnusual(pair, mean);
    changes[slot(pair)] = own < CHANGE || drops;
  }

  private boolean isUnusual(long pair, double mean) {
    for (int i = 0; i < BEFORE; i++) {
      usual[i] = means[slot(pair - BEFORE + i)];
    }
    Arrays.sort(usual);
    double sum = 0;
    for (int i = MIDDLE_FROM; i < MIDDLE_TO; i++) {
      sum += usual[i];
    }
    double middle = sum / (MIDDLE_TO - MIDDLE_FROM);
    double squares = 0;
    for (int i = MIDDLE_FROM; i < MIDDLE_TO; i++) {
      squares += (usual[i] - middle) * (usual[i] - middle);
    }
    double deviation = Math.sqrt(squares / (MIDDLE_TO - MIDDLE_FROM));
    return mean < middle - 3 * Math.max(LEAST_DEVIATION, deviation);
  }

  private void decide(long pair, Findings findings) {
    boolean said = changes[slot(pair)];
    said |= pair > 1 && changes[slot(pair - 1)];
    said |= pair < newest && changes[slot(pair + 1)];
    runs.next(pair, said && scores[slot(pair)] < DOUBTFUL, findings);
  }

  private static int slot(long pair) {
    return (int) (pair % RING);
  }

  @Override
  public long settled() {
    return runs.settled();
  }

  @Override
  public int delay() {
    return DECIDED_AFTER + runs.delay();
  }

  /** A neighbour's eight means before, the earliest of which needs a score and two frames. */
  @Override
  public int memory() {
    return BEFORE + 3;
  }

  @Override
  public void close() {
    score.close();
  }
}
