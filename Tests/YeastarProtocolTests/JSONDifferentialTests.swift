import Foundation
import Testing
import YeastarProtocol

/// Holds the scanner against Foundation's parser: same value, or both refuse.
@Suite struct JSONDifferentialTests {
    private static let seeds = [
        #"{"type":30012,"sn":"3630F0000001","msg":"{\"call_id\":\"1767225600.42\",\"talk_duration\":12}"}"#,
        #"{"a":[1,2.5,-3,1e5,true,false,null,"x\n\u00e9\ud83d\ude00"],"b":{"c":{},"d":[]}}"#,
        #"[ {"k" : "v", "k" : "w"}, [], "", 0, -0.5 , 123456789012345678 ]"#,
        #"{"errcode":0,"errmsg":"SUCCESS","data":[{"call_id":"1.2","members":[{"inbound":{"from":"é"}}]}]}"#,
        #""only a string \\ \/ \" ""#, "12345678901234567890", "true",
    ]

    @Test func `agrees with Foundation on thousands of mutated documents`() {
        let seed =
            ProcessInfo.processInfo.environment["CALLARCHIVE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...(.max))
        print("CALLARCHIVE_SEED=\(seed)")
        var generator = SplitMix(state: seed)
        var accepted = 0
        for round in 0..<20_000 {
            let bytes = mutate(Array(Self.seeds[round % Self.seeds.count].utf8), using: &generator)
            // Foundation refuses what is not UTF-8; the scanner repairs it inside strings.
            guard String(validating: bytes, as: UTF8.self) != nil, !bytes.contains(0) else {
                _ = JSONDocument.parseSeveral(bytes)
                continue
            }
            let ours = (try? JSONDocument(parsing: bytes)).map { value(of: $0.root) }
            let theirs = (try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])).map(
                value(of:)
            )
            if ours != nil { accepted += 1 }
            #expect(ours == theirs, "seed \(seed), round \(round): \(String(decoding: bytes, as: UTF8.self))")
            if ours != theirs { return }
        }
        #expect(accepted > 500)
    }

    private func mutate(_ bytes: [UInt8], using generator: inout SplitMix) -> [UInt8] {
        var bytes = bytes
        let interesting =
            Array(#"{}[]",:\/0123456789-+.eEuntrfalse "#.utf8) + [0x09, 0x0A, 0x1F, 0x7F, 0xC3, 0xA9, 0xFF]
        for _ in 0..<Int.random(in: 0...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            let byte = interesting[Int.random(in: 0..<interesting.count, using: &generator)]
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes[place] = byte
            case 1: bytes.insert(byte, at: place)
            case 2: bytes.remove(at: place)
            case 3: bytes = Array(bytes[..<place])
            default:
                let end = Int.random(in: place..<bytes.count, using: &generator)
                bytes.insert(contentsOf: bytes[place...end], at: place)
            }
        }
        return bytes
    }

    private indirect enum Value: Equatable {
        case object([String: Value])
        case array([Value])
        case string(String)
        case number(String)
        case bool(Bool)
        case null
    }

    private func value(of node: JSONNode) -> Value {
        switch node.kind {
        case .object:
            // Foundation takes the last of equal keys, and its keys are equal when they are canonically equivalent.
            .object(Dictionary(node.members.map { ($0.key, value(of: $0.value)) }, uniquingKeysWith: { $1 }))
        case .array: .array(node.elements.map(value(of:)))
        case .string: .string(node.string ?? "?")
        case .number: .number(rounded(node.text ?? ""))
        case .bool: .bool(node.text == "true")
        case .null: .null
        }
    }

    private func value(of object: Any) -> Value {
        switch object {
        case let members as [String: Any]: .object(members.mapValues(value(of:)))
        case let elements as [Any]: .array(elements.map(value(of:)))
        case let string as String: .string(string)
        case let bool as Bool where object is Bool && !(object is NSNumber && !isBoolean(object)): .bool(bool)
        case let number as NSNumber: .number(rounded(number.stringValue))
        default: .null
        }
    }

    /// To twelve digits: Foundation keeps long numbers as decimals, whose conversion to a double is not exact.
    private func rounded(_ number: String) -> String {
        guard let value = Double(number) else { return number }
        return value == 0 ? "0" : String(format: "%.12g", value)
    }

    private func isBoolean(_ object: Any) -> Bool {
        guard let number = object as? NSNumber else { return object is Bool }
        return String(cString: number.objCType) == "c" || String(cString: number.objCType) == "B"
    }
}

/// A small random generator that a seed replays.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
