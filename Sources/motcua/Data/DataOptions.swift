import ArgumentParser
import OneStop
import OneStopStore

/// The data folder that a command works on.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The data folder.", valueName: "dir"))
  var data: String

  @Option(
    help: ArgumentHelp(
      "The database of a PostgreSQL server, in a build with that trait; a file in the data folder if left out.",
      valueName: "postgresql://…"))
  var database: String?

  // Every command accepts it, so that a script can pass it to all.
  @OptionGroup var resources: ResourceOptions

  func existingFolder() throws -> DataFolder {
    let server = try server()
    return try explaining { try DataFolder(existing: data, server: server) }
  }

  /// The folder, which is created if it is missing.
  func createdFolder() throws -> DataFolder {
    let server = try server()
    return try explaining { try DataFolder(creating: data, server: server) }
  }

  /// The store of an existing folder; a server may be running on it.
  func open() throws -> Store { try open(existingFolder()) }

  /// The store of the folder, which is created if it is missing.
  func create() throws -> Store { try open(createdFolder()) }

  private func server() throws -> DatabasePlace? {
    try database.map { text in try explaining { try DatabasePlace(server: text) } }
  }

  /// As a command repeats them: `--data …`, without a password.
  func repeated(_ folder: DataFolder) -> String {
    "--data \(data)" + (folder.place.isOnServer ? " --database '\(folder.place.description)'" : "")
  }

  func open(_ folder: DataFolder) throws -> Store {
    warning(try explaining { try Store(folder: folder, clock: { .systemNow }) })
  }

  private func warning(_ store: Store) -> Store {
    for path in store.openToOthers {
      complain("Warning: other users of this machine can read \(path), which belongs to somebody else.")
    }
    return store
  }
}

/// Runs work on a store, and turns its errors into sentences for a person.
func explaining<T>(_ work: () throws -> T) throws -> T {
  do {
    return try work()
  } catch let error as StoreError {
    throw Failure(error.description)
  }
}

/// What `work` reads of one state of the store.
func reading<T>(_ store: Store, _ work: (any Snapshot) throws -> T) throws -> T {
  try explaining { try store.read(work) }
}
