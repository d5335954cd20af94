#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

/* SwiftPM drops the -D flags of pkg-config, so the wide API is asked for here. */
#define NCURSES_WIDECHAR 1
#include <curses.h>

/* Global variables: Swift 6 refuses to touch those of C. */
static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_lines(void) { return LINES; }
static inline int nc_columns(void) { return COLS; }
static inline int nc_colors(void) { return COLORS; }

/* Macros with casts or arguments, which Swift does not import. */
static const attr_t NC_NORMAL = A_NORMAL;
static const attr_t NC_BOLD = A_BOLD;
static const attr_t NC_REVERSE = A_REVERSE;
static const attr_t NC_UNDERLINE = A_UNDERLINE;
static const attr_t NC_DIM = A_DIM;
static inline int nc_function_key(int number) { return KEY_F(number); }

/* Of term.h, which beside it has a macro for each capability, such as `lines` and `bell`. */
extern NCURSES_EXPORT(int) setupterm(const char *type, int descriptor, int *error);

/* A capability of the terminal, or NULL; tigetstr answers (char *)-1 for a name it doesn't know. */
static inline const char *nc_capability(const char *name) {
  char *text = tigetstr(name);
  return text == (char *)-1 ? NULL : text;
}

#endif
