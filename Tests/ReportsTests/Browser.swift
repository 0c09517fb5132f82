import Foundation

/// Headless Chromium.
struct Browser {
    /// Where it is; `nil`: not installed.
    static let path: String? = {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
        return folders.map { "\($0)/chromium" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    /// Where screenshots are kept to be looked at.
    static let screenshots: URL = {
        let named = ProcessInfo.processInfo.environment["CALLARCHIVE_SCREENSHOTS"]
        let usual = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/screenshots")
        return named.map { URL(filePath: $0) } ?? usual
    }()

    /// What a page was like.
    struct Visit {
        /// The document after it was loaded, as text.
        let dom: String
        /// What it said on the console, errors above all.
        let console: [String]
    }

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func close() { try? FileManager.default.removeItem(at: folder) }

    /// Loads a page.
    func visit(_ html: String, width: Int = 800) async throws -> Visit {
        let (dom, log) = try await run(["--dump-dom", "--window-size=\(width),900", try file(html)])
        return Visit(dom: dom, console: log.split(separator: "\n").filter { $0.contains("CONSOLE") }.map(String.init))
    }

    /// Loads pages side by side, and says how many came to their end.
    func visit(all pages: [String]) async throws -> (loaded: Int, console: [String]) {
        let frames = try pages.map { "<iframe src=\"\(try file($0))\" onload=\"n.value++\"></iframe>" }.joined()
        let script = "<script>onload = () => { document.body.dataset.loaded = n.value }</script>"
        let visit = try await visit("<body><input id=n type=number value=0>\(frames)\(script)</body>")
        let loaded = visit.dom.firstMatch(of: /data-loaded="(\d+)"/).flatMap { Int($0.1) }
        return (loaded ?? 0, visit.console)
    }

    /// How wide and how high a page would like to be in a window of some width.
    ///
    /// It lies in a frame, because no window of the browser is as narrow as a phone.
    func size(of html: String, width: Int) async throws -> (width: Int, height: Int) {
        // A copy of the page may run a script; the page itself forbids all.
        let policy = /<meta http-equiv="Content-Security-Policy"[^>]*>/
        let script = """
            <script>onload = () => parent.postMessage(document.documentElement.scrollWidth + " " \
            + document.documentElement.scrollHeight, "*")</script></body>
            """
        let copy = try file(html.replacing(policy, with: "").replacing("</body>", with: script))
        let frame = """
            <body><script>onmessage = (event) => { document.body.dataset.size = event.data }</script>
            <iframe src="\(copy)" width="\(width)" height="900" style="border:0"></iframe></body>
            """
        let dom = try await visit(frame, width: width).dom
        let numbers = dom.firstMatch(of: /data-size="(\d+) (\d+)"/).map { (Int($0.1) ?? 0, Int($0.2) ?? 0) }
        return numbers ?? (0, 0)
    }

    /// Keeps a picture of the whole page.
    func screenshot(_ html: String, as name: String, width: Int, height: Int, isDark: Bool) async throws -> URL {
        try FileManager.default.createDirectory(at: Self.screenshots, withIntermediateDirectories: true)
        let target = Self.screenshots.appending(path: name)
        try? FileManager.default.removeItem(at: target)
        _ = try await run([
            "--screenshot=\(target.path(percentEncoded: false))", "--window-size=\(width),\(height)",
            "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)", try file(html),
        ])
        return target
    }

    private func file(_ html: String) throws -> String {
        let url = folder.appending(path: "\(UUID().uuidString).html")
        try Data(html.utf8).write(to: url)
        return url.absoluteString
    }

    /// Runs the browser until it is done; its output goes through files, so that no pipe can fill up.
    private func run(_ arguments: [String]) async throws -> (output: String, log: String) {
        let process = Process()
        // A browser that hangs ends with an empty page.
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        let profile = folder.appending(path: UUID().uuidString).path(percentEncoded: false)
        process.arguments =
            [
                "--kill-after=5", "120", Self.path ?? "chromium", "--headless", "--no-sandbox", "--disable-gpu",
                "--hide-scrollbars", "--enable-logging=stderr",
                "--no-first-run", "--disable-extensions", "--disable-background-networking",
                "--user-data-dir=\(profile)",
            ] + arguments
        let output = folder.appending(path: "\(UUID().uuidString).out")
        let log = folder.appending(path: "\(UUID().uuidString).log")
        for url in [output, log] { try Data().write(to: url) }
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: log)
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return (try String(contentsOf: output, encoding: .utf8), try String(contentsOf: log, encoding: .utf8))
    }
}
