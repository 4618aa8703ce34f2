"""Animacy of names of unknown kind."""

from quoteattr.resolve.discourse.reading import read_discourse
from quoteattr.resolve.names.animacy import infer_people
from quoteattr.resolve.names.clustering import cluster_names
from quoteattr.schema.quote import SpeakerKind
from tests.golden import golden
from tests.parses import read_parse
from tests.scenes import attributions


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """Names that act or speak are people's, unless they are places' as well."""
    annotated = read_parse(given)
    discourse = read_discourse(annotated, attributions(annotated))
    names = cluster_names(discourse.mentions)

    (cluster,) = infer_people(discourse, names).clusters

    assert cluster.kind is SpeakerKind(expected)
    assert names.clusters[0].kind is SpeakerKind.UNKNOWN
