/// How a window of the call history is asked for.
public enum WindowForm: String, Hashable, Sendable {
    /// `cdr/search` with Unix seconds.
    case epochSeconds = "epoch_seconds"
    /// `cdr/search` with date-times in the PBX's display format.
    case displayFormat = "display_format"
    /// `cdr/list`, latest first, until older than the window.
    case listing
}
