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

/// The addresses of a kind of things, told apart by a value: `/tra-cuu/{code}`.
@usableFromInline
package struct AddressPattern<Part: AddressPart>: AddressTemplate, Sendable {
  package let pattern: String
  /// What all of them begin with.
  @usableFromInline package let beginning: String
  @usableFromInline let end: String

  /// - Parameter pattern: as the router has it, with one name in braces.
  init(_ pattern: String) {
    self.pattern = pattern
    let pieces = aroundNames(of: pattern)
    (beginning, end) = (pieces[0], pieces.dropFirst().joined())
  }

  /// Whether an address begins as all of them do.
  package func includes(_ address: Address) -> Bool { address.description.hasPrefix(beginning) }

  /// Where one of them is.
  @inlinable
  package func callAsFunction(_ part: Part) -> Address { Address(known: beginning + part.addressPart + end) }
}

/// The same where several values are needed to tell them apart.
package struct LongAddressPattern<each Part: AddressPart>: AddressTemplate, Sendable {
  package let pattern: String
  private let pieces: [String]

  /// - Parameter pattern: with as many names in braces as there are types of values.
  init(_ pattern: String) {
    self.pattern = pattern
    pieces = aroundNames(of: pattern)
  }

  package func callAsFunction(_ parts: repeat each Part) -> Address {
    var text = pieces[0]
    var place = 1
    for part in repeat each parts {
      text += part.addressPart + pieces[place]
      place += 1
    }
    return Address(known: text)
  }
}

/// What stands before, between and behind the names of a pattern.
private func aroundNames(of pattern: String) -> [String] {
  pattern.split(separator: "{", omittingEmptySubsequences: false).enumerated().map { place, piece in
    place == 0 ? String(piece) : String(piece[piece.index(after: piece.firstIndex(of: "}") ?? piece.startIndex)...])
  }
}

/// What can stand between two slashes of an address.
@usableFromInline
package protocol AddressPart: Sendable {
  /// Encoded, where it needs to be.
  var addressPart: String { get }
}

extension AddressPart where Self: CustomStringConvertible {
  @usableFromInline package var addressPart: String { description }
}

// None has a byte that would have to be encoded.
extension DossierCode: AddressPart {}
extension ProcedureCode: AddressPart {}
extension AgencyCode: AddressPart {}
extension ISOWeek: AddressPart {}
extension Int: AddressPart {}

extension String: AddressPart {
  @usableFromInline package var addressPart: String { percentEncoded(self) }
}

extension Language: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}

extension HelpReader: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}

extension PrintedForm: AddressPart {
  @usableFromInline package var addressPart: String { rawValue }
}
