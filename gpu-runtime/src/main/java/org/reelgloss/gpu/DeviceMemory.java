package org.reelgloss.gpu;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The memory of a device for the weights of models. A model that is used is loaded if it is not;
 * where there is no room, those that have not been used for the longest time and are not in use now
 * are put out. One for which there is more to do stays for {@value #STAY} times as long as its
 * loading took, ten seconds at most, so that models that do not fit together do not do nothing but
 * load; after that nobody begins to use it while another waits for room. Who waits is let in one
 * after the other. Safe for use by several threads at once.
 */
final class DeviceMemory {
  private static final int STAY = 10;
  private static final long LONGEST_STAY = TimeUnit.SECONDS.toNanos(10);

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
    IN,
    /** Of no use any more: put out when the last user leaves. */
    BROKEN
  }

  /** A tenant's place. Guarded by the memory. */
  static final class Place {
    private final Tenant tenant;
    private State state = State.OUT;
    private int users;
    private long lastUse;
    private long loadings;
    private long stayUntilNanos;

    private Place(Tenant tenant) {
      this.tenant = tenant;
    }
  }

  private final String device;
  private final long budget;
  private final LongSupplier clock;
  private final List<Place> places = new ArrayList<>();

  /** From those that wait for room, the first first, to how many threads do. */
  private final Map<Place, Integer> waiting = new LinkedHashMap<>();

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

  /** Returns bytes for all models together. */
  long budget() {
    return budget;
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
    enter(place, true);
  }

  /** Does the same, unless the model is not wanted any more before it could be; returns whether. */
  boolean enterIfWanted(Place place) throws IOException, ModelException, InterruptedException {
    return enter(place, false);
  }

  private boolean enter(Place place, boolean always)
      throws IOException, ModelException, InterruptedException {
    if (!claim(place, always)) {
      return false;
    }
    if (hasEntered(place)) {
      return true;
    }
    long began = clock.getAsLong();
    boolean loaded = false;
    try {
      place.tenant.load();
      loaded = true;
    } finally {
      settle(place, loaded, began);
    }
    return true;
  }

  /** Waits until the model can be used, or loaded by the caller; returns whether it is to be. */
  private synchronized boolean claim(Place place, boolean always) throws InterruptedException {
    waiting.merge(place, 1, Integer::sum);
    try {
      while (mustWait(place)) {
        if (!always && !place.tenant.isWanted()) {
          return false;
        }
        wait(millisToStay()); // Or until a use ends; 0 is for as long as that takes.
      }
    } finally {
      waiting.computeIfPresent(place, (unused, threads) -> threads == 1 ? null : threads - 1);
      notifyAll();
    }
    if (place.state == State.OUT) {
      used += place.tenant.bytes();
      place.state = State.LOADING;
    } else {
      begin(place);
    }
    return true;
  }

  private boolean mustWait(Place place) {
    return switch (place.state) {
      case LOADING, BROKEN -> true;
      case OUT -> !isFirst(place) || !makeRoom(place);
      case IN -> isOthersTurn(place);
    };
  }

  /** Returns whether nobody waits for room before it. */
  private boolean isFirst(Place place) {
    return waiting.keySet().stream().filter(other -> other.state == State.OUT).findFirst().get()
        == place;
  }

  /** Returns whether a loaded model has stayed for long enough while others wait for room. */
  private boolean isOthersTurn(Place place) {
    return clock.getAsLong() - place.stayUntilNanos >= 0
        && waiting.keySet().stream().anyMatch(other -> other.state == State.OUT);
  }

  private synchronized boolean hasEntered(Place place) {
    return place.state == State.IN || place.state == State.BROKEN;
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
      place.loadings++;
      place.stayUntilNanos = now + Math.min(LONGEST_STAY, STAY * (now - beganNanos));
      begin(place);
    } else {
      place.state = State.OUT;
      used -= place.tenant.bytes();
    }
    notifyAll();
  }

  /** Returns whether there is room now, after putting out what can be; if not, all stay. */
  private boolean makeRoom(Place wanted) {
    long missing = used + wanted.tenant.bytes() - budget;
    List<Place> victims = new ArrayList<>();
    for (Place idle : idle()) {
      if (missing > 0) {
        victims.add(idle);
        missing -= idle.tenant.bytes();
      }
    }
    if (missing > 0) {
      return false;
    }
    victims.forEach(this::putOut);
    return true;
  }

  /** Returns what may be put out, that first which has not been used for the longest time. */
  private List<Place> idle() {
    long now = clock.getAsLong();
    return places.stream()
        .filter(place -> place.state == State.IN && place.users == 0)
        .filter(place -> !place.tenant.isWanted() || now - place.stayUntilNanos >= 0)
        .sorted(Comparator.comparingLong((Place place) -> place.lastUse))
        .toList();
  }

  private void putOut(Place place) {
    place.state = State.OUT;
    used -= place.tenant.bytes();
    place.tenant.unload();
  }

  /** Returns which of its loadings a model that is in use is from. */
  synchronized long loading(Place place) {
    return place.loadings;
  }

  /** Ends a use. */
  synchronized void leave(Place place) {
    place.users--;
    if (place.users == 0 && place.state == State.BROKEN) {
      putOut(place);
    }
    notifyAll();
  }

  /**
   * Ends a use of a model that is of no use any more: its next use loads it anew.
   *
   * @param loading what was lost; a later one is left alone
   */
  synchronized void leaveForGood(Place place, long loading) {
    if (place.state == State.IN && place.loadings == loading) {
      place.state = State.BROKEN;
    }
    leave(place);
  }

  /** Returns how many models somebody waits for. */
  synchronized int waiting() {
    return waiting.size();
  }

  /** Makes those that wait look again whether they are wanted. */
  synchronized void wake() {
    notifyAll();
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
