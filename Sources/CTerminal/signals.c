#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static int ends[2] = {-1, -1};

/* A full pipe has been told already that there is something to do. */
static void tell(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  if (write(ends[1], &byte, 1) < 0) {
  }
  errno = error;
}

static void ignore(int number) { (void)number; }

static void handle(int number, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int ct_signal_pipe(void) {
  static const int numbers[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
  if (ends[0] >= 0) return ends[0];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) handle(numbers[i], tell);
  handle(SIGPIPE, ignore); /* SIG_IGN would be passed on to the programs we start */
  return ends[0];
}

void ct_stop_job(void) {
  handle(SIGTSTP, SIG_DFL);
  handle(SIGCONT, SIG_DFL); /* whoever stopped the job knows that it goes on */
  kill(0, SIGTSTP);
  handle(SIGTSTP, tell);
  handle(SIGCONT, tell);
}
