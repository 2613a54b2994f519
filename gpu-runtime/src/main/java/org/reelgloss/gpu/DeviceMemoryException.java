package org.reelgloss.gpu;

/** There was no memory for a batch: a smaller one may do. */
final class DeviceMemoryException extends ModelException {
  private static final long serialVersionUID = 1L;

  DeviceMemoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
