import ArgumentParser
import OneStop
import OneStopStore

/// The data folder that a command works on.
struct DataOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The data folder.", valueName: "dir"))
  var data: String

  // Every command accepts it, so that a script can pass it to all.
  @OptionGroup var resources: ResourceOptions

  /// The store of an existing folder; a server may be running on it.
  func open() throws -> Store {
    warning(try explaining { try Store(folder: try DataFolder(existing: data), clock: { .systemNow }) })
  }

  /// The store of the folder, which is created if it is missing.
  func create() throws -> Store {
    warning(try explaining { try Store(folder: try DataFolder(creating: data), clock: { .systemNow }) })
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
