#ifndef CSIMDJSON_H
#define CSIMDJSON_H

// simdjson is C++; Swift sees this C face alone, so that no target needs C++ interoperability.

#include <stdbool.h>  // the answer of a callback
#include <stddef.h>   // sizes
#include <stdint.h>   // offsets that fit a text below 4 GiB

#ifdef __cplusplus
extern "C" {  // the names below are not mangled, or Swift would not find them
#endif

// What a node is; an object's children are key, value, key, value …
enum {
  ZG_JSON_NULL,
  ZG_JSON_FALSE,
  ZG_JSON_TRUE,
  ZG_JSON_NUMBER,
  ZG_JSON_STRING,
  ZG_JSON_ARRAY,
  ZG_JSON_OBJECT
};

// Why a text is refused; the words for people are made in Swift.
enum {
  ZG_JSON_OK,
  ZG_JSON_STOPPED,         // the callback wanted no more
  ZG_JSON_NO_MEMORY,       // told apart, since the text may be sound
  ZG_JSON_EMPTY,           // nothing but white space: a file that a crash has emptied
  ZG_JSON_BYTE_ORDER_MARK, // what Windows editors put in front
  ZG_JSON_NOT_UTF8,
  ZG_JSON_CONTROL,         // a control character within a string
  ZG_JSON_UNCLOSED,        // a string without its closing quote
  ZG_JSON_ESCAPE,          // an escape that JSON does not have, or half a surrogate pair
  ZG_JSON_BAD_NUMBER,
  ZG_JSON_BAD_WORD,        // neither true, false nor null
  ZG_JSON_TOO_DEEP,
  ZG_JSON_INCOMPLETE,      // the text ends in the middle
  ZG_JSON_MISPLACED,       // a comma, colon or bracket is missing or too many
  ZG_JSON_NO_OBJECT,       // something other than an object at the top
  ZG_JSON_TRAILING         // more after the end
};

// More levels than any ledger has; deeper ones could exhaust the stack.
enum { ZG_JSON_MAX_DEPTH = 64 };

// Bytes that may be read behind a text; with fewer, the text is copied.
enum { ZG_JSON_PADDING = 64 };

// A key or a value. Flat, so that Swift walks an array and calls nothing per node.
typedef struct {
  const char *text;  // a string without its escapes, or the digits of a number
  uint32_t length;   // bytes of `text`, which does not end in 0
  uint32_t offset;   // where it begins in the source, for line and column
  uint32_t next;     // the index behind its last descendant
  uint8_t kind;      // one of the kinds above
} zg_json_node;

// What was wrong, and where.
typedef struct {
  int code;       // one of the reasons above
  size_t offset;  // the first byte that cannot be right
} zg_json_result;

// A parser with its buffers, kept for many texts: a journal is read line by line.
typedef struct zg_json_parser zg_json_parser;

// Where `index` tells elements of the list (0, 1, …) from whole members (-1); false stops.
typedef bool (*zg_json_take)(
    void *context, const zg_json_node *nodes, size_t count, long index);

// The version of simdjson, such as 3.0.1.
const char *zg_json_version(void);

// NULL where there is no memory.
zg_json_parser *zg_json_parser_new(void);

void zg_json_parser_free(zg_json_parser *parser);

// Reads an object. Without `list`, `take` gets the whole object once; with it, one member at a
// time (key, value), and the array under the key `list` element by element, so that no more than a
// record is ever held. `capacity` is how many bytes may be read from `bytes` on.
zg_json_result zg_json_read(
    zg_json_parser *parser, const char *bytes, size_t length, size_t capacity,
    const char *list, zg_json_take take, void *context);

// What a value of a record has to be, so that it can be checked and packed where it is read.
enum {
  ZG_SHAPE_TEXT,
  ZG_SHAPE_ID,
  ZG_SHAPE_FLAG,
  ZG_SHAPE_DAY,
  ZG_SHAPE_AMOUNT,
  ZG_SHAPE_COUNT,
  ZG_SHAPE_CODE,       // one of the words in `inner`
  ZG_SHAPE_OR_UNKNOWN, // null, or the one in `inner`
  ZG_SHAPE_LIST,       // of the one in `inner`
  ZG_SHAPE_OBJECT      // with the members in `inner`, by their keys
};

// A shape; as a member or a word it has a key.
typedef struct zg_shape {
  const char *key;
  uint32_t key_length;
  uint8_t kind;      // one of the kinds above
  bool is_required;  // of a member
  uint32_t minimum;  // of a count
  uint32_t inner_count;
  const struct zg_shape *inner;
} zg_shape;

// Packs the object that `nodes` begin with as `Packer` of the domain does, if it is written as this
// program writes it: members in the order of their table, none unknown, all as their shapes say.
// Answers how many bytes it took, and in `offsets` where each member begins, UINT32_MAX for one that
// is not there; 0 where anything is otherwise, which need not be a mistake, or takes more bytes than
// there is `room` for: it never takes 64 more than the source of the object.
size_t zg_json_pack(
    const zg_json_node *nodes, const zg_shape *shape, uint8_t *packed, size_t room,
    uint32_t *offsets);

// What kind of event it is; the bits of `EventTraits` of the domain.
enum {
  ZG_EVENT_ADDITION = 1,
  ZG_EVENT_REMOVAL = 2,
  ZG_EVENT_REPORT = 4,
  ZG_EVENT_LANES = 8,
  ZG_EVENT_ANSWER = 16,
  ZG_EVENT_CONFLICT = 32
};

// Reads a line of the journal and packs its event as the domain does, if it is written as this
// program writes it: members in the format's order, none unknown, none twice. Answers how many
// bytes it took, and its `seq`; 0 where anything is otherwise, which need not be a mistake, or takes
// more bytes than there is `room` for: it never takes more than half as many again as the line has.
// What grows most is a list of single digits, from two bytes each to three.
size_t zg_json_pack_event(
    zg_json_parser *parser, const char *bytes, size_t length, size_t capacity, uint8_t *packed,
    size_t room, uint32_t *seq);

// The first mistake in a text, found by a plain scan; simdjson says only that there is one.
zg_json_result zg_json_diagnose(const char *bytes, size_t length);

#ifdef __cplusplus
}
#endif
#endif
