import NIOCore

/// Turns events into frames on the wire, with the faults of the moment mixed in.
struct EventMixer: Sendable {
    /// One text frame; `type` is nil for frames that every socket gets.
    struct WireFrame: Sendable {
        var type: Int?
        var payload: ByteBuffer
    }

    private let serialNumber: String
    private var random = SeededGenerator(seed: 0x05EE_D0DD)
    private var count = 0
    private var held: [WireFrame] = []

    init(serialNumber: String) {
        self.serialNumber = serialNumber
    }

    /// The frames to send for an event, in order; none while it is held back for reordering.
    mutating func mix(_ event: EventFrame, _ faults: SimulatorFaults) -> [WireFrame] {
        count += 1
        if faults.losePercent > 0, random.chance(faults.losePercent) { return [] }
        var frames = [WireFrame(type: event.type, payload: ByteBuffer(string: event.text(serialNumber: serialNumber)))]
        if !faults.oddities.isEmpty, count % max(1, faults.oddityEvery) == 0 {
            let sorted = faults.oddities.sorted { $0.rawValue < $1.rawValue }
            frames = oddFrames(event, random.pick(sorted))
        }
        if faults.duplicatePercent > 0, random.chance(faults.duplicatePercent) { frames += frames }
        guard faults.reorderWindow > 1 else { return release() + frames }
        held += frames
        guard held.count >= faults.reorderWindow else { return [] }
        held.shuffle(using: &random)
        return release()
    }

    /// The frames still held back.
    mutating func release() -> [WireFrame] {
        defer { held.removeAll(keepingCapacity: true) }
        return held
    }

    private func oddFrames(_ event: EventFrame, _ oddity: SimulatorFaults.Oddity) -> [WireFrame] {
        let text = event.text(serialNumber: serialNumber)
        let normal = frame(event.type, text)
        switch oddity {
        case .brokenJSON:
            return [frame(nil, "{\"type\":30011,\"sn\":\"\(serialNumber)\",\"msg\":\"{\\\"call_id\\\":"), normal]
        case .unknownType:
            return [frame(nil, "{\"type\":39999,\"sn\":\"\(serialNumber)\",\"msg\":{\"novelty\":1}}"), normal]
        case .wrongEncoding:
            var payload = ByteBuffer(
                string: "{\"type\":30008,\"sn\":\"\(serialNumber)\",\"msg\":\"{\\\"extension\\\":\\\""
            )
            payload.writeBytes([0xE9, 0xFF, 0x80])
            payload.writeString("\\\",\\\"status\\\":\\\"Idle\\\"}\"}")
            return [WireFrame(type: nil, payload: payload), normal]
        case .emptyMessage:
            return [frame(nil, "{\"type\":30011,\"sn\":\"\(serialNumber)\",\"msg\":\"\"}"), normal]
        case .concatenated:
            let second =
                "{\"type\":30008,\"sn\":\"\(serialNumber)\",\"msg\":\"{\\\"extension\\\":\\\"1001\\\",\\\"status\\\":\\\"Idle\\\"}\"}"
            return [frame(event.type, text + second)]
        case .objectMessage:
            var changed = event
            changed.messageIsString = false
            return [frame(event.type, changed.text(serialNumber: serialNumber))]
        case .numbersAsStrings:
            var changed = event
            changed.message = Self.quotingNumbers(event.message)
            return [frame(event.type, changed.text(serialNumber: serialNumber))]
        case .misspeltAnswered:
            var changed = event
            changed.message = event.message.replacing("\"status\":\"ANSWERED\"", with: "\"status\":\"ANSWERD\"")
            return [frame(event.type, changed.text(serialNumber: serialNumber))]
        case .paddedTexts:
            var changed = event
            changed.message = event.message.replacing("\"status\":\"ANSWERED\"", with: "\"status\":\"ANSWERED   \"")
                .replacing("_trunk_name\":\"\"", with: "_trunk_name\":\" \"")
                .replacing("\"pin_code\":\"\"", with: "\"pin_code\":\" \"")
            return [frame(event.type, changed.text(serialNumber: serialNumber))]
        case .typeAsString:
            return [frame(event.type, text.replacing("{\"type\":\(event.type)", with: "{\"type\":\"\(event.type)\""))]
        }
    }

    private func frame(_ type: Int?, _ text: String) -> WireFrame {
        WireFrame(type: type, payload: ByteBuffer(string: text))
    }

    /// Puts quotes around every number that is a value of an object.
    static func quotingNumbers(_ json: String) -> String {
        var result: [UInt8] = []
        var isInText = false
        var isInNumber = false
        var previous: UInt8 = 0
        for byte in json.utf8 {
            if isInNumber, byte < UInt8(ascii: "0") || byte > UInt8(ascii: "9") {
                result.append(UInt8(ascii: "\""))
                isInNumber = false
            }
            if byte == UInt8(ascii: "\""), previous != UInt8(ascii: "\\") { isInText.toggle() }
            if !isInText, !isInNumber, previous == UInt8(ascii: ":"),
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            {
                result.append(UInt8(ascii: "\""))
                isInNumber = true
            }
            result.append(byte)
            previous = byte
        }
        return String(decoding: result, as: UTF8.self)
    }
}
