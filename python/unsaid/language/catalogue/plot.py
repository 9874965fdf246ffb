"""What is sound as a text, and cannot be meant as a story. Each of these can be turned off."""

from .entry import CatalogueEntry

PLOT = (
    CatalogueEntry(
        "goal-out-of-reach",
        "warning",
        "No act ever brings the goal about",
        "The author's utility never comes to more than it is at the start, whatever anybody does, so there is no "
        "story. `unsaid tell` says the same, and follows it back.",
    ),
    CatalogueEntry(
        "wants-nothing",
        "warning",
        "Somebody who acts wants nothing",
        "Whoever consents to an act needs a reason for it, and a reason is that something wanted comes of it. "
        "Somebody without a utility, or with one that never changes, never has any.",
    ),
    CatalogueEntry(
        "toothless-brake",
        "warning",
        "Something that should hold somebody back never does",
        "A norm or a secret that somebody cares for holds them back where an act would hurt it. Nothing that can come "
        "about, in any mind, ever changes this one, so that it is never weighed against anything.",
    ),
    CatalogueEntry(
        "never-set",
        "warning",
        "Nothing ever sets a property",
        "No statement of the start, no act, trigger or question sets this property, so it keeps the value that it "
        "has of itself. Conditions on it always hold, or never do.",
    ),
    CatalogueEntry(
        "never-read",
        "warning",
        "Nothing ever reads a property",
        "No condition, utility, concern or text asks for this property, and it has no words of its own, so that "
        "setting it makes no difference to anybody.",
    ),
    CatalogueEntry(
        "never-possible",
        "warning",
        "An act can never happen",
        "Its conditions hold in no state that can come about, and in no mind.",
    ),
    CatalogueEntry(
        "only-in-a-mind",
        "warning",
        "An act can happen only in a mind",
        "Somebody may believe its conditions to hold, so that the act has a place in plans, hopes and fears; in "
        "the world they never hold. Where that is meant, turn this off for the world.",
    ),
    CatalogueEntry(
        "endless-act",
        "warning",
        "An act can be done for ever and changes nothing",
        "Everybody sees it, it leaves its own condition as it was, and once it has been done, doing it again "
        "changes nothing. It stands in every menu for good, and makes searches longer.",
    ),
    CatalogueEntry(
        "never-told",
        "warning",
        "Words that are never told",
        "The act that they tell of never happens, the condition of the ending or closing never holds, or a closing "
        "before it is always told instead.",
    ),
    CatalogueEntry(
        "mistaken-outcome",
        "warning",
        "Somebody never learns what came of their act",
        "An effect hangs on something that its doer may be wrong about. In the doer's mind it then comes out the "
        "other way, and nothing else ever sets it or asks for it, so that the doer takes it so for good. Somebody "
        "who goes where nobody is believes to have met them.",
    ),
    CatalogueEntry(
        "unknowable-words",
        "warning",
        "Words tell what their side cannot know",
        "The words are told by somebody who never sees what they tell of; or they give away more than that side can "
        "ever come to believe: what they give away is said by a line `knows: …;` among them.",
    ),
    CatalogueEntry(
        "vain-search",
        "warning",
        "Somebody who holds `?` has nothing to look for",
        "`?` is a value with which nothing compares. Who holds it takes nothing to be possible, and so never has a "
        "reason to search. Who does not know something is open about it, and an act says what is learnt by it.",
    ),
    CatalogueEntry(
        "taken-to-know",
        "warning",
        "Somebody is taken to know what they are said not to know",
        "What is said of one mind says nothing of what others think of it: they take everybody to hold what they hold "
        "themselves. So they tell nobody what they take them to know. Either say what they think, or keep it secret.",
    ),
    CatalogueEntry(
        "perhaps-seen",
        "warning",
        "Whether an act is seen hangs on what somebody may not know",
        "Who cannot tell whether another has seen an act takes them to hold either what they held or what they would "
        "have seen, of each thing by itself. What they then make of each other may be wrong.",
    ),
    CatalogueEntry(
        "linked-facts",
        "warning",
        "What is learnt would tell something else, and does not",
        "Minds hold each thing by itself. That one hangs on another, or is alike, is not kept: who learns the one "
        "later does not tell the other by it. Let both be learnt, or have one thing in place of two.",
    ),
    CatalogueEntry(
        "looks-in-parts",
        "warning",
        "Somebody counts on several looks of another's to add up",
        "Who sees somebody look whether it is here, and later whether it is there, takes each look by itself to have "
        "told them, or not: that one place is left after all the others is not seen from outside.",
    ),
    CatalogueEntry(
        "held-alike",
        "warning",
        "What one holds does not show what another holds who held the same",
        "Two who knew something hold the same once it is changed behind their backs. Who is shown what the one holds "
        "does not see by that what the other does.",
    ),
)
