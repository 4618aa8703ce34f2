"""Count repeated ids, in eight bytes for each document."""

from array import array

import attrs
import numpy as np

_BITS = 2**64 - 1


@attrs.define
class Ids:
    """The ids of a corpus, as hashes of 64 bits: among a million, a collision is very unlikely."""

    _hashes: "array[int]" = attrs.field(factory=lambda: array("Q"))

    def add(self, value: object) -> None:
        """Count the id of a document; None is no id."""
        if value is not None:
            self._hashes.append(hash(str(value)) & _BITS)

    @property
    def repeated(self) -> int:
        """Number of documents with the id of an earlier one."""
        hashes = np.frombuffer(self._hashes, dtype=np.uint64)
        return len(hashes) - len(np.unique(hashes))
