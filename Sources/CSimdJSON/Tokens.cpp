#include "Tokens.h"

#include "CSimdJSON.h"

namespace tokens {

std::string_view trimmed(std::string_view token) {
  while (!token.empty() && isSpace(token.back())) token.remove_suffix(1);
  return token;
}

static size_t digits(std::string_view text, size_t from) {
  while (from < text.size() && isDigit(text[from])) from++;
  return from;
}

/// RFC 8259: -? (0 | [1-9][0-9]*) (.[0-9]+)? ([eE][+-]?[0-9]+)?
static bool isNumber(std::string_view text) {
  size_t place = !text.empty() && text[0] == '-' ? 1 : 0;
  size_t end = digits(text, place);
  if (end == place || (text[place] == '0' && end > place + 1)) return false;
  if (end < text.size() && text[end] == '.') {
    place = end + 1;
    end = digits(text, place);
    if (end == place) return false;
  }
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    place = end + 1;
    if (place < text.size() && (text[place] == '+' || text[place] == '-')) place++;
    end = digits(text, place);
    if (end == place) return false;
  }
  return end == text.size();
}

int scalarKind(std::string_view token) {
  if (token == "null") return ZG_JSON_NULL;
  if (token == "false") return ZG_JSON_FALSE;
  if (token == "true") return ZG_JSON_TRUE;
  return isNumber(token) ? ZG_JSON_NUMBER : -1;
}

bool hasSurrogate(std::string_view text) {
  for (size_t place = 0; place + 1 < text.size(); place++) {
    if (text[place] == '\xED' && (text[place + 1] & 0x20)) return true;
  }
  return false;
}

int digits(std::string_view text, size_t place, size_t count) {
  int number = 0;
  for (size_t index = place; index < place + count; index++) {
    if (!isDigit(text[index])) return -1;
    number = number * 10 + (text[index] - '0');
  }
  return number;
}

static int lengthOfMonth(int year, int month) {
  if (month == 2) return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

bool isDay(std::string_view text, int &year, int &month, int &day) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

bool isPlainID(std::string_view text) {
  for (char each : text) {
    if (each <= ' ' || each > '~') return false;
  }
  return !text.empty();
}

/// How many bytes the sequence at the beginning of `text` takes; 0 where it is not right.
static size_t sequenceLength(std::string_view text) {
  auto byte = [&](size_t place) { return static_cast<unsigned char>(text[place]); };
  unsigned char first = byte(0);
  if (first < 0x80) return 1;
  size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  for (size_t place = 1; place < length; place++) {
    if ((byte(place) & 0xC0) != 0x80) return 0;
  }
  if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) > 0x9F)) return 0;
  if ((first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) > 0x8F)) return 0;
  return length;
}

size_t validUTF8(std::string_view text) {
  size_t place = 0;
  while (place < text.size()) {
    size_t length = sequenceLength(text.substr(place));
    if (length == 0) return place;
    place += length;
  }
  return place;
}

}  // namespace tokens
