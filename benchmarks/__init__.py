"""How well, and how fast, newsclean cleans: beside other tools, on pages whose article is known. Run ``python -m benchmarks``."""
