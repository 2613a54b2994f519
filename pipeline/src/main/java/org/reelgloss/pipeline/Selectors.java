package org.reelgloss.pipeline;

import java.nio.file.Path;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelBundle;
import org.reelgloss.transforms.select.EvidenceSelector;
import org.reelgloss.transforms.select.Selector;
import org.reelgloss.transforms.select.TwoTowerSelector;

/** Opens the selectors of bundles. */
public final class Selectors {
  private Selectors() {}

  /**
   * Returns what opens the selector of a bundle.
   *
   * @param bundle a folder
   * @param devices where it runs
   * @throws IllegalArgumentException if the folder is no bundle that can select, or a device cannot
   *     be used
   */
  public static Selector.Factory of(Path bundle, Devices devices) {
    devices.find();
    ModelBundle opened = ModelBundle.open(bundle);
    if (opened.kind() != ModelBundle.Kind.TWO_TOWER) {
      throw new IllegalArgumentException(
          "selector must be a two-tower bundle, but was a " + opened.kind() + ": " + bundle);
    }
    String folder = opened.folder().toString();
    return EvidenceSelector.isIn(opened)
        ? EvidenceSelector.factory(folder, devices)
        : TwoTowerSelector.factory(folder, devices);
  }
}
