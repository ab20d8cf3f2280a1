"""What people write short, or in several words for one, as it is put plainly before a question is taken apart: patterns, and what stands for them."""

from __future__ import annotations

CONTRACTIONS: tuple[tuple[str, str], ...] = (
    (r"(?<!\d)(?<!\d )%", " percent"),
    (r"\bw/o(?:ut)?\b", "without"),
    (r"\bbestselling\b", "best selling"),
    # who is new among those who come again is there for the first time, and nothing is sent back
    (r"\bnew (vs\.?|versus|against|and|or|/) (?:returning|repeat|recurring)\b", r"first time \1 repeat"),
    (r"\b(?:returning|repeat|recurring) (vs\.?|versus|against|and|or|/) new\b", r"repeat \1 first time"),
    (r"\bb/w\b", "between"),
    (r"\bw/\s?", "with "),
    (r"\b(?:can't|cannot)\b", "can not"),
    (r"\bx-?mas\b", "christmas"),
    # no bindings and no ways: `leather-bound books`, `in-bound calls`
    (
        r"\b(?!(?:in|out|hard|soft|half|leather|cloth|paper|spiral|comb|time|duty|house|snow|rate|cpu|io)-)(\w+)-bound (\w+s)\b",
        r"\2 bound for \1",
    ),
    (
        r"\bhow long (?:is|are|was|were) ((?:the |our |each |every )?(?:\w+ )?(?:queue|waiting list|wait list|waitlist|backlog)s?)\b",
        r"how many are in \1",
    ),
    (r"\bwon't\b", "do not"),
    (r"n't\b", " not"),
    (r"\b(best|top|highest|lowest|worst)[- ]rated\b", r"\1 rating"),
    (r"\b(\w+est|most|least|best|worst) (?:at|on)(?: the)? top\b", r"\1 first"),
    (r"\bco\. (?=[a-z])", "county "),
    (r"\b(?:fall|falls|falling|fell|come|comes|coming) due\b", "due"),
    (r"(?<=\w) (?-i:v)\.? (?=\w)", " vs "),
    (r"\bmins\b", "minutes"),
    (r"\b(?:wich|whcih|whihc|wihch|hwich|whitch)\b", "which"),
    (r"(?<=\d) ?min\b\.?", " minutes"),
    # lots may be rows, `how many lots of cod`
    (r"\b(?:an awful|a whole|quite a|a) lot\b(?: of\b)?", "many"),
    (r"\b(with|have|has|had|having|get|gets|got|made|makes?|does|did|do|see|sees|saw) lots of\b", r"\1 many"),
    (r"\bexcl\.", "excluding"),
    (r"\bincl\.", "including"),
    (r"\bhrs\b", "hours"),
    (r"(?<=\d) h\b", " hours"),
    (r"\bunhappiest\b", "least satisfied"),
    (r"\bhappiest\b", "most satisfied"),
    (r"\b(what|who|where|how|when|that|it|there|here)'s\b", r"\1 is"),
    (r"\b(i|we|you|they) mean\b", r"\1 say"),
    (r"\bno[-_ ]show(s?)\b", r"noshow\1"),
    (r"\bcross[- ]tab(?:ulation)?\b", "crosstab"),
    (r"\bsales ?people\b", "sales reps"),
    (r"\blook(s|ed|ing)? after\b", r"serve"),
    (r"\b(i|we|you|they|he|she|it|who)'(?:d|ll|ve|re|m)\b", r"\1"),
)
