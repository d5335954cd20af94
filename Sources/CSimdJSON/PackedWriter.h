#ifndef CSIMDJSON_PACKED_WRITER_H
#define CSIMDJSON_PACKED_WRITER_H

// The bytes that `Packer` of the domain writes, of what a text was parsed to. What there is no room
// for is not written.

#include <cstring>
#include <string_view>

#include "CSimdJSON.h"

class PackedWriter {
 public:
  PackedWriter(const zg_json_node *nodes, uint8_t *packed, size_t room)
      : nodes(nodes), start(packed), next(packed), end(packed + room) {}

  size_t count() const { return static_cast<size_t>(next - start); }
  bool isWhole() const { return !isFull; }

 protected:
  const zg_json_node *nodes;
  uint8_t *start;
  uint8_t *next;
  uint8_t *end;
  bool isFull = false;

  static std::string_view textOf(const zg_json_node &node) { return {node.text, node.length}; }

  void byte(uint8_t byte) {
    if (next < end) *next++ = byte;
    else isFull = true;
  }

  void bytes(const void *bytes, size_t count) {
    if (count <= static_cast<size_t>(end - next)) {
      std::memcpy(next, bytes, count);
      next += count;
    } else {
      isFull = true;
    }
  }

  void number(uint64_t number) {
    for (; number >= 0x80; number >>= 7) byte(static_cast<uint8_t>(number) | 0x80);
    byte(static_cast<uint8_t>(number));
  }

  bool text(const zg_json_node &node) {
    number(node.length);
    bytes(node.text, node.length);
    return true;
  }

  /// How many elements an array has; of an object, keys and values.
  uint32_t countOfChildren(uint32_t place) const {
    uint32_t children = 0;
    for (uint32_t child = place + 1; child < nodes[place].next; child = nodes[child].next) children++;
    return children;
  }

  /// A value of whatever kind.
  void anyValue(uint32_t place) {
    const zg_json_node &node = nodes[place];
    switch (node.kind) {
      case ZG_JSON_NULL: return byte(0);
      case ZG_JSON_FALSE: return byte(1);
      case ZG_JSON_TRUE: return byte(2);
      case ZG_JSON_NUMBER: byte(3); text(node); return;
      case ZG_JSON_STRING: byte(4); text(node); return;
      case ZG_JSON_ARRAY:
        byte(5);
        number(countOfChildren(place));
        for (uint32_t item = place + 1; item < node.next; item = nodes[item].next) anyValue(item);
        return;
      default:
        byte(6);
        members(place);
    }
  }

  /// The members of an object, whatever they are.
  void members(uint32_t place) {
    number(countOfChildren(place) / 2);
    for (uint32_t key = place + 1; key < nodes[place].next; key = nodes[key + 1].next) {
      text(nodes[key]);
      anyValue(key + 1);
    }
  }
};

#endif
