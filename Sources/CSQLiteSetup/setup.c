#include "CSQLiteSetup.h"

#include <sqlite3.h>

int sqlite_setup_disable_memory_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
