#ifndef CVTERM_SHIM_H
#define CVTERM_SHIM_H

#include <vterm.h>

/* Macros that Swift does not import; -1 is the terminal's own colour, -2 one of no palette. */
static inline int cv_color_number(VTermColor color) {
  if (VTERM_COLOR_IS_DEFAULT_FG(&color) || VTERM_COLOR_IS_DEFAULT_BG(&color)) return -1;
  return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -2;
}

static inline VTermKey cv_function_key(int number) { return VTERM_KEY_FUNCTION(number); }

#endif
