"""What all tests share: how long Hypothesis searches.

`HYPOTHESIS_PROFILE=thorough pytest` runs ten thousand examples of every property.
"""

import os

from hypothesis import HealthCheck, settings

# PyTorch reads it when it is imported. On a busy machine, two threads wait for each other at every
# small step, and the tests with models take several times as long as with one.
os.environ.setdefault("OMP_NUM_THREADS", "1")

settings.register_profile("fast", max_examples=50, deadline=None, derandomize=True)
settings.register_profile(
    "thorough",
    max_examples=10_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))
