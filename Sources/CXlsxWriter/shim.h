#ifndef CXLSXWRITER_SHIM_H
#define CXLSXWRITER_SHIM_H

#include <linux/memfd.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <xlsxwriter.h>

/// A file without a name, in memory; below 0 where there is none to be had. The library writes to
/// paths only, and glibc shows memfd_create to nobody who has not asked for all of GNU.
static inline int cxlsx_memory_file(void) {
  return (int)syscall(SYS_memfd_create, "workbook", MFD_CLOEXEC);
}

#endif
