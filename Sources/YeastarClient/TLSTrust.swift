import Digests
import NIOSSL
public import YeastarProtocol

/// How the certificate of a PBX is checked, for REST and socket alike.
public enum TLSTrust: Hashable, Sendable {
    /// Against the system's certificate authorities, with the host name.
    case system
    /// Against the certificate authorities in a PEM file, with the host name.
    case certificateFile(String)
    /// Only by the SHA-256 digest of the leaf certificate's DER form, which replaces chain and host name check.
    case fingerprint([UInt8])

    /// Reads a fingerprint such as `sha256:9F86…`, with or without colons between the bytes.
    ///
    /// - Throws: ``PBXError`` with code `certificate` when the text is none.
    public init(fingerprint text: String) throws(PBXError) {
        let prefix = "sha256:"
        guard text.lowercased().hasPrefix(prefix),
            let bytes = Digest.bytes(hexadecimal: String(text.dropFirst(prefix.count))),
            bytes.count == Digest.byteCount
        else {
            throw PBXError(
                .certificate,
                "\"\(text)\" is not a certificate fingerprint; write sha256: followed by 64 hexadecimal digits."
            )
        }
        self = .fingerprint(bytes)
    }

    /// Takes a PEM file of certificate authorities.
    ///
    /// - Throws: ``PBXError`` with code `certificate` when the file has no certificate, or one that can't be read.
    public init(certificateFile path: String) throws(PBXError) {
        guard let certificates = try? NIOSSLCertificate.fromPEMFile(path), !certificates.isEmpty else {
            throw PBXError(
                .certificate,
                "The file of certificate authorities \(path) cannot be read as PEM; check the path and its contents."
            )
        }
        self = .certificateFile(path)
    }

    /// A fingerprint as a person writes it.
    public static func text(fingerprint: [UInt8]) -> String {
        "sha256:" + Digest.hexadecimal(fingerprint)
    }
}
