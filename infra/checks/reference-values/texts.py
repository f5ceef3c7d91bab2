"""Metrics of texts: sacreBLEU, RapidFuzz, rouge_score, and the script of SQuAD."""

import collections
import re
import string

import numpy as np
from rapidfuzz.distance import Levenshtein
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU, CHRF, TER

from cases import Metric, Source, fixed, pick, rows

PLAIN = ("the a an cat dog fox sat on mat in is was it at over lazy quick brown jumps jumping jumped happy happily study studies "
         "running run runs nationalization relational good better best old new slow fast model models data learns learning").split()
AWKWARD = ("don't e-mail 1,000 3.14 , . ! ? ( ) \" naïve café Zürich U.S. 50% $5.00 a-b 2-3 x3 &amp; &quot; &lt;b&gt; <skipped> "
           "-- ' '' l'été 日本 語 テスト 😀 👩‍💻 ﬁne ß ẞ İstanbul ΣΑΣ ΟΔΟΣ K Å e\u0301 àa éa_the the’s a/b #tag @user …").split()
# What some languages take for white space and some do not.
SPACES = [" "] * 24 + ["  ", "\t", "\n", "\u00a0", "\u2009", "\u3000", "\u0085", "\u001c", "\r\n", "\u200b"]


def words(random, count):
    share = pick(random, [0, 0.1, 0.5])
    return [pick(random, AWKWARD if random.random() < share else PLAIN) for _ in range(count)]


def joined(random, parts):
    if not parts:
        return ""
    plain = random.random() < 0.7
    text = parts[0] + "".join((" " if plain else pick(random, SPACES)) + part for part in parts[1:])
    return pick(random, [text] * 8 + [f" {text}", f"{text} ", text.upper(), text.capitalize()])


def changed(random, parts):
    """Words left out, put in, replaced, and moved."""
    result = []
    for part in parts:
        draw = random.random()
        if draw < 0.08:
            continue
        result.append(words(random, 1)[0] if draw < 0.2 else part)
        if draw > 0.93:
            result += words(random, 1)
    if len(result) > 3 and random.random() < 0.6:
        start, size, target = random.integers(len(result), size=3)
        block = result[start : start + size % 5 + 1]
        rest = result[:start] + result[start + len(block) :]
        result = rest[:target] + block + rest[target:]
    return result


def random_corpus(random):
    count, streams = rows(random, 1, 2, 5, 12), pick(random, [1, 1, 1, 2, 3])
    hypotheses, references = [], [[] for _ in range(streams)]
    for _ in range(count):
        base = words(random, int(random.integers(0, 2) * random.integers(0, 40) + random.integers(1, 15)))
        hypotheses.append("" if random.random() < 0.03 else joined(random, changed(random, base)))
        for number, stream in enumerate(references):
            stream.append("" if random.random() < 0.02 else joined(random, base if number == 0 else changed(random, base)))
    return {"hypotheses": hypotheses, "references": references}, ["random"] + (["multi_ref"] if streams > 1 else [])


def corpus_edges(random):
    scenes = [
        ("the cat sat on the mat", "the cat sat on the mat", "perfect"),
        ("", "the cat", "empty_hyp"),
        ("the cat", "", "empty_ref"),
        ("the cat", "dog fox", "no_match"),
        ("Hello, World!", "hello world", "case_punct"),
        ("It's 3.14%, isn't it? (yes)", "It's 3.14%, is it not? (yes)", "tokenizer_13a"),
        ("日本 語 テスト", "日本 語 の テスト", "cjk"),
        ("a b c d e f g h", "e f g h a b c d", "shifted"),
        ("a a a a a a a", "a", "repeated"),
        ("well- \nknown", "well-known &quot;x&quot;", "tokenizer_13a"),
        ("1.5 2,000 3-4 a.b .5 5.", "1.5 2,000 3-4 a.b .5 5.", "tokenizer_13a"),
        ("\U0001f600\U0001f601", "\U0001f601\U0001f600", "code_points"),
        ("a", "a", "short"),
    ]
    return [({"hypotheses": [hypothesis], "references": [[reference]]}, [tag]) for hypothesis, reference, tag in scenes]


CORPUS = Source(corpus_edges, random_corpus)


def derived(change):
    """Inputs of another form made of a corpus."""
    def moved(scene):
        return change(scene[0]), scene[1]

    return Source(lambda random: [moved(scene) for scene in corpus_edges(random)], lambda random: moved(random_corpus(random)))


SEGMENT = derived(lambda inputs: {"hypothesis": inputs["hypotheses"][0], "references": [stream[0] for stream in inputs["references"]]})
TRANSCRIPT = derived(lambda inputs: {"hypotheses": inputs["hypotheses"], "references": inputs["references"][0]})


