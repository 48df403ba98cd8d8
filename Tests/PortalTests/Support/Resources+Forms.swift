import OneStop
import TestSupport

@testable import Portal

extension Resources {
  /// Read once: they are long.
  static let formLists = Result { try all.formLists() }
}
