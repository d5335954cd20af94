#ifndef CPINYIN_H
#define CPINYIN_H

#include <stdint.h>

/* Constant tables, made by readings.py. They are C so that they are mapped with the program and
   cost nothing at its start. */

/* The characters that the tables know. */
#define PINYIN_FIRST 0x3000
#define PINYIN_END 0xA000

/* What a character may be typed as. */
typedef struct {
  /* The letters that a spelling begins with: bit 0 is a. */
  uint32_t initials;
  /* Where its spellings are, and how many. */
  uint16_t first;
  uint16_t count;
} PinyinSet;

/* A character, and another that is written for it. */
typedef struct {
  uint16_t of;
  uint16_t to;
} PinyinVariant;

extern const uint16_t pinyin_set_of[PINYIN_END - PINYIN_FIRST];
extern const PinyinSet pinyin_sets[];
extern const char pinyin_spellings[][8];
/* Traditional to simplified, and the same turned round; each in order. */
extern const PinyinVariant pinyin_simplified[];
extern const PinyinVariant pinyin_traditional[];
extern const int32_t pinyin_variant_count;

/* Swift has no way to index a C array of unknown or great length. */

/* `scalar` is at least PINYIN_FIRST and below PINYIN_END. */
static inline PinyinSet pinyin_set(uint32_t scalar) {
  return pinyin_sets[pinyin_set_of[scalar - PINYIN_FIRST]];
}

/* A spelling as its letters, the first in the lowest byte, filled up with zeros. */
static inline uint64_t pinyin_spelling(uint16_t place) {
  uint64_t letters = 0;
  for (int byte = 7; byte >= 0; byte--) {
    letters = letters << 8 | (uint8_t)pinyin_spellings[place][byte];
  }
  return letters;
}

static inline PinyinVariant pinyin_simplified_at(int32_t place) { return pinyin_simplified[place]; }
static inline PinyinVariant pinyin_traditional_at(int32_t place) { return pinyin_traditional[place]; }

#endif
