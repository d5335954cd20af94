#include <cstdint>
#include <string_view>

#include "CSimdJSON.h"
#include "Tokens.h"

namespace {

/// A strict and slow walk over a text that simdjson has refused, to tell people where and why.
class Scan {
 public:
  explicit Scan(std::string_view text) : text(text) {}

  zg_json_result result() {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") return {ZG_JSON_BYTE_ORDER_MARK, 0};
    size_t valid = tokens::validUTF8(text);
    if (valid < text.size()) return {ZG_JSON_NOT_UTF8, valid};
    skipSpace();
    if (atEnd()) return {ZG_JSON_EMPTY, 0};
    if (text[place] != '{') return {ZG_JSON_NO_OBJECT, place};
    if (value(1)) {
      skipSpace();
      if (!atEnd()) fail(ZG_JSON_TRAILING);
    }
    return {code, code == ZG_JSON_OK ? text.size() : mistake};
  }

 private:
  std::string_view text;
  size_t place = 0;
  size_t mistake = 0;
  int code = ZG_JSON_OK;

  bool atEnd() const { return place >= text.size(); }

  void skipSpace() { place += tokens::leadingSpace(text.substr(place)); }

  bool fail(int reason) { return fail(reason, place); }

  bool fail(int reason, size_t at) {
    code = reason;
    mistake = at;
    return false;
  }

  bool value(int depth) {
    if (atEnd()) return fail(ZG_JSON_INCOMPLETE);
    switch (text[place]) {
      case '{': return nested('}', depth);
      case '[': return nested(']', depth);
      case '"': return string();
      default: return scalar();
    }
  }

  bool nested(char close, int depth) {
    if (depth > ZG_JSON_MAX_DEPTH) return fail(ZG_JSON_TOO_DEEP);
    place++;
    skipSpace();
    if (take(close)) return true;
    while (true) {
      skipSpace();
      if (close == '}' && !key()) return false;
      if (!value(depth + 1)) return false;
      skipSpace();
      if (take(close)) return true;
      if (atEnd()) return fail(ZG_JSON_INCOMPLETE);
      if (!take(',')) return fail(ZG_JSON_MISPLACED);
    }
  }

  bool key() {
    if (atEnd()) return fail(ZG_JSON_INCOMPLETE);
    if (text[place] != '"') return fail(ZG_JSON_MISPLACED);
    if (!string()) return false;
    skipSpace();
    if (atEnd()) return fail(ZG_JSON_INCOMPLETE);
    if (!take(':')) return fail(ZG_JSON_MISPLACED);
    skipSpace();
    return true;
  }

  bool take(char byte) {
    if (atEnd() || text[place] != byte) return false;
    place++;
    return true;
  }

  bool string() {
    size_t start = place++;
    while (!atEnd()) {
      unsigned char byte = static_cast<unsigned char>(text[place]);
      if (byte == '"') {
        place++;
        return true;
      }
      // A line that ends within a string has lost its quote; that is where to look.
      if (byte == '\n' || byte == '\r') return fail(ZG_JSON_UNCLOSED, start);
      if (byte < 0x20) return fail(ZG_JSON_CONTROL);
      if (byte == '\\') {
        if (!escape()) return fail(ZG_JSON_ESCAPE);
      } else {
        place++;
      }
    }
    return fail(ZG_JSON_UNCLOSED, start);
  }

  bool escape() {
    std::string_view rest = text.substr(place);
    if (rest.size() < 2) return false;
    if (rest[1] != 'u') {
      place += 2;
      return std::string_view("\"\\/bfnrt").find(rest[1]) != std::string_view::npos
          || (place -= 2, false);
    }
    int32_t unit = hexadecimal(rest);
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) return false;
    size_t length = 6;
    if (unit >= 0xD800 && unit < 0xDC00) {
      int32_t low = hexadecimal(rest.substr(6));
      if (low < 0xDC00 || low >= 0xE000) return false;
      length = 12;
    }
    place += length;
    return true;
  }

  /// The number in `\u0041`; -1 where there is none.
  static int32_t hexadecimal(std::string_view rest) {
    if (rest.size() < 6 || rest[0] != '\\' || rest[1] != 'u') return -1;
    int32_t number = 0;
    for (char digit : rest.substr(2, 4)) {
      size_t index = std::string_view("0123456789abcdefABCDEF").find(digit);
      if (index == std::string_view::npos) return -1;
      number = number * 16 + static_cast<int32_t>(index < 16 ? index : index - 6);
    }
    return number;
  }

  bool scalar() {
    size_t end = text.find_first_of(" \n\t\r,:[]{}\"", place);
    std::string_view token = text.substr(place, end == std::string_view::npos ? end : end - place);
    if (token.empty()) return fail(ZG_JSON_MISPLACED);
    if (tokens::scalarKind(token) < 0) {
      bool isNumeric = token[0] == '-' || tokens::isDigit(token[0]);
      return fail(isNumeric ? ZG_JSON_BAD_NUMBER : ZG_JSON_BAD_WORD);
    }
    place += token.size();
    return true;
  }
};

}  // namespace

zg_json_result zg_json_diagnose(const char *bytes, size_t length) {
  return Scan(std::string_view(bytes, length)).result();
}
