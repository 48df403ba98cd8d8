import ArgumentParser
import Operations

/// How `serve` lets people in by identity providers.
struct SignOnOptions: ParsableArguments {
  @Option(
    name: .customLong("openid"),
    help: ArgumentHelp(
      "The file that declares identity providers (OpenID Connect) for staff and citizens; it holds secrets.",
      valueName: "file"))
  var file: String?

  func providers() throws -> [SignOnProvider] {
    guard let file else { return [] }
    let bytes = try FileBytes.read(file)
    do {
      return try SignOnFile.read(bytes, fetcher: CurlFetcher())
    } catch {
      throw Failure("\(file) does not declare identity providers: \(error).")
    }
  }
}
