#ifndef CPROCESS_H
#define CPROCESS_H

#include <stddef.h>
#include <sys/types.h>

/* posix_spawn cannot ask for the signal that a child gets when its parent dies. */

/* Starts a program with these descriptors as its first three; it is ended (SIGTERM) when the thread
   that started it ends, whatever ends that. Where is_detached is set it has no terminal to ask on.
   Answers with its process, or with -1 and errno. */
pid_t cp_start(const char *program, char *const arguments[], char *const environment[],
               const char *directory, const int descriptors[3], int is_detached);

/* A file in memory that holds these bytes, to be read from its beginning; -1 where there is none. */
int cp_memory(const void *bytes, size_t count);

/* A pipe whose ends no other program inherits; -1 where there is none. */
int cp_pipe(int ends[2]);

#endif
