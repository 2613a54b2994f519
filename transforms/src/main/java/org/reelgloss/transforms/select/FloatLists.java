package org.reelgloss.transforms.select;

import java.util.ArrayList;
import java.util.List;

/** Vectors as records have them. */
final class FloatLists {
  private FloatLists() {}

  static List<Float> toList(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float value : vector) {
      list.add(value);
    }
    return list;
  }

  static float[] toArray(List<Float> list) {
    float[] vector = new float[list.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = list.get(i);
    }
    return vector;
  }
}
