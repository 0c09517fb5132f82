/// Emphasis on a terminal, when asked for.
struct TableStyle {
    let usesColor: Bool

    func bold(_ text: String) -> String {
        usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
