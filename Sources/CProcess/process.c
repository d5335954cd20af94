#define _GNU_SOURCE
#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

struct start {
  const char *program;
  char *const *arguments;
  char *const *environment;
  const char *directory;
  const int *descriptors;
  int is_detached;
  pid_t parent;
};

/* Between fork and exec other threads may hold locks: system calls only. */
static _Noreturn void become(const struct start *start) {
  sigset_t none;
  int moved[3];
  sigemptyset(&none);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (getppid() != start->parent) _exit(126); /* it died before it could be told */
  if (start->is_detached) setsid();
  for (int place = 0; place < 3; place++)
    if ((moved[place] = fcntl(start->descriptors[place], F_DUPFD_CLOEXEC, 3)) < 0) _exit(126);
  for (int place = 0; place < 3; place++)
    if (dup2(moved[place], place) < 0) _exit(126);
  if (chdir(start->directory) != 0) _exit(126);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execve(start->program, start->arguments, start->environment);
  _exit(127);
}

pid_t cp_start(const char *program, char *const arguments[], char *const environment[],
               const char *directory, const int descriptors[3], int is_detached) {
  struct start start = {program,     arguments,   environment, directory,
                        descriptors, is_detached, getpid()};
  sigset_t all, before;
  sigfillset(&all);
  sigprocmask(SIG_SETMASK, &all, &before);
  pid_t process = fork();
  if (process == 0) become(&start);
  int error = errno;
  sigprocmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return process;
}

int cp_memory(const void *bytes, size_t count) {
  int file = memfd_create("input", MFD_CLOEXEC);
  const char *rest = bytes;
  while (file >= 0 && count > 0) {
    ssize_t written = write(file, rest, count);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      close(file);
      return -1;
    }
    rest += written;
    count -= (size_t)written;
  }
  if (file >= 0) lseek(file, 0, SEEK_SET);
  return file;
}

int cp_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
