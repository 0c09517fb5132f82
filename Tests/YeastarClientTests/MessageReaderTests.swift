import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import YeastarClient

/// What becomes of frames, one read at a time.
@Suite("Messages of frames")
struct MessageReaderTests {
    private let channel: EmbeddedChannel

    init() throws { channel = EmbeddedChannel(handler: MessageReader(byteLimit: 10)) }

    @Test func `what one read brought is passed on at once`() throws {
        let texts = try texts(of: [
            frame(.text, "one"), frame(.text, "t", fin: false), frame(.ping, "p"),
            frame(.continuation, "w", fin: false), frame(.continuation, "o"), frame(.binary, "three"),
        ])
        #expect(texts == ["one", "ping p", "two", "three"])
    }

    @Test func `a message may take many reads`() throws {
        #expect(try texts(of: [frame(.text, "0123", fin: false)]).isEmpty)
        #expect(try texts(of: [frame(.continuation, "45678", fin: false)]).isEmpty)
        #expect(try texts(of: [frame(.continuation, "9")]) == ["0123456789"])
        #expect(try texts(of: [frame(.text, "next")]) == ["next"])
    }

    @Test func `a close tells its code`() throws {
        var data = ByteBuffer()
        data.write(webSocketErrorCode: .goingAway)
        #expect(try texts(of: [WebSocketFrame(fin: true, opcode: .connectionClose, data: data)]) == ["close 1001"])
        #expect(try texts(of: [frame(.connectionClose, "")]) == ["close"])
    }

    @Test(arguments: [
        ([("text", "a", false), ("text", "b", true)], MessageReader.Violation.fragments),
        ([("continuation", "a", true)], .fragments),
        ([("text", "a", false), ("continuation", "b", true), ("continuation", "c", true)], .fragments),
        ([("text", "012345", false), ("continuation", "67890", true)], .tooLong),
        ([("reserved", "a", true)], .reservedBit),
    ])
    func `a violation is an error, after what came before it`(
        _ frames: [(kind: String, data: String, isLast: Bool)],
        _ expected: MessageReader.Violation
    ) throws {
        var all = [frame(.text, "before")]
        for frame in frames {
            let opcode: WebSocketOpcode = frame.kind == "continuation" ? .continuation : .text
            var next = self.frame(opcode, frame.data, fin: frame.isLast)
            next.rsv1 = frame.kind == "reserved"
            all.append(next)
        }
        #expect(throws: expected) {
            for frame in all {
                channel.pipeline.fireChannelRead(frame)
                try channel.throwIfErrorCaught()
            }
        }
        let passed = try channel.readInbound(as: [SocketMessage].self) ?? []
        #expect(passed.first.map(Self.text) == "before")
    }

    private func frame(_ opcode: WebSocketOpcode, _ data: String, fin: Bool = true) -> WebSocketFrame {
        WebSocketFrame(fin: fin, opcode: opcode, data: ByteBuffer(string: data))
    }

    /// What one read of frames gives.
    private func texts(of frames: [WebSocketFrame]) throws -> [String] {
        for frame in frames { channel.pipeline.fireChannelRead(frame) }
        #expect(try channel.readInbound(as: [SocketMessage].self) == nil)
        channel.pipeline.fireChannelReadComplete()
        try channel.throwIfErrorCaught()
        return (try channel.readInbound(as: [SocketMessage].self) ?? []).map(Self.text)
    }

    private static func text(_ message: SocketMessage) -> String {
        switch message {
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        case .ping(let data): "ping \(String(buffer: data))"
        case .close(let code): "close\(code.map { " \($0)" } ?? "")"
        case .other: "other"
        }
    }
}
