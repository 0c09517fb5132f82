import NIOCore
import NIOSSL

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension Channel {
    /// Closes the TCP connection at once, without waiting for the peer's TLS goodbye.
    func hardClose() {
        let channel = self
        eventLoop.execute {
            if let context = try? channel.pipeline.syncOperations.context(handlerType: NIOSSLServerHandler.self) {
                context.close(mode: .all, promise: nil)
            } else {
                channel.close(mode: .all, promise: nil)
            }
        }
    }

    /// Closes the TCP connection with a reset.
    func reset() {
        let channel = self
        guard let provider = channel as? any SocketOptionProvider else { return hardClose() }
        provider.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in channel.hardClose() }
    }
}
