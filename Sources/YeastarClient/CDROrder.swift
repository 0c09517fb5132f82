/// The order in which `cdr/list` gives its rows, by their start.
public enum CDROrder: String, Hashable, Sendable {
    case ascending = "asc"
    case descending = "desc"
}
