package org.reelgloss.transforms.caption;

import java.io.Serializable;

/** A fake teacher and its own factory. */
record Fake(String name, int concurrency, Answer answer) implements Teacher.Factory {
  Fake(String name, Answer answer) {
    this(name, 1, answer);
  }

  /** What the fake does when asked. */
  @FunctionalInterface
  interface Answer extends Serializable {
    TeacherAnswer to(ClipEvidence clip) throws TeacherException;
  }

  @Override
  public Teacher open() {
    return new Teacher() {
      @Override
      public String name() {
        return Fake.this.name();
      }

      @Override
      public String model() {
        return "fake/1";
      }

      @Override
      public int concurrency() {
        return Fake.this.concurrency();
      }

      @Override
      public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
        return answer.to(clip);
      }

      @Override
      public void close() {}
    };
  }
}
