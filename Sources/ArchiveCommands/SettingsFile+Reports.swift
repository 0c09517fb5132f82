import Reports
import Yams

extension SettingsFile {
    /// Keys that only reports read.
    static let reportKeys: Set<String> = ["business-hours", "holidays", "groups"]

    /// Reads the keys of reports from the text itself: as values, dates and numbers such as 0100 would not be what was
    /// written.
    ///
    /// - Throws: ``OperatorError`` that names the file and the key.
    mutating func readReportKeys(of root: Node, in path: String) throws {
        let hours = try Self.list("business-hours", of: root, in: path)
        let holidays = try Self.list("holidays", of: root, in: path)
        do {
            calendar = try ReportCalendar(businessHours: hours, holidays: holidays)
        } catch {
            throw OperatorError(.configuration, "\(path): \(error.description)")
        }
        guard let node = root["groups"], node.null == nil else { return }
        guard let mapping = node.mapping else {
            throw OperatorError(
                .configuration,
                "\(path): groups must be extensions by name, such as groups: {sales: [1001, 1002]}."
            )
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string, let members = Self.texts(value) else {
                throw OperatorError(.configuration, "\(path): each of groups must be a name with a list of extensions.")
            }
            groups[name] = members
        }
    }

    private static func list(_ key: String, of root: Node, in path: String) throws -> [String] {
        guard let node = root[key], node.null == nil else { return [] }
        guard let texts = texts(node) else {
            throw OperatorError(.configuration, "\(path): \(key) must be one value or a list of them.")
        }
        return texts
    }

    private static func texts(_ node: Node) -> [String]? {
        if let scalar = node.scalar { return [scalar.string] }
        guard let sequence = node.sequence else { return nil }
        let texts = sequence.compactMap { $0.scalar?.string }
        return texts.count == sequence.count ? texts : nil
    }
}
