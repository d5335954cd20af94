#ifndef CSIMDJSON_TOKENS_H
#define CSIMDJSON_TOKENS_H

// What simdjson leaves to its user, and the scan for mistakes needs too.

#include <cstddef>
#include <string_view>

namespace tokens {

inline bool isSpace(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r';
}

inline bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }

inline size_t leadingSpace(std::string_view text) {
  size_t count = 0;
  while (count < text.size() && isSpace(text[count])) count++;
  return count;
}

/// The token without the white space behind it.
std::string_view trimmed(std::string_view token);

/// The kind of a number, `true`, `false` or `null`; -1 for anything else.
int scalarKind(std::string_view token);

/// Whether unescaped text holds half a surrogate pair, which simdjson 3.0 lets through.
bool hasSurrogate(std::string_view text);

/// The number of so many digits at `place`; -1 where they are none.
int digits(std::string_view text, size_t place, size_t count);

/// Whether a text is a day of the calendar, `2023-09-12`, and which.
bool isDay(std::string_view text, int &year, int &month, int &day);

/// Visible ASCII, as most ids are; of others the domain knows more.
bool isPlainID(std::string_view text);

/// The first byte that is not UTF-8, or the length.
size_t validUTF8(std::string_view text);

}  // namespace tokens

#endif
