#define _GNU_SOURCE
#include "CTerminal.h"

#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

int ct_window_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

int ct_waiting_bytes(int descriptor) {
  int count = 0;
  return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

int ct_memory(void) { return memfd_create("frame", MFD_CLOEXEC); }

int ct_point(int descriptor, int file) { return dup3(file, descriptor, O_CLOEXEC); }

int ct_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

int ct_can_write(uint32_t scalar) {
  char bytes[16]; /* MB_LEN_MAX */
  mbstate_t state;
  memset(&state, 0, sizeof state);
  return wcrtomb(bytes, (wchar_t)scalar, &state) != (size_t)-1;
}

int ct_decode(const uint8_t *bytes, size_t count, uint32_t *scalar) {
  mbstate_t state;
  wchar_t wide = 0;
  memset(&state, 0, sizeof state);
  size_t used = mbrtowc(&wide, (const char *)bytes, count, &state);
  if (used == (size_t)-2) return 0;
  if (used == (size_t)-1) return -1;
  *scalar = (uint32_t)wide;
  return used == 0 ? 1 : (int)used;
}
