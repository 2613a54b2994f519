package org.reelgloss.gpu;

import java.io.Serializable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a model runs.
 *
 * @param index which GPU, as CUDA counts those that {@code CUDA_VISIBLE_DEVICES} shows; -1 is the
 *     CPU
 */
public record Device(int index) implements Serializable {
  /** The processor with all its cores. */
  public static final Device CPU = new Device(-1);

  private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,3})");

  public Device {
    if (index < -1) {
      throw new IllegalArgumentException("index must be at least -1, but was: " + index);
    }
  }

  /**
   * Returns the device of a name: {@code cpu} or {@code cuda:N}.
   *
   * @throws IllegalArgumentException if it is another one
   */
  public static Device parse(String name) {
    Matcher cuda = CUDA.matcher(name);
    if (cuda.matches()) {
      return new Device(Integer.parseInt(cuda.group(1)));
    }
    if (!name.equals("cpu")) {
      throw new IllegalArgumentException("device must be cpu or cuda:N, but was: " + name);
    }
    return CPU;
  }

  /** Returns whether this is a GPU. */
  public boolean isCuda() {
    return index >= 0;
  }

  @Override
  public String toString() {
    return isCuda() ? "cuda:" + index : "cpu";
  }
}
