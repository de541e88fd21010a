"""Thin adapters for engines that exist: they bring readers, workers and the shuffle, newsclean brings what happens to a document."""
