#include <cstring>
#include <string_view>

#include "CSimdJSON.h"
#include "PackedWriter.h"
#include "Tokens.h"

namespace {

/// Writes one event; every function answers whether the line is as this program writes it.
class EventPacking : private PackedWriter {
 public:
  EventPacking(const zg_json_node *nodes, uint8_t *packed, size_t room)
      : PackedWriter(nodes, packed, room) {}

  using PackedWriter::count, PackedWriter::isWhole;

  uint32_t seq = 0;

  bool event() {
    uint8_t *traits = next;
    byte(0);
    if (!take("seq") || !positive(value)) return false;
    seq = lastNumber;
    if (!take("at") || !isString() || !isInstant(textOf(nodes[value])) || !text(nodes[value])) return false;
    if (!take("by") || !isString() || !text(nodes[value])) return false;
    if (!take("op") || !isString() || !text(nodes[value])) return false;
    op = textOf(nodes[value]);
    if (!take("item") || !isString() || !tokens::isPlainID(textOf(nodes[value])) || !text(nodes[value])) return false;
    uint8_t *parts = next;
    byte(0);
    // What is written to later has its place.
    if (!isWhole()) return false;
    if (take("step")) {
      *parts |= hasStep;
      if (!positive(value)) return false;
    }
    if (!answers()) return false;
    if (take("origin")) {
      *parts |= hasOrigin;
      if (!isString() || !text(nodes[value])) return false;
    }
    if (!edit() || !rest(*parts)) return false;
    *traits = this->traits();
    return true;
  }

 private:
  enum : uint8_t { hasStep = 1, hasOrigin = 2, hasNote = 4 };

  /// The next member's key, and the value of the one that was taken last.
  uint32_t member = 1;
  uint32_t value = 0;
  uint32_t set = 0;
  uint32_t was = 0;
  uint32_t lastNumber = 0;
  std::string_view op;
  bool isAnswer = false;

  /// Takes the next member if it has this key.
  bool take(std::string_view key) {
    if (member >= nodes[0].next || textOf(nodes[member]) != key) return false;
    value = member + 1;
    member = nodes[value].next;
    return true;
  }

  bool isString() const { return nodes[value].kind == ZG_JSON_STRING; }

  bool positive(uint32_t place) {
    std::string_view text = textOf(nodes[place]);
    if (nodes[place].kind != ZG_JSON_NUMBER || text.size() > 9) return false;
    int found = tokens::digits(text, 0, text.size());
    if (found < 1) return false;
    lastNumber = static_cast<uint32_t>(found);
    number(static_cast<uint64_t>(found));
    return true;
  }

  /// `2023-09-12T10:32:05+08:00`, or with `Z`; of others the domain knows more.
  static bool isInstant(std::string_view text) {
    int year, month, day;
    if (text.size() < 20 || !tokens::isDay(text.substr(0, 10), year, month, day)) return false;
    auto isPair = [&](size_t place, int end) {
      int found = tokens::digits(text, place, 2);
      return found >= 0 && found < end;
    };
    if (text[10] != 'T' || text[13] != ':' || text[16] != ':') return false;
    if (!isPair(11, 24) || !isPair(14, 60) || !isPair(17, 60)) return false;
    if (text.size() == 20) return text[19] == 'Z';
    bool hasOffset = text.size() == 25 && (text[19] == '+' || text[19] == '-') && text[22] == ':';
    return hasOffset && isPair(20, 24) && isPair(23, 60);
  }

  bool answers() {
    if (!take("of")) {
      number(0);
      return true;
    }
    if (nodes[value].kind != ZG_JSON_ARRAY) return false;
    uint32_t count = countOfChildren(value);
    number(count);
    isAnswer = count > 0 && (op == "undo" || op == "redo");
    for (uint32_t item = value + 1; item < nodes[value].next; item = nodes[item].next) {
      if (!positive(item)) return false;
    }
    return true;
  }

  bool edit() {
    if (!take("set") || !isDistinct(value)) return false;
    set = value;
    members(set);
    if (!take("was") || !isDistinct(value)) return false;
    was = value;
    members(was);
    return true;
  }

  bool rest(uint8_t &parts) {
    if (take("note")) {
      parts |= hasNote;
      if (!isString() || !text(nodes[value])) return false;
    }
    return take("prev") && isString() && take("hash") && isString() && member >= nodes[0].next;
  }

  /// Whether it is an object whose keys each stand once; one with very many is left to others, and
  /// so are keys that are not ASCII: é and e with an accent are two texts, and one key.
  bool isDistinct(uint32_t place) const {
    if (nodes[place].kind != ZG_JSON_OBJECT || countOfChildren(place) > 128) return false;
    for (uint32_t key = place + 1; key < nodes[place].next; key = nodes[key + 1].next) {
      for (unsigned char byte : textOf(nodes[key])) {
        if (byte >= 0x80) return false;
      }
      for (uint32_t other = place + 1; other < key; other = nodes[other + 1].next) {
        if (textOf(nodes[key]) == textOf(nodes[other])) return false;
      }
    }
    return true;
  }

  /// The value of a key of an object; 0 where it has none.
  uint32_t find(uint32_t place, std::string_view wanted) const {
    for (uint32_t key = place + 1; key < nodes[place].next; key = nodes[key + 1].next) {
      if (textOf(nodes[key]) == wanted) return key + 1;
    }
    return 0;
  }

  bool isEmpty(uint32_t place) const { return nodes[place].next == place + 1; }

  uint8_t traits() const {
    uint8_t traits = 0;
    bool isAddition = isEmpty(was) && find(set, "id");
    if (isAddition) traits |= ZG_EVENT_ADDITION;
    if (isEmpty(set) && find(was, "id")) traits |= ZG_EVENT_REMOVAL;
    uint32_t status = find(set, "status");
    bool isDone = status && nodes[status].kind == ZG_JSON_STRING && textOf(nodes[status]) == "done";
    if (isDone && !isAnswer && !isAddition) traits |= ZG_EVENT_REPORT;
    for (const char *key : {"stage", "status", "track", "change", "issue", "policies"}) {
      if (find(set, key) || find(was, key)) traits |= ZG_EVENT_LANES;
    }
    if (isAnswer) traits |= ZG_EVENT_ANSWER;
    if (op == "sync.conflict") traits |= ZG_EVENT_CONFLICT;
    return traits;
  }
};

struct Target {
  uint8_t *packed;
  size_t room;
  size_t count;
  uint32_t seq;
};

bool pack(void *context, const zg_json_node *nodes, size_t, long) {
  Target &target = *static_cast<Target *>(context);
  EventPacking packing(nodes, target.packed, target.room);
  if (packing.event() && packing.isWhole()) {
    target.count = packing.count();
    target.seq = packing.seq;
  }
  return true;
}

}  // namespace

size_t zg_json_pack_event(
    zg_json_parser *parser, const char *bytes, size_t length, size_t capacity, uint8_t *packed,
    size_t room, uint32_t *seq) {
  Target target = {packed, room, 0, 0};
  zg_json_result result = zg_json_read(parser, bytes, length, capacity, nullptr, pack, &target);
  *seq = target.seq;
  return result.code == ZG_JSON_OK ? target.count : 0;
}
