// What Swift can't call of SQLite, because it takes a variable number of arguments.
#pragma once

/// Switches off SQLite's statistics of memory: each allocation takes a global lock for them.
///
/// - Returns: SQLite's code; it refuses once it was used.
int sqlite_setup_disable_memory_statistics(void);
