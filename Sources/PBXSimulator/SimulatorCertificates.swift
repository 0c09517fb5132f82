internal import COpenSSL

/// A certification authority made for one run, and the certificate of the simulated PBX signed by it.
///
/// EC P-256 keys; the leaf names `localhost`, `127.0.0.1` and `::1`.
public struct SimulatorCertificates: Sendable {
    /// The authority's certificate: what a client that checks the chain has to trust.
    public let authorityPEM: String
    /// The leaf and the authority, in this order.
    public let chainPEM: String
    /// The leaf's private key, PKCS #8.
    public let privateKeyPEM: String
    /// SHA-256 of the leaf's DER, 64 lower-case hexadecimal digits: what a client that pins has to compare.
    public let fingerprint: String

    /// Makes a new authority and leaf.
    ///
    /// - Throws: ``SimulatorError`` when libcrypto refuses.
    public init() throws(SimulatorError) {
        let authorityKey = try Self.makeKey()
        defer { EVP_PKEY_free(authorityKey) }
        let leafKey = try Self.makeKey()
        defer { EVP_PKEY_free(leafKey) }
        let authority = try Self.makeCertificate(
            commonName: "Simulated PBX Authority",
            key: authorityKey,
            issuer: nil,
            issuerKey: authorityKey,
            extensions: [
                (NID_basic_constraints, "critical,CA:TRUE"), (NID_key_usage, "critical,keyCertSign,cRLSign"),
                (NID_subject_key_identifier, "hash"),
            ]
        )
        defer { X509_free(authority) }
        let leaf = try Self.makeCertificate(
            commonName: "localhost",
            key: leafKey,
            issuer: authority,
            issuerKey: authorityKey,
            extensions: [
                (NID_basic_constraints, "critical,CA:FALSE"), (NID_key_usage, "critical,digitalSignature"),
                (NID_ext_key_usage, "serverAuth"), (NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"),
                (NID_authority_key_identifier, "keyid"),
            ]
        )
        defer { X509_free(leaf) }
        authorityPEM = try Self.text { PEM_write_bio_X509($0, authority) }
        chainPEM = try Self.text { PEM_write_bio_X509($0, leaf) } + authorityPEM
        privateKeyPEM = try Self.text { PEM_write_bio_PKCS8PrivateKey($0, leafKey, nil, nil, 0, nil, nil) }
        var digest = [UInt8](repeating: 0, count: 32)
        var length: UInt32 = 0
        guard X509_digest(leaf, EVP_sha256(), &digest, &length) == 1, length == 32 else {
            throw SimulatorError(description: "libcrypto could not make the certificate's fingerprint.")
        }
        fingerprint = digest.map { hexadecimal(Int($0), digits: 2) }.joined()
    }

    private static func makeKey() throws(SimulatorError) -> OpaquePointer {
        let failure = SimulatorError(description: "libcrypto could not make a P-256 key.")
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_EC, nil) else { throw failure }
        defer { EVP_PKEY_CTX_free(context) }
        var key: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1,
            EVP_PKEY_CTX_set_ec_paramgen_curve_nid(context, NID_X9_62_prime256v1) == 1,
            EVP_PKEY_keygen(context, &key) == 1, let key
        else { throw failure }
        return key
    }

    private static func makeCertificate(
        commonName: String,
        key: OpaquePointer,
        issuer: OpaquePointer?,
        issuerKey: OpaquePointer,
        extensions: [(identifier: Int32, value: String)]
    ) throws(SimulatorError) -> OpaquePointer {
        let failure = SimulatorError(description: "libcrypto could not make the certificate of \(commonName).")
        guard let certificate = X509_new() else { throw failure }
        var isComplete = false
        defer { if !isComplete { X509_free(certificate) } }
        let name = X509_get_subject_name(certificate)
        let text = Array(commonName.utf8)
        guard X509_set_version(certificate, 2) == 1,
            ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), UInt64.random(in: 1...UInt64(Int64.max))) == 1,
            X509_gmtime_adj(X509_getm_notBefore(certificate), -86_400) != nil,
            X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * 86_400) != nil,
            X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8, text, Int32(text.count), -1, 0) == 1,
            X509_set_issuer_name(certificate, issuer.map { X509_get_subject_name($0) } ?? name) == 1,
            X509_set_pubkey(certificate, key) == 1
        else { throw failure }
        var context = X509V3_CTX()
        X509V3_set_ctx(&context, issuer ?? certificate, certificate, nil, nil, 0)
        for (identifier, value) in extensions {
            guard let made = X509V3_EXT_conf_nid(nil, &context, identifier, value) else { throw failure }
            defer { X509_EXTENSION_free(made) }
            guard X509_add_ext(certificate, made, -1) == 1 else { throw failure }
        }
        guard X509_sign(certificate, issuerKey, EVP_sha256()) > 0 else { throw failure }
        isComplete = true
        return certificate
    }

    /// What `write` puts into a memory buffer.
    private static func text(_ write: (OpaquePointer) -> Int32) throws(SimulatorError) -> String {
        guard let buffer = BIO_new(BIO_s_mem()) else {
            throw SimulatorError(description: "libcrypto has no memory for a certificate.")
        }
        defer { BIO_free(buffer) }
        guard write(buffer) == 1 else {
            throw SimulatorError(description: "libcrypto could not write a certificate as text.")
        }
        var result: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1_024)
        while true {
            let count = BIO_read(buffer, &chunk, Int32(chunk.count))
            guard count > 0 else { break }
            result.append(contentsOf: chunk.prefix(Int(count)))
        }
        return String(decoding: result, as: UTF8.self)
    }
}
