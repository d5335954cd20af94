#ifndef CZIP_SHIM_H
#define CZIP_SHIM_H

/* Not by minizip's flags: their folder has another zip.h. */
#include <zip.h>

#endif
