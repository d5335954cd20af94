"""Prints WidthTable.swift: python3 widths.py > WidthTable.swift

Takes the Unicode data of Python 3.11 (Unicode 14, the same as glibc 2.36), and the few
departures of glibc's localedata/unicode-gen/utf8_gen.py from it.
"""
import unicodedata

GLIBC_WIDE = [*range(0x3248, 0x3250), *range(0x4DC0, 0x4E00)]
GLIBC_NARROW = [0xAD, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD]
JAMO = [*range(0x1160, 0x1200), *range(0xD7B0, 0xD7FC)]


def width(code):
    category = unicodedata.category(chr(code))
    if category in ("Cn", "Cs"):
        return None  # joins its neighbours, which keeps the tables short
    if code in GLIBC_WIDE:
        return 2
    if code in JAMO or category in ("Mn", "Me") or (category == "Cf" and code not in GLIBC_NARROW):
        return 0
    return 2 if unicodedata.east_asian_width(chr(code)) in "WF" else 1


def ranges(wanted):
    found, is_open = [], False
    for code in range(0x110000):
        if width(code) == wanted:
            if is_open:
                found[-1][1] = code
            else:
                found.append([code, code])
            is_open = True
        elif width(code) is not None:
            is_open = False
    return found


def table(name, wanted):
    print(f"let {name}: [UInt32] = [")
    pairs = [f"0x{first:X}, 0x{last:X}," for first, last in ranges(wanted)]
    for start in range(0, len(pairs), 5):
        print("  " + " ".join(pairs[start : start + 5]))
    print("]")


print("// Made by widths.py from Unicode 14 (East_Asian_Width W and F; Mn, Me, Cf and the vowels and")
print("// finals of Korean), as glibc 2.36 counts: first, last, first, last … of each range.")
print()
print("// swift-format-ignore")
table("wideRanges", 2)
print()
print("// swift-format-ignore")
table("zeroWidthRanges", 0)
