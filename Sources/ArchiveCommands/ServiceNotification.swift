import Foundation

/// Tells systemd how a `Type=notify` service is doing, when it was started by one.
struct ServiceNotification: Sendable {
    private let path: String?

    init(environment: [String: String]) { path = environment["NOTIFY_SOCKET"] }

    /// The service is up: the archive is open and the feeds start.
    func ready() { send("READY=1") }

    /// The service is stopping.
    func stopping() { send("STOPPING=1") }

    private func send(_ state: String) {
        guard let path, !path.isEmpty else { return }
        let socket = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return }
        defer { close(socket) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var bytes = Array(path.utf8)
        // A leading @ stands for the NUL of an abstract socket.
        if bytes.first == UInt8(ascii: "@") { bytes[0] = 0 }
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let message = Array(state.utf8)
        _ = withUnsafePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                sendto(socket, message, message.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }
}
