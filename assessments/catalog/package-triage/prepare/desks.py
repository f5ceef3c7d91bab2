"""The organisation of this installation: which desks exist and how likely each is to own a text.

A classifier of sections is fitted to the real descriptions. The installation's secret decides the rest: how much each
word counts in that fit, which sections a desk was founded on, and which packages it took over since. The probability
of a desk depends on nothing but the text it is asked about.
"""

from typing import NamedTuple

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray
from scipy.special import softmax
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.preprocessing import normalize

DESKS = 24
SHARED_SECTIONS = 16
TAKEN_OVER = 100
WORD_SPREAD = 0.5
TAKEOVER_WEIGHT = 1.0
TEMPERATURE = 0.2
LEAST_SHARE = 0.5
CALIBRATION_STEPS = 200
WORD = r"[A-Za-z][A-Za-z0-9+#.-]*[A-Za-z0-9+#]"

Floats = NDArray[np.float64]


class Desks(NamedTuple):
    """Desks that own texts; rows of `owns` and `takeovers` are desks, in the order of `names`."""

    names: list[str]
    words: TfidfVectorizer
    gains: sp.dia_matrix
    sections: SGDClassifier
    owns: NDArray[np.bool_]
    takeovers: sp.csr_matrix
    shares: Floats

    def probabilities(self, texts: list[str]) -> Floats:
        """One row a text, one column a desk; each desk's mean over the texts is its share of all requests."""
        vectors = normalize(self.words.transform(texts) @ self.gains)
        of_section = self.sections.decision_function(vectors)
        founded = np.column_stack([of_section[:, owned].max(axis=1) for owned in self.owns])
        founded -= founded.mean(axis=0)
        taken = (vectors @ self.takeovers.T).toarray()
        taken = (taken - taken.mean(axis=0)) / taken.std(axis=0)
        scores = founded / founded.std() + TAKEOVER_WEIGHT * taken
        return calibrated(scores / scores.std(), self.shares)


def calibrated(scores: Floats, shares: Floats) -> Floats:
    """Softmax of the scores with one bias a desk, chosen so that the desks' means equal their shares."""
    biases = np.zeros(len(shares))
    for _ in range(CALIBRATION_STEPS):
        means = softmax((scores + biases) / TEMPERATURE, axis=1).mean(axis=0)
        biases += 0.5 * TEMPERATURE * np.log(shares / means)
    return softmax((scores + biases) / TEMPERATURE, axis=1)


def found(texts: list[str], sections: list[str], rng: np.random.Generator) -> Desks:
    """Draws an organisation and fits it to the real texts and their real sections."""
    words = TfidfVectorizer(sublinear_tf=True, min_df=20, stop_words="english", token_pattern=WORD)
    counted = words.fit_transform(texts)
    gains = sp.diags(np.exp(WORD_SPREAD * rng.standard_normal(counted.shape[1])))
    vectors = normalize(counted @ gains)
    classifier = SGDClassifier(loss="log_loss", alpha=2e-4, max_iter=12, tol=None, random_state=0)
    classifier.fit(vectors, sections)
    sizes = np.array([sections.count(section) for section in classifier.classes_])
    first, owns = deal(sizes, rng)
    names = ["-".join(classifier.classes_[owned]) for owned in first]
    history = rng.choice(len(texts), (DESKS, TAKEN_OVER))
    takeovers = sp.vstack([sp.csr_matrix(vectors[rows].sum(axis=0)) for rows in history]).tocsr()
    shares = LEAST_SHARE / DESKS + (1 - LEAST_SHARE) * rng.dirichlet(np.full(DESKS, 8.0))
    return Desks(names, words, gains, classifier, owns, takeovers, shares)


def deal(sizes: NDArray[np.int64], rng: np.random.Generator) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Deals every section to one desk, which is named after it, then the largest ones to a second desk."""
    first = np.zeros((DESKS, len(sizes)), dtype=bool)
    first[np.arange(len(sizes)) % DESKS, rng.permutation(len(sizes))] = True
    owns = first.copy()
    largest = np.argsort(-sizes, kind="stable")[:SHARED_SECTIONS]
    owns[rng.integers(DESKS, size=SHARED_SECTIONS), largest] = True
    return first, owns
