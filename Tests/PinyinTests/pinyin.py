"""Answers for the tests what pypinyin makes of texts: a JSON list of texts as the
argument, JSON as the answer.

`texts`: for each text, each of its characters with its reading in that context.
`readings`: for each character of GB2312 level 1 and of the texts, its first reading, and those that
at least ten phrases of the dictionary use.
"""

import json
import sys
from collections import Counter, defaultdict

from pypinyin import lazy_pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict


def toneless(reading):
    return to_normal(reading, v_to_u=False).replace("ê", "e")


def level_one():
    codes = [bytes([row, column]) for row in range(0xB0, 0xD8) for column in range(0xA1, 0xFF)]
    return {code.decode("gb2312") for code in codes[:3755]}


def readings_in_phrases():
    found = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, reading in zip(phrase, readings):
                found[character][toneless(reading[0])] += 1
    return found


def readings(texts):
    in_phrases = readings_in_phrases()
    return {
        character: sorted(
            {toneless(pinyin_dict[ord(character)].split(",")[0])}
            | {reading for reading, count in in_phrases[character].items() if count >= 10})
        for character in level_one() | set("".join(texts))
        if ord(character) in pinyin_dict
    }


texts = json.loads(sys.argv[1])
spelled = [list(zip(text, lazy_pinyin(text, errors=list), strict=True)) for text in texts]
json.dump({"texts": spelled, "readings": readings(texts)}, sys.stdout)
