// swift-tools-version: 6.2
import PackageDescription

/// Every target of this package is held to the same rules.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "motcua",
  products: [
    .executable(name: "motcua", targets: ["motcua"]),
    .library(name: "AgeFile", targets: ["AgeFile"]),
    .library(name: "Credentials", targets: ["Credentials"]),
    .library(name: "HTTPServer", targets: ["HTTPServer"]),
    .library(name: "OpenID", targets: ["OpenID"]),
    .library(name: "QRCode", targets: ["QRCode"]),
    .library(name: "Workbook", targets: ["Workbook"]),
  ],
  traits: [
    .trait(name: "PostgreSQL", description: "The database may be on a PostgreSQL server (--database); links libpq.")
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // C calls that Swift does not see.
    .target(name: "CSystem"),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Checksums of SQLite's pages, through which each page passes.
    .target(name: "CPages", dependencies: ["CSQLite"]),

    // What text from outside is held to, whoever reads it.
    .target(name: "StreamSafe", swiftSettings: strict),

    // POSIX once: errors, descriptors, files, threads, child processes.
    .target(name: "System", dependencies: ["CSystem"], swiftSettings: strict),
    // Bytes and texts as addresses and forms have them.
    .target(name: "Encodings", swiftSettings: strict),
    // RFC 8259: scanner, value, writer.
    .target(name: "JSON", dependencies: ["StreamSafe"], swiftSettings: strict),

    // What a document is, and whether it can be taken, by its content.
    .target(name: "FileKinds", swiftSettings: strict),

    // Usable by any program.
    .target(
      name: "HTTPServer",
      dependencies: [
        "CSystem", "CZlib", "FileKinds", "StreamSafe", "System",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "OpenID",
      dependencies: [
        "Encodings", "JSON", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(name: "AgeFile", dependencies: [.product(name: "Crypto", package: "swift-crypto")], swiftSettings: strict),
    .target(name: "QRCode", swiftSettings: strict),
    .target(name: "Workbook", dependencies: ["CZlib"], swiftSettings: strict),

    // What people prove themselves by besides a password: codes by time, passkeys.
    .target(
      name: "Credentials", dependencies: ["Encodings", "JSON", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),

    // The engine below the store; it knows no dossier.
    .target(
      name: "Database",
      dependencies: [
        "System", "CPages", "CSQLite", .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
      ],
      swiftSettings: strict),

    // The domain, its store, the product.
    .target(name: "OneStop", dependencies: ["JSON", "StreamSafe"], swiftSettings: strict),
    .target(
      name: "OneStopStore",
      dependencies: [
        "AgeFile", "Database", "JSON", "OneStop", "System", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Typed HTML, and what the pages say in both languages.
    .target(name: "Markup", dependencies: ["Encodings", "OneStop"], swiftSettings: strict),
    .target(name: "Words", dependencies: ["Markup", "OneStop"], swiftSettings: strict),
    // What the offices do, each thing in one place, and what goes on by itself. It knows no HTTP.
    .target(
      name: "Operations",
      dependencies: [
        "Credentials", "Encodings", "JSON", "Markup", "OneStop", "OneStopStore", "OpenID", "System", "Words",
        "Workbook",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // What every page and every answer stands on: a visit, its form, its session, its frame.
    .target(
      name: "Web",
      dependencies: [
        "Encodings", "FileKinds", "HTTPServer", "Markup", "OneStop", "OneStopStore", "OpenID", "Operations",
        "StreamSafe", "System", "Words",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: strict),
    .target(
      name: "Pages",
      dependencies: [
        "Credentials", "Encodings", "FileKinds", "HTTPServer", "Markup", "OneStop", "OneStopStore", "OpenID",
        "Operations", "QRCode", "System", "Web", "Words", "Workbook",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .target(
      name: "API",
      dependencies: [
        "Encodings", "FileKinds", "HTTPServer", "JSON", "OneStop", "OneStopStore", "Operations", "StreamSafe", "System",
        "Web", "Words", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    // Puts it together: resources, state, routes, the service on a port.
    .target(
      name: "Portal",
      dependencies: [
        "API", "HTTPServer", "OneStop", "OneStopStore", "Operations", "Pages", "System", "Web", "Words",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "motcua",
      dependencies: [
        "AgeFile", "HTTPServer", "OneStop", "OneStopStore", "OpenID", "Operations", "Portal", "StreamSafe", "System",
        "Words",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),

    // Figures: swift run -c release Benchmarks [name…]
    .executableTarget(
      name: "Benchmarks", dependencies: ["HTTPServer", "OneStop", "OneStopStore", "TestSupport", "CSQLite", "CSystem"],
      path: "Tests/Benchmarks", exclude: ["Peer"], swiftSettings: strict),

    // Random people on random dossiers, against a model of its own: swift run -c release Simulator
    .executableTarget(
      name: "Simulator",
      dependencies: [
        "Database", "Markup", "OneStop", "OneStopStore", "Operations", "System", "TestSupport", "Words",
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Simulator", swiftSettings: strict),

    // Nothing but with --sanitize thread.
    .target(name: "MutexCheck", path: "Tests/MutexCheck"),
    // What several test targets need.
    .target(
      name: "TestSupport",
      dependencies: ["Database", "MutexCheck", .product(name: "Crypto", package: "swift-crypto")],
      path: "Tests/Support", swiftSettings: strict),

    .testTarget(name: "SystemTests", dependencies: ["System", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "JSONTests", dependencies: ["JSON", "OneStop", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "FileKindsTests", dependencies: ["FileKinds", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "EncodingsTests", dependencies: ["Encodings", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CredentialsTests",
      dependencies: ["Credentials", "Encodings", "TestSupport", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .testTarget(name: "StreamSafeTests", dependencies: ["StreamSafe"], swiftSettings: strict),
    .testTarget(
      name: "HTTPServerTests", dependencies: ["FileKinds", "HTTPServer", "System", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "OpenIDTests",
      dependencies: [
        "Encodings", "JSON", "OpenID", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "AgeFileTests",
      dependencies: ["AgeFile", "TestSupport", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .testTarget(name: "QRCodeTests", dependencies: ["QRCode", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "WorkbookTests", dependencies: ["Workbook", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "OneStopTests", dependencies: ["JSON", "OneStop", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "OneStopStoreTests",
      dependencies: ["AgeFile", "Database", "OneStopStore", "System", "TestSupport", "CPages", "CSQLite"],
      exclude: ["Schema"],
      swiftSettings: strict),
    .testTarget(
      name: "PortalTests",
      dependencies: [
        "API", "Credentials", "Database", "Encodings", "FileKinds", "JSON", "Markup", "OpenID", "Operations", "Pages",
        "Portal", "StreamSafe",
        "System", "TestSupport", "Web", "Words", .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict),
    .testTarget(name: "SimulatorTests", dependencies: ["OneStop", "Simulator"], swiftSettings: strict),
    // The program as it is run, a process of its own.
    .testTarget(
      name: "motcuaTests", dependencies: ["AgeFile", "Database", "motcua", "OneStopStore", "TestSupport", "CSQLite"],
      swiftSettings: strict),
  ]
)

// make fuzz: one program, and no tests, whose checks it shares.
if Context.environment["MOTCUA_FUZZ"] != nil {
  package.targets.removeAll { $0.type == .test }
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Credentials", "HTTPServer", "JSON", "OneStop", "StreamSafe"], path: "Tests",
      exclude: ["Fuzz/Corpus"],
      sources: [
        "Fuzz/Fuzz.swift", "HTTPServerTests/Robustness/HeadCheck.swift",
        "HTTPServerTests/Robustness/MultipartCheck.swift", "HTTPServerTests/Robustness/FormCheck.swift",
        "PortalTests/Robustness/TimeCheck.swift", "CredentialsTests/PasskeyCheck.swift",
      ],
      swiftSettings: strict))
}
