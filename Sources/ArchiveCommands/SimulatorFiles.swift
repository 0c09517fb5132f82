import Foundation
import PBXSimulator

/// The files that a client of the simulated PBX needs, and the flags that name them.
struct SimulatorFiles {
    let authorityPath: String?
    let secretPath: String
    /// Where ``writeSettings(of:)`` puts what an ingester of several PBXs needs.
    let settingsPath: String

    /// Writes the authority's certificate and the client secret into a folder.
    init(_ simulator: PBXSimulator, in folder: String) throws {
        let directory = URL(filePath: folder, directoryHint: .isDirectory)
        settingsPath = directory.appending(path: "simulator.yaml").path(percentEncoded: false)
        do {
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            let secret = directory.appending(path: "simulator-secret")
            try Data((simulator.configuration.clientSecret + "\n").utf8).write(to: secret)
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: secret.path(percentEncoded: false)
            )
            secretPath = secret.path(percentEncoded: false)
            if let pem = simulator.certificates?.authorityPEM {
                let authority = directory.appending(path: "simulator-ca.pem")
                try Data(pem.utf8).write(to: authority)
                authorityPath = authority.path(percentEncoded: false)
            } else {
                authorityPath = nil
            }
        } catch {
            throw OperatorError(.cannotCreate, "cannot write into \(folder): \(error.localizedDescription)")
        }
    }

    /// Writes a configuration file that names every one of them.
    func writeSettings(of simulators: [PBXSimulator]) throws {
        var lines = ["client-secret-file: \(Self.quoted(secretPath))"]
        if let authorityPath { lines.append("tls-ca-file: \(Self.quoted(authorityPath))") }
        lines.append("pbxs:")
        for (index, simulator) in simulators.enumerated() {
            lines.append("  - pbx-name: pbx-\(index + 1)")
            lines.append("    pbx-url: \(simulator.baseURL)")
            lines.append("    client-id: \(simulator.configuration.clientID)")
        }
        do {
            try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: settingsPath))
        } catch {
            throw OperatorError(.cannotCreate, "cannot write \(settingsPath): \(error.localizedDescription)")
        }
    }

    /// A text as YAML takes it, whatever is in it.
    private static func quoted(_ text: String) -> String { "'\(text.replacing("'", with: "''"))'" }
}
