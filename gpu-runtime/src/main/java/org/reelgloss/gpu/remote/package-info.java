/**
 * Models behind a server that speaks the chat protocol of OpenAI: vLLM, SGLang, Ollama, hosted
 * ones. Knows nothing of Beam.
 */
@NullMarked
package org.reelgloss.gpu.remote;

import org.jspecify.annotations.NullMarked;
