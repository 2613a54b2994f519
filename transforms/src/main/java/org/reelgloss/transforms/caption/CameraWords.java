package org.reelgloss.transforms.caption;

import java.util.Optional;

/** English for what the camera does. */
final class CameraWords {
  private CameraWords() {}

  /** Returns, for example, {@code the camera slowly pans to the left}; empty where unknown. */
  static Optional<String> clause(CameraWork camera) {
    return switch (camera.move()) {
      case UNKNOWN -> Optional.empty();
      case STILL -> Optional.of(still(camera));
      case SHAKY -> Optional.of("the camera shakes");
      case LEFT, RIGHT, UP, DOWN, IN, OUT -> Optional.of(moving(camera));
    };
  }

  /** Returns the clause of a camera that goes one way. */
  static String moving(CameraWork camera) {
    String pace =
        switch (camera.pace()) {
          case SLOW -> "slowly ";
          case MEDIUM -> "";
          case FAST -> "quickly ";
        };
    return "the camera " + pace + verb(camera.move());
  }

  private static String verb(CameraWork.Move move) {
    return switch (move) {
      case LEFT -> "pans to the left";
      case RIGHT -> "pans to the right";
      case UP -> "tilts up";
      case DOWN -> "tilts down";
      case IN -> "zooms in";
      case OUT -> "zooms out";
      case UNKNOWN, STILL, SHAKY ->
          throw new IllegalArgumentException("move must be one of one way, but was: " + move);
    };
  }

  private static String still(CameraWork camera) {
    return switch (camera.activity()) {
      case UNKNOWN -> "the camera stays still";
      case NOTHING -> "nothing moves";
      case MUCH -> "the camera stays still and much of the picture moves";
      case SOMETHING -> "the camera stays still and something moves" + side(camera.side());
    };
  }

  private static String side(CameraWork.Side side) {
    return switch (side) {
      case ANYWHERE -> "";
      case LEFT -> " on the left";
      case RIGHT -> " on the right";
    };
  }
}
