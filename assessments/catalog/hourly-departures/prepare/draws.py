"""Every random number of a pack, derived from the installation secret."""

import hashlib
import hmac

import numpy as np


class Draws:
    """Independent streams of random numbers and opaque ids, one for each named purpose."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def _digest(self, text: str) -> bytes:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).digest()

    def stream(self, purpose: str) -> np.random.Generator:
        return np.random.Generator(np.random.PCG64(int.from_bytes(self._digest(purpose), "big")))

    def opaque_ids(self, purpose: str, count: int, prefix: str) -> list[str]:
        """Distinct ids that say nothing about their position."""
        ids = [prefix + self._digest(f"{purpose}/{index}").hex()[:12] for index in range(count)]
        if len(set(ids)) != count:
            raise ValueError(f"two ids of {purpose} collide")
        return ids
