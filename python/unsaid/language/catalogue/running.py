"""What shows only when a world is filled in with its entities, or set running."""

from .entry import CatalogueEntry

RUNNING = (
    CatalogueEntry(
        "same-action",
        "error",
        "Two definitions give the same act",
        "Two actions of one name overlap: some entities fit the parameters of both. A story names acts, so it could "
        "not say which was meant.",
    ),
    CatalogueEntry(
        "same-concern",
        "error",
        "Two definitions give somebody the same concern",
        "Two concerns of one name overlap: somebody has both. A reason names the concern it is for, so it could not "
        "say which was meant.",
    ),
    CatalogueEntry(
        "too-many-fluents",
        "error",
        "The properties come to too many fluents",
        "A property stands for one fluent for each combination of its parameters' entities. Together they are more "
        "than a world may have.",
    ),
    CatalogueEntry(
        "too-many-events",
        "error",
        "Actions and triggers come to too many events",
        "An action stands for one event for each combination of its parameters' entities that its precondition does "
        "not rule out from the start. Together they are more than a world may have.",
    ),
    CatalogueEntry(
        "too-many-conditions",
        "error",
        "Conditions and effects come to too many",
        "Quantifiers are spelled out for every entity, and quantifiers within quantifiers multiply.",
    ),
    CatalogueEntry(
        "trigger-cycle",
        "error",
        "Triggers never come to rest",
        "A trigger fires as long as its precondition holds, so its effect should end that, and no other trigger should "
        "bring it back for ever. Here the triggers come back to where they were.",
    ),
)
