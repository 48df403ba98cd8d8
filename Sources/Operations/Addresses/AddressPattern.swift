import Markup
import OneStop
import Words

/// Something at a fixed place of the portal, or a kind of things, each at its own: what a route is registered by.
package protocol AddressTemplate {
  /// With names in braces in the places of values.
  var pattern: String { get }
}

extension Address: AddressTemplate {
  package var pattern: String { description }
}

/// The addresses of a kind of things, told apart by one value or several: `/tra-cuu/{code}`.
package struct AddressPattern<each Part: AddressPart>: AddressTemplate, Sendable {
  package let pattern: String
  /// What stands around the values.
  private let pieces: [String]

  /// - Parameter pattern: as the router has it, with as many names as there are types of values.
  init(_ pattern: String) {
    self.pattern = pattern
    pieces = pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { place, piece in
      place == 0 ? String(piece) : String(piece[piece.index(after: piece.firstIndex(of: "}") ?? piece.startIndex)...])
    }
  }

  /// What all of them begin with.
  package var beginning: String { pieces[0] }

  /// Whether an address begins as all of them do.
  package func includes(_ address: Address) -> Bool { address.description.hasPrefix(beginning) }

  /// Where one of them is.
  package func callAsFunction(_ parts: repeat each Part) -> Address {
    var text = String()
    text.reserveCapacity(80)
    text += pieces[0]
    var place = 1
    for part in repeat each parts {
      text += part.addressPart
      text += pieces[place]
      place += 1
    }
    return Address(known: text)
  }
}

/// What can stand between two slashes of an address.
package protocol AddressPart: Sendable {
  /// Encoded, where it needs to be.
  var addressPart: String { get }
}

extension AddressPart where Self: CustomStringConvertible {
  package var addressPart: String { description }
}

// None has a byte that would have to be encoded.
extension DossierCode: AddressPart {}
extension ProcedureCode: AddressPart {}
extension AgencyCode: AddressPart {}
extension ISOWeek: AddressPart {}
extension Int: AddressPart {}

extension String: AddressPart {
  package var addressPart: String { percentEncoded(self) }
}

extension Language: AddressPart {
  package var addressPart: String { rawValue }
}

extension PrintedForm: AddressPart {
  package var addressPart: String { rawValue }
}
