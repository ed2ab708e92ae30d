/* Recognizes and writes GUIDs. */
#ifndef PC_GUID_H
#define PC_GUID_H

#include "pc.h"

enum { PC_GUID_RANDOM = 16 };

/* Writes a GUID of version 4 from so many random bytes. */
void pc_guid_write(char out[PC_GUID_LEN + 1], const unsigned char random[PC_GUID_RANDOM]);

#endif
