package org.reelgloss.transforms.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what classical vision found into one English sentence. The same findings, the same one. */
final class VisionSentence {
  private VisionSentence() {}

  static String of(Optional<Subject> subject, Tones tones, CameraWork camera) {
    String sentence =
        subject
            .map(someone -> withSubject(someone, tones, camera))
            .orElseGet(() -> withoutSubject(scene(tones, camera), camera));
    return Sentences.capitalised(sentence) + ".";
  }

  private static String withSubject(Subject subject, Tones tones, CameraWork camera) {
    List<String> clauses = new ArrayList<>();
    CameraWords.clause(camera).ifPresent(clauses::add);
    trend(tones).ifPresent(verb -> clauses.add("the picture " + verb));
    String during = clauses.isEmpty() ? "" : " while " + String.join(" and ", clauses);
    String colours = tones.palette().map(words -> ", " + words).orElse("");
    if (!colours.isEmpty() && !during.isEmpty()) {
      colours += ",";
    }
    return subject.words() + circumstances(tones) + colours + during;
  }

  private static String circumstances(Tones tones) {
    String light =
        switch (tones.light()) {
          case DARK -> " in the dark";
          case DIM -> " in dim light";
          case BRIGHT -> " in bright light";
          case MEDIUM -> "";
        };
    return light
        + (tones.monochrome() ? " in black and white" : "")
        + (tones.contrast() ? " with strong contrast" : "");
  }

  private static String withoutSubject(String scene, CameraWork camera) {
    return switch (camera.move()) {
      case UNKNOWN -> scene;
      case SHAKY -> "a shaky camera shows " + scene;
      case LEFT, RIGHT, UP, DOWN -> CameraWords.moving(camera) + " over " + scene;
      case IN -> CameraWords.moving(camera) + " on " + scene;
      case OUT -> CameraWords.moving(camera) + " from " + scene;
      case STILL -> stillScene(scene, camera);
    };
  }

  private static String stillScene(String scene, CameraWork camera) {
    return switch (camera.activity()) {
      case UNKNOWN -> "a still camera shows " + scene;
      case NOTHING -> "a still picture of " + scene;
      case SOMETHING -> "something moves " + where(camera, scene) + " while the camera stays still";
      case MUCH -> "much of " + scene + " moves while the camera stays still";
    };
  }

  private static String where(CameraWork camera, String scene) {
    return switch (camera.side()) {
      case ANYWHERE -> "in " + scene;
      case LEFT -> "on the left of " + scene;
      case RIGHT -> "on the right of " + scene;
    };
  }

  /** Returns, for example, {@code a dim scene that is mostly brown and black and gets darker}. */
  private static String scene(Tones tones, CameraWork camera) {
    String light =
        switch (tones.light()) {
          case DARK -> "dark ";
          case DIM -> "dim ";
          case BRIGHT -> "bright ";
          case MEDIUM -> "";
        };
    List<String> clauses = new ArrayList<>();
    tones.palette().ifPresent(words -> clauses.add("is " + words));
    trend(tones).ifPresent(clauses::add);
    String noun =
        "a "
            + light
            + (tones.monochrome() ? "black-and-white " : "")
            + "scene"
            + (tones.contrast() ? " of strong contrast" : "");
    if (clauses.isEmpty() && noun.equals("a scene") && camera.equals(CameraWork.UNKNOWN)) {
      return "a scene in medium light";
    }
    return clauses.isEmpty() ? noun : noun + " that " + String.join(" and ", clauses);
  }

  private static Optional<String> trend(Tones tones) {
    return switch (tones.trend()) {
      case NONE -> Optional.empty();
      case DARKER -> Optional.of("gets darker");
      case BRIGHTER -> Optional.of("gets brighter");
    };
  }
}
