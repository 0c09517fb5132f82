/// A drawing of simple shapes as SVG.
///
/// What they look like, the page's style says by their classes.
struct SVGCanvas {
    let width: Double
    var height: Double
    /// What the drawing shows, in a sentence, for whoever cannot see it.
    var summary = ""
    private var body = ""

    init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }

    enum Anchor: String {
        case start
        case middle
        case end
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ className: String) {
        body += "<line class=\"\(className)\" x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\"/>\n"
    }

    /// A rectangle; the hint is what a pointer that rests on it gets to read.
    mutating func rect(
        _ x: Double,
        _ y: Double,
        _ width: Double,
        _ height: Double,
        _ className: String,
        hint: String? = nil
    ) {
        let place = "x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" height=\"\(n(max(0, height)))\""
        let end = hint.map { "><title>\(HTMLRenderer.escaped($0))</title></rect>" } ?? "/>"
        body += "<rect class=\"\(className)\" \(place)\(end)\n"
    }

    mutating func text(_ x: Double, _ y: Double, _ text: String, _ className: String, _ anchor: Anchor = .start) {
        body += """
            <text class="\(className)" x="\(n(x))" y="\(n(y))" text-anchor="\(anchor.rawValue)">\
            \(HTMLRenderer.escaped(text))</text>

            """
    }

    mutating func dot(_ x: Double, _ y: Double, _ className: String) {
        body += "<circle class=\"\(className)\" cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"2.5\"/>\n"
    }

    mutating func path(_ points: [(x: Double, y: Double)], _ className: String, closed: Bool = false) {
        guard let first = points.first else { return }
        let rest = points.dropFirst().map { "L\(n($0.x)) \(n($0.y))" }.joined()
        body += "<path class=\"\(className)\" d=\"M\(n(first.x)) \(n(first.y))\(rest)\(closed ? "Z" : "")\"/>\n"
    }

    /// The whole drawing with its name and what it shows.
    func markup(title: String, className: String, id: String) -> String {
        """
        <svg class="\(className)" role="img" aria-labelledby="\(id)-t \(id)-d" viewBox="0 0 \(n(width)) \(n(height))">
        <title id="\(id)-t">\(HTMLRenderer.escaped(title))</title>
        <desc id="\(id)-d">\(HTMLRenderer.escaped(summary))</desc>
        \(body)</svg>

        """
    }

    /// At most one decimal.
    private func n(_ value: Double) -> String { FigureText.short(value) }
}
