// No exception may reach Swift.
#define SIMDJSON_EXCEPTIONS 0
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "CFloors.h"

char *floor_load(const char *path, size_t *length) {
  int file = open(path, O_RDONLY);
  if (file < 0) return nullptr;
  off_t size = lseek(file, 0, SEEK_END);
  char *text = static_cast<char *>(std::malloc(static_cast<size_t>(size) + simdjson::SIMDJSON_PADDING));
  ssize_t count = text ? pread(file, text, static_cast<size_t>(size), 0) : -1;
  close(file);
  if (count != size) {
    std::free(text);
    return nullptr;
  }
  *length = static_cast<size_t>(size);
  return text;
}

long floor_read(const char *path) {
  size_t length = 0;
  char *text = floor_load(path, &length);
  std::free(text);
  return text ? static_cast<long>(length) : -1;
}

long floor_parse(const char *path) {
  size_t length = 0;
  char *text = floor_load(path, &length);
  if (!text) return -1;
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  bool isRead = !parser.parse(text, length, false).get(root);
  std::free(text);
  return isRead ? static_cast<long>(length) : -1;
}

long floor_search(const char *text, size_t length, const char *words) {
  long count = 0;
  size_t size = std::strlen(words);
  const char *end = text + length;
  while (const void *found = memmem(text, static_cast<size_t>(end - text), words, size)) {
    count++;
    text = static_cast<const char *>(found) + size;
  }
  return count;
}

int floor_append(const char *path, size_t length) {
  static const std::string bytes(4096, 'x');
  int file = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (file < 0) return -1;
  bool isDone = write(file, bytes.data(), length) == static_cast<ssize_t>(length) && fdatasync(file) == 0;
  close(file);
  return isDone ? 0 : -1;
}

int floor_workbook(const char *path, int rows, int columns, const char *text) {
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *sheet = workbook_add_worksheet(book, nullptr);
  std::string cell;
  for (int row = 0; row < rows; row++) {
    for (int column = 0; column < columns; column++) {
      cell = std::string(text) + std::to_string(row);
      worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cell.c_str(), nullptr);
    }
  }
  return workbook_close(book);
}
