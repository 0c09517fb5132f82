// swift-tools-version: 6.2

import Foundation
import PackageDescription

// CI builds with CALLARCHIVE_STRICT=1: warnings of our own targets are errors there, and only there, so that a newer
// compiler with a new warning never stops a user from building a released version.
let strict = ProcessInfo.processInfo.environment["CALLARCHIVE_STRICT"] != nil

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// One of our modules; the order below is the architecture: a target may depend only on targets above it.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let grdb: [Target.Dependency] = [
    .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
]
let nio: [Target.Dependency] = [
    .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"), .product(name: "NIOWebSocket", package: "swift-nio"),
    .product(name: "NIOSSL", package: "swift-nio-ssl"),
]
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle: [Target.Dependency] = [
    .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
    .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let package = Package(
    name: "CallArchive",
    products: [
        .executable(name: "callarchive", targets: ["callarchive"]),
        .executable(name: "mapper-bench", targets: ["MapperBench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),

        .target(name: "CSQLiteSetup", linkerSettings: [.linkedLibrary("sqlite3")]),

        module("Digests", ["COpenSSL"]),
        module("CallModel"),
        module("YeastarProtocol"),
        module("EventMapper", ["CallModel", "YeastarProtocol"]),
        module(
            "YeastarClient",
            ["Digests", "YeastarProtocol", logging] + nio
        ),
        .target(
            name: "Schema",
            path: "Migrations",
            resources: [.embedInCode("sql")],
            swiftSettings: settings
        ),
        module("CallColumns", grdb),
        module(
            "ArchiveStore",
            ["CSQLiteSetup", "CallColumns", "CallModel", "EventMapper", "Schema", "Digests"] + grdb
        ),
        module(
            "Ingest",
            ["CallModel", "YeastarProtocol", "EventMapper", "YeastarClient", "ArchiveStore", logging] + lifecycle
        ),
        module("Reports", ["CallColumns", "CallModel", "ArchiveStore", "Digests"] + grdb),

        module("PBXSimulator", ["COpenSSL", logging] + nio),

        module(
            "ArchiveCommands",
            [
                "CallColumns", "CallModel", "YeastarProtocol", "EventMapper", "YeastarClient", "ArchiveStore", "Ingest",
                "Reports", "PBXSimulator", "Yams", logging,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
            ] + lifecycle
        ),
        .executableTarget(name: "callarchive", dependencies: ["ArchiveCommands"], swiftSettings: settings),
        .executableTarget(name: "MapperBench", dependencies: ["CallModel", "EventMapper"], swiftSettings: settings),

        .target(
            name: "TestSupport",
            dependencies: [
                "CallModel", "EventMapper", "ArchiveStore", "Ingest", "PBXSimulator", "YeastarClient",
                "YeastarProtocol",
                logging,
            ]
                + grdb + lifecycle,
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        tests("DigestsTests", ["Digests"]),
        tests("YeastarProtocolTests", ["YeastarProtocol"]),
        tests("EventMapperTests", ["EventMapper", "CallModel", "YeastarProtocol", "TestSupport"]),
        tests(
            "YeastarClientTests",
            [
                "YeastarClient", "YeastarProtocol", "PBXSimulator", "TestSupport", logging,
                .product(name: "NIOEmbedded", package: "swift-nio"),
            ] + nio
        ),
        tests("PBXSimulatorTests", ["PBXSimulator"] + nio),
        tests("CallColumnsTests", ["CallColumns", "Schema", "TestSupport"] + grdb),
        tests(
            "ArchiveStoreTests",
            ["ArchiveStore", "CallColumns", "CallModel", "EventMapper", "Schema", "TestSupport"] + grdb
        ),
        tests(
            "IngestTests",
            [
                "Ingest", "ArchiveStore", "CallColumns", "CallModel", "PBXSimulator", "TestSupport", "YeastarClient",
                "YeastarProtocol", logging,
            ]
                + grdb
        ),
        tests(
            "ReportsTests",
            ["Reports", "ArchiveStore", "CallColumns", "CallModel", "EventMapper", "Schema", "TestSupport"] + grdb
        ),
        tests(
            "ArchiveCommandsTests",
            [
                "ArchiveCommands", "ArchiveStore", "CallModel", "EventMapper", "Ingest", "PBXSimulator", "TestSupport",
                "YeastarClient", "YeastarProtocol", "callarchive",
            ]
                + grdb
        ),
        tests("RepositoryTests", ["Schema"]),
    ],
    swiftLanguageModes: [.v6]
)
