import Foundation

/// A value of a JSON text that lives elsewhere: a ``JSONNode`` without the references, whose counting costs more than reading.
///
/// It is valid only within the closure that it was given to.
package struct JSONView {
    let bytes: UnsafePointer<UInt8>
    let cells: UnsafePointer<JSONCell>
    let index: Int

    package var kind: JSONNode.Kind { cells[index].kind }

    /// Reads a document for as long as a closure runs; ``JSONDocument`` tells what is read, and how.
    ///
    /// - Parameters:
    ///   - text: The document.
    ///   - body: Is called once with the outermost value, unless something is out of order.
    /// - Returns: The first byte that is out of order, if there is one.
    package static func withDocument(
        _ text: UnsafeBufferPointer<UInt8>,
        _ body: (JSONView) -> Void
    ) -> JSONFailure? {
        var end = 0
        let failure = JSONScanner.scan(text) { root, _, position in
            end = position
            if end == text.count { body(root) }
        }
        guard failure != nil || end < text.count else { return nil }
        guard let document = JSONDocument.decidedByFoundation(Array(text)) else {
            return failure ?? JSONDocument.moreFollows(at: end)
        }
        document.root.withView(body)
        return nil
    }

    /// The value of a key of this object; the last one, when the key is repeated.
    package subscript(key: StaticString) -> JSONView? {
        value(of: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    }

    func value(of key: UnsafeBufferPointer<UInt8>) -> JSONView? {
        guard kind == .object else { return nil }
        guard !cells[index].isEscaped else { return valueAmongEscapes(of: key) }
        let signature = JSONCell.signature(key)
        var found: UnsafePointer<JSONCell>?
        var member = cells + (index &+ 1)
        let end = cells + Int(cells[index].next)
        while member < end {
            if member.pointee.next == signature, Self.areEqual(text(of: member.pointee), key) { found = member + 1 }
            member = cells + Int(member[1].next)
        }
        return found.map { at($0 - cells) }
    }

    /// The same where any key has escapes.
    @inline(never)
    private func valueAmongEscapes(of key: UnsafeBufferPointer<UInt8>) -> JSONView? {
        var found: JSONView?
        for member in members where member.key.isString(key) { found = member.value }
        return found
    }

    /// Whether this is a string of a certain text.
    package func isString(_ text: StaticString) -> Bool {
        isString(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private func isString(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        kind == .string && withScalar { Self.areEqual($0, text) }
    }

    private static func areEqual(_ one: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        guard let oneStart = one.baseAddress, let otherStart = other.baseAddress else { return true }
        return memcmp(oneStart, otherStart, one.count) == 0
    }

    private func text(of cell: JSONCell) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: bytes + Int(cell.start), count: Int(cell.end &- cell.start))
    }

    /// The text of a string; `nil` for any other kind.
    package var string: String? { kind == .string ? withScalar(JSONText.string) : nil }

    /// A whole number, whether it came as a number or as a string that holds one; `nil` when it is out of range.
    package var integer: Int? {
        kind == .number || kind == .string ? withScalar { JSONText.integer(JSONText.trimmed($0)) } : nil
    }

    /// Any scalar as text without white space around it; `nil` when nothing is left of it.
    package var text: String? {
        switch kind {
        case .object, .array, .null: nil
        case .string, .number, .bool:
            withScalar { text in
                let text = JSONText.trimmed(text)
                return text.isEmpty ? nil : JSONText.string(text)
            }
        }
    }

    /// This value exactly as the text has it.
    package var raw: UnsafeBufferPointer<UInt8> {
        let cell = cells[index]
        let quote = cell.kind == .string ? 1 : 0
        return UnsafeBufferPointer(
            start: bytes + Int(cell.start) - quote,
            count: Int(cell.end - cell.start) + 2 * quote
        )
    }

    /// Runs a closure on the decoded bytes of a string, or on the text of any other scalar.
    package func withScalar<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let cell = cells[index]
        let text = text(of: cell)
        guard cell.isEscaped else { return body(text) }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: text.count) { decoded in
            body(UnsafeBufferPointer(rebasing: decoded[..<JSONText.unescape(text, into: decoded)]))
        }
    }

    private func at(_ index: Int) -> JSONView { JSONView(bytes: bytes, cells: cells, index: index) }
}

extension JSONView {
    /// The values of this array, in order.
    package var elements: Elements { Elements(of: self) }

    /// The keys and values of this object, in order, repeated keys included.
    package var members: Members { Members(of: self) }

    package struct Elements: Sequence, IteratorProtocol {
        private var element: JSONView
        private let end: Int

        init(of array: JSONView) {
            element = array.at(array.index + 1)
            end = array.kind == .array ? Int(array.cells[array.index].next) : 0
        }

        package mutating func next() -> JSONView? {
            guard element.index < end else { return nil }
            defer { element = element.at(Int(element.cells[element.index].next)) }
            return element
        }
    }

    package struct Members: Sequence, IteratorProtocol {
        private var key: JSONView
        private let end: Int

        init(of object: JSONView) {
            key = object.at(object.index + 1)
            end = object.kind == .object ? Int(object.cells[object.index].next) : 0
        }

        package mutating func next() -> (key: JSONView, value: JSONView)? {
            guard key.index < end else { return nil }
            let value = key.at(key.index + 1)
            defer { key = key.at(Int(key.cells[value.index].next)) }
            return (key, value)
        }
    }
}
