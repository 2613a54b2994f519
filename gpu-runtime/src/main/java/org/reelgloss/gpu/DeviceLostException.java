package org.reelgloss.gpu;

/** The device failed and takes the loaded model with it: only loading anew can help. */
final class DeviceLostException extends ModelException {
  private static final long serialVersionUID = 1L;

  DeviceLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
