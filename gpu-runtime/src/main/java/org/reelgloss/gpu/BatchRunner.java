package org.reelgloss.gpu;

import java.util.List;

/**
 * Runs batches so that one input's failure is its own: a batch that fails is run again in halves,
 * down to the input that cannot be answered. Where every input can, alone, it was the size: for
 * want of memory, or because the model takes no more. Then later batches are smaller from the
 * start.
 */
final class BatchRunner<I, O> {
  private final String name;
  private final BatchSizer sizer;

  BatchRunner(String name, BatchSizer sizer) {
    this.name = name;
    this.sizer = sizer;
  }

  /**
   * Answers or fails each request.
   *
   * @return whether none failed
   * @throws DeviceLostException with the requests that are left neither answered nor failed
   */
  boolean run(BatchModel<I, O> model, List<Request<I, O>> batch) throws DeviceLostException {
    List<Request<I, O>> live = batch.stream().filter(request -> !request.isDone()).toList();
    if (live.isEmpty()) {
      return true;
    }
    try {
      answer(model, live);
      return true;
    } catch (DeviceLostException lost) {
      throw lost;
    } catch (DeviceMemoryException full) {
      sizer.wasTooLarge(live.size());
      return runHalves(model, live, full);
    } catch (OutOfMemoryError full) { // Of the memory for buffers, mostly: a smaller batch may do.
      sizer.wasTooLarge(live.size());
      return runHalves(model, live, new DeviceMemoryException(name + ": " + full, full));
    } catch (ModelException bad) {
      boolean onlyTogether = runHalves(model, live, bad);
      if (onlyTogether) {
        sizer.wasTooLarge(live.size());
      }
      return onlyTogether;
    } catch (RuntimeException | Error bug) {
      live.forEach(request -> request.fail(bug));
      return false;
    }
  }

  private void answer(BatchModel<I, O> model, List<Request<I, O>> live) throws ModelException {
    long began = System.nanoTime();
    List<O> answers =
        model.run(live.stream().map(Request::input).toList(), at -> live.get(at).isDone());
    long ended = System.nanoTime();
    if (answers.size() != live.size()) {
      throw new ModelException(
          name + " gave " + answers.size() + " answers for " + live.size() + " inputs");
    }
    sizer.ran(live.size(), ended - began);
    for (int i = 0; i < answers.size(); i++) {
      live.get(i).complete(answers.get(i), live.size(), began, ended);
    }
  }

  private boolean runHalves(BatchModel<I, O> model, List<Request<I, O>> live, ModelException cause)
      throws DeviceLostException {
    int half = live.size() / 2;
    if (half == 0) {
      live.get(0).fail(cause);
      return false;
    }
    boolean first = run(model, live.subList(0, half));
    boolean second = run(model, live.subList(half, live.size()));
    return first && second;
  }
}
