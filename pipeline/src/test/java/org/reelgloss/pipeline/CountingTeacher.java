package org.reelgloss.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.reelgloss.transforms.caption.ClipEvidence;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.caption.TeacherAnswer;
import org.reelgloss.transforms.caption.TeacherException;

/** A fake teacher that counts, by its name, how often it is asked; some names can be down. */
record CountingTeacher(String name) implements Teacher.Factory {
  private static final Map<String, AtomicInteger> ASKED = new ConcurrentHashMap<>();
  private static final Set<String> DOWN = ConcurrentHashMap.newKeySet();

  /** Makes teachers fail from now on, and no others. */
  static void down(String... names) {
    DOWN.clear();
    DOWN.addAll(List.of(names));
  }

  /** Returns how often a teacher was asked since this was last called, and forgets it. */
  static int asked(String name) {
    AtomicInteger count = ASKED.remove(name);
    return count == null ? 0 : count.get();
  }

  @Override
  public Teacher open() {
    return new Teacher() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String model() {
        return "counting/1";
      }

      @Override
      public TeacherAnswer caption(ClipEvidence clip) throws TeacherException {
        int count = ASKED.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
        if (DOWN.contains(name)) {
          throw new TeacherException("No answer");
        }
        return TeacherAnswer.success("squares,  said " + name + ", answer " + count, List.of());
      }

      @Override
      public void close() {}
    };
  }
}
