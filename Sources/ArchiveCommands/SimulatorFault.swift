import ArgumentParser
import PBXSimulator

/// What can go wrong with the simulated PBX, by the name of the switch.
enum SimulatorFault: String, ExpressibleByArgument, CaseIterable {
    case drop
    case reset
    case expire
    case restart
    case mute
    case deaf
    case refuseCredentials = "refuse-credentials"
    case forbidAddress = "forbid-address"
    case apiOff = "api-off"
    case refuseTopics = "refuse-topics"
    case oddFrames = "odd-frames"
    case duplicate
    case reorder
    case slow
    case html
    case badGateway = "bad-gateway"
    case overloaded

    /// Whether it strikes from time to time rather than lasting.
    var isStrike: Bool {
        switch self {
        case .drop, .reset, .expire, .restart: true
        default: false
        }
    }

    private var meaning: String {
        switch self {
        case .drop: "closes the event sockets from time to time"
        case .reset: "cuts all connections from time to time"
        case .expire: "makes all tokens expire from time to time"
        case .restart: "restarts from time to time: no tokens, no live calls"
        case .mute: "sends nothing on open sockets, no heartbeat answers either"
        case .deaf: "answers heartbeats, but sends no events"
        case .refuseCredentials: "refuses every login"
        case .forbidAddress: "answers everything with 70087 IP FORBIDDEN"
        case .apiOff: "answers everything with 70123 API UNAVAILABLE"
        case .refuseTopics: "refuses a subscription to optional topics"
        case .oddFrames: "mixes broken and unusual frames into the events"
        case .duplicate: "sends some events twice"
        case .reorder: "shuffles events that are close together"
        case .slow: "answers after two seconds"
        case .html: "answers REST requests with a page of HTML"
        case .badGateway: "answers REST requests with HTTP 502"
        case .overloaded: "answers REST requests with 70082"
        }
    }

    /// A line for each fault.
    static var help: String {
        allCases.map { fault in
            let name = fault.rawValue
            return "  \(name)\(String(repeating: " ", count: max(1, 20 - name.count)))\(fault.meaning)"
        }.joined(separator: "\n")
    }

    /// Switches a lasting fault on.
    func apply(to simulator: PBXSimulator) {
        simulator.changeFaults { faults in
            switch self {
            case .drop, .reset, .expire, .restart: break
            case .mute: faults.isMute = true
            case .deaf: faults.isDeaf = true
            case .refuseCredentials: faults.refusesCredentials = true
            case .forbidAddress: faults.forbidsAddress = true
            case .apiOff: faults.hasNoAPI = true
            case .refuseTopics: faults.refusedTopics = [30_039, 30_033, 30_028]
            case .oddFrames: faults.oddities = Set(SimulatorFaults.Oddity.allCases)
            case .duplicate: faults.duplicatePercent = 20
            case .reorder: faults.reorderWindow = 4
            case .slow: faults.answerDelay = .seconds(2)
            case .html: faults.restFailure = .htmlPage
            case .badGateway: faults.restFailure = .badGateway
            case .overloaded: faults.restFailure = .overloaded
            }
        }
    }

    /// Strikes once.
    func strike(_ simulator: PBXSimulator) {
        switch self {
        case .drop: simulator.dropSockets()
        case .reset: simulator.resetConnections()
        case .expire: simulator.expireTokens()
        case .restart: simulator.restart()
        default: break
        }
    }
}
