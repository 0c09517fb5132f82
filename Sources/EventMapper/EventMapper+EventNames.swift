extension EventMapper {
    /// The name of an event type in lower snake case, such as `cdr` for 30012; `nil` for a number that is not known.
    public static func eventName(_ type: Int) -> String? {
        switch type {
        case 10000: "subscription_confirmed"
        case 30005: "organization_switched"
        case 30006: "organization_changed"
        case 30007: "extension_registration"
        case 30008: "extension_call_state"
        case 30009: "extension_presence"
        case 30010: "trunk_registration"
        case 30011: "call_state"
        case 30012: "cdr"
        case 30013: "transfer"
        case 30014: "forward"
        case 30015: "call_failed"
        case 30016: "inbound_request"
        case 30017: "dtmf"
        case 30018: "prompt_ended"
        case 30019: "survey"
        case 30020: "phone_call"
        case 30022: "extension_updated"
        case 30023: "trunk_updated"
        case 30024: "conference_without_host"
        case 30025: "agent_auto_pause"
        case 30026: "agent_ring_timeout"
        case 30027: "call_report_ready"
        case 30028: "call_note"
        case 30029: "agent_status"
        case 30030: "bulk_message_failed"
        case 30031: "message_received"
        case 30032: "message_sent"
        case 30033: "recording_ready"
        case 30034: "system_information"
        case 30035: "system_warning"
        case 30036: "system_alert"
        case 30038: "message_read"
        case 30039: "call_timeline"
        default: nil
        }
    }
}
