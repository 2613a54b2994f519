/**
 * Models that come over the network: behind a server that speaks the chat protocol of OpenAI (vLLM,
 * SGLang, Ollama, hosted ones), or as bundles that are fetched once. Knows nothing of Beam.
 */
@NullMarked
package org.reelgloss.gpu.remote;

import org.jspecify.annotations.NullMarked;
