"""Writes readings.c to standard output: what Chinese characters may be typed as.

Made from Debian's unicode-data 15.0 (Unihan); run as `python3 readings.py > readings.c`.
"""

import bz2
import unicodedata

FIRST, END = 0x3000, 0xA000  # what UTF-8 writes with the lead bytes E3 to E9
FOLDER = "/usr/share/unicode/Unihan_"
TONES = {"\u0300", "\u0301", "\u0304", "\u030c"}


def unihan(file, *keys):
    """Yields scalar, key and value of every row that has one of the keys."""
    with bz2.open(f"{FOLDER}{file}.txt.bz2", "rt", encoding="utf-8") as rows:
        for row in rows:
            if row.startswith("U+"):
                scalar, key, value = row.rstrip("\n").split("\t")
                if key in keys:
                    yield int(scalar[2:], 16), key, value


def toneless(reading):
    """`lǜ` as `lv`, and `ế` as `e`."""
    letters = unicodedata.normalize("NFD", reading.lower())
    plain = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    syllable = plain.replace("ü", "v").replace("ê", "e")
    assert syllable.isascii() and syllable.isalpha() and len(syllable) <= 6, reading
    return syllable


def readings_in(key, value):
    """`038.110:cháng 466.110:zhǎng`, `zhǎng(1879) cháng(1179)` or `zhǎng` as a list."""
    if key == "kTGHZ2013":
        return [r for place in value.split() for r in place.split(":")[1].split(",")]
    return [word.split("(")[0] for word in value.split()]


def spellings():
    """Every spelling of every character, in order; ü is typed as v, u or u:."""
    found = {ord("〇"): {"ling"}}  # not a character to Unihan, but one in dates
    for scalar, key, value in unihan("Readings", "kTGHZ2013", "kMandarin", "kHanyuPinlu"):
        for syllable in map(toneless, readings_in(key, value)):
            ways = {syllable} | {syllable.replace("v", way) for way in ("u", "u:")}
            found.setdefault(scalar, set()).update(ways)
    return {s: tuple(sorted(ways)) for s, ways in found.items() if FIRST <= s < END}


def simplifications():
    """Traditional characters, each with the one that is written for it today.

    A character of the 通用规范汉字表 stays itself, although it may also be written for another:
    覆 is not 复.
    """
    standard = {scalar for scalar, _, _ in unihan("Readings", "kTGHZ2013")}
    found = {}
    for scalar, _, value in unihan("Variants", "kSimplifiedVariant"):
        choices = [int(word[2:], 16) for word in value.split()]
        choices = [c for c in choices if FIRST <= c < END and c != scalar]
        if scalar not in standard and FIRST <= scalar < END and choices:
            found[scalar] = choices[0]
    for scalar in found:
        while found[scalar] in found:
            found[scalar] = found[found[scalar]]
    return found


def array(declaration, items, width):
    print(f"\nconst {declaration} = {{")
    for start in range(0, len(items), width):
        print("  " + " ".join(f"{item}," for item in items[start : start + width]))
    print("};")


def write():
    of_character = spellings()
    sets = [()] + sorted(set(of_character.values()))
    pool, rows = [], []
    for ways in sets:
        initials = sum(1 << (ord(letter) - ord("a")) for letter in {way[0] for way in ways})
        rows.append(f"{{0x{initials:X}, {len(pool)}, {len(ways)}}}")
        pool += [f'"{way}"' for way in ways]
    number = {ways: place for place, ways in enumerate(sets)}
    simplified = sorted(simplifications().items())
    traditional = sorted((to, of) for of, to in simplified)

    print("/* Made by readings.py from the Unihan database 15.0; see LICENSE-UNICODE.txt. */")
    print('#include "CPinyin.h"')
    array(
        "uint16_t pinyin_set_of[PINYIN_END - PINYIN_FIRST]",
        [number[of_character.get(scalar, ())] for scalar in range(FIRST, END)], 20)
    array("PinyinSet pinyin_sets[]", rows, 6)
    array("char pinyin_spellings[][8]", pool, 9)
    for name, pairs in ("simplified", simplified), ("traditional", traditional):
        rows = [f"{{0x{of:X}, 0x{to:X}}}" for of, to in pairs]
        array(f"PinyinVariant pinyin_{name}[]", rows, 6)
    print(f"\nconst int32_t pinyin_variant_count = {len(simplified)};")


write()
