#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <spawn.h>
#include <unistd.h>

int ct_start(char *const words[], int input, int output) {
  posix_spawn_file_actions_t actions;
  pid_t process = -1;
  if (posix_spawn_file_actions_init(&actions) != 0) return -1;
  posix_spawn_file_actions_adddup2(&actions, input, 0);
  posix_spawn_file_actions_adddup2(&actions, output, 1);
  int error = posix_spawnp(&process, words[0], &actions, NULL, words, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error == 0) return process;
  errno = error;
  return -1;
}
