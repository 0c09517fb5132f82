import Digests
import NIOCore
import NIOSSL
import YeastarProtocol

/// Makes the TLS handlers of every connection to one PBX.
struct ClientTLS: Sendable {
    private let context: NIOSSLContext
    private let host: String
    private let pinned: [UInt8]?

    /// - Throws: ``PBXError`` with code `certificate` when the file of certificate authorities cannot be used.
    init(_ trust: TLSTrust, host: String) throws(PBXError) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        // A stop must not wait for a PBX that does not answer the end of the TLS session.
        configuration.shutdownTimeout = .milliseconds(500)
        pinned =
            switch trust {
            case .fingerprint(let bytes): bytes
            default: nil
            }
        // With a pin, the callback below decides alone; an appliance's own certificate seldom names its host.
        if pinned != nil { configuration.certificateVerification = .noHostnameVerification }
        if case .certificateFile(let path) = trust { configuration.trustRoots = .file(path) }
        self.host = host
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            guard case .certificateFile(let path) = trust else {
                throw PBXError(.certificate, "The TLS settings of this machine cannot be used: \(error).")
            }
            throw PBXError(
                .certificate,
                "The file of certificate authorities \(path) cannot be read as PEM; check the path and its contents."
            )
        }
    }

    /// A handler that checks the certificate as configured.
    func handler(notes: ConnectionNotes) throws -> NIOSSLClientHandler {
        guard let pinned else { return try NIOSSLClientHandler(context: context, serverHostname: serverName) }
        return try handler { leaf in
            if leaf.fingerprint == pinned { return true }
            notes.noteRefused(leaf)
            return false
        }
    }

    /// A handler that trusts nothing: it only notes which certificate it was shown.
    func inspectionHandler(notes: ConnectionNotes) throws -> NIOSSLClientHandler {
        try handler { leaf in
            notes.noteRefused(leaf)
            return false
        }
    }

    private func handler(
        accepting isAccepted: @escaping @Sendable (ConnectionNotes.Certificate) -> Bool
    ) throws -> NIOSSLClientHandler {
        try NIOSSLClientHandler(
            context: context,
            serverHostname: serverName,
            customVerificationCallback: { chain, promise in
                guard let leaf = chain.first, let der = try? leaf.toDERBytes() else {
                    promise.succeed(.failed)
                    return
                }
                let seen = ConnectionNotes.Certificate(subject: leaf.subjectName, fingerprint: Digest.sha256(der))
                promise.succeed(isAccepted(seen) ? .certificateVerified : .failed)
            }
        )
    }

    /// The host for server name indication, which must not be an IP address.
    private var serverName: String? {
        (try? SocketAddress(ipAddress: host, port: 0)) == nil ? host : nil
    }
}

extension NIOSSLCertificate {
    /// The subject's common name; NIOSSL offers it only within the description.
    fileprivate var subjectName: String {
        let fields = description.dropLast().split(separator: ";")
        let key = "common_name="
        return fields.first { $0.hasPrefix(key) }.map { String($0.dropFirst(key.count)) } ?? "no name"
    }
}
