#ifndef CXML2_SHIM_H
#define CXML2_SHIM_H

/* libxml2's ICU handle is not used, and ICU's headers must stay out: Foundation brings an ICU of
   its own, whose enums differ, and a module that sees both is refused. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

/* A global function pointer, which Swift 6 refuses to touch. */
static inline void cxml_free(void *memory) { xmlFree(memory); }

#endif
