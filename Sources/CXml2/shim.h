#ifndef CXML2_SHIM_H
#define CXML2_SHIM_H

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* A global function pointer, which Swift 6 refuses to touch. */
static inline void cxml_free(void *memory) { xmlFree(memory); }

#endif
