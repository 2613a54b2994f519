package org.reelgloss.gpu.remote;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What downloads go by.
 *
 * @param log is told what happens, a line at a time
 * @param silence longest time without a byte before a connection is given up
 */
record DownloadSettings(
    Consumer<String> log, InstantSource clock, ChatClient.Pause pause, Duration silence) {}
