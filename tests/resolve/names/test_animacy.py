"""Animacy of names of unknown kind."""

import pytest

from quoteattr.resolve.discourse.discourse import read_discourse
from quoteattr.resolve.names.animacy import infer_people
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.quote import SpeakerKind
from tests.scenes import attributions, story


@pytest.mark.parametrize(
    ("notation", "kind"),
    [
        ("Vestra|PROPN|2|nsubj ran|VERB|0|root .", SpeakerKind.PERSON),
        ("“ Rain . ” said|VERB|0|root Vestra|PROPN|5|nsubj .", SpeakerKind.PERSON),
        ("It|PRON|2|nsubj is|VERB|0|root in|ADP|4|case Vestra|PROPN|2|obl .", SpeakerKind.UNKNOWN),
        (
            "Vestra|PROPN|2|nsubj ran|VERB|0|root in|ADP|4|case Vestra|PROPN|2|obl .",
            SpeakerKind.UNKNOWN,
        ),
    ],
)
def test_infer_people(notation: str, kind: SpeakerKind) -> None:
    """Names that act or speak are people's, unless they are places' as well."""
    annotated = story(notation)
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions)

    (cluster,) = infer_people(discourse, names).clusters

    assert cluster.kind is kind
    assert names.clusters[0].kind is SpeakerKind.UNKNOWN
