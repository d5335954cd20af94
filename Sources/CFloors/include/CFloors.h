#ifndef CFLOORS_H
#define CFLOORS_H

// What a program on these files has to do at least, each as bare as it can be.

#include <stddef.h>  // sizes

#ifdef __cplusplus
extern "C" {  // the names below are not mangled, or Swift would not find them
#endif

// Reads a file and answers its size, or -1.
long floor_read(const char *path);

// Reads a file and parses it with simdjson's DOM parser; its size, or -1.
long floor_parse(const char *path);

// A text in memory, for `floor_search`; NULL where it cannot be read.
char *floor_load(const char *path, size_t *length);

// How often `words` stand in a text.
long floor_search(const char *text, size_t length, const char *words);

// Appends `length` bytes to a file and waits for the disk; 0, or -1.
int floor_append(const char *path, size_t length);

// Writes `rows` rows of `columns` texts with libxlsxwriter; 0, or an error.
int floor_workbook(const char *path, int rows, int columns, const char *text);

#ifdef __cplusplus
}
#endif
#endif
