import Foundation
import PBXSimulator

/// The files that a client of the simulated PBX needs, and the flags that name them.
struct SimulatorFiles {
    let authorityPath: String?
    let secretPath: String

    /// Writes the authority's certificate and the client secret into a folder.
    init(_ simulator: PBXSimulator, in folder: String) throws {
        let directory = URL(filePath: folder, directoryHint: .isDirectory)
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
}
