import Glibc

/// Fits what the system gives a process to what an ingester needs.
enum ProcessLimits {
    /// A PBX needs two event sockets during a hand-over, a REST connection, and some to look at a certificate.
    private static let descriptorsPerFeed = 6
    private static let otherDescriptors = 128

    static func prepare(feedCount: Int) {
        shareHeaps()
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        let needed = rlim_t(feedCount * descriptorsPerFeed + otherDescriptors)
        guard limit.rlim_cur < needed else { return }
        limit.rlim_cur = min(needed, limit.rlim_max)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    /// Makes all threads share few heaps: each would keep for itself what it once needed.
    private static func shareHeaps() {
        // The C library's `M_ARENA_MAX`; its header is not among those that Swift imports.
        let (arenaMaximum, heapLimit): (Int32, Int32) = (-8, 2)
        guard let symbol = dlsym(nil, "mallopt") else { return }
        // The signature is that of the C library's manual: int mallopt(int, int).
        let mallopt = unsafeBitCast(symbol, to: (@convention(c) (Int32, Int32) -> Int32).self)
        _ = mallopt(arenaMaximum, heapLimit)
    }
}
