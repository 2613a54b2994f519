package org.reelgloss.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The memory of a device for the weights of models. A model that is used is loaded if it is not;
 * where there is no room, those that have not been used for the longest time and are not in use now
 * are put out. One for which there is more to do stays for at least {@value #STAY} times as long as
 * its loading took, so that models that do not fit together do not do nothing but load. Safe for
 * use by several threads at once.
 */
final class DeviceMemory {
  private static final int STAY = 10;

  /** What may be put out and loaded again. */
  interface Tenant {
    String name();

    /** Returns bytes of the weights. */
    long bytes();

    /** Returns whether there is something to do for it. */
    boolean isWanted();

    /** Loads the weights; called by one thread at a time, and only when they are not loaded. */
    void load() throws IOException, ModelException;

    /** Frees the weights; called by one thread at a time, and only when they are loaded. */
    void unload();
  }

  private enum State {
    OUT,
    LOADING,
    IN
  }

  /** A tenant's place. Guarded by the memory. */
  static final class Place {
    private final Tenant tenant;
    private State state = State.OUT;
    private int users;
    private long lastUse;
    private long stayUntilNanos;

    private Place(Tenant tenant) {
      this.tenant = tenant;
    }
  }

  private final String device;
  private final long budget;
  private final LongSupplier clock;
  private final List<Place> places = new ArrayList<>();
  private long used;
  private long uses;

  /**
   * Creates an empty memory.
   *
   * @param budget bytes
   * @param clock nanoseconds since any time
   */
  DeviceMemory(String device, long budget, LongSupplier clock) {
    this.device = device;
    this.budget = budget;
    this.clock = clock;
  }

  /** Returns bytes that no loaded model takes. */
  synchronized long free() {
    return budget - used;
  }

  /**
   * Gives a model a place, with nothing in it yet.
   *
   * @throws IllegalArgumentException if the device could not even hold it alone
   */
  synchronized Place add(Tenant tenant) {
    if (tenant.bytes() > budget) {
      throw new IllegalArgumentException(
          "%s needs %d MB, but %s has %d MB for models"
              .formatted(tenant.name(), tenant.bytes() >> 20, device, budget >> 20));
    }
    Place place = new Place(tenant);
    places.add(place);
    return place;
  }

  /**
   * Begins a use of a model, which stays loaded until {@link #leave}.
   *
   * @throws IOException if it had to be loaded and could not be read
   * @throws ModelException if it had to be loaded and cannot work
   */
  void enter(Place place) throws IOException, ModelException, InterruptedException {
    if (!claim(place)) {
      return;
    }
    long began = clock.getAsLong();
    boolean loaded = false;
    try {
      place.tenant.load();
      loaded = true;
    } finally {
      settle(place, loaded, began);
    }
  }

  /** Returns whether the caller must load it now; if not, it is loaded and has one user more. */
  private synchronized boolean claim(Place place) throws InterruptedException {
    while (place.state == State.LOADING || (place.state == State.OUT && !makeRoom(place))) {
      wait(millisToStay()); // Or until a use ends; 0 is for as long as that takes.
    }
    if (place.state == State.OUT) {
      used += place.tenant.bytes();
      place.state = State.LOADING;
      return true;
    }
    begin(place);
    return false;
  }

  private void begin(Place place) {
    place.users++;
    uses++;
    place.lastUse = uses;
  }

  /** Returns milliseconds until the next model has stayed for long enough; 0 if none has to. */
  private long millisToStay() {
    long now = clock.getAsLong();
    long soonest =
        places.stream()
            .filter(place -> place.state == State.IN)
            .mapToLong(place -> place.stayUntilNanos - now)
            .filter(left -> left > 0)
            .min()
            .orElse(0);
    return soonest == 0 ? 0 : TimeUnit.NANOSECONDS.toMillis(soonest) + 1;
  }

  private synchronized void settle(Place place, boolean loaded, long beganNanos) {
    if (loaded) {
      long now = clock.getAsLong();
      place.state = State.IN;
      place.stayUntilNanos = now + STAY * (now - beganNanos);
      begin(place);
    } else {
      place.state = State.OUT;
      used -= place.tenant.bytes();
    }
    notifyAll();
  }

  /** Returns whether there is room now, after putting out what can be. */
  private boolean makeRoom(Place wanted) {
    while (used + wanted.tenant.bytes() > budget) {
      Place victim = leastRecentlyUsed();
      if (victim == null) {
        return false;
      }
      putOut(victim);
    }
    return true;
  }

  private @Nullable Place leastRecentlyUsed() {
    Place least = null;
    long now = clock.getAsLong();
    for (Place place : places) {
      boolean stays = place.tenant.isWanted() && now - place.stayUntilNanos < 0;
      boolean idle = place.state == State.IN && place.users == 0 && !stays;
      if (idle && (least == null || place.lastUse < least.lastUse)) {
        least = place;
      }
    }
    return least;
  }

  private void putOut(Place place) {
    place.state = State.OUT;
    used -= place.tenant.bytes();
    place.tenant.unload();
  }

  /** Ends a use. */
  synchronized void leave(Place place) {
    place.users--;
    notifyAll();
  }

  /** Ends the last use of a model and frees it: its next use loads it anew. */
  synchronized void leaveForGood(Place place) throws InterruptedException {
    place.users--;
    notifyAll();
    while (place.users > 0) {
      wait();
    }
    if (place.state == State.IN) {
      putOut(place);
    }
  }

  /** Frees a model, after its last use, and its place. */
  synchronized void remove(Place place) throws InterruptedException {
    while (place.users > 0 || place.state == State.LOADING) {
      wait();
    }
    if (place.state == State.IN) {
      putOut(place);
    }
    places.remove(place);
    notifyAll();
  }
}
