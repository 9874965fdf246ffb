"""Words that anybody has, whatever they know: of manners, weather, kitchens and roads. They say nothing of a world.

``CORE`` is so common that no world's text makes it telling; ``SMALL_TALK`` is harmless unless a fact is made of it.
"""

from __future__ import annotations

from unsaid.telling.voice.words import stem, word_set


def _all(words: str) -> frozenset[str]:
    """The words of a list, and their stems."""
    plain = word_set(words)
    return plain | frozenset(map(stem, plain))


CORE = _all(
    """
    be have do say go come take give know think see look want tell ask put get make let keep find feel seem leave
    stand sit turn use try call need mean hear stay begin start stop like love hope wish believe suppose wonder
    remember forget understand care mind matter trouble talk speak answer listen wait help work live
    thing time day night morning evening year week month hour minute moment today tonight yesterday tomorrow way
    place side word name life man woman boy girl people person friend good bad well better best worse old young new
    little small big great large long short right wrong true sure hard easy own same other another sorry glad tired
    happy afraid angry sir madam mister yes no please thank thanks perhaps maybe course rather quite certainly
    really only just even still yet again never always often sometimes once twice first last enough much many
    lie lay far idea notice happen ought worth perfect view real lose somebody nobody everybody anybody
    thursday friday saturday sunday monday tuesday wednesday
    ll ve s d re m ca wo don didn wasn isn doesn shan t o clock am pm
    """
)

SMALL_TALK = _all(
    """
    water tea coffee cup glassful bread milk sugar fire range chair table bed kitchen house home room door step
    stairs yard road way gate hill village town mile weather rain wind snow sun winter summer spring autumn
    storm blow wet cold hot warm dark light dog cat bird horse hand eye face foot head heart elbow arm hair
    mother father sister brother daughter son child husband wife family neighbour guest master
    age trade business price coin money shoe coat apron dress world
    beautiful fine handsome tidy steep lovely nice kind pretty clean dirty dear poor rich busy quiet
    drink eat cook sleep rest walk run hurry cry laugh smile write read sing carry bring fetch mean
    angry hungry thirsty married ill sick healthy nervous upset ashamed proud lonely worry worried
    fault world end bit lot cup bottle plate spoon bowl soup fish meat dinner supper breakfast
    ordinary common particular useful interesting fond trust promise excuse pardon liar fool
    owe fast fit rule roof window wall floor garden tree river field bench corner lamp candle thread
    """
)

QUIET = word_set(
    "be is are was were am look seem sound have has had got keep may might can could must should want need ve re"
)
"""Verbs by which something may be said of others in anybody's words: that they look tired, or may sit down."""


INDEFINITE = word_set(
    """
    somebody someone something anybody anyone whoever everybody everyone one some people man woman gentleman other
    both whichever others few who what which whose
    """
)

FUTURE = word_set("will ll shall soon")
EARLIER = word_set("had already longer yet before since previously formerly ago then")

WEATHER = _all("rain snow wind storm weather winter summer spring autumn cold hot warm sun fog frost blow hard")

TODAY = word_set("tonight today yesterday tomorrow")
