package org.reelgloss.gpu;

import java.util.concurrent.Semaphore;

/**
 * A device with what the models on it share: its memory, and as many slots as batches may run at a
 * time. Models that wait for a slot get it in turn.
 */
final class DeviceEngine {
  /** On a GPU one batch is prepared while another runs. */
  private static final int CUDA_SLOTS = 2;

  private final Device device;
  private final DeviceMemory memory;
  private final int slots;
  private final Semaphore free;

  DeviceEngine(Device device, int slots, long bytes) {
    this.device = device;
    this.slots = slots;
    this.memory = new DeviceMemory(device.toString(), bytes, System::nanoTime);
    this.free = new Semaphore(slots, true);
  }

  /** Returns a device as this machine has it. */
  static DeviceEngine of(Device device) {
    int slots = device.isCuda() ? CUDA_SLOTS : Runtime.getRuntime().availableProcessors();
    return new DeviceEngine(device, slots, Hardware.bytesForModels(device));
  }

  Device device() {
    return device;
  }

  DeviceMemory memory() {
    return memory;
  }

  int slots() {
    return slots;
  }

  /** Waits for a slot. */
  void enter() throws InterruptedException {
    free.acquire();
  }

  void leave() {
    free.release();
  }
}
