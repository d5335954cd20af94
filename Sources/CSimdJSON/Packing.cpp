#include <cstring>
#include <string_view>

#include "CSimdJSON.h"
#include "PackedWriter.h"
#include "Tokens.h"

namespace {

/// Writes one record; every function answers whether the value is as its shape says.
class Packing : private PackedWriter {
 public:
  Packing(const zg_json_node *nodes, uint8_t *packed, size_t room) : PackedWriter(nodes, packed, room) {}

  using PackedWriter::count, PackedWriter::isWhole;

  bool object(uint32_t place, const zg_shape &shape, uint32_t *offsets) {
    if (nodes[place].kind != ZG_JSON_OBJECT) return false;
    uint8_t *bitsPlace = next;
    uint64_t bits = 0;
    bytes(&bits, sizeof bits);
    uint32_t member = place + 1;
    uint32_t end = nodes[place].next;
    for (uint32_t row = 0; row < shape.inner_count; row++) {
      const zg_shape &field = shape.inner[row];
      if (offsets) offsets[row] = UINT32_MAX;
      if (member >= end || !isWord(nodes[member], field)) {
        if (field.is_required) return false;
        continue;
      }
      if (offsets) offsets[row] = static_cast<uint32_t>(count());
      bits |= uint64_t(1) << row;
      if (!value(member + 1, field)) return false;
      member = nodes[member + 1].next;
    }
    if (isWhole()) std::memcpy(bitsPlace, &bits, sizeof bits);
    return member >= end;
  }

 private:
  static bool isWord(const zg_json_node &node, const zg_shape &shape) {
    return node.length == shape.key_length
        && std::memcmp(node.text, shape.key, node.length) == 0;
  }

  /// `ledger` is what events about ledger.json call it.
  static bool isID(std::string_view text) { return tokens::isPlainID(text) && text != "ledger"; }

  bool value(uint32_t place, const zg_shape &shape) {
    const zg_json_node &node = nodes[place];
    switch (shape.kind) {
      case ZG_SHAPE_TEXT: return node.kind == ZG_JSON_STRING && text(node);
      case ZG_SHAPE_ID: return node.kind == ZG_JSON_STRING && isID(textOf(node)) && text(node);
      case ZG_SHAPE_FLAG: return flag(node);
      case ZG_SHAPE_DAY: return node.kind == ZG_JSON_STRING && day(textOf(node));
      case ZG_SHAPE_AMOUNT: return node.kind == ZG_JSON_NUMBER && amount(textOf(node));
      case ZG_SHAPE_COUNT: return node.kind == ZG_JSON_NUMBER && wholeNumber(textOf(node), shape);
      case ZG_SHAPE_CODE: return node.kind == ZG_JSON_STRING && code(node, shape);
      case ZG_SHAPE_OR_UNKNOWN: return orUnknown(place, shape);
      case ZG_SHAPE_LIST: return list(place, shape);
      case ZG_SHAPE_OBJECT: return object(place, shape, nullptr);
      default: return false;
    }
  }

  bool flag(const zg_json_node &node) {
    byte(node.kind == ZG_JSON_TRUE);
    return node.kind == ZG_JSON_TRUE || node.kind == ZG_JSON_FALSE;
  }

  /// Days since 1970-01-01 (Howard Hinnant's days_from_civil).
  bool day(std::string_view text) {
    int year, month, day;
    if (!tokens::isDay(text, year, month, day)) return false;
    int shifted = month > 2 ? year : year - 1;
    int era = shifted / 400;
    int yearOfEra = shifted - era * 400;
    int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    int32_t number = era * 146097 + dayOfEra - 719468;
    bytes(&number, sizeof number);
    return true;
  }

  /// Up to nine digits before the point and six behind it, as millionths.
  bool amount(std::string_view text) {
    bool isNegative = text[0] == '-';
    if (isNegative) text.remove_prefix(1);
    size_t point = text.find('.');
    std::string_view whole = text.substr(0, point);
    std::string_view decimals = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (whole.empty() || whole.size() > 9 || decimals.size() > 6) return false;
    if (point != std::string_view::npos && decimals.empty()) return false;
    int64_t high = tokens::digits(whole, 0, whole.size()), low = tokens::digits(decimals, 0, decimals.size());
    if (high < 0 || low < 0) return false;
    for (size_t place = decimals.size(); place < 6; place++) low *= 10;
    int64_t millionths = (high * 1000000 + low) * (isNegative ? -1 : 1);
    bytes(&millionths, sizeof millionths);
    return true;
  }

  bool wholeNumber(std::string_view text, const zg_shape &shape) {
    if (text.size() > 9) return false;
    int found = tokens::digits(text, 0, text.size());
    if (found < 0 || static_cast<uint32_t>(found) < shape.minimum) return false;
    number(static_cast<uint64_t>(found));
    return true;
  }

  bool code(const zg_json_node &node, const zg_shape &shape) {
    for (uint32_t place = 0; place < shape.inner_count; place++) {
      if (!isWord(node, shape.inner[place])) continue;
      byte(static_cast<uint8_t>(place));
      return true;
    }
    return false;
  }

  bool orUnknown(uint32_t place, const zg_shape &shape) {
    bool isKnown = nodes[place].kind != ZG_JSON_NULL;
    byte(isKnown);
    return !isKnown || value(place, shape.inner[0]);
  }

  bool list(uint32_t place, const zg_shape &shape) {
    if (nodes[place].kind != ZG_JSON_ARRAY) return false;
    uint32_t end = nodes[place].next;
    uint64_t items = 0;
    for (uint32_t item = place + 1; item < end; item = nodes[item].next) items++;
    // An empty list is left out when it is written; one that is there is told from it.
    if (items == 0) return false;
    number(items);
    for (uint32_t item = place + 1; item < end; item = nodes[item].next) {
      if (!value(item, shape.inner[0])) return false;
    }
    return true;
  }
};

}  // namespace

size_t zg_json_pack(
    const zg_json_node *nodes, const zg_shape *shape, uint8_t *packed, size_t room,
    uint32_t *offsets) {
  Packing packing(nodes, packed, room);
  return packing.object(0, *shape, offsets) && packing.isWhole() ? packing.count() : 0;
}
