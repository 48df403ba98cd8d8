import Foundation

extension Benchmark {
  /// `motcua demo` from its start to its end.
  static let demo = Benchmark(name: "demo") {
    let made = try DemoFolder.shared.get()
    let size = try FileManager.default.attributesOfItem(atPath: made.path + "/motcua.sqlite")[.size] as? Int ?? 0
    return [
      Row(
        what: "\(DemoFolder.dossiers) dossiers with their events and ratings",
        figure: String(
          format: "%.0f/s, %d bytes each on disk", Double(DemoFolder.dossiers) / made.seconds,
          size / DemoFolder.dossiers))
    ]
  }
}
