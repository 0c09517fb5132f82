import Foundation
import Testing

@testable import Reports

/// Pages in a real browser, as a reader would open them.
@Suite(
    "In a browser",
    .enabled(if: Browser.path != nil, "chromium is not installed: scripts/test installs it"),
    .serialized
)
struct BrowserTests {
    private static let hostileNames = [
        "<script>document.title='owned'</script>", "\"><img src=x onerror=\"document.title='owned'\">",
        "</title></style></svg><script>document.title='owned'</script>",
    ]

    private let browser: Browser

    init() throws { browser = try Browser() }

    private func page(_ report: String, callerName: String? = nil) throws -> String {
        let plausible = try PlausibleArchive(callerName: callerName)
        var request = try plausible.request()
        if report != "dashboard" { request.limit = 50 }
        return try plausible.archive.run(report, request, .html).text
    }

    @Test(arguments: hostileNames)
    func `a caller's name stays text`(name: String) async throws {
        defer { browser.close() }
        let visit = try await browser.visit(page("dashboard", callerName: name))
        #expect(visit.console.isEmpty, "\(visit.console)")
        #expect(!visit.dom.contains("<script") && !visit.dom.contains("<img"))
        #expect(visit.dom.contains("<title>dashboard: 2026-03-09 to 2026-03-15, local time of each PBX</title>"))
        let escaped = name.replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        #expect(visit.dom.contains(">\(escaped)</td>"))
    }

    @Test func `every report opens without a complaint`() async throws {
        defer { browser.close() }
        let pages = try ReportCatalogue.all.filter { $0.subjectName == nil }.map { try page($0.name) }
        let visit = try await browser.visit(all: pages)
        #expect(visit.loaded == pages.count)
        #expect(visit.console.isEmpty, "\(visit.console)")
    }

    /// Without this the tests above could pass because nobody listens.
    @Test func `a page that breaks its policy is noticed`() async throws {
        defer { browser.close() }
        let broken = try page("summary").replacing("</main>", with: "<script>1</script><img src=\"x.png\"></main>")
        let visit = try await browser.visit(broken)
        #expect(visit.console.count == 2, "\(visit.console)")
        #expect(visit.console.allSatisfy { $0.contains("Content Security Policy") })
    }

    @Test(arguments: [360, 800, 1400])
    func `a dashboard never scrolls sideways, and is kept as a picture`(width: Int) async throws {
        defer { browser.close() }
        let html = try page("dashboard", callerName: "Zoé")
        let size = try await browser.size(of: html, width: width)
        #expect(size.width == width)
        for isDark in [false, true] {
            let name = "dashboard-\(width)-\(isDark ? "dark" : "light").png"
            let picture = try await browser.screenshot(
                html,
                as: name,
                width: width,
                height: size.height,
                isDark: isDark
            )
            let bytes = try Data(contentsOf: picture)
            #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            // Width and height follow the header; a page of one colour would be much smaller.
            #expect(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == width)
            #expect(bytes.count > 40_000)
        }
    }
}
