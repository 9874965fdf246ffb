"""A small transformer, trained on the processor in minutes. It reads the sentences of a story and the question; each
sentence becomes one vector (its words and its pairs of words, added up), and attention runs over these.

The same seed trains the same model. Masked, it is given sentences without who saw what, and in no order: what it then
gets right can be got right without knowing anybody's mind. Unmasked, the same model is given all, in order: what it
then gets right shows that it can learn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Any
from zlib import crc32

from unsaid.errors import UnsaidError
from unsaid.quiz.chance import Chance
from unsaid.quiz.item import Item
from unsaid.quiz.shortcuts.tokens import read

WORDS, SENTENCES, LONGEST = 1 << 12, 48, 100
WIDTH, HEADS, LAYERS, BATCH, RATE = 64, 4, 3, 64, 2e-3


def torch() -> Any:
    """The package that it is built with. Raises UnsaidError where it is missing."""
    try:
        import torch as found  # pyright: ignore[reportMissingImports]
    except ImportError as error:
        raise UnsaidError(
            "no-shortcuts", "--shortcuts wants packages that are not installed: pip install 'unsaid-stories[shortcuts]'"
        ) from error
    return found


@lru_cache(maxsize=1 << 16)
def number(word: str) -> int:
    """The number of a word, or of a pair; 0 is no word."""
    return 1 + crc32(word.encode()) % (WORDS - 1)


def row(words: list[str]) -> list[int]:
    """The numbers of words and of pairs of words, as many as a sentence has at most."""
    found = [number(word) for word in words]
    found += [number(f"{one} {other}") for one, other in zip(["|", *words], words, strict=False)]
    return found[:LONGEST]


def network(seed: int) -> Any:
    """The model, not yet trained."""
    nn, t = torch().nn, torch()
    t.set_num_threads(1)  # so small a model is not quicker on more, and comes out the same
    t.manual_seed(seed)

    class Net(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.words = nn.Embedding(WORDS, WIDTH, padding_idx=0)
            self.place = nn.Embedding(SENTENCES + 3, WIDTH)
            nn.init.normal_(self.words.weight, std=0.5)
            layer = nn.TransformerEncoderLayer(WIDTH, HEADS, 2 * WIDTH, 0.0, "gelu", batch_first=True, norm_first=True)
            self.over = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
            self.out = nn.Linear(WIDTH, 1)

        def forward(self, rows: Any, places: Any) -> Any:
            each = self.words(rows).sum(2) / 4
            hidden = self.over(each + self.place(places), src_key_padding_mask=~(rows > 0).any(2))
            return self.out(hidden[:, 1:3]).squeeze(-1)

    return Net()


class Reader:
    """The model with what it needs to be trained and asked."""

    def __init__(self, masked: bool, seed: int = 0) -> None:
        self.masked, self.chance = masked, Chance(f"reader/{seed}")
        self.net = network(seed)

    def tensors(self, items: list[Item]) -> tuple[Any, Any, Any]:
        """Items as numbers: the question, the choices, then the sentences; where each stands; and the answers."""
        t, rows, places, labels = torch(), [], [], []
        for item in items:
            seen = read(item, self.masked, self.chance)
            said = [seen.question, *seen.choices, *seen.sentences[:SENTENCES]]
            rows.append([row(words) for words in said])
            order = [0] * len(seen.sentences) if self.masked else list(range(len(seen.sentences)))
            places.append([0, 1, 1, *(place + 3 for place in order[:SENTENCES])])
            labels.append(seen.label)
        most, width = max(map(len, rows)), max(len(words) for said in rows for words in said)
        made = t.zeros(len(rows), most, width, dtype=t.int64)
        where = t.zeros(len(rows), most, dtype=t.int64)
        for at, (said, order) in enumerate(zip(rows, places, strict=True)):
            made[at, : len(said)] = t.tensor([words + [0] * (width - len(words)) for words in said])
            where[at, : len(order)] = t.tensor(order)
        return made, where, t.tensor(labels)

    def train(self, items: Iterator[Item], count: int) -> Iterator[tuple[int, float]]:
        """Trains on so many items; says now and then how many it has seen, and the share it got right of late."""
        t = torch()
        chosen = t.optim.AdamW(self.net.parameters(), RATE, weight_decay=0.01)
        seen, late = 0, 0.5
        while seen < count:
            rows, places, labels = self.tensors(list(islice(items, BATCH)))
            for group in chosen.param_groups:
                group["lr"] = RATE * min(1.0, seen / 5_000, 3 * (1 - seen / count) + 0.02)
            scores = self.net(rows, places)
            loss = t.nn.functional.cross_entropy(scores, labels)
            chosen.zero_grad()
            loss.backward()
            t.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
            chosen.step()
            late += 0.02 * (float((scores.argmax(1) == labels).float().mean()) - late)
            seen += len(labels)
            if seen // BATCH % 250 == 0:
                yield seen, late

    def choices(self, items: Iterable[Item]) -> Iterator[str]:
        """What it answers to each of some items."""
        left = iter(items)
        while some := list(islice(left, BATCH)):
            rows, places, _ = self.tensors(some)
            with torch().no_grad():
                picked = self.net(rows, places).argmax(1).tolist()
            for item, pick in zip(some, picked, strict=True):
                yield item.choices[pick]
