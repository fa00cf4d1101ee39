"""Search index: folding of documents and the engine's backend."""
