/// Breaks sentences between words.
enum LineWrap {
    /// Lines of at most the width, those after the first indented; a longer word keeps a line to itself.
    static func lines(of text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if line.isEmpty {
                line = String(word)
            } else if DisplayWidth.of(line) + 1 + DisplayWidth.of(String(word)) <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = "  " + word
            }
        }
        return lines + [line]
    }
}
