"""Small worlds that are served in the tests."""

WHISTLE = """
title "The Whistle";
entity Ann : character;
entity Tom : character;
property whistled() : boolean;
property sighed() : boolean;
property waved(c : character) : boolean;
property steps() : number;
action whistle(Tom) { effect: whistled(); consenting: Tom; observing(x : character): x == Tom; };
action sigh(Tom) { effect: sighed(); consenting: Tom; observing(x : character): x == Tom; };
action wave(c : character) { precondition: !waved(c); effect: waved(c); consenting: c; };
action step(c : character) { effect: steps() = steps() + 1; consenting: c; };
utility(): 0;
ending Enough { when: steps() > 3; title: "Enough"; nobody: "They have walked enough."; };
telling whistle(Tom) { Tom: "{I whistle} so that nobody hears it."; choice: "Whistle"; };
"""
"""Ann and Tom walk; Tom can whistle, or sigh, and Ann hears neither."""

ENDLESS = """
entity Ann : character;
property steps() : number;
action step(Ann) { effect: steps() = steps() + 1; consenting: Ann; };
action back(Ann) { effect: steps() = steps() - 1; consenting: Ann; };
utility(): if(2 * steps() == 7) 1 else 0;
utility(Ann): if(2 * steps() == 7) 1 else 0;
"""
"""There is always one more act, and never the half of one that the author waits for."""

PONDER = (
    "entity Ann : character; entity Bob : character;\n"
    + "".join(f"property p{n}(c : character) : boolean;\n" for n in range(14))
    + "".join(
        f"action flip{n}(c : character) {{ precondition: !p{n}(c); effect: p{n}(c); consenting: c; }};\n"
        f"action flop{n}(c : character) {{ precondition: p{n}(c); effect: !p{n}(c); consenting: c; }};\n"
        for n in range(14)
    )
    + "utility(): 0;\n"
    + "".join(
        f"utility({who}): if(" + " & ".join(f"p{n}(Ann) & p{n}(Bob)" for n in range(14)) + ") 1 else 0;\n"
        for who in ("Ann", "Bob")
    )
)
"""What Ann and Bob want takes twenty-eight acts, and there are as many to be thought of before each of them."""
