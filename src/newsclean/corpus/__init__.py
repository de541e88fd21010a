"""Many documents: read from files of any format, cleaned on all cores, written so that nothing is lost.

``run.py`` shows the whole way: readers give documents in a fixed order, children clean them, results come back in the same
order and are written in chunks, each of which is durable before the next begins.
"""
