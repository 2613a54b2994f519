package org.reelgloss.transforms.caption;

import java.io.Serializable;

/**
 * Says what a clip shows or tells, in one English sentence. Used by as many threads at a time as
 * {@link #concurrency()} says, not always the same ones. Whoever opened it closes it.
 */
public interface Teacher extends AutoCloseable {
  /** Returns the name under which candidates are recorded, unique among the teachers of a run. */
  String name();

  /**
   * Returns model and version, as recorded beside every candidate; asked after each answer, for a
   * server may only tell then.
   */
  String model();

  /** Returns how many clips it answers for at a time, at least 1. */
  default int concurrency() {
    return 1;
  }

  /**
   * Answers for one clip, within seconds.
   *
   * @throws TeacherException if this teacher cannot answer for this clip, however often asked
   */
  TeacherAnswer caption(ClipEvidence clip) throws TeacherException;

  /** Gives back models and memory; does nothing when called again. */
  @Override
  void close();

  /** Opens teachers where they work; travels to the workers. */
  interface Factory extends Serializable {
    /** Returns the name that the opened teachers have. */
    String name();

    /** Opens a teacher; the caller closes it. */
    Teacher open();
  }
}
