// What Swift can't ask of SQLite: calls with a variable number of arguments, and methods of files.
#pragma once

/// Switches off SQLite's statistics of memory: each allocation takes a global lock for them.
///
/// - Returns: SQLite's code; it refuses once it was used.
int sqlite_setup_disable_memory_statistics(void);

/// Writes the pages of a commit to the write-ahead log with few large writes, in every connection opened from now on.
///
/// - Returns: SQLite's code; after an error all is as it was.
int sqlite_setup_gather_log_writes(void);
