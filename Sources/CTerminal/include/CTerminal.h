#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stddef.h>
#include <stdint.h>

/* What must work inside a signal handler, or has no other way into Swift. There is one terminal. */

/* The way out. It is the same for leaving, suspending and crashing: the bytes that undo our modes
   are written and the attributes of before are set, both only if the terminal is ours just now. */
void ct_remember_attributes(int descriptor);
void ct_remember_leave_bytes(const char *bytes, size_t length);
void ct_set_active(int active);
void ct_leave(void);
void ct_install_crash_handlers(void);

/* While the screen is ours, messages to stderr are kept and shown once it is no longer. */
void ct_capture_errors(void);
void ct_release_errors(void);

/* Signals are written to a pipe, a byte each; the same pipe at every call, or -1. */
int ct_signal_pipe(void);
/* Stops every process of the foreground job, as the terminal would; returns when continued. */
void ct_stop_job(void);

/* Starts a program, found on PATH, on the terminal that these lead to; its process, or -1. */
int ct_start(char *const words[], int input, int output);

/* Variadic ioctl(2); 0 on success. */
int ct_window_size(int descriptor, int *rows, int *columns);
/* How many bytes can be read at once; 0 at the end of the input, -1 if it is gone. */
int ct_waiting_bytes(int descriptor);

/* A file in memory, or -1; makes a descriptor lead to the file of another, -1 if it cannot. */
int ct_memory(void);
int ct_point(int descriptor, int file);

/* Of the locale. The columns of a scalar, -1 if it can't be shown; whether it can be written; the
   bytes a scalar takes at the start, 0 if more are needed, -1 if they are none. */
int ct_width(uint32_t scalar);
int ct_can_write(uint32_t scalar);
int ct_decode(const uint8_t *bytes, size_t count, uint32_t *scalar);

#endif
