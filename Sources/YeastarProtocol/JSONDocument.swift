import Foundation

/// A JSON text as a flat list of its values, whose strings are decoded only when somebody asks for them.
///
/// Well-formed text is read by a scanner that allocates nothing for a field. Whatever it does not like, up to 1 MiB, is put
/// to Foundation's parser, whose verdict is final. One leniency: a string may hold bytes that are not UTF-8, because caller
/// names come from the telephone network as they please; they are repaired when the string is decoded.
///
/// Where a key is repeated in one object, the last value counts. Values are nested at most 512 deep.
public struct JSONDocument: Sendable {
    /// How many documents ``parseSeveral(_:)`` takes out of one text, against a text that is nothing but digits and blanks.
    static let documentLimit = 4096

    /// The longest text that is put to Foundation, which needs seconds and gigabytes for a hostile one of 16 MiB.
    static let foundationLimitBytes = 1 << 20

    let bytes: [UInt8]
    let cells: [JSONCell]

    /// The outermost value.
    public var root: JSONNode { JSONNode(bytes: bytes, cells: cells, index: 0) }

    /// Reads one document, with nothing but white space around it.
    ///
    /// - Throws: ``JSONFailure`` with the first byte that is out of order.
    public init(parsing bytes: [UInt8]) throws(JSONFailure) {
        do throws(JSONFailure) {
            let (cells, end) = try JSONScanner.scan(bytes, from: 0)
            guard end == bytes.count else { throw Self.moreFollows(at: end) }
            self.init(bytes: bytes, cells: cells)
        } catch {
            guard let decided = Self.decidedByFoundation(bytes) else { throw error }
            self = decided
        }
    }

    /// Reads one document that the scanner likes, without asking Foundation.
    ///
    /// - Returns: `nil` for any other text.
    init?(wellFormed bytes: [UInt8]) {
        guard let (cells, end) = try? JSONScanner.scan(bytes, from: 0), end == bytes.count else { return nil }
        self.init(bytes: bytes, cells: cells)
    }

    /// Reads documents that follow one another with nothing, or white space, between them.
    ///
    /// - Returns: Every document up to the first that cannot be read, and what is wrong with that one.
    public static func parseSeveral(_ bytes: [UInt8]) -> (documents: [JSONDocument], failure: JSONFailure?) {
        do throws(JSONFailure) {
            return ([try JSONDocument(parsing: bytes)], nil)
        } catch {
            var documents: [JSONDocument] = []
            var start = 0
            while start < bytes.count {
                do throws(JSONFailure) {
                    guard documents.count < documentLimit else {
                        throw JSONFailure(offset: start, reason: "more than \(documentLimit) documents in one text")
                    }
                    // An unread rest is copied once; the scanner stops at the document's end by itself.
                    let (cells, end) = try JSONScanner.scan(bytes, from: start)
                    documents.append(JSONDocument(bytes: Array(bytes[start..<end]), cells: cells))
                    start = end
                } catch {
                    if 1..<documentLimit ~= documents.count, let last = decidedByFoundation(Array(bytes[start...])) {
                        documents.append(last)
                        return (documents, nil)
                    }
                    return (documents, error)
                }
            }
            return documents.isEmpty ? ([], error) : (documents, nil)
        }
    }

    private init(bytes: [UInt8], cells: [JSONCell]) {
        self.bytes = bytes
        self.cells = cells
    }

    static func moreFollows(at offset: Int) -> JSONFailure {
        JSONFailure(offset: offset, reason: "more follows its end")
    }

    /// The document that Foundation sees in a text, written anew; `nil` when it refuses it.
    static func decidedByFoundation(_ bytes: [UInt8]) -> JSONDocument? {
        guard bytes.count <= foundationLimitBytes,
            let value = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
        else {
            return nil
        }
        // In an array, because only arrays and objects can be asked whether they can be written.
        let wrapped = [value]
        guard JSONSerialization.isValidJSONObject(wrapped),
            let text = try? JSONSerialization.data(withJSONObject: wrapped, options: [.withoutEscapingSlashes])
        else { return nil }
        let inner = Array(text.dropFirst().dropLast())
        guard let (cells, end) = try? JSONScanner.scan(inner, from: 0, acceptsAnyNumber: true), end == inner.count
        else {
            return nil
        }
        return JSONDocument(bytes: inner, cells: cells)
    }
}
