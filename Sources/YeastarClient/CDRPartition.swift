/// Which part of the PBX's call history `cdr/list` reads, on firmware that has two.
public enum CDRPartition: String, Hashable, Sendable {
    /// Calls since the firmware with the present data model.
    case new
    /// Calls from before.
    case legacy
}
