"""How the scorer's weights are learned: from pages with known truth, in one command with fixed seeds.

``python -m benchmarks.training`` trains both scorers and writes their weights into the package. Steps, in the order of the modules:
``samples`` (signals and labels of each block), ``learning`` (two passes of boosted trees, cross-validated by site), ``export`` (the
trees as JSON), ``report`` (what the scorer and each group of signals are worth on sites that it has not seen).

``python -m benchmarks.training.kinds`` then learns the kind of a page and the confidence in its text: ``outcomes`` (pages judged with
scores of sites not seen), ``regression``, ``kinds_report``.
"""
