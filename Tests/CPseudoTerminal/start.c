#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Between fork and exec other threads' locks may be held: system calls only. */
static void become(const char *terminal, const char *program, char *const arguments[],
                   char *const environment[], const char *directory) {
  sigset_t none;
  sigemptyset(&none);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid();
  int descriptor = open(terminal, O_RDWR);
  if (descriptor < 0 || ioctl(descriptor, TIOCSCTTY, 0) != 0) _exit(126);
  for (int standard = 0; standard < 3; standard++) dup2(descriptor, standard);
  close_range(3, ~0U, 0); /* a test's terminal must not be kept open by another's program */
  if (directory && chdir(directory) != 0) _exit(126);
  execve(program, arguments, environment);
  _exit(127);
}

int cpt_start(const char *program, char *const arguments[], char *const environment[],
              const char *directory, int rows, int columns, pid_t *process) {
  char terminal[64];
  int descriptor = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0 || grantpt(descriptor) || unlockpt(descriptor) ||
      ptsname_r(descriptor, terminal, sizeof terminal) || cpt_resize(descriptor, rows, columns))
    return -1;
  *process = fork();
  if (*process == 0) become(terminal, program, arguments, environment, directory);
  if (*process > 0) return descriptor;
  close(descriptor);
  return -1;
}

int cpt_resize(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

int cpt_watch(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int cpt_status(pid_t process, int *exited, int *number) {
  int status;
  while (waitpid(process, &status, 0) < 0)
    if (errno != EINTR) return -1;
  *exited = WIFEXITED(status);
  *number = *exited ? WEXITSTATUS(status) : WTERMSIG(status);
  return 0;
}
