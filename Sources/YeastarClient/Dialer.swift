import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import YeastarProtocol

/// Opens connections to one PBX, and explains why one could not be opened.
struct Dialer: Sendable {
    let address: PBXAddress
    private let tls: ClientTLS?
    private let group: any EventLoopGroup

    /// - Throws: ``PBXError`` when the trust settings cannot be used.
    init(_ address: PBXAddress, trust: TLSTrust, group: any EventLoopGroup) throws(PBXError) {
        self.address = address
        self.group = group
        tls = address.isEncrypted ? try ClientTLS(trust, host: address.host) : nil
    }

    /// Connects, and prepares the channel.
    ///
    /// - Parameters:
    ///   - limit: How long it may take until the future that `prepare` returns is complete.
    ///   - notes: Learns what goes wrong.
    ///   - prepare: Adds the handlers; runs on the channel's event loop.
    /// - Returns: What `prepare` made.
    /// - Throws: Whatever the connection ran into; ``explain(_:notes:)`` puts it into words.
    func connect<Output: Sendable>(
        limit: Duration,
        notes: ConnectionNotes,
        prepare: @escaping @Sendable (any Channel) throws -> EventLoopFuture<Output>
    ) async throws -> Output {
        let tls = tls
        return try await open(limit: limit, notes: notes) { channel in
            if let tls { try channel.pipeline.syncOperations.addHandler(tls.handler(notes: notes)) }
            try channel.pipeline.syncOperations.addHandler(FirstErrorHandler(notes))
            return try prepare(channel)
        }
    }

    private func open<Output: Sendable>(
        limit: Duration,
        notes: ConnectionNotes,
        initializer: @escaping @Sendable (any Channel) throws -> EventLoopFuture<Output>
    ) async throws -> Output {
        try await withTaskCancellationHandler {
            let outputs = try await ClientBootstrap(group: group)
                .connectTimeout(TimeAmount(limit))
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .connect(host: address.host, port: address.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        guard notes.take(channel) else { throw CancellationError() }
                        let timer = channel.eventLoop.scheduleTask(in: TimeAmount(limit)) { notes.giveUp(isLate: true) }
                        channel.closeFuture.whenComplete { _ in timer.cancel() }
                        let output = try initializer(channel)
                        output.whenComplete { _ in timer.cancel() }
                        return output
                    }
                }
            return try await outputs.get()
        } onCancel: {
            notes.giveUp()
        }
    }

    /// Explains a failure of a connection to a person.
    func explain(_ error: any Error, notes: ConnectionNotes) async -> PBXError {
        if let error = error as? PBXError { return error }
        if Task.isCancelled { return PBXError(.stopped, "The connection to \(address) was stopped.") }
        if notes.isLate {
            return PBXError(
                .timeout,
                "\(address) did not answer in time; check the address, the port and the network in between."
            )
        }
        let cause = notes.firstError ?? error
        if let certificate = notes.refusedCertificate { return distrust(certificate) }
        if cause is NIOSSLError || cause is NIOSSLExtraError || cause is BoringSSLError {
            if case .uncleanShutdown? = cause as? NIOSSLError { return lost() }
            if let certificate = await shownCertificate() { return distrust(certificate) }
            return PBXError(
                .network,
                "\(address) could not agree on an encrypted connection; check that this is the PBX's HTTPS port."
            )
        }
        if let failure = error as? NIOConnectionError { return unreachable(failure) }
        return lost()
    }

    private func lost() -> PBXError {
        PBXError(.network, "The connection to \(address) was lost; connecting again.")
    }

    private func unreachable(_ failure: NIOConnectionError) -> PBXError {
        guard let cause = failure.connectionErrors.first?.error else {
            return PBXError(.network, "The host name of \(address) cannot be resolved; check its spelling and the DNS.")
        }
        let number = (cause as? IOError)?.errnoCode
        let reason = number.map { String(cString: strerror($0)) }
        return PBXError(
            number == ECONNREFUSED ? .connectionRefused : .network,
            "Cannot connect to \(address): \(reason ?? "no answer"); check the address, the port and the network."
        )
    }

    private func distrust(_ certificate: ConnectionNotes.Certificate) -> PBXError {
        let fingerprint = TLSTrust.text(fingerprint: certificate.fingerprint)
        return PBXError(
            .certificate,
            "The certificate of \(address) is not trusted: it names \"\(certificate.subject)\" and has the fingerprint "
                + "\(fingerprint). If that is the fingerprint your PBX really has, pin it with --tls-fingerprint "
                + "\(fingerprint)."
        )
    }

    /// Connects once more, only to see the certificate; nothing is sent, and nothing is trusted.
    private func shownCertificate() async -> ConnectionNotes.Certificate? {
        guard let tls else { return nil }
        let notes = ConnectionNotes()
        _ = try? await open(limit: .seconds(5), notes: notes) { channel in
            try channel.pipeline.syncOperations.addHandler(tls.inspectionHandler(notes: notes))
            return channel.closeFuture
        }
        return notes.refusedCertificate
    }
}
