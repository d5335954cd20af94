#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved;
static int terminal = -1;
static char leave_bytes[512];
static size_t leave_length;
static volatile sig_atomic_t active;

static int errors = -1;
static int real_errors = -1;

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT, SIGSYS};
enum { crash_count = sizeof crashes / sizeof *crashes };
static struct sigaction before[crash_count];

static void leave_at_exit(void) {
  ct_leave();
  ct_release_errors();
}

void ct_remember_attributes(int descriptor) {
  static int is_registered;
  if (tcgetattr(descriptor, &saved) != 0) return;
  terminal = descriptor;
  if (!is_registered) is_registered = atexit(leave_at_exit) == 0;
}

void ct_remember_leave_bytes(const char *bytes, size_t length) {
  leave_length = length < sizeof leave_bytes ? length : sizeof leave_bytes;
  memcpy(leave_bytes, bytes, leave_length);
}

void ct_set_active(int is_active) { active = is_active; }

void ct_leave(void) {
  if (!active || terminal < 0) return;
  active = 0;
  int error = errno;
  /* Neither step may keep the other from being made. */
  if (write(terminal, leave_bytes, leave_length) < 0) {
  }
  tcsetattr(terminal, TCSANOW, &saved); /* doesn't wait for a terminal that is stuck */
  errno = error;
}

void ct_capture_errors(void) {
  if (errors >= 0 || !isatty(2)) return;
  errors = memfd_create("stderr", MFD_CLOEXEC);
  if (errors < 0) return;
  real_errors = fcntl(2, F_DUPFD_CLOEXEC, 10);
  if (real_errors >= 0 && dup2(errors, 2) == 2) return;
  close(errors);
  errors = -1;
}

void ct_release_errors(void) {
  if (errors < 0) return;
  char bytes[1024];
  off_t offset = 0;
  ssize_t count;
  dup2(real_errors, 2);
  while ((count = pread(errors, bytes, sizeof bytes, offset)) > 0) {
    if (write(2, bytes, (size_t)count) < 0) break;
    offset += count;
  }
  close(errors);
  close(real_errors);
  errors = -1;
}

/* The signal is blocked until the handler returns; then whoever was there before gets it. */
static void crash(int number) {
  signal(SIGTTOU, SIG_IGN);
  ct_leave();
  ct_release_errors();
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] == number) sigaction(number, &before[i], NULL);
  }
  raise(number);
}

void ct_install_crash_handlers(void) {
  static char stack[64 * 1024]; /* a stack overflow leaves no room on its own */
  static int is_installed;
  if (is_installed) return;
  is_installed = 1;
  stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternate, NULL);
  struct sigaction action = {.sa_handler = crash, .sa_flags = SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &before[i]);
}