def bleu(inputs, _):
    found = BLEU().corpus_score(inputs["hypotheses"], inputs["references"])
    return {"score": found.score, "precisions": found.precisions, "bp": found.bp, "sys_len": found.sys_len, "ref_len": found.ref_len,
            "counts": found.counts, "totals": found.totals}


def sacrebleu(make):
    return lambda inputs, _: make().corpus_score(inputs["hypotheses"], inputs["references"]).score


def error_rate(units):
    def value(inputs, _):
        pairs = [(units(reference), units(hypothesis)) for reference, hypothesis in zip(inputs["references"], inputs["hypotheses"])]
        length = sum(len(reference) for reference, _ in pairs)
        return sum(Levenshtein.distance(*pair) for pair in pairs) / length if length else np.nan

    return value


ANSWERS = ["42 km", "42km", "New York", "New York City", "NYC", "U.S.A.", "USA", "The Eiffel Tower!", "eiffel tower", "a", "an the", "",
           "it is a dog", "the cat", "Cat.", "l'a", "éa", "the’s", "àa the", "a_the", "İ", "ΟΔΟΣ", "a\u00a0b", "“quoted”", "$5.00", "5"]


def random_answers(random):
    def answer(near=None):
        if near is not None and random.random() < 0.6:
            return joined(random, changed(random, near.split()))
        return pick(random, ANSWERS) if random.random() < 0.5 else joined(random, words(random, int(random.integers(1, 7))))

    prediction = answer()
    return {"prediction": prediction, "answers": [answer(prediction) for _ in range(int(random.integers(1, 4)))]}, []


def normalized(text):
    """normalize_answer of the evaluation script of SQuAD 1.1."""
    text = "".join(character for character in text.lower() if character not in set(string.punctuation))
    return " ".join(re.sub(r"\b(a|an|the)\b", " ", text).split())


def exact_match(prediction, answer):
    return float(normalized(prediction) == normalized(answer))


def token_f1(prediction, answer):
    found, wanted = normalized(prediction).split(), normalized(answer).split()
    same = sum((collections.Counter(found) & collections.Counter(wanted)).values())
    if same == 0:
        return 0.0
    precision, recall = same / len(found), same / len(wanted)
    return 2 * precision * recall / (precision + recall)


def best_answer(score):
    return lambda inputs, _: max(score(inputs["prediction"], answer) for answer in inputs["answers"])


def random_summary(random):
    base = words(random, int(random.integers(0, 30)))
    return {"target": joined(random, base), "prediction": joined(random, changed(random, base))}, []


def rouge(kind):
    def value(inputs, chosen):
        found = rouge_scorer.RougeScorer([kind], use_stemmer=chosen["use_stemmer"]).score(inputs["target"], inputs["prediction"])[kind]
        return {"precision": found.precision, "recall": found.recall, "fmeasure": found.fmeasure}

    return Metric(kind, "ext", "google rouge_score", Source(lambda random: [], random_summary), value, fixed(use_stemmer=[False, True]))


def text(name, reference, source, value, **parameters):
    return Metric(name, "ext", reference, source, value, fixed(**parameters))


ANSWER = Source(lambda random: [], random_answers)

ALL = [
    text("bleu", "sacrebleu BLEU().corpus_score", CORPUS, bleu,
         tokenize="13a", smooth="exp", max_order=4, lowercase=False, level="corpus"),
    text("bleu_sentence", "sacrebleu sentence_bleu", SEGMENT,
         lambda inputs, _: BLEU(effective_order=True).sentence_score(inputs["hypothesis"], inputs["references"]).score,
         tokenize="13a", smooth="exp", effective_order=True),
    text("chrf", "sacrebleu CHRF()", CORPUS, sacrebleu(CHRF), char_order=6, word_order=0, beta=2),
    text("chrf++", "sacrebleu CHRF(word_order=2)", CORPUS, sacrebleu(lambda: CHRF(word_order=2)), char_order=6, word_order=2, beta=2),
    text("ter", "sacrebleu TER()", CORPUS, sacrebleu(TER)),
    text("wer", "jiwer.wer definition, rapidfuzz Levenshtein", TRANSCRIPT, error_rate(str.split),
         aggregate="sum of edits / sum of reference words", tokenize="whitespace"),
    text("cer", "jiwer.cer definition", TRANSCRIPT, error_rate(list), unit="code point incl. spaces"),
    text("squad_exact_match", "SQuAD v1.1 script", ANSWER, best_answer(exact_match)),
    text("squad_f1", "SQuAD v1.1 script", ANSWER, best_answer(token_f1)),
    rouge("rouge1"),
    rouge("rouge2"),
    rouge("rougeL"),
]
