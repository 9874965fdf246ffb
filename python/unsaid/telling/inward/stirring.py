"""Inner lives as a telling asks for them: what stirred in whom after each act, and who can tell what somebody feels.

One's own feelings are one's own to tell. Of another's, a mind can tell what it saw shown, and takes it for felt until
it sees something else shown.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property

from unsaid.data.statements import Felt, Held
from unsaid.psyche.feelings import feelings, felt_at
from unsaid.psyche.feelings.recognition import recognised
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log
from unsaid.psyche.silence import owed
from unsaid.telling.inner import Stir

ALL = ("held", "overcome", "recognition", "silence", "feeling", "shown")


class Stirring:
    """The ``Psyche`` of a telling, over one course of acts.

    Only stirs of these ``sorts`` are looked for: those the world has words for; of what was ``overcome``, only acts of
    these names. A wish held back stirs once another act
    is done in its stead.
    """

    def __init__(self, log: Log, sorts: Collection[str] = ALL, overcome: Collection[str] = ()) -> None:
        self.log, self.sorts, self.overcome = log, sorts, overcome

    @cached_property
    def _felt(self) -> list[Felt]:
        return feelings(self.log)

    @cached_property
    def _stirs(self) -> dict[int, list[Stir]]:
        found: dict[int, list[Stir]] = {}
        looked = {
            "held": self._held,
            "overcome": self._overcome,
            "recognition": self._recognitions,
            "silence": self._silences,
            "feeling": self._feelings,
            "shown": self._show,
        }
        for sort in ALL:
            for step, stir in looked[sort]() if sort in self.sorts else ():
                found.setdefault(step, []).append(stir)
        return found

    def stirs(self, step: int) -> list[Stir]:
        """What stirred after act number ``step`` (the first is 1): wishes held back, silences, feelings, shows."""
        return self._stirs.get(step, [])

    def _held(self) -> list[tuple[int, Stir]]:
        actions = {action.name: action for action in self.log.world.ground.actions}
        said = [s for s in Holding(self.log).statements() if isinstance(s, Held)]
        return [(s.place + 1, Stir("held", s.who, actions[s.act].schema, actions[s.act].arguments)) for s in said]

    def _overcome(self) -> list[tuple[int, Stir]]:
        """Only acts that the world has words for are looked at: it takes time to say what somebody would have done."""
        ground, holding, found = self.log.world.ground, Holding(self.log), list[tuple[int, Stir]]()
        for place, act in enumerate(self.log.acts):
            action = ground.actions[act]
            if action.schema in self.overcome:
                stir = [
                    Stir("overcome", ground.characters[who], action.schema, action.arguments)
                    for who in holding.overcome(place)
                ]
                found += [(place + 1, one) for one in stir]
        return found

    def _recognitions(self) -> list[tuple[int, Stir]]:
        actions = self.log.world.ground.actions
        again = [(r.place + 1, r.who, actions[self.log.acts[r.done]]) for r in recognised(self.log)]
        return [(step, Stir("recognition", who, act.schema, act.arguments)) for step, who, act in again]

    def _silences(self) -> list[tuple[int, Stir]]:
        let_go = [debt for debt in owed(self.log) if debt.how == "breached" and debt.place is not None]
        return [((d.place or 0) + 1, Stir("silence", d.who, d.question, whom=d.to)) for d in let_go]

    def _feelings(self) -> list[tuple[int, Stir]]:
        return [(f.place + 1, Stir("feeling", f.who, f.feeling)) for f in self._felt if f.place is not None]

    def _show(self) -> list[tuple[int, Stir]]:
        names = self.log.world.ground.characters
        return [(place + 1, Stir("shown", names[who], shown)) for place, who, shown, _ in self._shows]

    @cached_property
    def _shows(self) -> list[tuple[int, int, str, tuple[int, ...]]]:
        """What was shown: place, by whom, what, and who saw it."""
        shows = {speech.action: speech.shows for speech in self.log.inner.speech}
        return [(e.place, who, shown, e.observers) for e in self.log.entries for who, shown in shows.get(e.act, ())]

    def feels(self, step: int, mind: str, who: str, feeling: str) -> bool:
        """Whether somebody has a feeling when ``step`` acts are done, as far as a mind can tell."""
        if mind == who:
            return any(f.feeling == feeling for f in felt_at(self._felt, step - 1 if step else None, who))
        names = self.log.world.ground.characters
        seen = [
            shown
            for place, shower, shown, observers in self._shows
            if place < step and names[shower] == who and names.index(mind) in observers
        ]
        return bool(seen) and seen[-1] == feeling
