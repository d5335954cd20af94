// No exception may reach Swift: simdjson is told to return codes, the rest is caught below.
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "CSimdJSON.h"
#include "Tokens.h"

using simdjson::ondemand::array;
using simdjson::ondemand::document;
using simdjson::ondemand::field;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

struct zg_json_parser {
  simdjson::ondemand::parser parser;
  std::vector<zg_json_node> nodes;
  std::string padded;
};

namespace {

/// One reading of one text.
class Reading {
 public:
  Reading(zg_json_parser &owner, std::string_view text, zg_json_take take, void *context)
      : nodes(owner.nodes), whole(text), take(take), context(context) {}

  bool stopped = false;

  bool wholeObject(object root, size_t offset) {
    nodes.clear();
    return addObject(root, offset, 1) && give(-1);
  }

  bool memberByMember(object root, std::string_view list) {
    for (auto &&next : root) {
      field member;
      nodes.clear();
      if (std::move(next).get(member) || !addKey(member)) return false;
      std::string_view key(nodes[0].text, nodes[0].length);
      value content = member.value();
      if (key == list && first(content) == '[') {
        if (!elementByElement(content)) return false;
      } else if (!addValue(content, 2) || !give(-1)) {
        return false;
      }
    }
    return true;
  }

 private:
  std::vector<zg_json_node> &nodes;
  std::string_view whole;
  zg_json_take take;
  void *context;

  bool elementByElement(value content) {
    add(ZG_JSON_ARRAY, offsetOf(token(content)));
    array elements;
    if (content.get_array().get(elements) || !give(-1)) return false;
    long index = 0;
    for (auto &&next : elements) {
      value element;
      nodes.clear();
      if (std::move(next).get(element) || !addValue(element, 3) || !give(index++)) return false;
    }
    return true;
  }

  bool addValue(value content, int depth) {
    std::string_view source = token(content);
    if (source.empty()) return false;
    switch (source[0]) {
      case '{': {
        object members;
        return !content.get_object().get(members) && addObject(members, offsetOf(source), depth);
      }
      case '[': return addArray(content, offsetOf(source), depth);
      case '"': return addString(content, source);
      default: return addScalar(source);
    }
  }

  bool addObject(object members, size_t offset, int depth) {
    if (depth > ZG_JSON_MAX_DEPTH) return false;
    size_t place = nodes.size();
    add(ZG_JSON_OBJECT, offset);
    for (auto &&next : members) {
      field member;
      if (std::move(next).get(member) || !addKey(member) || !addValue(member.value(), depth + 1)) return false;
    }
    nodes[place].next = static_cast<uint32_t>(nodes.size());
    return true;
  }

  bool addArray(value content, size_t offset, int depth) {
    array elements;
    if (depth > ZG_JSON_MAX_DEPTH || content.get_array().get(elements)) return false;
    size_t place = nodes.size();
    add(ZG_JSON_ARRAY, offset);
    for (auto &&next : elements) {
      value element;
      if (std::move(next).get(element) || !addValue(element, depth + 1)) return false;
    }
    nodes[place].next = static_cast<uint32_t>(nodes.size());
    return true;
  }

  bool addKey(field &member) {
    const char *start = member.key().raw();
    size_t offset = static_cast<size_t>(start - whole.data());
    std::string_view text = whole.substr(offset, whole.find('"', offset) - offset);
    // A backslash before the first quote may have escaped it: only then is a copy needed.
    if (std::memchr(text.data(), '\\', text.size())) {
      if (member.unescaped_key().get(text) || tokens::hasSurrogate(text)) return false;
    }
    add(ZG_JSON_STRING, offset - 1, text);
    return true;
  }

  bool addString(value &content, std::string_view source) {
    // The token runs up to the next one, so its last byte that is no white space is the quote.
    std::string_view text = tokens::trimmed(source);
    if (text.size() < 2 || text.back() != '"') return false;
    text = text.substr(1, text.size() - 2);
    if (!std::memchr(text.data(), '\\', text.size())) {
      // Taken and thrown away: a string left unread would be taken for a key where `:` follows.
      simdjson::ondemand::raw_json_string raw;
      if (content.get_raw_json_string().get(raw)) return false;
    } else if (content.get_string().get(text) || tokens::hasSurrogate(text)) {
      return false;
    }
    add(ZG_JSON_STRING, offsetOf(source), text);
    return true;
  }

  bool addScalar(std::string_view source) {
    std::string_view text = tokens::trimmed(source);
    int kind = tokens::scalarKind(text);
    if (kind < 0) return false;
    add(static_cast<uint8_t>(kind), offsetOf(source), text);
    return true;
  }

  void add(uint8_t kind, size_t offset, std::string_view text = {}) {
    nodes.push_back(
        {text.data(), static_cast<uint32_t>(text.size()), static_cast<uint32_t>(offset),
         static_cast<uint32_t>(nodes.size() + 1), kind});
  }

  bool give(long index) {
    stopped = !take(context, nodes.data(), nodes.size(), index);
    return !stopped;
  }

  static std::string_view token(value &content) {
    return content.raw_json_token();
  }

  static char first(value &content) {
    std::string_view source = token(content);
    return source.empty() ? 0 : source[0];
  }

  size_t offsetOf(std::string_view source) const {
    return static_cast<size_t>(source.data() - whole.data());
  }
};

/// Whether the text was read to its end, without a mistake.
bool read(
    zg_json_parser &owner, simdjson::padded_string_view text, const char *list, Reading &reading) {
  document root;
  object members;
  if (owner.parser.iterate(text).get(root) || root.get_object().get(members)) return false;
  size_t offset = tokens::leadingSpace(std::string_view(text.data(), text.length()));
  bool isRead =
      list ? reading.memberByMember(members, list) : reading.wholeObject(members, offset);
  // The end is where there is no current location any more; this version has no other way to ask.
  return isRead && root.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

}  // namespace

const char *zg_json_version(void) { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }

zg_json_parser *zg_json_parser_new(void) { return new (std::nothrow) zg_json_parser; }

void zg_json_parser_free(zg_json_parser *parser) { delete parser; }

zg_json_result zg_json_read(
    zg_json_parser *parser, const char *bytes, size_t length, size_t capacity, const char *list,
    zg_json_take take, void *context) {
  try {
    if (length == 0) return {ZG_JSON_EMPTY, 0};
    if (capacity < length + ZG_JSON_PADDING) {
      parser->padded.reserve(length + ZG_JSON_PADDING);
      parser->padded.assign(bytes, length);
      bytes = parser->padded.data();
    }
    Reading reading(*parser, std::string_view(bytes, length), take, context);
    simdjson::padded_string_view text(bytes, length, length + ZG_JSON_PADDING);
    if (read(*parser, text, list, reading)) return {ZG_JSON_OK, length};
    if (reading.stopped) return {ZG_JSON_STOPPED, 0};
    zg_json_result mistake = zg_json_diagnose(bytes, length);
    return mistake.code == ZG_JSON_OK ? zg_json_result{ZG_JSON_MISPLACED, 0} : mistake;
  } catch (const std::bad_alloc &) {
    return {ZG_JSON_NO_MEMORY, 0};
  } catch (...) {
    return {ZG_JSON_MISPLACED, 0};
  }
}
