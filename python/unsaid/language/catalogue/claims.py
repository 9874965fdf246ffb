"""What can be wrong with a file of claims: the tests of a world."""

from .entry import CatalogueEntry

CLAIMS = (
    CatalogueEntry(
        "unknown-claim",
        "error",
        "No claim begins so",
        "A file of claims is made of statements that end with `;`. Each begins with the word that says what it is: "
        "`world`, `limits`, `story`, or a claim such as `sound`, `reach` or `never`.",
    ),
    CatalogueEntry(
        "bad-claim",
        "error",
        "A claim that cannot be read",
        "The first word of a statement says which others may follow it; the page of the language of claims has all of "
        "them.",
    ),
    CatalogueEntry(
        "unknown-in-claim",
        "error",
        "A claim about what there is not",
        "Acts, characters and endings are those of the world, by the names they have there; stories are those that the "
        "file of claims defines, before or after the claim.",
    ),
    CatalogueEntry(
        "claim-phrase",
        "error",
        "A condition that the world cannot read",
        "What is claimed of facts and minds is a condition in the language of the world, with its names.",
    ),
    CatalogueEntry(
        "same-story",
        "error",
        "Two stories of one name",
        "A claim names the story that it is about, so it could not say which was meant.",
    ),
)
