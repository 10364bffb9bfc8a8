"""What the browser has to know to read a text as Python does: characters, words and numbers."""

from typing import Any

from servicefolio.search import (
    characters,
    patterns,
    postings,
    query,
    rank,
    spelling,
    tokens,
    volatile,
)


def agreed() -> dict[str, Any]:
    """Collect what both sides go by, as it is written into the index."""
    folding = characters.folding()
    return {
        "word": characters.word_class(),
        "ignored": characters.IGNORED,
        "unsegmented": characters.UNSEGMENTED,
        "folded": "".join(folding),
        "foldings": list(folding.values()),
        "joiners": tokens.JOINERS,
        "piece": tokens.PIECE,
        "quotes": tokens.QUOTATION_MARKS,
        "stopWords": sorted(tokens.STOP_WORDS),
        "programSigns": query.PROGRAM_SIGNS,
        "spokenNumber": query.SPOKEN_NUMBER,
        "moments": list(volatile.MOMENTS),
        "places": list(volatile.PLACES),
        "frame": volatile.FRAME,
        "blanks": rank.BLANKS,
        "numbers": {**_numbers_of_tokens(), **_numbers_of_queries(), **_numbers_of_ranking()},
    }


def _numbers_of_tokens() -> dict[str, int]:
    return {
        "longestCode": tokens.LONGEST_CODE,
        "highestRarity": postings.HIGHEST_RARITY,
        "shortestBeginning": spelling.SHORTEST_BEGINNING,
        "shortestSlip": spelling.SHORTEST_SLIP,
        "shortestDoubleSlip": spelling.SHORTEST_DOUBLE_SLIP,
        "mostEndings": spelling.MOST_ENDINGS,
        "mostSlips": spelling.MOST_SLIPS,
        "mostGuessed": spelling.MOST_GUESSED,
    }


def _numbers_of_queries() -> dict[str, int]:
    return {
        "longest": query.LONGEST,
        "full": query.FULL,
        "frame": query.FRAME,
        "place": query.PLACE,
        "moment": query.MOMENT,
        "part": query.PART,
        "pair": query.PAIR,
        "code": query.CODE,
        "name": query.NAME,
        "mostWords": query.MOST_WORDS,
        "mostOfMessage": query.MOST_OF_MESSAGE,
        "longestTitle": query.LONGEST_TITLE,
    }


def _numbers_of_ranking() -> dict[str, int]:
    return {
        "exactTitle": rank.EXACT_TITLE,
        "exactCode": rank.EXACT_CODE,
        "mentionedCode": rank.MENTIONED_CODE,
        "pattern": rank.PATTERN,
        "guess": rank.GUESS,
        "leastMatched": rank.LEAST_MATCHED,
        "leastShare": rank.LEAST_SHARE,
        "nearest": rank.NEAREST,
        "linesTried": rank.LINES_TRIED,
        "longestLine": patterns.LONGEST_LINE,
    }
