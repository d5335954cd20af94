#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>
#include <termios.h>

/* Starts a program as the leader of a new session on a new pseudo terminal, with nothing of ours
   open; answers the terminal's other end, or -1. (fork and ioctl can't be called from Swift.) */
int cpt_start(const char *program, char *const arguments[], char *const environment[],
              const char *directory, int rows, int columns, pid_t *process);
int cpt_resize(int descriptor, int rows, int columns);
/* A descriptor that can be read from once the process has ended. */
int cpt_watch(pid_t process);
/* Waits; whether it exited, and its code or the signal that ended it. */
int cpt_status(pid_t process, int *exited, int *number);

#endif
