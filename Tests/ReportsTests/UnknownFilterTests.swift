import Testing

@testable import Reports

/// A queue or an extension that the PBX never listed, which zeros would not tell.
@Suite("A filter on what the PBX never listed")
struct UnknownFilterTests {
    private let small: SmallArchive

    init() throws { small = try SmallArchive() }

    private func notes(queue: String? = nil, extension number: String? = nil) throws -> [String] {
        var request = try small.request()
        request.filter.queue = queue
        request.filter.extension = number
        return try small.archive.run("summary", request).outcome.notes.filter { $0.contains("listed") }
    }

    /// Two lists of queues, one after the other, and no list of extensions.
    private func addLists() throws {
        for (frame, number) in [(1, "6400"), (2, "6401")] {
            try small.archive.insert(
                "directory_list",
                ["frame": frame, "pbx": 1, "kind": "queues", "received_ms": frame]
            )
            try small.archive.insert("directory_entry", ["frame": frame, "number": number, "name": "Sales"])
        }
    }

    @Test func `is pointed out`() throws {
        try addLists()
        let note = "The PBX has listed no queue 6404 since this archive began: it may be misspelt, or older."
        #expect(try notes(queue: "6404") == [note])
    }

    @Test func `is not pointed out for what any list had`() throws {
        try addLists()
        #expect(try notes(queue: "6400") == [])
        #expect(try notes(queue: "6401") == [])
        #expect(try notes() == [])
    }

    @Test func `is not pointed out where there is no list`() throws {
        #expect(try notes(queue: "6404") == [])
        try addLists()
        #expect(try notes(extension: "1999") == [])
    }
}
